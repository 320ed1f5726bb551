import custom from './customColumns.json' with { type: 'json' };
import metadata from './metadata.json' with { type: 'json' };

export const NAMESPACE = 'Microsoft.Dynamics.CRM';

export type ColumnKind =
  | 'string'
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'money'
  | 'boolean'
  | 'datetime'
  | 'date'
  | 'guid'
  | 'choice';

interface Option {
  value: number;
  label: string;
  /** Of a statuscode: the statecode it belongs to. */
  state?: number;
}

/** A column as it is read and filtered. Lookups are one too, named `_<lookup>_value`. */
export interface Column {
  name: string;
  kind: ColumnKind;
  maxLength?: number;
  options?: readonly Option[];
  /** Present where the column is the id behind this lookup. */
  lookup?: string;
}

/** A single-valued navigation property; a polymorphic lookup has one for each table it may point at. */
export interface Navigation {
  name: string;
  lookup: string;
  target: string;
  /** An owner is a user or a team; queries see only what both have. */
  isOwner: boolean;
}

/** A collection-valued navigation property: the rows of `target` whose lookup points here. */
export interface Collection {
  name: string;
  target: string;
  lookup: string;
}

export interface TableModel {
  /** Logical name, in the singular. */
  name: string;
  set: string;
  primaryId: string;
  primaryName: string;
  columns: ReadonlyMap<string, Column>;
  navigations: ReadonlyMap<string, Navigation>;
  collections: ReadonlyMap<string, Collection>;
  alternateKeys: readonly (readonly string[])[];
  isActivity: boolean;
}

export type Model = ReadonlyMap<string, TableModel>;

/** The tenant's own keys, over columns of customColumns.json. */
const ALTERNATE_KEYS: Record<string, string[][]> = {
  account: [['accountnumber', 'fg_legalentity']],
  quote: [['fg_commercereference']],
};
const CUSTOM_MAX_LENGTH = 100;

interface ColumnFacts {
  type: string;
  max?: number;
  options?: (string | number)[][];
}
interface TableFacts {
  set: string;
  primaryId: string;
  primaryName: string;
  columns: Record<string, ColumnFacts>;
  /** By lookup, then by target table: the names of its navigation property. */
  lookups: Record<string, Record<string, string[]>>;
  collections: Record<string, { table: string; lookup: string }>;
}

/** The standard tables of metadata.json with the tenant's own columns, by logical name. */
export function createModel(): Model {
  const facts = Object.entries<TableFacts>(metadata);
  return new Map(facts.map(([name, table]) => [name, toTable(name, table)]));
}

const columnOf = (lookup: string) => `_${lookup}_value`;

function toTable(name: string, facts: TableFacts): TableModel {
  const columns = new Map<string, Column>();
  for (const [column, { type, max, options }] of Object.entries(facts.columns)) {
    columns.set(column, {
      name: column,
      kind: type as ColumnKind,
      ...(max === undefined ? {} : { maxLength: max }),
      ...(options === undefined ? {} : { options: options.map(toOption) }),
    });
  }
  const customColumns: Record<string, string[]> = custom.dataverse.columns;
  for (const column of customColumns[name] ?? []) {
    columns.set(column, { name: column, kind: 'string', maxLength: CUSTOM_MAX_LENGTH });
  }
  const navigations = new Map<string, Navigation>();
  for (const [lookup, targets] of Object.entries(facts.lookups)) {
    columns.set(columnOf(lookup), { name: columnOf(lookup), kind: 'guid', lookup });
    for (const [target, names] of Object.entries(targets)) {
      const isOwner = target === 'owner';
      for (const navigation of names) {
        navigations.set(navigation, { name: navigation, lookup, target: isOwner ? 'systemuser' : target, isOwner });
      }
    }
  }
  const collections = Object.entries(facts.collections).map(
    ([collection, { table, lookup }]) => [collection, { name: collection, target: table, lookup }] as const,
  );
  return {
    name,
    set: facts.set,
    primaryId: facts.primaryId,
    primaryName: facts.primaryName,
    columns,
    navigations,
    collections: new Map(collections),
    alternateKeys: ALTERNATE_KEYS[name] ?? [],
    isActivity: columns.has('activitytypecode'),
  };
}

function toOption([value, label, state]: readonly (string | number)[]): Option {
  const option = { value: Number(value), label: String(label) };
  return state === undefined ? option : { ...option, state: Number(state) };
}

const EDM_TYPES: Record<ColumnKind, string> = {
  string: 'Edm.String',
  integer: 'Edm.Int32',
  bigint: 'Edm.Int64',
  decimal: 'Edm.Decimal',
  money: 'Edm.Decimal',
  boolean: 'Edm.Boolean',
  datetime: 'Edm.DateTimeOffset',
  date: 'Edm.Date',
  guid: 'Edm.Guid',
  choice: 'Edm.Int32',
};

/** The type as metadata and error messages spell it. */
export const typeName = ({ kind }: Column): string => EDM_TYPES[kind];
