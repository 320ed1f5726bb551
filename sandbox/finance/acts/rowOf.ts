import type { Database } from '../database.ts';
import type { PropertyValue } from '../model.ts';
import type { Row } from '../table.ts';

/** The row an act is about; throws where there is none, since acts come from people and tests. */
export function rowOf(database: Database, set: string, key: Record<string, PropertyValue>): Row {
  const row = database.table(set).byKey(key);
  if (row === undefined) throw new Error(`${set} has no row ${JSON.stringify(key)}`);
  return row;
}
