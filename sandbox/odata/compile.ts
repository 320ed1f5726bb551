import { comparable, type Dialect, edm, incompatible, type Operand, type Predicate, type Value } from './dialect.ts';
import { ODataError } from './error.ts';
import type { Arithmetic, Comparison, Expression } from './expression.ts';
import { compileAny } from './membership.ts';

/** A filter as a test of rows, with every name and type checked once. Throws ODataError for what the dialect refuses. */
export function compileFilter<Row>(expression: Expression, dialect: Dialect<Row>): Predicate<Row> {
  switch (expression.kind) {
    case 'and': {
      const all = expression.operands.map((operand) => compileFilter(operand, dialect));
      return (row, variables) => all.every((test) => test(row, variables));
    }
    case 'or':
      return compileAny(expression.operands, dialect, (operand) => compileFilter(operand, dialect));
    case 'not': {
      const test = compileFilter(expression.operand, dialect);
      return (row, variables) => !test(row, variables);
    }
    case 'compare':
      return compileComparison(expression.operator, expression.left, expression.right, dialect);
    case 'in': {
      assertKnown('in', dialect);
      const left = expression.left;
      const tests = expression.list.map((item) => compileComparison('eq', left, item, dialect));
      return (row, variables) => tests.some((test) => test(row, variables));
    }
    case 'lambda': {
      const collection = dialect.collection?.(expression.path);
      if (collection === undefined) throw unknownProperty(expression.path);
      const { variable, body, quantifier } = expression;
      if (variable === undefined || body === undefined) {
        return (row, variables) => collection.rows(row, variables).length > 0;
      }
      const test = compileFilter(body, scoped(dialect, variable, collection.dialect));
      return (row, variables) => {
        const within = (inner: Row) => test(row, new Map(variables).set(variable, inner));
        const rows = collection.rows(row, variables);
        return quantifier === 'any' ? rows.some(within) : rows.every(within);
      };
    }
    case 'call': {
      const test = dialect.call?.(expression, (argument) => compileOperand(argument, dialect));
      if (test === undefined) {
        throw new ODataError(
          `An unknown function with name '${expression.name}' was found. This may also be a function import or a key lookup on a navigation property, which is not allowed.`,
        );
      }
      return test;
    }
    default: {
      const operand = compileOperand(expression, dialect);
      if (operand.type.kind !== 'boolean') {
        throw new ODataError('The $filter expression must evaluate to a single boolean value.');
      }
      return (row, variables) => operand.read(row, variables) === true;
    }
  }
}

/** An expression that has a value: a property, a literal, arithmetic, or a test as a boolean. */
export function compileOperand<Row>(expression: Expression, dialect: Dialect<Row>): Operand<Row> {
  switch (expression.kind) {
    case 'property':
      return dialect.property(expression.path);
    case 'literal':
      return dialect.literal(expression);
    case 'negate':
      assertKnown('sub', dialect);
      return arithmetic('sub', { type: edm('number'), read: () => 0 }, compileOperand(expression.operand, dialect));
    case 'arithmetic':
      assertKnown(expression.operator, dialect);
      return arithmetic(
        expression.operator,
        compileOperand(expression.left, dialect),
        compileOperand(expression.right, dialect),
      );
    case 'list':
      throw new ODataError('The $filter expression must evaluate to a single boolean value.');
    default: {
      const test = compileFilter(expression, dialect);
      return { type: edm('boolean'), read: test };
    }
  }
}

function compileComparison<Row>(
  operator: Comparison,
  l: Expression,
  r: Expression,
  dialect: Dialect<Row>,
): Predicate<Row> {
  assertKnown(operator, dialect);
  const left = compileOperand(l, dialect);
  const right = compileOperand(r, dialect);
  dialect.assertComparable(operator, left.type, right.type);
  if (operator === 'eq' || operator === 'ne') {
    const pattern = patternTest(left, right, dialect) ?? patternTest(right, left, dialect);
    if (pattern) return operator === 'eq' ? pattern : (row, variables) => !pattern(row, variables);
  }
  const kind = left.type.kind === 'null' ? right.type.kind : left.type.kind;
  const compare = COMPARE[operator];
  if (right.constant !== undefined) {
    const constant = comparable(kind, right.constant);
    return (row, variables) => compare(comparable(kind, left.read(row, variables)), constant);
  }
  return (row, variables) =>
    compare(comparable(kind, left.read(row, variables)), comparable(kind, right.read(row, variables)));
}

function patternTest<Row>(side: Operand<Row>, other: Operand<Row>, dialect: Dialect<Row>): Predicate<Row> | undefined {
  if (side.type.kind !== 'string' || typeof other.constant !== 'string') return undefined;
  const matches = dialect.pattern?.(other.constant);
  if (matches === undefined) return undefined;
  return (row, variables) => {
    const text = side.read(row, variables);
    return typeof text === 'string' && matches(text);
  };
}

const ordered = (test: (left: string | number, right: string | number) => boolean) => (left: Value, right: Value) =>
  (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string')
    ? test(left, right)
    : false;

const COMPARE: Record<Comparison, (left: Value, right: Value) => boolean> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: ordered((left, right) => left > right),
  ge: ordered((left, right) => left >= right),
  lt: ordered((left, right) => left < right),
  le: ordered((left, right) => left <= right),
  has: (left, right) => left === right,
};

const COMPUTE: Record<Arithmetic, (left: number, right: number) => number> = {
  add: (left, right) => left + right,
  sub: (left, right) => left - right,
  mul: (left, right) => left * right,
  div: (left, right) => left / right,
  divby: (left, right) => left / right,
  mod: (left, right) => left % right,
};

function arithmetic<Row>(operator: Arithmetic, left: Operand<Row>, right: Operand<Row>): Operand<Row> {
  if (left.type.kind !== 'number' || right.type.kind !== 'number') throw incompatible(operator, left.type, right.type);
  const compute = COMPUTE[operator];
  return {
    type: edm('number'),
    read: (row, variables) => {
      const a = left.read(row, variables);
      const b = right.read(row, variables);
      return typeof a === 'number' && typeof b === 'number' ? compute(a, b) : null;
    },
  };
}

/** The dialect inside a lambda: paths that begin with its variable are read from the bound row. */
function scoped<Row>(outer: Dialect<Row>, variable: string, inner: Dialect<Row>): Dialect<Row> {
  const none: ReadonlyMap<string, Row> = new Map();
  return {
    ...outer,
    property: (path) => {
      if (path[0] !== variable) return outer.property(path);
      const operand = inner.property(path.slice(1));
      return {
        ...operand,
        read: (_row, variables) => {
          const bound = variables.get(variable);
          return bound === undefined ? null : operand.read(bound, none);
        },
      };
    },
    collection: (path) => {
      if (path[0] !== variable) return outer.collection?.(path);
      const collection = inner.collection?.(path.slice(1));
      if (collection === undefined) return undefined;
      const rows = (_row: Row, variables: ReadonlyMap<string, Row>) => {
        const bound = variables.get(variable);
        return bound === undefined ? [] : collection.rows(bound, none);
      };
      return { dialect: collection.dialect, rows };
    },
  };
}

function assertKnown<Row>(operator: string, dialect: Dialect<Row>): void {
  if (!dialect.operators.has(operator)) throw new ODataError(`The operator '${operator}' is not supported.`);
}

function unknownProperty(path: readonly string[]): ODataError {
  return new ODataError(`Could not find a property named '${path.join('/')}'.`);
}
