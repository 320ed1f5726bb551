import type { Value } from '../odata/dialect.ts';
import { bindTarget } from './bind.ts';
import { isGuid } from './guid.ts';
import { type Collection, type Column, NAMESPACE, type Navigation, typeName } from './model.ts';
import { BAD_PAYLOAD, badRequest, Refusal, TOO_LONG } from './refusal.ts';
import type { Work } from './service.ts';
import type { Row, Table, Values } from './table.ts';

/** A JSON body, its names and types checked. */
export interface Entity {
  values: Values;
  targets: Row['targets'];
  /** Rows to be made with this one. */
  nested: (
    | { kind: 'one'; navigation: Navigation; body: object }
    | { kind: 'many'; collection: Collection; bodies: object[] }
  )[];
}

/** What the platform keeps; a body's word on it is passed over. */
const KEPT = new Set(['createdon', 'modifiedon', 'versionnumber', 'activitytypecode', 'exchangerate', 'fullname']);
const COMPUTED: Record<string, ReadonlySet<string>> = {
  quote: new Set([
    'totalamount',
    'totalamountlessfreight',
    'totaldiscountamount',
    'totallineitemamount',
    'totallineitemdiscountamount',
    'totaltax',
  ]),
  quotedetail: new Set(['baseamount', 'extendedamount']),
};

export function readEntity(body: unknown, table: Table, work: Work): Entity {
  const { model } = table;
  if (!isObject(body)) throw badPayload('An entry without a type name was found, but no expected type was specified.');
  const entity: Entity = { values: {}, targets: {}, nested: [] };
  for (const [name, value] of Object.entries(body)) {
    const bound = /^(.+)@odata\.bind$/.exec(name)?.[1];
    if (bound !== undefined) {
      bind(entity, bound, value, table, work);
      continue;
    }
    if (name.includes('@')) continue;
    const navigation = model.navigations.get(name);
    const collection = model.collections.get(name);
    if (navigation !== undefined) nestOne(entity, navigation, value);
    else if (collection !== undefined) nestMany(entity, collection, value);
    else {
      const column = model.columns.get(name);
      if (column === undefined) throw undeclared(name, table);
      if (column.lookup !== undefined) {
        throw badRequest(
          'CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.',
        );
      }
      const checked = readValue(value, column, table);
      const isKept = KEPT.has(name) || name.endsWith('_base') || COMPUTED[model.name]?.has(name) === true;
      if (!isKept) entity.values[name] = checked;
    }
  }
  return entity;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const badPayload = (message: string) =>
  new Refusal(
    400,
    BAD_PAYLOAD,
    `An error occurred while validating input parameters: Microsoft.OData.ODataException: ${message}`,
  );

const undeclared = (name: string, { model }: Table) =>
  badPayload(
    `The property '${name}' does not exist on type '${NAMESPACE}.${model.name}'. Make sure to only use property names that are defined by the type.`,
  );

function bind(entity: Entity, name: string, value: unknown, { model }: Table, work: Work): void {
  const navigation = model.navigations.get(name);
  if (navigation === undefined) {
    throw badPayload(
      `An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.`,
    );
  }
  setLookup(entity, navigation, value === null ? undefined : bindTarget(value, navigation, work));
}

/** Points the lookup of a navigation property at a row, or at nothing. */
export function setLookup(
  entity: Pick<Entity, 'values' | 'targets'>,
  { lookup, isOwner }: Navigation,
  row: Row | undefined,
): void {
  entity.values[`_${lookup}_value`] = row?.id ?? null;
  if (row !== undefined) entity.targets[lookup] = row.table;
  if (isOwner) entity.values._owninguser_value = row?.id ?? null;
}

function nestOne(entity: Entity, navigation: Navigation, value: unknown): void {
  if (value === null) setLookup(entity, navigation, undefined);
  else if (isObject(value)) entity.nested.push({ kind: 'one', navigation, body: value });
  else throw notANode('StartObject');
}

function nestMany(entity: Entity, collection: Collection, value: unknown): void {
  if (!Array.isArray(value) || !value.every(isObject)) throw notANode('StartArray');
  entity.nested.push({ kind: 'many', collection, bodies: value });
}

const notANode = (expected: string) =>
  badPayload(
    `A 'PrimitiveValue' node with non-null value was found when trying to read the value of a navigation property; however, a '${expected}' node was expected.`,
  );

/** The value as rows hold it. */
export function readValue(value: unknown, column: Column, { model }: Pick<Table, 'model'>): Value {
  if (value === null) return null;
  const checked = converted(value, column);
  if (checked === undefined) {
    throw badPayload(`Cannot convert the literal '${String(value)}' to the expected type '${typeName(column)}'.`);
  }
  if (column.maxLength !== undefined && String(checked).length > column.maxLength) {
    throw new Refusal(
      400,
      TOO_LONG,
      `A validation error occurred.  The length of the '${column.name}' attribute of the '${model.name}' entity exceeded the maximum allowed length of '${column.maxLength}'.`,
    );
  }
  if (column.kind === 'choice' && !column.options?.some((option) => option.value === checked)) {
    const accepted = column.options?.map((option) => option.value).join(',');
    throw new Refusal(
      400,
      '0x8004431a',
      `A validation error occurred.  The value ${String(checked)} of '${column.name}' on record of type '${model.name}' is outside the valid range. Accepted Values: ${accepted}`,
    );
  }
  return checked;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d))?$/;

function converted(value: unknown, { kind }: Column): Value | undefined {
  switch (kind) {
    case 'string':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'guid':
      return isGuid(value) ? value.toLowerCase() : undefined;
    case 'decimal':
    case 'money':
      return typeof value === 'number' ? value : undefined;
    case 'integer':
    case 'bigint':
    case 'choice':
      return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
    case 'date':
      return typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
    case 'datetime':
      if (typeof value !== 'string' || !INSTANT.test(value) || Number.isNaN(Date.parse(value))) return undefined;
      return toInstant(value);
  }
}

/** In UTC and whole seconds, as rows are served. */
const toInstant = (text: string): string => `${new Date(text).toISOString().slice(0, 19)}Z`;
