import { Journal } from '../journal.ts';
import type { Dialect, Value } from '../odata/dialect.ts';
import { createDialect } from './dialect.ts';
import { createModel, type Model, type Navigation } from './model.ts';
import { type Change, type Row, Table, type Values } from './table.ts';

/** Activities are seen together through this one, which nobody writes. */
const UNION = 'activitypointer';

/** All tables with their rows. */
export class Database {
  readonly model: Model = createModel();
  readonly journal: Journal<Change> = new Journal();
  readonly #tables = new Map<string, Table>();
  readonly #bySet = new Map<string, Table>();
  readonly #dialects = new Map<string, Dialect<Row>>();
  readonly #sequences = new Map<string, number>();
  #version = 1_000_000;

  constructor(now: () => Date) {
    const versions = { next: () => this.#nextVersion() };
    const models = [...this.model.values()];
    for (const model of models.filter(({ name }) => name !== UNION)) {
      this.#tables.set(model.name, new Table(model, versions, this.journal));
    }
    for (const model of models.filter(({ name }) => name === UNION)) {
      const parts = [...this.#tables.values()].filter((table) => table.model.isActivity);
      this.#tables.set(model.name, new Table(model, versions, this.journal, parts));
    }
    for (const table of this.#tables.values()) {
      this.#bySet.set(table.model.set, table);
      this.#dialects.set(table.model.name, createDialect(table, this, now));
    }
  }

  /** The number of the last change. */
  get version(): number {
    return this.#version;
  }

  table(name: string): Table {
    const table = this.#tables.get(name);
    if (table === undefined) throw new Error(`no table ${name}`);
    return table;
  }

  bySet(set: string): Table | undefined {
    return this.#bySet.get(set);
  }

  dialect(name: string): Dialect<Row> {
    const dialect = this.#dialects.get(name);
    if (dialect === undefined) throw new Error(`no table ${name}`);
    return dialect;
  }

  /** The row a lookup points at; undefined where it is empty, or points at another table than the navigation. */
  related(row: Row, { lookup, target }: Pick<Navigation, 'lookup' | 'target'>): Row | undefined {
    const id = row.values[`_${lookup}_value`];
    if (typeof id !== 'string') return undefined;
    const pointsAt = row.targets[lookup];
    if (pointsAt !== undefined && pointsAt !== target) return undefined;
    return this.#tables.get(target)?.byId(id);
  }

  /** The row of an alternate key; text compares without regard to case. */
  byKey(table: Table, key: Readonly<Record<string, Value>>): Row | undefined {
    const names = Object.keys(key);
    const same = (row: Row) =>
      names.every((name) => String(table.read(row, name) ?? '').toLowerCase() === String(key[name]).toLowerCase());
    const index = names.find((name) => table.indexed.includes(name));
    const among = index === undefined ? table.rows() : table.byIndex(index, [String(key[index]).toLowerCase()]);
    for (const row of among) if (same(row)) return row;
    return undefined;
  }

  /** Puts a seeded row in. Every name and value is checked, since a wrong one would be served for years. */
  seed(name: string, id: string, values: Values, targets: Row['targets'] = {}): Row {
    const table = this.table(name);
    for (const [column, value] of Object.entries(values)) {
      const known = table.model.columns.get(column);
      if (known === undefined) throw new Error(`${name} has no column ${column}`);
      const options = known.kind === 'choice' ? known.options : undefined;
      if (options !== undefined && value !== null && !options.some((option) => option.value === value)) {
        throw new Error(`${name}.${column} cannot be ${JSON.stringify(value)}`);
      }
      const isTooLong = known.maxLength !== undefined && String(value ?? '').length > known.maxLength;
      if (isTooLong) throw new Error(`${name}.${column} is longer than ${known.maxLength}`);
    }
    return table.insert(id, values, targets).row;
  }

  /** The next of a row of numbers, `first` where none was given yet. */
  nextNumber(sequence: string, first: number): number {
    const next = this.#sequences.get(sequence) ?? first;
    this.#sequences.set(sequence, next + 1);
    return next;
  }

  #nextVersion(): number {
    this.#version += 1;
    return this.#version;
  }
}
