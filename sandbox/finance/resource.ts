import { parseKey, parseSegments, type Segment } from '../odata/address.ts';
import { ODataError } from '../odata/error.ts';
import type { Database } from './database.ts';
import type { EntitySet, Navigation, PropertyValue } from './model.ts';
import { Refusal, segmentNotFound } from './refusal.ts';
import type { Table } from './table.ts';
import { toInstant } from './values.ts';

export type Key = Readonly<Record<string, PropertyValue>>;

/** What a path below the service root names. */
export type Resource =
  | { kind: 'service' }
  | { kind: 'metadata' }
  | { kind: 'collection' | 'count'; table: Table }
  | { kind: 'entity'; table: Table; key: Key }
  | { kind: 'navigation'; table: Table; key: Key; navigation: Navigation };

/** `path` is relative to the service root and still percent-encoded. */
export function findResource(path: string, database: Database): Resource {
  const segments = readSegments(path);
  const [first, second, third] = segments;
  if (first === undefined) return { kind: 'service' };
  if (first.name === '$metadata' && second === undefined) return { kind: 'metadata' };
  if (!database.model.sets.has(first.name)) throw segmentNotFound(first.name);
  if (third !== undefined) throw segmentNotFound(third.name);
  const table = database.table(first.name);
  if (first.key === undefined) {
    if (second === undefined) return { kind: 'collection', table };
    if (second.name === '$count' && second.key === undefined) return { kind: 'count', table };
    throw segmentNotFound(second.name);
  }
  const key = readKey(first.key, table.set);
  if (second === undefined) return { kind: 'entity', table, key };
  const navigation = table.set.navigations.get(second.name);
  if (navigation === undefined || second.key !== undefined) throw segmentNotFound(second.name);
  return { kind: 'navigation', table, key, navigation };
}

function readSegments(path: string): Segment[] {
  try {
    return parseSegments(decodeURIComponent(path));
  } catch {
    throw new Refusal(400, 'Bad Request - Error in query syntax.');
  }
}

/** All key fields must be there, each as a literal of its type. */
function readKey(text: string, set: EntitySet): Key {
  const fault = () =>
    new Refusal(
      400,
      `The key in the request URI does not match the key of '${set.entityType}': ${set.keys.join(', ')}.`,
    );
  try {
    const parts = parseKey(text);
    const key: Record<string, PropertyValue> = {};
    for (const { name = set.keys.length === 1 ? set.keys[0] : undefined, literal } of parts) {
      const property = name === undefined || !set.keys.includes(name) ? undefined : set.properties.get(name);
      if (property === undefined || property.name in key) throw fault();
      const { kind } = property;
      const expected =
        kind === 'datetime'
          ? 'datetime'
          : kind === 'enum'
            ? 'enum'
            : ['int32', 'int64', 'decimal'].includes(kind)
              ? 'number'
              : 'string';
      if (literal.kind !== expected) throw fault();
      key[property.name] =
        expected === 'number'
          ? Number(literal.value)
          : expected === 'datetime'
            ? toInstant(literal.value)
            : literal.value;
    }
    if (Object.keys(key).length !== set.keys.length) throw fault();
    return key;
  } catch (error) {
    if (error instanceof ODataError) throw new Refusal(400, error.message);
    throw error;
  }
}
