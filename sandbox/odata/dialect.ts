import { ODataError } from './error.ts';
import type { Call, Expression, Literal } from './expression.ts';

export type Value = string | number | boolean | null;
export type EdmKind = 'string' | 'number' | 'boolean' | 'datetime' | 'date' | 'guid' | 'enum' | 'null';
/** `name` is the qualified name as error messages spell it: Edm.String, Microsoft.Dynamics.DataEntities.NoYes. */
export interface EdmType {
  kind: EdmKind;
  name: string;
}

/** Rows bound to the variables of the lambdas around an expression. */
export type Variables<Row> = ReadonlyMap<string, Row>;

export interface Operand<Row> {
  type: EdmType;
  read(row: Row, variables: Variables<Row>): Value;
  /** Present where the value is written in the filter. */
  constant?: Value;
}

export type Predicate<Row> = (row: Row, variables: Variables<Row>) => boolean;

/** What a lambda ranges over, and how the rows found there are read. */
export interface Collection<Row> {
  rows(row: Row, variables: Variables<Row>): readonly Row[];
  dialect: Dialect<Row>;
}

/** What one system's `$filter` understands. Every method throws ODataError for what it refuses. */
export interface Dialect<Row> {
  /** Of eq ne gt ge lt le has in, add sub mul div divby mod, and not, the ones it knows. */
  operators: ReadonlySet<string>;
  property(path: readonly string[]): Operand<Row>;
  literal(literal: Literal): Operand<Row>;
  /** Refuses operands that this operator does not compare; `operator` as in the filter. */
  assertComparable(operator: string, left: EdmType, right: EdmType): void;
  /** A test for strings where the literal of an eq or ne is a pattern; undefined where it is plain text. */
  pattern?(literal: string): ((text: string) => boolean) | undefined;
  call?(call: Call, operandOf: (expression: Expression) => Operand<Row>): Predicate<Row> | undefined;
  collection?(path: readonly string[]): Collection<Row> | undefined;
}

const EDM_NAMES: Record<EdmKind, string> = {
  string: 'Edm.String',
  number: 'Edm.Decimal',
  boolean: 'Edm.Boolean',
  datetime: 'Edm.DateTimeOffset',
  date: 'Edm.Date',
  guid: 'Edm.Guid',
  enum: 'Edm.Enum',
  null: '<null>',
};

export const edm = (kind: EdmKind, name: string = EDM_NAMES[kind]): EdmType => ({ kind, name });

/** A literal read by its own form; enum literals are the dialect's business. */
export function plainLiteral<Row>(literal: Literal): Operand<Row> {
  const constant: Value =
    literal.type === 'number'
      ? Number(literal.value)
      : literal.type === 'boolean'
        ? literal.value === 'true'
        : literal.type === 'null'
          ? null
          : literal.value;
  const name = literal.type === 'number' && /^-?\d+$/.test(literal.value) ? 'Edm.Int64' : undefined;
  return { type: edm(literal.type, name), read: () => constant, constant };
}

const OPERATOR_KINDS: Record<string, string> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
  has: 'Has',
  add: 'Add',
  sub: 'Subtract',
  mul: 'Multiply',
  div: 'Divide',
  divby: 'Divide',
  mod: 'Modulo',
};

export function incompatible(operator: string, left: EdmType, right: EdmType): ODataError {
  return new ODataError(
    `A binary operator with incompatible types was detected. Found operand types '${left.name}' and '${right.name}' for operator kind '${OPERATOR_KINDS[operator] ?? operator}'.`,
  );
}

/** Values of one type in a form that `===` and `<` compare: strings and guids without case, dates as instants. */
export function comparable(kind: EdmKind, value: Value): Value {
  if (typeof value !== 'string') return value;
  if (kind === 'datetime' || kind === 'date') return Date.parse(value);
  return kind === 'enum' ? value : value.toLowerCase();
}
