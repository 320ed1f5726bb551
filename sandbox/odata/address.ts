import { ODataError } from './error.ts';
import { type Token, tokenize } from './tokenize.ts';

export interface Segment {
  name: string;
  /** What stands in the brackets; absent without brackets. */
  key?: string;
}

export interface KeyPart {
  /** Absent in the short form, `Set('value')`. */
  name?: string;
  literal: Token;
}

/** A decoded path in its segments; slashes inside quotes and brackets do not separate. */
export function parseSegments(path: string): Segment[] {
  return splitTop(path, '/').map((text) => {
    const open = text.indexOf('(');
    if (open < 0) return { name: text };
    if (!text.endsWith(')')) throw new ODataError(`Bad Request - Error in query syntax.`);
    return { name: text.slice(0, open), key: text.slice(open + 1, -1) };
  });
}

/** What stands in the brackets of a key: `a='x',b=1`, or `'x'`. */
export function parseKey(text: string): KeyPart[] {
  const tokens = tokenize(text);
  const parts: KeyPart[] = [];
  let at = 0;
  const fault = () => new ODataError('Bad Request - Error in query syntax.');
  for (;;) {
    let name: string | undefined;
    if (tokens[at]?.kind === 'word' && tokens[at + 1]?.value === '=') {
      name = (tokens[at] as Token).value;
      at += 2;
    }
    const literal = tokens[at];
    if (literal === undefined || ['sign', 'end', 'text'].includes(literal.kind)) throw fault();
    parts.push(name === undefined ? { literal } : { name, literal });
    const after = tokens[at + 1];
    if (after?.kind === 'end') return parts;
    if (after?.value !== ',') throw fault();
    at += 2;
  }
}

/** Splits where no quote and no bracket is open; empty parts are dropped. */
export function splitTop(text: string, separator: string): string[] {
  const parts: string[] = [];
  let current = '';
  let depth = 0;
  let inQuote = false;
  for (const char of text) {
    if (char === "'") inQuote = !inQuote;
    if (!inQuote && char === '(') depth += 1;
    if (!inQuote && char === ')') depth -= 1;
    if (depth < 0) throw new ODataError('Bad Request - Error in query syntax.');
    if (char === separator && depth === 0 && !inQuote) {
      parts.push(current);
      current = '';
    } else current += char;
  }
  if (depth > 0 || inQuote) throw new ODataError('Bad Request - Error in query syntax.');
  parts.push(current);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
