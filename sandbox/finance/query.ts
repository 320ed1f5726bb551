import { compileFilter } from '../odata/compile.ts';
import type { Dialect } from '../odata/dialect.ts';
import { ODataError } from '../odata/error.ts';
import type { Expression } from '../odata/expression.ts';
import { parseFilter } from '../odata/filter.ts';
import { equalitiesOn } from '../odata/membership.ts';
import {
  type OrderBy,
  parseBoolean,
  parseCount,
  parseExpand,
  parseOrderBy,
  parseQueryString,
  parseSelect,
} from '../odata/options.ts';
import type { Database } from './database.ts';
import { unknownProperty } from './dialect.ts';
import type { EntitySet, Navigation } from './model.ts';
import type { Row, Table } from './table.ts';

/** The most rows that one page may hold and that `$top` may ask for. */
export const MAX_ROWS = 10_000;

const OPTIONS = new Set([
  '$filter',
  '$count',
  '$orderby',
  '$skip',
  '$top',
  '$expand',
  '$select',
  '$skiptoken',
  'cross-company',
]);
const ENTITY_OPTIONS = new Set(['$expand', '$select', 'cross-company']);
const EXPAND_OPTIONS = new Set(['$select', '$filter', '$orderby', '$top', '$skip']);

/** What a URL asks of one entity set, with every name checked. */
export interface Query {
  crossCompany: boolean;
  matches?: (row: Row) => boolean;
  /** The filter as a tree, from which the index to use is chosen. */
  filter?: Expression;
  order: OrderBy[];
  skip: number;
  top?: number;
  count: boolean;
  select?: string[] | undefined;
  expand: { navigation: Navigation; query: Query }[];
  /** Rows that earlier pages of the same answer held. */
  offset: number;
}

/** Throws ODataError for options, names and values that F&O refuses. */
export function readQuery(text: string, kind: 'collection' | 'entity', table: Table, database: Database): Query {
  const options = parseQueryString(text);
  const known = kind === 'collection' ? OPTIONS : ENTITY_OPTIONS;
  for (const name of options.keys()) {
    // A name without $ is a custom parameter, which services ignore.
    if (name.startsWith('$') && !known.has(name))
      throw new ODataError(`The query parameter '${name}' is not supported.`);
  }
  const crossCompany = options.get('cross-company');
  const query = readOptions(options, table, database);
  query.crossCompany = crossCompany !== undefined && parseBoolean('cross-company', crossCompany);
  query.expand = parseExpand(options.get('$expand') ?? '').map(({ name, options: inner }) => {
    const navigation = table.set.navigations.get(name);
    if (navigation === undefined) throw notExpandable(name, table.set);
    for (const option of inner.keys()) {
      if (option === '$expand') throw new ODataError('Only one level of $expand is supported.');
      if (!EXPAND_OPTIONS.has(option))
        throw new ODataError(`Term '${option}' is not valid in a $select or $expand expression.`);
    }
    return { navigation, query: readOptions(inner, database.table(navigation.target), database) };
  });
  return query;
}

function readOptions(options: ReadonlyMap<string, string>, table: Table, database: Database): Query {
  const query: Query = { crossCompany: false, order: [], skip: 0, count: false, expand: [], offset: 0 };
  const filter = options.get('$filter');
  if (filter !== undefined) {
    query.filter = parseFilter(filter);
    query.matches = compileRows(query.filter, database.dialect(table.set.name));
  }
  const top = options.get('$top');
  if (top !== undefined) query.top = limited(parseCount('$top', top));
  const select = options.get('$select');
  if (select !== undefined) query.select = checkSelect(parseSelect(select), table.set);
  query.skip = parseCount('$skip', options.get('$skip') ?? '0');
  query.count = parseBoolean('$count', options.get('$count') ?? 'false');
  query.order = parseOrderBy(options.get('$orderby') ?? '');
  for (const { path } of query.order) assertProperty(path, table.set);
  query.offset = offsetOf(options.get('$skiptoken'));
  return query;
}

function compileRows(filter: Expression, dialect: Dialect<Row>): (row: Row) => boolean {
  const predicate = compileFilter(filter, dialect);
  const none: ReadonlyMap<string, Row> = new Map();
  return (row) => predicate(row, none);
}

function limited(top: number): number {
  if (top <= MAX_ROWS) return top;
  throw new ODataError(
    `The limit of '${MAX_ROWS}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
  );
}

function checkSelect(names: string[], set: EntitySet): string[] | undefined {
  if (names.includes('*')) return undefined;
  for (const name of names) if (!set.navigations.has(name)) assertProperty(name, set);
  return names;
}

function assertProperty(name: string, set: EntitySet): void {
  if (!set.properties.has(name)) throw unknownProperty(name, set.entityType);
}

function notExpandable(name: string, set: EntitySet): ODataError {
  if (name.includes('/')) return new ODataError('Only one level of $expand is supported.');
  if (!set.properties.has(name)) return unknownProperty(name, set.entityType);
  return new ODataError(
    `Property '${name}' on type '${set.entityType}' is not a navigation property or complex property. Only navigation properties can be expanded.`,
  );
}

/** The token of a next page: opaque to clients, a row count to us. */
export const skipToken = (offset: number) => Buffer.from(`after:${offset}`).toString('base64url');

function offsetOf(token: string | undefined): number {
  if (token === undefined) return 0;
  const offset = /^after:(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('latin1'))?.[1];
  if (offset === undefined) throw new ODataError(`Invalid value '${token}' for $skiptoken query option found.`);
  return Number(offset);
}

/** The rows that answer a query, in its order, before skip and top. `among` limits where they are looked for. */
export function selectRows(
  table: Table,
  query: Query,
  isVisible: (row: Row) => boolean,
  database: Database,
  among: Iterable<Row> = candidates(table, query, database),
): Row[] {
  const { matches } = query;
  const rows: Row[] = [];
  for (const row of among) if (isVisible(row) && (matches === undefined || matches(row))) rows.push(row);
  return query.order.length === 0 ? rows : rows.sort(byOrder(table, query.order));
}

/** The rows of the index that the filter narrows most, else all. */
function candidates(table: Table, { filter }: Query, database: Database): Iterable<Row> {
  if (filter === undefined) return table.rows();
  let best: { property: string; values: Set<string> } | undefined;
  for (const property of table.indexed) {
    const values = equalitiesOn(filter, property, database.dialect(table.set.name));
    if (values !== undefined && values.size < (best?.values.size ?? Number.POSITIVE_INFINITY)) {
      best = { property, values };
    }
  }
  return best === undefined ? table.rows() : table.byIndex(best.property, best.values);
}

function byOrder(table: Table, order: readonly OrderBy[]): (left: Row, right: Row) => number {
  const columns = order.map(({ path, descending }) => {
    const property = table.set.properties.get(path);
    const valueIn = (row: Row) => {
      const value = table.read(row, path);
      if (property?.kind === 'enum') return property.members?.indexOf(String(value)) ?? 0;
      return typeof value === 'string' ? value.toLowerCase() : Number(value);
    };
    return { valueIn, sign: descending ? -1 : 1 };
  });
  return (left, right) => {
    for (const { valueIn, sign } of columns) {
      const a = valueIn(left);
      const b = valueIn(right);
      if (a !== b) return a < b ? -sign : sign;
    }
    return left.recordId - right.recordId;
  };
}
