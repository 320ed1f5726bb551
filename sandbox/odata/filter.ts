import { ODataError } from './error.ts';
import type { Arithmetic, Comparison, Expression, Literal } from './expression.ts';
import { type Token, tokenize } from './tokenize.ts';

const COMPARISONS = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'has']);
const ADDITIVE = new Set(['add', 'sub']);
const MULTIPLICATIVE = new Set(['mul', 'div', 'divby', 'mod']);
const MAX_DEPTH = 100;

/** Throws ODataError for anything outside the grammar. */
export function parseFilter(source: string): Expression {
  const parser = new FilterParser(source);
  return parser.whole();
}

class FilterParser {
  readonly #source: string;
  readonly #tokens: Token[];
  #next = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  whole(): Expression {
    const expression = this.#or();
    if (this.#peek.kind !== 'end') throw this.#fault();
    return expression;
  }

  get #peek(): Token {
    return this.#tokens[this.#next] as Token;
  }

  #fault(): ODataError {
    return new ODataError(`Syntax error at position ${this.#peek.at} in '${this.#source}'.`);
  }

  #take(): Token {
    const token = this.#peek;
    this.#next += 1;
    return token;
  }

  #isSign(value: string): boolean {
    return this.#peek.kind === 'sign' && this.#peek.value === value;
  }

  #accept(sign: string): boolean {
    if (!this.#isSign(sign)) return false;
    this.#next += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#accept(sign)) throw this.#fault();
  }

  #acceptWord(words: ReadonlySet<string>): string | undefined {
    if (this.#peek.kind !== 'word' || !words.has(this.#peek.value)) return undefined;
    return this.#take().value;
  }

  #chain(kind: 'or' | 'and', operand: () => Expression): Expression {
    const operands = [operand()];
    while (this.#acceptWord(new Set([kind]))) operands.push(operand());
    return operands.length === 1 ? (operands[0] as Expression) : { kind, operands };
  }

  #or(): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new ODataError('Recursion depth exceeded allowed limit.');
    const expression = this.#chain('or', () => this.#chain('and', () => this.#comparison()));
    this.#depth -= 1;
    return expression;
  }

  #comparison(): Expression {
    let left = this.#additive();
    for (;;) {
      const operator = this.#acceptWord(COMPARISONS);
      if (operator !== undefined) {
        left = { kind: 'compare', operator: operator as Comparison, left, right: this.#additive() };
      } else if (this.#acceptWord(new Set(['in']))) {
        this.#expect('(');
        left = { kind: 'in', left, list: this.#items(')') };
      } else return left;
    }
  }

  #additive(): Expression {
    let left = this.#multiplicative();
    for (let operator = this.#acceptWord(ADDITIVE); operator !== undefined; operator = this.#acceptWord(ADDITIVE)) {
      left = { kind: 'arithmetic', operator: operator as Arithmetic, left, right: this.#multiplicative() };
    }
    return left;
  }

  #multiplicative(): Expression {
    let left = this.#unary();
    for (
      let operator = this.#acceptWord(MULTIPLICATIVE);
      operator !== undefined;
      operator = this.#acceptWord(MULTIPLICATIVE)
    ) {
      left = { kind: 'arithmetic', operator: operator as Arithmetic, left, right: this.#unary() };
    }
    return left;
  }

  #unary(): Expression {
    if (this.#acceptWord(new Set(['not']))) return { kind: 'not', operand: this.#deeper(() => this.#unary()) };
    if (this.#accept('-')) return { kind: 'negate', operand: this.#deeper(() => this.#unary()) };
    return this.#primary();
  }

  #deeper(parse: () => Expression): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new ODataError('Recursion depth exceeded allowed limit.');
    const expression = parse();
    this.#depth -= 1;
    return expression;
  }

  #primary(): Expression {
    if (this.#accept('(')) {
      const inner = this.#or();
      this.#expect(')');
      return inner;
    }
    if (this.#accept('[')) return { kind: 'list', items: this.#items(']') };
    const token = this.#peek;
    if (token.kind === 'word') return this.#named();
    if (token.kind === 'sign' || token.kind === 'end') throw this.#fault();
    this.#next += 1;
    return toLiteral(token);
  }

  #named(): Expression {
    const name = this.#take().value;
    if (name === 'true' || name === 'false') return { kind: 'literal', type: 'boolean', value: name };
    if (name === 'null') return { kind: 'literal', type: 'null', value: name };
    if (this.#accept('(')) return this.#call(name);
    const path = [name];
    while (this.#accept('/')) {
      if (this.#peek.kind !== 'word') throw this.#fault();
      const segment = this.#take().value;
      if ((segment === 'any' || segment === 'all') && this.#accept('(')) return this.#lambda(segment, path);
      path.push(segment);
    }
    return { kind: 'property', path };
  }

  #call(name: string): Expression {
    const call = { kind: 'call' as const, name, args: [] as Expression[], named: {} as Record<string, Expression> };
    while (!this.#accept(')')) {
      const label = this.#tokens[this.#next + 1];
      if (this.#peek.kind === 'word' && label?.kind === 'sign' && label.value === '=') {
        const parameter = this.#take().value;
        this.#next += 1;
        call.named[parameter] = this.#or();
      } else call.args.push(this.#or());
      if (!this.#isSign(')')) this.#expect(',');
    }
    return call;
  }

  #lambda(quantifier: 'any' | 'all', path: string[]): Expression {
    if (this.#accept(')')) return { kind: 'lambda', quantifier, path };
    if (this.#peek.kind !== 'word') throw this.#fault();
    const variable = this.#take().value;
    this.#expect(':');
    const body = this.#or();
    this.#expect(')');
    return { kind: 'lambda', quantifier, path, variable, body };
  }

  #items(close: ')' | ']'): Expression[] {
    const items: Expression[] = [];
    while (!this.#accept(close)) {
      items.push(this.#or());
      if (!this.#isSign(close)) this.#expect(',');
    }
    return items;
  }
}

/** A token that is a literal; `text` is the double-quoted form that only Dataverse's value lists take. */
function toLiteral(token: Token): Literal {
  if (token.kind === 'enum') {
    return { kind: 'literal', type: 'enum', value: token.value, enumType: token.enumType ?? '' };
  }
  const type = token.kind === 'text' ? 'string' : token.kind;
  return { kind: 'literal', type: type as Literal['type'], value: token.value };
}
