import custom from './customSets.json' with { type: 'json' };
import metadata from './metadata.json' with { type: 'json' };

export const NAMESPACE = 'Microsoft.Dynamics.DataEntities';

export type PropertyKind = 'string' | 'datetime' | 'guid' | 'decimal' | 'int32' | 'int64' | 'boolean' | 'enum';
export type PropertyValue = string | number | boolean;

export interface Property {
  name: string;
  kind: PropertyKind;
  /** Of an enum: its name and members, in order. */
  enumName?: string;
  members?: readonly string[];
  /** What a row holds where nothing was ever entered; F&O has no nulls. */
  empty: PropertyValue;
}

export interface Navigation {
  name: string;
  target: string;
  /** Properties that are equal on both sides. */
  on: readonly string[];
}

export interface EntitySet {
  name: string;
  entityType: string;
  keys: readonly string[];
  properties: ReadonlyMap<string, Property>;
  navigations: ReadonlyMap<string, Navigation>;
  /** Its rows belong to a company, by dataAreaId. */
  perCompany: boolean;
}

export interface Model {
  sets: ReadonlyMap<string, EntitySet>;
  enums: ReadonlyMap<string, readonly string[]>;
}

export const EMPTY_DATE = '1900-01-01T12:00:00Z';

const EMPTY: Record<Exclude<PropertyKind, 'enum'>, PropertyValue> = {
  string: '',
  datetime: EMPTY_DATE,
  guid: '00000000-0000-0000-0000-000000000000',
  decimal: 0,
  int32: 0,
  int64: 0,
  boolean: false,
};

const NAVIGATIONS: Record<string, Navigation[]> = {
  SalesOrderHeadersV2: [{ name: 'SalesOrderLines', target: 'SalesOrderLines', on: ['dataAreaId', 'SalesOrderNumber'] }],
};

/** The standard sets of metadata.json and the tenant's own of customSets.json. */
export function createModel(): Model {
  const enums = new Map<string, readonly string[]>(Object.entries(metadata.enums));
  const sets = new Map<string, EntitySet>();
  for (const [name, { type, keys, properties }] of Object.entries(metadata.sets)) {
    sets.set(name, toEntitySet(name, type, keys, properties, enums));
  }
  for (const [name, { keys, properties }] of Object.entries(custom.finance)) {
    const entityType = name.replace(/ies$/, 'y').replace(/s$/, '');
    const typed = Object.entries<string>(properties).map(([property, type]) => [
      property,
      type === 'string' && property.endsWith('Date') ? 'datetime' : type,
    ]);
    const keyNames = keys.map((key) => key.name);
    sets.set(name, toEntitySet(name, entityType, keyNames, Object.fromEntries(typed), enums));
  }
  return { sets, enums };
}

function toEntitySet(
  name: string,
  entityType: string,
  keys: readonly string[],
  types: Record<string, string>,
  enums: ReadonlyMap<string, readonly string[]>,
): EntitySet {
  const properties = new Map(
    Object.entries(types).map(([property, type]) => [property, toProperty(property, type, enums.get(type))]),
  );
  const navigations = new Map((NAVIGATIONS[name] ?? []).map((navigation) => [navigation.name, navigation]));
  return { name, entityType, keys, properties, navigations, perCompany: properties.has('dataAreaId') };
}

function toProperty(name: string, type: string, members: readonly string[] | undefined): Property {
  if (members !== undefined) return { name, kind: 'enum', enumName: type, members, empty: members[0] ?? '' };
  const kind = type as Exclude<PropertyKind, 'enum'>;
  return { name, kind, empty: EMPTY[kind] };
}

/** The type as metadata and error messages spell it. */
export function typeName({ kind, enumName }: Property): string {
  return kind === 'enum' ? `${NAMESPACE}.${enumName}` : EDM_TYPES[kind];
}

const EDM_TYPES: Record<Exclude<PropertyKind, 'enum'>, string> = {
  string: 'Edm.String',
  datetime: 'Edm.DateTimeOffset',
  guid: 'Edm.Guid',
  decimal: 'Edm.Decimal',
  int32: 'Edm.Int32',
  int64: 'Edm.Int64',
  boolean: 'Edm.Boolean',
};
