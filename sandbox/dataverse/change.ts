import { bindTarget, findIfAny, findRow } from './bind.ts';
import { readValue, setLookup } from './body.ts';
import { readPreferences } from './prefer.ts';
import { entityUrl, etagOf } from './print.ts';
import { readQuery } from './query.ts';
import { preferenceHeader, printEntity } from './read.ts';
import { badRequest, Refusal, VERSION_MISMATCH, withQueryFaults } from './refusal.ts';
import type { Key, Resource } from './resource.ts';
import type { Answer, Request, Work } from './service.ts';
import type { Row, Table } from './table.ts';
import { change, createRow, removeRow, updateRow } from './write.ts';

/** POST on a set. */
export function create(table: Table, request: Request, work: Work): Answer {
  assertWritable(table);
  return written(201, table, createRow(table, request.body, work), request, work);
}

/** PATCH on a row: an update, or an insert where there is none and the headers do not forbid it. */
export function upsert(table: Table, key: Key, request: Request, work: Work): Answer {
  assertWritable(table);
  const row = findIfAny(table, key, work.service.database);
  if (row === undefined) {
    if (request.headers['if-match'] !== undefined) findRow(table, key, work.service.database);
    const fixed = 'id' in key ? { [table.model.primaryId]: key.id } : { ...key.values };
    return written(201, table, createRow(table, request.body, work, fixed), request, work);
  }
  if (request.headers['if-none-match'] === '*') {
    throw new Refusal(412, '0x80040237', 'A record with matching key values already exists.');
  }
  assertVersion(row, request);
  updateRow(table, row, request.body, work, 'id' in key ? [] : Object.keys(key.values));
  return written(200, table, row, request, work);
}

export function remove(table: Table, key: Key, request: Request, work: Work): Answer {
  assertWritable(table);
  const row = findRow(table, key, work.service.database);
  assertVersion(row, request);
  removeRow(table, row, work);
  return { status: 204 };
}

/** 204 with the address, or the row itself where the caller prefers that. */
function written(status: number, table: Table, row: Row, request: Request, { service }: Work): Answer {
  const preferences = readPreferences(request.headers.prefer);
  const options = request.url.split('?').slice(1).join('?');
  const query = withQueryFaults(() => readQuery(options, 'entity', table, service.database));
  const address = entityUrl(service.root, table, row);
  if (!preferences.returnsRepresentation) {
    return { status: 204, headers: { 'OData-EntityId': address, ...preferenceHeader(preferences) } };
  }
  const answer = printEntity(status, table, row, query, preferences, service);
  return status === 201 ? { ...answer, headers: { ...answer.headers, Location: address } } : answer;
}

function assertVersion(row: Row, { headers }: Request): void {
  const expected = headers['if-match'];
  if (expected === undefined || expected === '*' || expected === etagOf(row)) return;
  throw new Refusal(
    412,
    VERSION_MISMATCH,
    "The version of the existing record doesn't match the RowVersion property provided.",
  );
}

/** Activities are written in their own tables. */
function assertWritable({ model, parts }: Table): void {
  if (parts.length > 0) throw badRequest(`The entity '${model.name}' cannot be written directly.`);
}

type Below<Kind> = Extract<Resource, { kind: Kind }>;

/** PUT or DELETE of a single column. */
export function changeColumn({ table, key, column }: Below<'column'>, request: Request, work: Work): Answer {
  assertWritable(table);
  const row = findRow(table, key, work.service.database);
  if (column.lookup !== undefined)
    throw badRequest(`The property '${column.name}' is written by its navigation property.`);
  const { body } = request;
  const given = typeof body === 'object' && body !== null && 'value' in body ? body.value : null;
  const value = request.method === 'DELETE' ? null : readValue(given, column, table);
  change(table, row, { values: { [column.name]: value }, targets: {}, nested: [] }, work);
  return { status: 204 };
}

/** PUT, POST or DELETE of `$ref`: points a lookup at another row, or at nothing. */
export function changeReference({ table, key, navigation }: Below<'one'>, request: Request, work: Work): Answer {
  assertWritable(table);
  const row = findRow(table, key, work.service.database);
  const { body } = request;
  const id = typeof body === 'object' && body !== null && '@odata.id' in body ? body['@odata.id'] : undefined;
  const entity = { values: {}, targets: {}, nested: [] };
  setLookup(entity, navigation, request.method === 'DELETE' ? undefined : bindTarget(id, navigation, work));
  change(table, row, entity, work);
  return { status: 204 };
}
