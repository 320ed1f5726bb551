import { ODataError } from '../odata/error.ts';
import type { Query } from './query.ts';
import type { Row, Table } from './table.ts';

export interface Page {
  rows: Row[];
  /** All that match, over all pages. */
  total: number;
  /** The token for what comes after this page. */
  next?: string;
  /** The number of the last change when the first page was read. */
  version: number;
}

/** `$top` holds only where no page size was asked for. */
export function pageOf(
  table: Table,
  matching: Row[],
  query: Query,
  { pageSize, most, version: now }: { pageSize?: number | undefined; most: number; version: number },
): Page {
  const total = matching.length;
  if (query.top !== undefined && pageSize === undefined) {
    return { rows: matching.slice(0, query.top), total, version: now };
  }
  const size = pageSize ?? most;
  const { number, start, version = now } = startOf(matching, query.token, size);
  const rows = matching.slice(start, start + size);
  const last = rows.at(-1);
  if (last === undefined || start + size >= total) return { rows, total, version };
  const ends = { first: rows[0] ?? last, last };
  return { rows, total, version, next: cookie(number + 1, table.model.primaryId, version, ends) };
}

/** The next page begins after the last row of this one, wherever that row stands by then. */
function startOf(
  matching: readonly Row[],
  token: string | undefined,
  size: number,
): { number: number; start: number; version?: number } {
  if (token === undefined) return { number: 1, start: 0 };
  const [, page, text] =
    /^<cookie pagenumber="(\d{1,7})" pagingcookie="([^"]*)" istracking="False" \/>$/.exec(token) ?? [];
  if (page === undefined || text === undefined) throw malformed();
  const [, version, last] = / version="(\d{1,15})"><\w+ last="\{([\dA-F-]{36})\}"/i.exec(twiceDecoded(text)) ?? [];
  if (version === undefined || last === undefined) throw malformed();
  const at = matching.findIndex(({ id }) => id === last.toLowerCase());
  const number = Number(page);
  return { number, start: at < 0 ? (number - 1) * size : at + 1, version: Number(version) };
}

const malformed = () => new ODataError('The paging cookie of the $skiptoken is malformed.');

function twiceDecoded(text: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(text));
  } catch {
    throw malformed();
  }
}

function cookie(
  number: number,
  primaryId: string,
  version: number,
  { first, last }: { first: Row; last: Row },
): string {
  const ends = `last="{${last.id.toUpperCase()}}" first="{${first.id.toUpperCase()}}"`;
  const inner = `<cookie page="${number - 1}" version="${version}"><${primaryId} ${ends} /></cookie>`;
  const encoded = encodeURIComponent(encodeURIComponent(inner));
  return `<cookie pagenumber="${number}" pagingcookie="${encoded}" istracking="False" />`;
}
