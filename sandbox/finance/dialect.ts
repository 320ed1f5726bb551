import { type Dialect, type EdmKind, edm, incompatible, type Operand, plainLiteral } from '../odata/dialect.ts';
import { ODataError } from '../odata/error.ts';
import type { Literal } from '../odata/expression.ts';
import { type Model, NAMESPACE, type PropertyKind, typeName } from './model.ts';
import type { Row, Table } from './table.ts';

const KINDS: Record<PropertyKind, EdmKind> = {
  string: 'string',
  datetime: 'datetime',
  guid: 'guid',
  decimal: 'number',
  int32: 'number',
  int64: 'number',
  boolean: 'boolean',
  enum: 'enum',
};
const OPERATORS = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'add', 'sub', 'mul', 'div', 'divby', 'mod']);

/**
 * `$filter` as F&O reads it: no `in` and no `has`, enums by qualified literal with eq and ne only, `*` as a wildcard in a
 * string literal, no functions.
 */
export function createDialect(model: Model, table: Table): Dialect<Row> {
  return {
    operators: OPERATORS,
    property: (path) => {
      const property = table.set.properties.get(path.join('/'));
      if (property === undefined) throw unknownProperty(path.join('/'), table.set.entityType);
      return {
        type: edm(KINDS[property.kind], typeName(property)),
        read: (row) => row.values[property.name] ?? property.empty,
      };
    },
    literal: (literal) => (literal.type === 'enum' ? enumLiteral(literal, model) : checkedLiteral(literal)),
    assertComparable: (operator, left, right) => {
      const oneIsNull = left.kind === 'null' || right.kind === 'null';
      const sameType = left.kind === right.kind && (left.kind !== 'enum' || left.name === right.name);
      if (!sameType && !oneIsNull) throw incompatible(operator, left, right);
      if (left.kind === 'enum' && operator !== 'eq' && operator !== 'ne') throw incompatible(operator, left, right);
    },
    pattern: (literal) => (literal.includes('*') ? wildcard(literal) : undefined),
  };
}

export const unknownProperty = (name: string, entityType: string) =>
  new ODataError(`Could not find a property named '${name}' on type '${NAMESPACE}.${entityType}'.`);

function enumLiteral({ value, enumType = '' }: Literal, model: Model): Operand<Row> {
  const name = enumType.startsWith(`${NAMESPACE}.`) ? enumType.slice(NAMESPACE.length + 1) : '';
  if (!model.enums.get(name)?.includes(value)) {
    throw new ODataError(`The string '${enumType}'${value}'' is not a valid enumeration type constant.`);
  }
  return { type: edm('enum', enumType), read: () => value, constant: value };
}

function checkedLiteral(literal: Literal): Operand<Row> {
  if (literal.type === 'datetime' && !/(Z|[+-]\d\d:\d\d)$/.test(literal.value)) {
    throw new ODataError(`Unrecognized 'Edm.DateTimeOffset' literal '${literal.value}'.`);
  }
  return plainLiteral(literal);
}

/** Without regard to case, in one pass: the parts between the wildcards stand in the text one after the other. */
function wildcard(literal: string): (text: string) => boolean {
  const parts = literal.toLowerCase().split('*');
  const first = parts.shift() ?? '';
  const last = parts.pop() ?? '';
  return (text) => {
    const whole = text.toLowerCase();
    if (whole.length < first.length + last.length || !whole.startsWith(first) || !whole.endsWith(last)) return false;
    const middle = whole.slice(first.length, whole.length - last.length);
    let at = 0;
    for (const part of parts) {
      const found = middle.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return true;
  };
}
