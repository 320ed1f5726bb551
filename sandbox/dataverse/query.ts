import { compileFilter } from '../odata/compile.ts';
import { ODataError } from '../odata/error.ts';
import type { Expression } from '../odata/expression.ts';
import { parseFilter } from '../odata/filter.ts';
import {
  parseBoolean,
  parseCount,
  parseExpand,
  parseOrderBy,
  parseQueryString,
  parseSelect,
} from '../odata/options.ts';
import type { Database } from './database.ts';
import { unknownProperty } from './dialect.ts';
import type { Collection, Navigation, TableModel } from './model.ts';
import { type Order, readOrder } from './order.ts';
import { MAX_PAGE_SIZE } from './prefer.ts';
import type { Row, Table } from './table.ts';

const MAX_EXPANDS = 15;
const COLLECTION_OPTIONS = new Set([
  '$select',
  '$filter',
  '$orderby',
  '$top',
  '$count',
  '$expand',
  '$skiptoken',
  '$deltatoken',
]);
const ENTITY_OPTIONS = new Set(['$select', '$expand']);
const EXPAND_OPTIONS = new Set(['$select', '$filter', '$orderby', '$top', '$expand']);

export interface Expansion {
  name: string;
  /** One row, or those of a collection. */
  along: { kind: 'one'; navigation: Navigation } | { kind: 'many'; collection: Collection };
  query: Query;
  /** `$ref`: the address of the row alone. */
  isReference: boolean;
}

/** What a URL asks of one table, with every name checked. */
export interface Query {
  matches?: (row: Row) => boolean;
  /** The filter as a tree, from which the index to use is chosen. */
  filter?: Expression;
  order: Order[];
  top?: number;
  count: boolean;
  /** Absent: all columns. */
  select?: string[] | undefined;
  expand: Expansion[];
  /** Of a next page: what its token says. */
  token?: string | undefined;
  /** Of a delta link: since when changes are asked for. */
  since?: string | undefined;
}

interface Reading {
  database: Database;
  expands: number;
}

/** Throws ODataError for options, names and values that Dataverse refuses. */
export function readQuery(text: string, kind: 'collection' | 'entity', table: Table, database: Database): Query {
  const options = parseQueryString(text);
  const known = kind === 'collection' ? COLLECTION_OPTIONS : ENTITY_OPTIONS;
  for (const name of options.keys()) {
    if (name === '$skip') throw new ODataError('Skip Clause is not supported in CRM');
    if (name.startsWith('$') && !known.has(name)) {
      throw new ODataError(`The query parameter '${name}' is not supported.`);
    }
  }
  return readOptions(options, table, { database, expands: 0 }, 0);
}

function readOptions(options: ReadonlyMap<string, string>, table: Table, reading: Reading, depth: number): Query {
  const { database } = reading;
  const query: Query = { order: [], count: false, expand: [] };
  const filter = options.get('$filter');
  if (filter !== undefined) {
    query.filter = parseFilter(filter);
    query.matches = compileRows(query.filter, table, database);
  }
  const top = options.get('$top');
  if (top !== undefined) query.top = readTop(top);
  const select = options.get('$select');
  if (select !== undefined) query.select = checkSelect(parseSelect(select), table.model);
  query.count = parseBoolean('$count', options.get('$count') ?? 'false');
  query.order = readOrder(parseOrderBy(options.get('$orderby') ?? ''), database.dialect(table.model.name));
  query.token = options.get('$skiptoken');
  query.since = options.get('$deltatoken');
  query.expand = parseExpand(options.get('$expand') ?? '').map(({ name, options: inner }) =>
    readExpansion(name, inner, table, reading, depth),
  );
  return query;
}

function compileRows(filter: Expression, table: Table, database: Database): (row: Row) => boolean {
  const predicate = compileFilter(filter, database.dialect(table.model.name));
  const none: ReadonlyMap<string, Row> = new Map();
  return (row) => predicate(row, none);
}

function readTop(text: string): number {
  const top = parseCount('$top', text);
  if (top >= 1 && top <= MAX_PAGE_SIZE) return top;
  throw new ODataError(
    `Invalid value '${text}' for $top query option found. It must be between 1 and ${MAX_PAGE_SIZE}.`,
  );
}

function checkSelect(names: string[], model: TableModel): string[] | undefined {
  for (const name of names) {
    const isKnown =
      name === '*' || model.columns.has(name) || model.navigations.has(name) || model.collections.has(name);
    if (!isKnown) throw unknownProperty(name, model);
  }
  return names.includes('*') ? undefined : names.filter((name) => model.columns.has(name));
}

function readExpansion(
  written: string,
  options: ReadonlyMap<string, string>,
  table: Table,
  reading: Reading,
  depth: number,
): Expansion {
  const isReference = written.endsWith('/$ref');
  const name = isReference ? written.slice(0, -'/$ref'.length) : written;
  reading.expands += 1;
  if (reading.expands > MAX_EXPANDS) throw new ODataError(`The number of expanded properties exceeds ${MAX_EXPANDS}.`);
  const { navigations, collections } = table.model;
  const navigation = navigations.get(name);
  const collection = collections.get(name);
  const along: Expansion['along'] | undefined =
    navigation !== undefined
      ? { kind: 'one', navigation }
      : collection !== undefined
        ? { kind: 'many', collection }
        : undefined;
  if (along === undefined) throw notExpandable(name, table.model);
  for (const option of options.keys()) {
    if (!EXPAND_OPTIONS.has(option)) {
      throw new ODataError(`Term '${option}' is not valid in a $select or $expand expression.`);
    }
  }
  if (along.kind === 'many') {
    if (isReference)
      throw new ODataError(`$ref is supported for single-valued navigation properties only, not '${name}'.`);
    if (depth > 0 && (options.has('$orderby') || options.has('$top'))) {
      throw new ODataError('$orderby and $top are not supported in a nested $expand of a collection.');
    }
  }
  if (along.kind === 'one' && along.navigation.isOwner) assertPrincipal(options);
  const target = along.kind === 'one' ? along.navigation.target : along.collection.target;
  // A table that is not served has no rows, so that nothing of it is ever shown.
  const isServed = reading.database.model.has(target);
  const query = isServed
    ? readOptions(options, reading.database.table(target), reading, depth + 1)
    : { order: [], count: false, expand: [], select: parseSelect(options.get('$select') ?? '') };
  return { name, along, query, isReference };
}

function assertPrincipal(options: ReadonlyMap<string, string>): void {
  for (const name of parseSelect(options.get('$select') ?? '')) {
    if (name !== 'ownerid') throw unknownProperty(name, { name: 'principal' });
  }
}

function notExpandable(name: string, model: TableModel): ODataError {
  if (!model.columns.has(name)) return unknownProperty(name, model);
  return new ODataError(
    `Property '${name}' on type 'Microsoft.Dynamics.CRM.${model.name}' is not a navigation property or complex property. Only navigation properties can be expanded.`,
  );
}
