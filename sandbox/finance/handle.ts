import { type Answer, belongsTo, contextSelection, etagOf, linked, pageOf, printRow } from './answer.ts';
import { printMetadata } from './csdl.ts';
import type { Database } from './database.ts';
import { type Query, readQuery, selectRows } from './query.ts';
import { Refusal, segmentNotFound, withQueryFaults } from './refusal.ts';
import { findResource, type Key, type Resource } from './resource.ts';
import type { Row, Table, Undo } from './table.ts';
import { createRow, replaceRow, updateRow } from './write.ts';

export interface Service {
  database: Database;
  /** The service root as clients see it, `http://host/data`. */
  root: string;
  /** What a caller sees without cross-company. */
  defaultCompany: string;
  pageSize: number;
}

export interface Request {
  method: string;
  /** Below the service root, query string included, percent-encoded. */
  url: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
}

const METHODS: Record<Resource['kind'], readonly string[]> = {
  service: ['GET'],
  metadata: ['GET'],
  collection: ['GET', 'POST'],
  count: ['GET'],
  entity: ['GET', 'PATCH', 'PUT', 'DELETE'],
  navigation: ['GET'],
};

/** Answers one request; what it changed is pushed on `undo`. Throws Refusal. */
export function handle(request: Request, service: Service, undo: Undo[]): Answer {
  const [path = '', ...query] = request.url.split('?');
  const resource = findResource(path, service.database);
  if (!METHODS[resource.kind].includes(request.method)) {
    throw new Refusal(405, `The requested resource does not support http method '${request.method}'.`);
  }
  if (resource.kind === 'service') return serviceDocument(service);
  if (resource.kind === 'metadata') return printedMetadata(service);
  const options = query.join('?');
  switch (resource.kind) {
    case 'collection':
      return request.method === 'POST'
        ? create(resource.table, request, service, undo)
        : list(resource.table, options, path, service);
    case 'count':
      return count(resource.table, options, service);
    case 'entity':
      return request.method === 'GET'
        ? readOne(resource, options, service)
        : change(resource, options, request, service, undo);
    case 'navigation':
      return listRelated(resource, options, path, service);
  }
}

function serviceDocument({ root, database }: Service): Answer {
  const value = [...database.model.sets.keys()].map((name) => ({ name, kind: 'EntitySet', url: name }));
  return { status: 200, body: { '@odata.context': `${root}/$metadata`, value } };
}

function printedMetadata({ database }: Service): Answer {
  return { status: 200, headers: { 'Content-Type': 'application/xml' }, body: printMetadata(database.model) };
}

const isVisible = (table: Table, query: Query, { defaultCompany }: Service) => {
  const isAll = !table.set.perCompany || query.crossCompany;
  return (row: Row) => isAll || row.values.dataAreaId === defaultCompany;
};

const readOptions = (text: string, kind: 'collection' | 'entity', table: Table, { database }: Service) =>
  withQueryFaults(() => readQuery(text, kind, table, database));

function list(table: Table, options: string, path: string, service: Service): Answer {
  const query = readOptions(options, 'collection', table, service);
  const matching = selectRows(table, query, isVisible(table, query, service), service.database);
  return printPage(table, matching, query, { options, path }, service);
}

function listRelated(
  { table, key, navigation }: Extract<Resource, { kind: 'navigation' }>,
  options: string,
  path: string,
  service: Service,
): Answer {
  const { database } = service;
  const target = database.table(navigation.target);
  const query = readOptions(options, 'collection', target, service);
  const row = find(table, key, query, service);
  const among = linked(row, table, navigation, target);
  const matching = selectRows(target, query, belongsTo(row, table, navigation, target), database, among);
  return printPage(target, matching, query, { options, path }, service);
}

function printPage(
  table: Table,
  matching: readonly Row[],
  query: Query,
  asked: { options: string; path: string },
  { database, root, pageSize }: Service,
): Answer {
  const page = pageOf(matching, query, pageSize);
  const body: Record<string, unknown> = {
    '@odata.context': `${root}/$metadata#${table.set.name}${contextSelection(query)}`,
  };
  if (query.count) body['@odata.count'] = page.total;
  body.value = page.rows.map((row) => printRow(table, row, query, database));
  if (page.next !== undefined) {
    const kept = asked.options.split('&').filter((option) => option !== '' && !/^(\$|%24)skiptoken=/i.test(option));
    body['@odata.nextLink'] = `${root}/${asked.path}?${[...kept, `$skiptoken=${page.next}`].join('&')}`;
  }
  return { status: 200, body };
}

function count(table: Table, options: string, service: Service): Answer {
  const query = readOptions(options, 'collection', table, service);
  return {
    status: 200,
    body: String(selectRows(table, query, isVisible(table, query, service), service.database).length),
  };
}

function find(table: Table, key: Key, query: Query, service: Service): Row {
  const row = table.byKey(key);
  if (row === undefined || !isVisible(table, query, service)(row)) throw segmentNotFound(table.set.name);
  return row;
}

function readOne({ table, key }: { table: Table; key: Key }, options: string, service: Service): Answer {
  const query = readOptions(options, 'entity', table, service);
  const row = find(table, key, query, service);
  return printEntity(200, table, row, query, service);
}

function printEntity(status: number, table: Table, row: Row, query: Query, { root, database }: Service): Answer {
  const context = `${root}/$metadata#${table.set.name}${contextSelection(query)}/$entity`;
  const body = { '@odata.context': context, ...printRow(table, row, query, database) };
  return { status, headers: { ETag: etagOf(row) }, body };
}

function create(table: Table, request: Request, service: Service, undo: Undo[]): Answer {
  const query = readOptions('', 'entity', table, service);
  const written = createRow(table, request.body, service.defaultCompany, service.database);
  undo.push(written.undo);
  const answer = printEntity(201, table, written.row, query, service);
  return {
    ...answer,
    headers: { ...answer.headers, Location: `${service.root}/${table.set.name}${keyText(table, written.row)}` },
  };
}

function keyText(table: Table, row: Row): string {
  const parts = table.set.keys.map((name) => {
    const value = table.read(row, name);
    const isQuoted = table.set.properties.get(name)?.kind === 'string';
    return `${name}=${isQuoted ? `'${encodeURIComponent(String(value).replaceAll("'", "''"))}'` : value}`;
  });
  return `(${parts.join(',')})`;
}

function change(
  { table, key }: { table: Table; key: Key },
  options: string,
  request: Request,
  service: Service,
  undo: Undo[],
): Answer {
  const row = find(table, key, readOptions(options, 'entity', table, service), service);
  const expected = request.headers['if-match'];
  if (expected !== undefined && expected !== '*' && expected !== etagOf(row)) {
    throw new Refusal(412, 'The precondition specified in the If-Match header is not met.');
  }
  if (request.method === 'DELETE') undo.push(table.remove(row));
  else undo.push((request.method === 'PUT' ? replaceRow : updateRow)(table, row, request.body));
  return { status: 204 };
}
