import type { Database } from './database.ts';
import type { Navigation } from './model.ts';
import { MAX_ROWS, type Query, selectRows, skipToken } from './query.ts';
import type { Row, Table } from './table.ts';

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON, a string as plain text. */
  body?: object | string;
}

type Json = Record<string, unknown>;

/** Weak, and like the real ones the base64 of `'recversion,recid'`. */
export function etagOf(row: Row): string {
  return `W/"${Buffer.from(`'${row.version},${row.recordId}'`).toString('base64')}"`;
}

/** The part of `@odata.context` after the set: what was selected and expanded. */
export function contextSelection({ select, expand }: Query): string {
  const parts = [...(select ?? [])];
  for (const { navigation, query } of expand) {
    if (select !== undefined && !parts.includes(navigation.name)) parts.push(navigation.name);
    if (query.select !== undefined) parts.push(`${navigation.name}(${query.select.join(',')})`);
  }
  return parts.length === 0 ? '' : `(${parts.join(',')})`;
}

export function printRow(table: Table, row: Row, query: Query, database: Database): Json {
  const json: Json = { '@odata.etag': etagOf(row) };
  for (const name of query.select ?? table.set.properties.keys()) {
    if (table.set.properties.has(name)) json[name] = table.read(row, name);
  }
  for (const { navigation, query: inner } of query.expand) {
    const target = database.table(navigation.target);
    const related = selectRows(
      target,
      inner,
      belongsTo(row, table, navigation, target),
      database,
      linked(row, table, navigation, target),
    );
    const last = inner.top === undefined ? undefined : inner.skip + inner.top;
    // An expanded row tells its key even when it was not selected.
    const named =
      inner.select === undefined ? inner : { ...inner, select: [...new Set([...target.set.keys, ...inner.select])] };
    json[navigation.name] = related.slice(inner.skip, last).map((line) => printRow(target, line, named, database));
  }
  return json;
}

/** Whether a row of the navigation's target belongs to this one. */
export function belongsTo(row: Row, table: Table, { on }: Navigation, target: Table): (other: Row) => boolean {
  const wanted = on.map((name) => String(table.read(row, name)).toLowerCase());
  return (other) => on.every((name, index) => String(target.read(other, name)).toLowerCase() === wanted[index]);
}

/** The few rows among which those that belong to this one are found. */
export function linked(row: Row, table: Table, { on }: Navigation, target: Table): Row[] {
  const property = on.find((name) => name !== 'dataAreaId') ?? 'dataAreaId';
  return target.byIndex(property, [String(table.read(row, property)).toLowerCase()]);
}

export interface Page {
  rows: Row[];
  /** All that match, over all pages. */
  total: number;
  /** The token for what comes after this page. */
  next?: string;
}

/** One page of the rows that match; `$skip` and `$top` count over all pages. */
export function pageOf(matching: readonly Row[], query: Query, pageSize: number = MAX_ROWS): Page {
  const end = query.top === undefined ? matching.length : Math.min(matching.length, query.skip + query.top);
  const start = Math.min(query.skip + query.offset, end);
  const stop = Math.min(start + pageSize, end);
  const page: Page = { rows: matching.slice(start, stop), total: matching.length };
  if (stop < end) page.next = skipToken(stop - query.skip);
  return page;
}
