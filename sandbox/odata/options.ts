import { splitTop } from './address.ts';
import { ODataError } from './error.ts';

export interface OrderBy {
  path: string;
  descending: boolean;
}

export interface Expand {
  name: string;
  /** The system query options inside the brackets, as written. */
  options: Map<string, string>;
}

/** The parameters of a query string in order of writing; `+` is a blank. Refuses bad percent-encoding and repetition. */
export function parseQueryString(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (parameters.has(name))
      throw new ODataError(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      );
    parameters.set(name, equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new ODataError(`'${text}' is not valid percent-encoding.`);
  }
}

export function parseSelect(text: string): string[] {
  return splitTop(text, ',');
}

export function parseOrderBy(text: string): OrderBy[] {
  return splitTop(text, ',').map((item) => {
    const [path, direction, ...rest] = item.split(/\s+/);
    if (
      path === undefined ||
      rest.length > 0 ||
      (direction !== undefined && direction !== 'asc' && direction !== 'desc')
    ) {
      throw new ODataError(`Syntax error at position ${text.length} in '${text}'.`);
    }
    return { path, descending: direction === 'desc' };
  });
}

export function parseExpand(text: string): Expand[] {
  return splitTop(text, ',').map((item) => {
    const open = item.indexOf('(');
    if (open < 0) return { name: item, options: new Map() };
    const options = new Map<string, string>();
    for (const option of splitTop(item.slice(open + 1, -1), ';')) {
      const equals = option.indexOf('=');
      if (equals < 0) throw new ODataError(`Syntax error at position ${open} in '${text}'.`);
      options.set(option.slice(0, equals).trim(), option.slice(equals + 1).trim());
    }
    return { name: item.slice(0, open).trim(), options };
  });
}

/** A whole number for `$top` and `$skip`. */
export function parseCount(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new ODataError(
      `Invalid value '${text}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`,
    );
  }
  return Number(text);
}

export function parseBoolean(option: string, text: string): boolean {
  if (text !== 'true' && text !== 'false') {
    throw new ODataError(
      `Invalid value '${text}' for ${option} query option found. Valid values are 'true' and 'false'.`,
    );
  }
  return text === 'true';
}
