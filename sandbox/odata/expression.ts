export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'has';
export type Arithmetic = 'add' | 'sub' | 'mul' | 'div' | 'divby' | 'mod';
export type LiteralKind = 'string' | 'number' | 'boolean' | 'null' | 'datetime' | 'date' | 'guid' | 'enum';

export interface Literal {
  kind: 'literal';
  type: LiteralKind;
  value: string;
  enumType?: string;
}

export interface Property {
  kind: 'property';
  path: string[];
}

/** A function: its arguments by position, or by name as Dataverse's query functions take them. */
export interface Call {
  kind: 'call';
  name: string;
  args: Expression[];
  named: Record<string, Expression>;
}

/** `path/any(variable:body)`; without a body: "is there one". */
export interface Lambda {
  kind: 'lambda';
  quantifier: 'any' | 'all';
  path: string[];
  variable?: string;
  body?: Expression;
}

/** A `$filter` as a tree. Chains of `and` and of `or` are one node, so that long ones stay flat. */
export type Expression =
  | { kind: 'or' | 'and'; operands: Expression[] }
  | { kind: 'not' | 'negate'; operand: Expression }
  | { kind: 'compare'; operator: Comparison; left: Expression; right: Expression }
  | { kind: 'in'; left: Expression; list: Expression[] }
  | { kind: 'arithmetic'; operator: Arithmetic; left: Expression; right: Expression }
  | { kind: 'list'; items: Expression[] }
  | Literal
  | Property
  | Call
  | Lambda;
