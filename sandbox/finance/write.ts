import type { Database } from './database.ts';
import { fillDefaults } from './defaults.ts';
import type { EntitySet, PropertyValue } from './model.ts';
import { writeFailed } from './refusal.ts';
import type { Row, Table, Undo } from './table.ts';
import { readBody } from './values.ts';

/** The data entity behind a set, where its name is not simply the type's. */
const BACKING: Record<string, string> = {
  CustomersV3: 'CustCustomerV3Entity',
  CustomerGroups: 'CustCustomerGroupEntity',
};
export const backingEntity = ({ name, entityType }: EntitySet) => BACKING[name] ?? `${entityType}Entity`;

export interface Written {
  row: Row;
  undo: Undo;
}

/** Inserts a row: number sequences fill what they own, the company is the caller's unless named. */
export function createRow(table: Table, body: unknown, company: string, database: Database): Written {
  const { set } = table;
  const values = readBody(body, set);
  if (set.perCompany) values.dataAreaId = String(values.dataAreaId ?? company).toLowerCase();
  fillDefaults(set, values, database);
  assertKey(set, values);
  const written = table.insert(values);
  if (written !== undefined) return written;
  const entity = backingEntity(set);
  throw writeFailed(500, entity, [`Info: Cannot create a record in ${entity}. The record already exists.`]);
}

/** Changes what the body names; the key stays. */
export function updateRow(table: Table, row: Row, body: unknown): Undo {
  const changes = readBody(body, table.set);
  for (const key of table.set.keys) delete changes[key];
  return table.update(row, changes);
}

/** PUT: what the body does not name goes back to empty. */
export function replaceRow(table: Table, row: Row, body: unknown): Undo {
  const named = readBody(body, table.set);
  const changes: Record<string, PropertyValue> = {};
  for (const property of table.set.properties.values()) {
    if (!table.set.keys.includes(property.name)) changes[property.name] = named[property.name] ?? property.empty;
  }
  return table.update(row, changes);
}

function assertKey(set: EntitySet, values: Record<string, PropertyValue>): void {
  // Product dimensions are keys that may be blank; the fields that identify a record may not.
  const mandatory = set.keys.filter((key) => !key.startsWith('Product') || key === 'ProductNumber');
  const missing = mandatory.filter((key) => values[key] === undefined || values[key] === '');
  if (missing.length === 0) return;
  const reasons = missing.map((key) => `Warning: Field '${key}' must be filled in.`);
  throw writeFailed(400, backingEntity(set), [
    ...reasons,
    `Warning: validateWrite failed on data source '${backingEntity(set)}'`,
  ]);
}
