import type { Journal } from '../journal.ts';
import type { Value } from '../odata/dialect.ts';
import type { TableModel } from './model.ts';

export type Values = Record<string, Value>;

/** A row holds what was entered; columns it has not are null. */
export interface Row {
  id: string;
  /** The logical name of the table it is in, which a union of tables needs to know. */
  table: string;
  values: Values;
  /** Of each polymorphic lookup that is set: the table it points at. */
  targets: Record<string, string>;
  /** Grows with every change to any row. */
  version: number;
  /** Its place in the order of coming. */
  order: number;
}

export type Undo = () => void;

/** Columns that clients ask many rows by, besides the primary id and all lookups. */
const INDEXED = new Set([
  'accountnumber',
  'azureactivedirectoryobjectid',
  'emailaddress1',
  'employeeid',
  'fg_commercereference',
  'quotenumber',
  'ticketnumber',
]);

/** A row that was, and the number of its end. */
export interface Deletion {
  id: string;
  version: number;
}

/** What became of one row. */
export interface Change {
  kind: 'Create' | 'Update' | 'Delete';
  model: TableModel;
  id: string;
  values: Values;
  targets: Row['targets'];
  /** Empty for a new row. */
  before: Values;
  /** The columns that were written, changed or not. */
  written: readonly string[];
}

/** Gives every change of the database its number. */
export interface Versions {
  next(): number;
}

/** The rows of one table in the order they came, or of several shown as one. */
export class Table {
  readonly model: TableModel;
  readonly indexed: readonly string[];
  readonly parts: readonly Table[];
  readonly #versions: Versions;
  readonly #journal: Journal<Change>;
  readonly #rows = new Map<string, Row>();
  readonly #indexes = new Map<string, Map<string, Set<Row>>>();
  readonly #deletions: Deletion[] = [];

  constructor(model: TableModel, versions: Versions, journal: Journal<Change>, parts: readonly Table[] = []) {
    this.model = model;
    this.parts = parts;
    this.#versions = versions;
    this.#journal = journal;
    const isIndexed = ({ name, lookup }: { name: string; lookup?: string }) =>
      lookup !== undefined || INDEXED.has(name) || name === model.primaryId;
    this.indexed = [...model.columns.values()].filter(isIndexed).map(({ name }) => name);
  }

  get deletions(): readonly Deletion[] {
    return this.#deletions;
  }

  rows(): Iterable<Row> {
    if (this.parts.length === 0) return this.#rows.values();
    return inOrder(this.parts.flatMap((part) => [...part.rows()]));
  }

  read(row: Row, column: string): Value {
    if (column === 'versionnumber') return row.version;
    // Seen through the union, each state of an activity has one status.
    if (column === 'statuscode' && this.parts.length > 0) return Number(row.values.statecode) + 1;
    return row.values[column] ?? null;
  }

  byId(id: string): Row | undefined {
    const row = this.#rows.get(id.toLowerCase());
    if (row !== undefined || this.parts.length === 0) return row;
    for (const part of this.parts) {
      const found = part.byId(id);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Rows having one of the values (in lower case) there, in table order. */
  byIndex(column: string, values: Iterable<string>): Row[] {
    const wanted = [...new Set(values)];
    if (this.parts.length > 0) return inOrder(this.parts.flatMap((part) => part.byIndex(column, wanted)));
    if (column === this.model.primaryId) return inOrder(wanted.flatMap((id) => this.byId(id) ?? []));
    const index = this.#index(column);
    return inOrder(wanted.flatMap((value) => [...(index.get(value) ?? [])]));
  }

  insert(id: string, values: Values, targets: Row['targets']): { row: Row; undo: Undo } {
    const version = this.#versions.next();
    const key = id.toLowerCase();
    if (this.#rows.has(key)) throw new Error(`${this.model.name} has the id ${id} already`);
    const named = { ...values, [this.model.primaryId]: id };
    const row: Row = { id, table: this.model.name, values: named, targets, version, order: version };
    this.#rows.set(key, row);
    this.#enter(row);
    const strike = this.#note('Create', row, {}, values);
    const undo = () => {
      strike();
      this.#rows.delete(key);
      this.#leave(row);
    };
    return { row, undo };
  }

  update(row: Row, values: Values, targets: Row['targets'] = {}): Undo {
    const before = { values: row.values, targets: row.targets, version: row.version };
    this.#leave(row);
    row.values = { ...row.values, ...values };
    row.targets = { ...row.targets, ...targets };
    row.version = this.#versions.next();
    this.#enter(row);
    const strike = this.#note('Update', row, before.values, values);
    return () => {
      strike();
      this.#leave(row);
      Object.assign(row, before);
      this.#enter(row);
    };
  }

  remove(row: Row): Undo {
    const deletion = { id: row.id, version: this.#versions.next() };
    this.#rows.delete(row.id.toLowerCase());
    this.#leave(row);
    this.#deletions.push(deletion);
    const strike = this.#note('Delete', row, row.values, {});
    return () => {
      strike();
      this.#deletions.splice(this.#deletions.indexOf(deletion), 1);
      this.#rows.set(row.id.toLowerCase(), row);
      this.#enter(row);
    };
  }

  #note(kind: Change['kind'], { id, values, targets }: Row, before: Values, written: Values): Undo {
    const { model } = this;
    return this.#journal.enter({ kind, model, id, values, targets, before, written: Object.keys(written) });
  }

  #index(column: string): Map<string, Set<Row>> {
    let index = this.#indexes.get(column);
    if (index === undefined) {
      index = new Map();
      this.#indexes.set(column, index);
      for (const row of this.#rows.values()) addTo(index, indexKey(row, column), row);
    }
    return index;
  }

  #enter(row: Row): void {
    for (const [column, index] of this.#indexes) addTo(index, indexKey(row, column), row);
  }

  #leave(row: Row): void {
    for (const [column, index] of this.#indexes) index.get(indexKey(row, column))?.delete(row);
  }
}

const inOrder = (rows: Row[]) => rows.sort((left, right) => left.order - right.order);
const indexKey = (row: Row, column: string) => String(row.values[column] ?? '').toLowerCase();

function addTo(index: Map<string, Set<Row>>, key: string, row: Row): void {
  const rows = index.get(key);
  if (rows === undefined) index.set(key, new Set([row]));
  else rows.add(row);
}
