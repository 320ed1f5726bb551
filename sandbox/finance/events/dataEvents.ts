import { randomUUID } from 'node:crypto';
import {
  dateOf,
  entity,
  type Message,
  type Parameters,
  reference,
  typed,
} from '../../dataverse/events/executionContext.ts';
import { INTEGRATION_USER } from '../../dataverse/tables/values.ts';
import { EMPTY_DATE, type EntitySet, type Property, type PropertyValue } from '../model.ts';
import type { Change } from '../table.ts';
import { backingEntity } from '../write.ts';

/** The sets whose data events are activated. Each has its number among the virtual tables. */
const ACTIVATED = [
  'CustomersV3',
  'SalesOrderHeadersV2',
  'SalesOrderLines',
  'ReturnOrderHeaders',
  'ReturnOrderLinesV2',
  'SalesPriceAgreements',
];
const FIRST_TABLE_NUMBER = 10_386;
/** Where the values of F&O's enums begin as choices of Dataverse. Not confirmed: a receiver should read the row again. */
const FIRST_CHOICE = 200_000_000;

/** The messages of the virtual tables that stand for F&O's, one for each change of a row. */
export function dataEvents(changes: readonly Change[]): Message[] {
  const correlationId = randomUUID();
  return changes.flatMap((change) => {
    const number = ACTIVATED.indexOf(change.set.name);
    return number < 0 ? [] : [{ ...toMessage(change, FIRST_TABLE_NUMBER + number), correlationId }];
  });
}

function toMessage({ kind, set, recordId, values, before }: Change, number: number): Omit<Message, 'correlationId'> {
  const table = virtualTable(set);
  const id = virtualId(number, recordId);
  const record = (of: Change['values']) => entity(table, id, attributes(set, of, id));
  const input: Parameters = [{ key: 'Target', value: kind === 'Delete' ? reference(table, id) : record(values) }];
  if (before !== undefined) input.push({ key: 'PreImage', value: record(before) });
  return { name: kind, table, id, userId: INTEGRATION_USER, input };
}

/** `mserp_` and the entity's name in lower case: sure for customers, taken to hold for the others. */
export const virtualTable = (set: EntitySet): string => `mserp_${backingEntity(set).toLowerCase()}`;

/** The table's number, and the record id with its bytes turned round. */
function virtualId(number: number, recordId: number): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32BE(number, 0);
  bytes.writeBigUInt64LE(BigInt(recordId), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The whole row; a date that was never entered is left out. */
function attributes(set: EntitySet, values: Change['values'], id: string): Parameters {
  const columns = [...set.properties.values()].flatMap((property) => {
    const value = values[property.name] ?? property.empty;
    if (value === EMPTY_DATE) return [];
    return [{ key: `mserp_${property.name.toLowerCase()}`, value: toAttribute(value, property) }];
  });
  return [...columns, { key: `${virtualTable(set)}id`, value: id }];
}

function toAttribute(value: PropertyValue, { kind, members = [] }: Property): unknown {
  if (kind === 'datetime') return dateOf(String(value));
  if (kind === 'enum') return typed('OptionSetValue', { Value: FIRST_CHOICE + members.indexOf(String(value)) });
  return value;
}
