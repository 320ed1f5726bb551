import type { EntitySet, Property, PropertyValue } from './model.ts';
import { NAMESPACE, typeName } from './model.ts';
import { Refusal } from './refusal.ts';

const INT_LIMITS = { int32: 2 ** 31, int64: 2 ** 63 };

/** The properties of a JSON body with their types checked. Annotations are passed over, null strings become empty. */
export function readBody(body: unknown, set: EntitySet): Record<string, PropertyValue> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal(400, 'The request body is not a JSON object.', 'The request is invalid.');
  }
  const values: Record<string, PropertyValue> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@')) continue;
    const property = set.properties.get(name);
    if (property === undefined) {
      throw invalid(
        `The property '${name}' does not exist on type '${NAMESPACE}.${set.entityType}'. Make sure to only use property names that are defined by the type.`,
      );
    }
    values[name] = readValue(value, property);
  }
  return values;
}

const invalid = (message: string) => new Refusal(400, message, `The request is invalid. ${message}`);

function readValue(value: unknown, property: Property): PropertyValue {
  if (value === null && property.kind === 'string') return '';
  if (value === null) {
    throw invalid(
      `A null value was found for the property named '${property.name}', which has the expected type '${typeName(property)}[Nullable=False]'. The expected type '${typeName(property)}[Nullable=False]' does not allow null values.`,
    );
  }
  if (!isOf(value, property)) {
    throw invalid(`Cannot convert the literal '${String(value)}' to the expected type '${typeName(property)}'.`);
  }
  return property.kind === 'datetime' ? toInstant(String(value)) : (value as PropertyValue);
}

function isOf(value: unknown, { kind, members }: Property): boolean {
  switch (kind) {
    case 'enum':
      return typeof value === 'string' && members?.includes(value) === true;
    case 'decimal':
      return typeof value === 'number';
    case 'int32':
    case 'int64':
      return Number.isInteger(value) && Math.abs(Number(value)) < INT_LIMITS[kind];
    case 'boolean':
      return typeof value === 'boolean';
    case 'datetime':
      return typeof value === 'string' && ISO.test(value) && !Number.isNaN(Date.parse(value));
    case 'guid':
      return typeof value === 'string' && GUID.test(value);
    case 'string':
      return typeof value === 'string';
  }
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/;
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** In UTC and whole seconds, as rows are served. */
export const toInstant = (text: string): string => `${new Date(text).toISOString().slice(0, 19)}Z`;
