import { parseSegments } from '../odata/address.ts';
import { ODataError } from '../odata/error.ts';
import type { Database } from './database.ts';
import type { Navigation } from './model.ts';
import { badRequest, KEY_NOT_FOUND, Refusal, rowNotFound, segmentNotFound } from './refusal.ts';
import { type Key, readKey } from './resource.ts';
import type { Work } from './service.ts';
import type { Row, Table } from './table.ts';

/** The row with this key; a Refusal where there is none. */
export function findRow(table: Table, key: Key, database: Database): Row {
  const row = findIfAny(table, key, database);
  if (row !== undefined) return row;
  if ('id' in key) throw rowNotFound(table.model.name, key.id);
  throw new Refusal(
    404,
    KEY_NOT_FOUND,
    `A record with the specified key values does not exist in ${table.model.name} entity`,
  );
}

export function findIfAny(table: Table, key: Key, database: Database): Row | undefined {
  return 'id' in key ? table.byId(key.id) : database.byKey(table, key.values);
}

/** The row that an `@odata.bind` or `@odata.id` names: `/set(key)`, its full address, or `$1` in a batch. */
export function bindTarget(value: unknown, navigation: Navigation, { service, references }: Work): Row {
  const { database } = service;
  if (typeof value !== 'string') throw badRequest('The value of an odata.bind annotation is not a string.');
  const reference = /^\/?\$(.+)$/.exec(value)?.[1];
  const row = reference === undefined ? readTarget(value, database) : references.get(reference);
  if (row === undefined) throw noReference(reference ?? '');
  if (row.table !== navigation.target) {
    throw badRequest(
      `The navigation property '${navigation.name}' takes a '${navigation.target}', but '${value}' is a '${row.table}'.`,
    );
  }
  return row;
}

export const noReference = (id: string) =>
  badRequest(`Content-ID Reference: '$${id}' does not exist in the batch context.`);

function readTarget(value: string, database: Database): Row {
  const path = value.replace(/^https?:\/\/[^/]+\/api\/data\/v9\.\d\//i, '').replace(/^\//, '');
  const segment = segmentOf(path);
  const table = database.bySet(segment.name);
  if (table === undefined) throw segmentNotFound(segment.name);
  if (segment.key === undefined) throw badRequest(`The address '${value}' does not name one row.`);
  return findRow(table, readKey(segment.key, table), database);
}

function segmentOf(path: string): { name: string; key?: string } {
  try {
    const [segment, ...rest] = parseSegments(decodeURIComponent(path));
    if (segment !== undefined && rest.length === 0) return segment;
  } catch (error) {
    if (!(error instanceof ODataError || error instanceof URIError)) throw error;
  }
  throw badRequest(`The address '${path}' does not name one row.`);
}
