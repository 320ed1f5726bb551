import { findRow } from './bind.ts';
import { pageOf } from './paging.ts';
import { appliedPreferences, type Preferences, readPreferences, wantsAnnotation } from './prefer.ts';
import { contextSelection, entityUrl, etagOf, type Printing, printRow } from './print.ts';
import type { Query } from './query.ts';
import { readQuery } from './query.ts';
import { withQueryFaults } from './refusal.ts';
import type { Resource } from './resource.ts';
import { selectRows } from './selectRows.ts';
import type { Answer, Request, Service } from './service.ts';
import type { Row, Table } from './table.ts';
import { assertTrackable, changesSince, deltaLink } from './tracking.ts';

const MAX_COUNT = 5000;
const TOTAL = 'Microsoft.Dynamics.CRM.totalrecordcount';
const TOTAL_EXCEEDED = 'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded';

function printingFor(preferences: Preferences, { database, root, pageSize }: Service): Printing {
  return { database, preferences, root, pageSize: Math.min(preferences.pageSize ?? pageSize, pageSize) };
}

export function preferenceHeader(preferences: Preferences): Record<string, string> {
  const applied = appliedPreferences(preferences);
  return applied === undefined ? {} : { 'Preference-Applied': applied };
}

/** The rows of a set, or those a collection of one row holds. */
export function list(table: Table, among: Iterable<Row> | undefined, request: Request, service: Service): Answer {
  const { database, root } = service;
  const [path = '', ...rest] = request.url.split('?');
  const options = rest.join('?');
  const preferences = readPreferences(request.headers.prefer);
  const printing = printingFor(preferences, service);
  const sizes = { pageSize: preferences.pageSize, most: printing.pageSize, version: database.version };
  const { query, page } = withQueryFaults(() => {
    const query = readQuery(options, 'collection', table, database);
    if (preferences.tracksChanges || query.since !== undefined) assertTrackable(table, options);
    const matching = selectRows(table, query, database, among);
    return { query, page: pageOf(table, matching, query, sizes) };
  });
  if (query.since !== undefined) {
    const value = changesSince(query.since, table, query, printing, service);
    const context = `${root}/$metadata#${table.model.set}${contextSelection(query)}/$delta`;
    const link = deltaLink(path, options, database.version, service);
    return { status: 200, body: { '@odata.context': context, '@odata.deltaLink': link, value } };
  }
  const body: Record<string, unknown> = {
    '@odata.context': `${root}/$metadata#${table.model.set}${contextSelection(query)}`,
  };
  if (query.count) body['@odata.count'] = Math.min(page.total, MAX_COUNT);
  if (wantsAnnotation(preferences, TOTAL)) body[`@${TOTAL}`] = query.count ? Math.min(page.total, MAX_COUNT) : -1;
  if (wantsAnnotation(preferences, TOTAL_EXCEEDED)) body[`@${TOTAL_EXCEEDED}`] = query.count && page.total > MAX_COUNT;
  body.value = page.rows.map((row) => printRow(table, row, query, printing));
  if (page.next !== undefined) {
    const kept = options.split('&').filter((option) => option !== '' && !/^(\$|%24)skiptoken=/i.test(option));
    body['@odata.nextLink'] = `${root}/${path}?${[...kept, `$skiptoken=${encodeURIComponent(page.next)}`].join('&')}`;
  } else if (preferences.tracksChanges) body['@odata.deltaLink'] = deltaLink(path, options, page.version, service);
  return { status: 200, headers: preferenceHeader(preferences), body };
}

/** How many rows match, as plain text, and never more than the limit. */
export function count(table: Table, among: Iterable<Row> | undefined, request: Request, { database }: Service): Answer {
  const rows = withQueryFaults(() => {
    const query = readQuery(request.url.split('?').slice(1).join('?'), 'collection', table, database);
    return selectRows(table, query, database, among);
  });
  return { status: 200, body: String(Math.min(rows.length, MAX_COUNT)) };
}

/** One row, or 304 where the caller has this version of it; never so with expanded rows or annotations. */
export function readOne(table: Table, row: Row, request: Request, service: Service): Answer {
  const preferences = readPreferences(request.headers.prefer);
  const options = request.url.split('?').slice(1).join('?');
  const query = withQueryFaults(() => readQuery(options, 'entity', table, service.database));
  const known = request.headers['if-none-match'];
  const isCacheable = query.expand.length === 0 && preferences.annotations.length === 0;
  if (known === etagOf(row) && isCacheable) return { status: 304, headers: { ETag: etagOf(row) } };
  return printEntity(200, table, row, query, preferences, service);
}

export function printEntity(
  status: number,
  table: Table,
  row: Row,
  query: Query,
  preferences: Preferences,
  service: Service,
): Answer {
  const context = `${service.root}/$metadata#${table.model.set}${contextSelection(query)}/$entity`;
  const body = { '@odata.context': context, ...printRow(table, row, query, printingFor(preferences, service)) };
  return { status, headers: { ETag: etagOf(row), ...preferenceHeader(preferences) }, body };
}

type Below<Kind> = Extract<Resource, { kind: Kind }>;

/** The row a lookup points at, or its address; nothing where it is empty. */
export function readAlong(
  { table, key, navigation, isReference }: Below<'one'>,
  request: Request,
  service: Service,
): Answer {
  const { database, root } = service;
  const row = findRow(table, key, database);
  if (!database.model.has(navigation.target)) return { status: 204 };
  const related = database.related(row, navigation);
  if (related === undefined) return { status: 204 };
  const target = database.table(navigation.target);
  if (!isReference) return readOne(target, related, request, service);
  const body = { '@odata.context': `${root}/$metadata#$ref`, '@odata.id': entityUrl(root, target, related) };
  return { status: 200, body };
}

export function readMany(resource: Below<'many'>, request: Request, service: Service): Answer {
  const { database } = service;
  const { table, key, collection, isCount } = resource;
  const row = findRow(table, key, database);
  const target = database.table(collection.target);
  const among = target.byIndex(`_${collection.lookup}_value`, [row.id.toLowerCase()]);
  return isCount ? count(target, among, request, service) : list(target, among, request, service);
}

export function readColumn({ table, key, column, isRaw }: Below<'column'>, { database, root }: Service): Answer {
  const row = findRow(table, key, database);
  const value = table.read(row, column.name);
  if (value === null) return { status: 204 };
  if (isRaw) return { status: 200, body: String(value) };
  const context = `${root}/$metadata#${table.model.set}(${row.id})/${column.name}`;
  return { status: 200, body: { '@odata.context': context, value } };
}
