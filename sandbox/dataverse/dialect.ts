import { crmFunction } from '../odata/crmFunctions.ts';
import {
  type Dialect,
  type EdmKind,
  edm,
  incompatible,
  type Operand,
  type Predicate,
  plainLiteral,
} from '../odata/dialect.ts';
import { ODataError } from '../odata/error.ts';
import type { Call, Expression } from '../odata/expression.ts';
import type { Database } from './database.ts';
import { likePattern } from './like.ts';
import { type ColumnKind, NAMESPACE, type TableModel, typeName } from './model.ts';
import type { Row, Table } from './table.ts';

const KINDS: Record<ColumnKind, EdmKind> = {
  string: 'string',
  integer: 'number',
  bigint: 'number',
  decimal: 'number',
  money: 'number',
  boolean: 'boolean',
  datetime: 'datetime',
  date: 'date',
  guid: 'guid',
  choice: 'number',
};
const OPERATORS = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const INSTANTS = new Set<EdmKind>(['datetime', 'date']);

/**
 * `$filter` as Dataverse reads it: no `in`, `has` or arithmetic, paths along single-valued navigation properties, lambdas
 * over collections, wildcards in the string functions, and its own query functions.
 */
export function createDialect(table: Table, database: Database, now: () => Date): Dialect<Row> {
  return {
    operators: OPERATORS,
    property: (path) => readPath(path, table, database),
    literal: plainLiteral,
    assertComparable: (operator, left, right) => {
      const oneIsNull = left.kind === 'null' || right.kind === 'null';
      const sameType = left.kind === right.kind || (INSTANTS.has(left.kind) && INSTANTS.has(right.kind));
      if (!sameType && !oneIsNull) throw incompatible(operator, left, right);
    },
    call: (call, operandOf) => likeFunction(call, operandOf) ?? crmFunction(call, operandOf, now),
    collection: (path) => {
      const [name = '', ...rest] = path;
      const collection = rest.length === 0 ? table.model.collections.get(name) : undefined;
      if (collection === undefined) return undefined;
      return {
        dialect: database.dialect(collection.target),
        rows: (row) => database.table(collection.target).byIndex(`_${collection.lookup}_value`, [row.id.toLowerCase()]),
      };
    },
  };
}

export const unknownProperty = (name: string, { name: table }: Pick<TableModel, 'name'>) =>
  new ODataError(`Could not find a property named '${name}' on type '${NAMESPACE}.${table}'.`);

function readPath(path: readonly string[], table: Table, database: Database): Operand<Row> {
  const [name = '', ...rest] = path;
  if (rest.length > 0) {
    const navigation = table.model.navigations.get(name);
    if (navigation === undefined) throw unknownProperty(name, table.model);
    if (navigation.isOwner && rest[0] !== 'ownerid') throw unknownProperty(String(rest[0]), { name: 'principal' });
    if (!database.model.has(navigation.target)) throw unknownProperty(String(rest[0]), { name: navigation.target });
    const target = database.table(navigation.target);
    const inner = readPath(navigation.isOwner ? [target.model.primaryId] : rest, target, database);
    return {
      type: inner.type,
      read: (row, variables) => {
        const related = database.related(row, navigation);
        return related === undefined ? null : inner.read(related, variables);
      },
    };
  }
  const column = table.model.columns.get(name);
  if (column === undefined) throw unknownProperty(name, table.model);
  return { type: edm(KINDS[column.kind], typeName(column)), read: (row) => table.read(row, name) };
}

const ANCHORS: Record<string, { start: boolean; end: boolean }> = {
  contains: { start: false, end: false },
  startswith: { start: true, end: false },
  endswith: { start: false, end: true },
};

/** contains, startswith and endswith on a column and a literal. */
function likeFunction(call: Call, operandOf: (expression: Expression) => Operand<Row>): Predicate<Row> | undefined {
  const anchors = ANCHORS[call.name];
  const [first, second] = call.args;
  if (anchors === undefined || first === undefined || second === undefined || call.args.length > 2) return undefined;
  const text = operandOf(first);
  const part = operandOf(second);
  for (const { type } of [text, part]) {
    if (type.kind !== 'string' && type.kind !== 'null') throw incompatible(call.name, type, edm('string'));
  }
  if (typeof part.constant !== 'string') return () => false;
  const pattern = likePattern(part.constant, anchors);
  return (row, variables) => {
    const value = text.read(row, variables);
    return typeof value === 'string' && pattern.test(value);
  };
}
