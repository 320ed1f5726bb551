import { randomUUID } from 'node:crypto';
import { type Entity, readEntity, setLookup } from './body.ts';
import { DUPLICATE_KEY, Refusal } from './refusal.ts';
import { assertRemovable, completeNew, completeUpdate, settleQuote } from './rules.ts';
import { nowText, type Work } from './service.ts';
import { checkState, firstState } from './state.ts';
import type { Row, Table, Values } from './table.ts';

/** Makes a row and those nested in its body. `fixed` are values that the address gives, where the body does not. */
export function createRow(table: Table, body: unknown, work: Work, fixed: Values = {}): Row {
  const entity = readEntity(body, table, work);
  entity.values = { ...fixed, ...entity.values };
  return insert(table, entity, work);
}

/** Makes a row of checked values. */
function insert(table: Table, entity: Entity, work: Work): Row {
  const { service, callerId, undo } = work;
  const { model } = table;
  const { database } = service;
  const values = entity.values;
  const id = String(values[model.primaryId] ?? randomUUID()).toLowerCase();
  if (table.byId(id) !== undefined) {
    throw new Refusal(412, '0x80040237', 'A record with matching key values already exists.');
  }
  const initial = firstState(model);
  checkState(model, initial, values);
  const now = nowText(work);
  const caller = { _createdby_value: callerId, _modifiedby_value: callerId };
  const owner = model.navigations.has('ownerid') ? { _ownerid_value: callerId, _owninguser_value: callerId } : {};
  const whole: Entity = {
    values: { ...initial, createdon: now, modifiedon: now, ...caller, ...owner, ...values },
    targets: { ...('ownerid' in entity.targets ? {} : { ownerid: 'systemuser' }), ...entity.targets },
    nested: entity.nested,
  };
  for (const nested of whole.nested) {
    if (nested.kind === 'one') {
      setLookup(whole, nested.navigation, createRow(database.table(nested.navigation.target), nested.body, work));
    }
  }
  completeNew(table, whole, work);
  assertUnique(table, whole.values, undefined, work);
  const written = table.insert(id, whole.values, whole.targets);
  undo.push(written.undo);
  for (const nested of whole.nested) {
    if (nested.kind === 'one') continue;
    const { lookup, target } = nested.collection;
    for (const body of nested.bodies) insertBelow(written.row, lookup, database.table(target), body, work);
  }
  settleQuote(written.row, work);
  return written.row;
}

function insertBelow(parent: Row, lookup: string, table: Table, body: object, work: Work): void {
  const entity = readEntity(body, table, work);
  entity.values[`_${lookup}_value`] = parent.id;
  entity.targets[lookup] = parent.table;
  insert(table, entity, work);
}

/** Changes what the body names. Columns in `kept` stay: an upsert's address says what they are. */
export function updateRow(table: Table, row: Row, body: unknown, work: Work, kept: readonly string[] = []): void {
  const entity = readEntity(body, table, work);
  for (const name of kept) delete entity.values[name];
  change(table, row, entity, work);
}

/** Changes a row by checked values. */
export function change(table: Table, row: Row, entity: Entity, work: Work): void {
  const { values, targets, nested } = entity;
  const { database } = work.service;
  delete values[table.model.primaryId];
  if (nested.some(({ kind }) => kind === 'many')) {
    throw new Refusal(400, '0x80060888', 'Deep update of navigation properties is not allowed.');
  }
  for (const one of nested) {
    if (one.kind === 'one') {
      setLookup(entity, one.navigation, createRow(database.table(one.navigation.target), one.body, work));
    }
  }
  checkState(table.model, row.values, values);
  completeUpdate(table, row, values, work);
  assertUnique(table, { ...row.values, ...values }, row, work);
  put(table, row, values, work, targets);
  settleQuote(row, work);
}

/** Changes a row without asking what is allowed. */
export function put(table: Table, row: Row, values: Values, work: Work, targets: Row['targets'] = {}): void {
  const stamp = { modifiedon: nowText(work), _modifiedby_value: work.callerId };
  work.undo.push(table.update(row, { ...stamp, ...values }, targets));
}

/** An alternate key with an empty part holds nobody. */
function assertUnique(table: Table, values: Values, row: Row | undefined, { service }: Work): void {
  for (const key of table.model.alternateKeys) {
    if (key.some((name) => (values[name] ?? '') === '')) continue;
    const named = Object.fromEntries(key.map((name) => [name, values[name] ?? null]));
    const other = service.database.byKey(table, named);
    if (other === undefined || other === row) continue;
    throw new Refusal(
      412,
      DUPLICATE_KEY,
      `A record that has the attribute values ${key.join(', ')} already exists. The entity key requires that this set of attributes contains unique values. Select unique values and try again.`,
    );
  }
}

/** Takes a row away, with the lines of a quote; lookups to it are emptied. */
export function removeRow(table: Table, row: Row, work: Work): void {
  const { database } = work.service;
  assertRemovable(row, work);
  for (const { target, lookup } of table.model.collections.values()) {
    const related = database.table(target);
    if (related.parts.length > 0) continue;
    for (const other of related.byIndex(`_${lookup}_value`, [row.id])) {
      if (target === 'quotedetail') work.undo.push(related.remove(other));
      else put(related, other, { [`_${lookup}_value`]: null }, work);
    }
  }
  work.undo.push(table.remove(row));
  if (row.table === 'quotedetail') settleQuote(row, work);
}
