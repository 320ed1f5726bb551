import type { Filter } from './searchCriteria.ts';

/** A column's value as the database holds it. */
export type Cell = string | number | boolean | null | undefined;

const numeric = (cell: Cell): cell is number | boolean => typeof cell === 'number' || typeof cell === 'boolean';

/** MySQL's reading of text as a number: what it begins with, else zero. */
const toNumber = (text: string) => Number.parseFloat(text) || 0;

/** A day alone, or an ISO instant, compares with a timestamp column as MySQL reads it. */
function toTimestamp(text: string, like: string): string {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(like)) return text;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text} 00:00:00`;
  return text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d).*$/, '$1 $2');
}

/** Below zero, zero or above as the cell is before, at or after the value; the collation does not regard case. */
export function compare(cell: string | number | boolean, value: string): number {
  if (numeric(cell)) return Number(cell) - toNumber(value);
  const left = cell.toLowerCase();
  const right = toTimestamp(value, cell).toLowerCase();
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Built of split pieces, never of a regular expression over foreign text, so that a pattern cannot be made to run long. */
function matchesLike(cell: string | number | boolean, pattern: string): boolean {
  const text = (typeof cell === 'boolean' ? String(Number(cell)) : String(cell)).toLowerCase();
  const tokens = likeTokens(pattern.toLowerCase());
  let at = 0;
  let token = 0;
  let retryToken = -1;
  let retryAt = 0;
  while (at < text.length) {
    const wanted = tokens[token];
    if (wanted === ANY) {
      retryToken = token++;
      retryAt = at;
    } else if (wanted !== undefined && (wanted === ONE || wanted === text[at])) {
      token++;
      at++;
    } else if (retryToken >= 0) {
      token = retryToken + 1;
      at = ++retryAt;
    } else return false;
  }
  while (tokens[token] === ANY) token++;
  return token === tokens.length;
}

const ANY = Symbol('%');
const ONE = Symbol('_');

function likeTokens(pattern: string): (string | typeof ANY | typeof ONE)[] {
  const tokens: (string | typeof ANY | typeof ONE)[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const letter = pattern[i] ?? '';
    if (letter === '\\' && i + 1 < pattern.length) tokens.push(pattern[++i] ?? '');
    else tokens.push(letter === '%' ? ANY : letter === '_' ? ONE : letter);
  }
  return tokens;
}

/** Does the cell satisfy the filter? As in SQL, an empty cell satisfies nothing but `null`. */
export function satisfies(cell: Cell, { condition, value }: Filter): boolean {
  const empty = cell === null || cell === undefined;
  if (condition === 'null') return empty;
  if (condition === 'notnull') return !empty;
  if (empty) return false;
  switch (condition) {
    case 'neq':
      return compare(cell, value) !== 0;
    case 'gt':
      return compare(cell, value) > 0;
    case 'gteq':
    case 'moreq':
    case 'from':
      return compare(cell, value) >= 0;
    case 'lt':
      return compare(cell, value) < 0;
    case 'lteq':
    case 'to':
      return compare(cell, value) <= 0;
    case 'like':
      return matchesLike(cell, value);
    case 'nlike':
      return !matchesLike(cell, value);
    case 'in':
      return value.split(',').some((one) => compare(cell, one) === 0);
    case 'nin':
      return value.split(',').every((one) => compare(cell, one) !== 0);
    case 'finset':
      return String(cell).split(',').includes(value);
    case 'nfinset':
      return !String(cell).split(',').includes(value);
    default:
      return compare(cell, value) === 0;
  }
}
