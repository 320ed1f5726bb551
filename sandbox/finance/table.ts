import type { Journal } from '../journal.ts';
import type { EntitySet, PropertyValue } from './model.ts';

/** A row holds what was entered; `read` fills the rest with the type's empty value. */
export interface Row {
  values: Record<string, PropertyValue>;
  recordId: number;
  version: number;
}

export type Undo = () => void;

/** What became of one row. */
export interface Change {
  kind: 'Create' | 'Update' | 'Delete';
  set: EntitySet;
  recordId: number;
  values: Row['values'];
  /** Absent for a new row. */
  before?: Row['values'];
}

/** The properties that clients ask many rows by, besides the key. */
const INDEXED = new Set([
  'CustomerAccount',
  'CustomerAccountNumber',
  'CustomersOrderReference',
  'IdentificationNumber',
  'InvoiceCustomerAccountNumber',
  'InvoiceNumber',
  'ItemNumber',
  'OrderingCustomerAccountNumber',
  'ProductNumber',
  'RMANumber',
  'ReturnOrderNumber',
  'SalesOrderNumber',
]);

/** The rows of one entity set, in the order they came, found quickly by key and by the indexed properties. */
export class Table {
  readonly set: EntitySet;
  readonly indexed: readonly string[];
  readonly #journal: Journal<Change>;
  readonly #rows = new Map<string, Row>();
  readonly #indexes = new Map<string, Map<string, Set<Row>>>();
  #nextRecordId: number;

  constructor(set: EntitySet, firstRecordId: number, journal: Journal<Change>) {
    this.set = set;
    this.#journal = journal;
    this.#nextRecordId = firstRecordId;
    const isIndexed = (name: string) => INDEXED.has(name) || (set.keys.includes(name) && name !== 'dataAreaId');
    this.indexed = [...set.properties.keys()].filter(isIndexed);
  }

  get size(): number {
    return this.#rows.size;
  }

  rows(): Iterable<Row> {
    return this.#rows.values();
  }

  read(row: Row, property: string): PropertyValue {
    const value = row.values[property];
    if (value !== undefined) return value;
    const empty = this.set.properties.get(property)?.empty;
    if (empty === undefined) throw new Error(`${this.set.name} has no property ${property}`);
    return empty;
  }

  /** Key values compare without regard to case. */
  byKey(key: Readonly<Record<string, PropertyValue>>): Row | undefined {
    return this.#rows.get(this.#keyOf((name) => key[name] ?? ''));
  }

  /** Rows having one of the values (in lower case) there, in table order. */
  byIndex(property: string, values: Iterable<string>): Row[] {
    const index = this.#index(property);
    const found = [...values].flatMap((value) => [...(index.get(value) ?? [])]);
    return found.sort((left, right) => left.recordId - right.recordId);
  }

  /** Undefined where a row has the key already. */
  insert(values: Record<string, PropertyValue>): { row: Row; undo: Undo } | undefined {
    const recordId = typeof values.RecordId === 'number' ? values.RecordId : this.#nextRecordId;
    const row: Row = { values, recordId, version: 1 };
    const key = this.#keyOf((name) => this.read(row, name));
    if (this.#rows.has(key)) return undefined;
    this.#nextRecordId = Math.max(this.#nextRecordId, recordId) + 1;
    this.#rows.set(key, row);
    this.#enter(row);
    const strike = this.#journal.enter({ kind: 'Create', set: this.set, recordId, values });
    const undo = () => {
      strike();
      this.#rows.delete(key);
      this.#leave(row);
    };
    return { row, undo };
  }

  update(row: Row, changes: Record<string, PropertyValue>): Undo {
    const before = { values: row.values, version: row.version };
    this.#leave(row);
    row.values = { ...row.values, ...changes };
    row.version += 1;
    this.#enter(row);
    const told = { set: this.set, recordId: row.recordId, values: row.values, before: before.values };
    const strike = this.#journal.enter({ kind: 'Update', ...told });
    return () => {
      strike();
      this.#leave(row);
      Object.assign(row, before);
      this.#enter(row);
    };
  }

  remove(row: Row): Undo {
    const key = this.#keyOf((name) => this.read(row, name));
    this.#rows.delete(key);
    this.#leave(row);
    const { recordId, values } = row;
    const strike = this.#journal.enter({ kind: 'Delete', set: this.set, recordId, values, before: values });
    return () => {
      strike();
      this.#rows.set(key, row);
      this.#enter(row);
    };
  }

  #keyOf(valueIn: (name: string) => PropertyValue): string {
    return JSON.stringify(this.set.keys.map((name) => String(valueIn(name)).toLowerCase()));
  }

  #index(property: string): Map<string, Set<Row>> {
    let index = this.#indexes.get(property);
    if (index === undefined) {
      index = new Map();
      this.#indexes.set(property, index);
      for (const row of this.#rows.values()) addTo(index, this.#indexKey(row, property), row);
    }
    return index;
  }

  #indexKey(row: Row, property: string): string {
    return String(this.read(row, property)).toLowerCase();
  }

  #enter(row: Row): void {
    for (const [property, index] of this.#indexes) addTo(index, this.#indexKey(row, property), row);
  }

  #leave(row: Row): void {
    for (const [property, index] of this.#indexes) index.get(this.#indexKey(row, property))?.delete(row);
  }
}

function addTo(index: Map<string, Set<Row>>, key: string, row: Row): void {
  const rows = index.get(key);
  if (rows === undefined) index.set(key, new Set([row]));
  else rows.add(row);
}
