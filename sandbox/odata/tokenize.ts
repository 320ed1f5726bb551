import { ODataError } from './error.ts';

export interface Token {
  kind: 'string' | 'text' | 'number' | 'guid' | 'datetime' | 'date' | 'enum' | 'word' | 'sign' | 'end';
  /** A literal's value with its quotes undone; else the token as written. */
  value: string;
  /** The type named before a quoted enum member, `Namespace.Type'Member'`. */
  enumType?: string;
  at: number;
}

const PATTERNS: readonly [Token['kind'], RegExp][] = [
  ['guid', /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/iy],
  ['datetime', /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?/y],
  ['date', /\d{4}-\d\d-\d\d(?!\d)/y],
  ['word', /[@$]?[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy],
  ['number', /-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}_])/uy],
];
const SIGNS = '(),/:[]=;*-';

/** Words, literals and signs of an expression or key; blanks separate and are dropped. The last token is `end`. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source[at] as string;
    if (/\s/.test(char)) at += 1;
    else if (char === "'" || char === '"') {
      const { value, end } = quoted(source, at);
      tokens.push({ kind: char === "'" ? 'string' : 'text', value, at });
      at = end;
    } else {
      const token = matchAt(source, at);
      const end = at + token.value.length;
      if (token.kind === 'word' && source[end] === "'") {
        const member = quoted(source, end);
        tokens.push({ kind: 'enum', value: member.value, enumType: token.value, at });
        at = member.end;
      } else {
        tokens.push(token);
        at = end;
      }
    }
  }
  tokens.push({ kind: 'end', value: '', at: source.length });
  return tokens;
}

function matchAt(source: string, at: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    if (found !== undefined) return { kind, value: found, at };
  }
  const char = source[at] as string;
  if (SIGNS.includes(char)) return { kind: 'sign', value: char, at };
  throw new ODataError(`Syntax error: character '${char}' is not valid at position ${at} in '${source}'.`);
}

function quoted(source: string, start: number): { value: string; end: number } {
  const quote = source[start] as string;
  let value = '';
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] !== quote) value += source[at];
    else if (quote === "'" && source[at + 1] === quote) {
      value += quote;
      at += 1;
    } else return { value, end: at + 1 };
  }
  throw new ODataError(`There is an unterminated string literal at position ${source.length} in '${source}'.`);
}
