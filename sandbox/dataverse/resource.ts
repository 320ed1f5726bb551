import { parseKey, parseSegments, type Segment } from '../odata/address.ts';
import type { Value } from '../odata/dialect.ts';
import { ODataError } from '../odata/error.ts';
import type { Database } from './database.ts';
import { isGuid } from './guid.ts';
import type { Collection, Column, Navigation } from './model.ts';
import { badRequest, segmentNotFound } from './refusal.ts';
import type { Table } from './table.ts';

/** The id of a row, or the values of one of its table's alternate keys. */
export type Key = { id: string } | { values: Readonly<Record<string, Value>> };

/** What a path below the service root names. */
export type Resource =
  | { kind: 'service' | 'metadata' }
  | { kind: 'operation'; name: string; argument?: string | undefined }
  | { kind: 'collection' | 'count'; table: Table }
  | { kind: 'entity'; table: Table; key: Key }
  | { kind: 'one'; table: Table; key: Key; navigation: Navigation; isReference: boolean }
  | { kind: 'many'; table: Table; key: Key; collection: Collection; isCount: boolean }
  | { kind: 'column'; table: Table; key: Key; column: Column; isRaw: boolean };

/** `path` is relative to the service root and still percent-encoded; `operations` are the unbound ones. */
export function findResource(path: string, database: Database, operations: ReadonlySet<string>): Resource {
  const [first, second, third, fourth] = readSegments(path);
  if (first === undefined) return { kind: 'service' };
  if (first.name === '$metadata' && second === undefined) return { kind: 'metadata' };
  const operation = first.name.replace(/^Microsoft\.Dynamics\.CRM\./, '');
  if (operations.has(operation) && second === undefined)
    return { kind: 'operation', name: operation, argument: first.key };
  const table = database.bySet(first.name);
  if (table === undefined) throw segmentNotFound(first.name);
  if (fourth !== undefined) throw segmentNotFound(fourth.name);
  if (first.key === undefined) {
    if (second === undefined) return { kind: 'collection', table };
    if (second.name === '$count' && third === undefined) return { kind: 'count', table };
    throw segmentNotFound(second.name);
  }
  const key = readKey(first.key, table);
  if (second === undefined) return { kind: 'entity', table, key };
  if (second.key !== undefined) throw segmentNotFound(second.name);
  return belowEntity(table, key, second.name, third?.name);
}

function belowEntity(table: Table, key: Key, name: string, tail: string | undefined): Resource {
  const { columns, navigations, collections } = table.model;
  const navigation = navigations.get(name);
  if (navigation !== undefined && (tail === undefined || tail === '$ref')) {
    return { kind: 'one', table, key, navigation, isReference: tail === '$ref' };
  }
  const collection = collections.get(name);
  if (collection !== undefined && (tail === undefined || tail === '$count')) {
    return { kind: 'many', table, key, collection, isCount: tail === '$count' };
  }
  const column = columns.get(name);
  if (column !== undefined && (tail === undefined || tail === '$value')) {
    return { kind: 'column', table, key, column, isRaw: tail === '$value' };
  }
  throw segmentNotFound(tail ?? name);
}

function readSegments(path: string): Segment[] {
  try {
    return parseSegments(decodeURIComponent(path));
  } catch {
    throw badRequest('Bad Request - Error in query syntax.');
  }
}

/** A GUID, or all columns of one alternate key, each as a literal of its type. */
export function readKey(text: string, { model }: Table): Key {
  if (isGuid(text.trim())) return { id: text.trim().toLowerCase() };
  const values: Record<string, Value> = {};
  try {
    for (const { name, literal } of parseKey(text)) {
      if (name === undefined || name in values) throw notAKey(model.name);
      const column = model.columns.get(name);
      const expected = column?.kind === 'guid' ? 'guid' : column?.kind === 'string' ? 'string' : 'number';
      if (column === undefined || literal.kind !== expected) throw notAKey(model.name);
      values[name] = expected === 'number' ? Number(literal.value) : literal.value;
    }
  } catch (error) {
    if (error instanceof ODataError) throw badRequest(error.message);
    throw error;
  }
  const names = Object.keys(values);
  if (names.length === 1 && names[0] === model.primaryId) return { id: String(values[model.primaryId]).toLowerCase() };
  const isKey = model.alternateKeys.some(
    (key) => key.length === names.length && key.every((name) => names.includes(name)),
  );
  if (!isKey) throw notAKey(model.name);
  return { values };
}

const notAKey = (table: string) =>
  badRequest(`The key in the request URI is neither the id nor an alternate key of the entity '${table}'.`);
