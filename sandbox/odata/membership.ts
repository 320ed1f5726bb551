import { comparable, type Dialect, type Predicate, type Value } from './dialect.ts';
import type { Call, Expression, Literal, Property } from './expression.ts';

/**
 * "Any of these". Clients ask for many keys by `a eq 1 or a eq 2 or ...`, since F&O has no `in`; such alternatives on one
 * property become one look into a set.
 */
export function compileAny<Row>(
  operands: readonly Expression[],
  dialect: Dialect<Row>,
  compile: (operand: Expression) => Predicate<Row>,
): Predicate<Row> {
  const tests = new Map<string, Predicate<Row>>();
  const members = new Map<string, Set<Value>>();
  const others: Predicate<Row>[] = [];
  for (const operand of operands) {
    const pair = equality(operand);
    const path = pair?.property.path.join('/');
    if (pair === undefined || path === undefined || isPattern(pair.literal, dialect)) {
      others.push(compile(operand));
      continue;
    }
    const column = dialect.property(pair.property.path);
    const constant = dialect.literal(pair.literal);
    dialect.assertComparable('eq', column.type, constant.type);
    let values = members.get(path);
    if (values === undefined) {
      const added = new Set<Value>();
      members.set(path, added);
      tests.set(path, (row, variables) => added.has(comparable(column.type.kind, column.read(row, variables))));
      values = added;
    }
    values.add(comparable(column.type.kind, constant.constant ?? null));
  }
  const all = [...tests.values(), ...others];
  return (row, variables) => all.some((test) => test(row, variables));
}

/**
 * The values that a property must have one of for the filter to hold, lower case where they are strings; undefined where
 * the filter does not limit it so.
 */
export function equalitiesOn<Row>(
  expression: Expression,
  property: string,
  dialect: Dialect<Row>,
): Set<string> | undefined {
  if (expression.kind === 'and') {
    for (const operand of expression.operands) {
      const values = equalitiesOn(operand, property, dialect);
      if (values !== undefined) return values;
    }
    return undefined;
  }
  if (expression.kind === 'or') {
    const all = new Set<string>();
    for (const operand of expression.operands) {
      const values = equalitiesOn(operand, property, dialect);
      if (values === undefined) return undefined;
      for (const value of values) all.add(value);
    }
    return all;
  }
  if (expression.kind === 'call') return listedIn(expression, property);
  const pair = equality(expression);
  if (pair === undefined || pair.property.path.length !== 1 || pair.property.path[0] !== property) return undefined;
  return isPattern(pair.literal, dialect) ? undefined : new Set([pair.literal.value.toLowerCase()]);
}

/** The values of Dataverse's `In` on that property. */
function listedIn({ name, named }: Call, property: string): Set<string> | undefined {
  const { PropertyName: column, PropertyValues: values } = named;
  if (name !== 'Microsoft.Dynamics.CRM.In' || column?.kind !== 'literal' || column.value !== property) return undefined;
  if (values?.kind !== 'list') return undefined;
  return new Set(values.items.flatMap((item) => (item.kind === 'literal' ? [item.value.toLowerCase()] : [])));
}

function equality(expression: Expression): { property: Property; literal: Literal } | undefined {
  if (expression.kind !== 'compare' || expression.operator !== 'eq') return undefined;
  const { left, right } = expression;
  if (left.kind === 'property' && right.kind === 'literal') return { property: left, literal: right };
  if (right.kind === 'property' && left.kind === 'literal') return { property: right, literal: left };
  return undefined;
}

function isPattern<Row>(literal: Literal, dialect: Dialect<Row>): boolean {
  return literal.type === 'string' && dialect.pattern?.(literal.value) !== undefined;
}
