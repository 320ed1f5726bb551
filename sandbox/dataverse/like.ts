import { ODataError } from '../odata/error.ts';

/**
 * A string literal of contains, startswith and endswith as Dataverse matches it: without regard to case, `%` for any text,
 * `_` for one character, `[a-c]` and `[^a-c]` for one of or none of these.
 */
export function likePattern(literal: string, anchors: { start: boolean; end: boolean }): RegExp {
  const source = `${anchors.start ? '^' : ''}${sourceOf(literal)}${anchors.end ? '$' : ''}`;
  try {
    return new RegExp(source, 'isu');
  } catch {
    throw new ODataError(`The pattern '${literal}' is not valid.`);
  }
}

function sourceOf(literal: string): string {
  let source = '';
  for (let at = 0; at < literal.length; at += 1) {
    const char = literal[at] as string;
    const close = char === '[' ? literal.indexOf(']', at + 2) : -1;
    if (char === '%') source += '.*';
    else if (char === '_') source += '.';
    else if (close > 0) {
      source += characterClass(literal.slice(at + 1, close));
      at = close;
    } else source += escaped(char);
  }
  return source;
}

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function characterClass(body: string): string {
  const isNegated = body.startsWith('^') && body.length > 1;
  const members = (isNegated ? body.slice(1) : body).replaceAll(/[\\\]^[]/g, '\\$&');
  return `[${isNegated ? '^' : ''}${members}]`;
}
