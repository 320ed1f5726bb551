import { Journal } from '../journal.ts';
import type { Dialect } from '../odata/dialect.ts';
import { createDialect } from './dialect.ts';
import { createModel, type Model, type PropertyValue } from './model.ts';
import { type Change, type Row, Table } from './table.ts';

/** Where the record ids of the first set begin; real ones look like this. */
const FIRST_RECORD_ID = 5_637_144_576;
const IDS_PER_SET = 10_000_000;

/** The key field that a number sequence fills where it is left out. */
export const NUMBERED: Readonly<Record<string, string>> = {
  CustomersV3: 'CustomerAccount',
  ContactPersons: 'ContactPersonId',
  SalesOrderHeadersV2: 'SalesOrderNumber',
  SalesOrderLines: 'InventoryLotId',
  ReturnOrderHeaders: 'ReturnOrderNumber',
  ReturnOrderLinesV2: 'ReturnInventoryLotId',
  SalesInvoiceHeadersV2: 'InvoiceNumber',
  FgPackingSlipTracking: 'PackingSlipNumber',
  CustomerPaymentJournalHeaders: 'JournalBatchNumber',
};

/** All entity sets with their rows and number sequences. */
export class Database {
  readonly model: Model = createModel();
  readonly journal: Journal<Change> = new Journal();
  readonly #tables = new Map<string, Table>();
  readonly #dialects = new Map<string, Dialect<Row>>();
  readonly #sequences = new Map<string, { prefix: string; last: number; width: number }>();

  constructor() {
    for (const set of this.model.sets.values()) {
      const table = new Table(set, FIRST_RECORD_ID + this.#tables.size * IDS_PER_SET, this.journal);
      this.#tables.set(set.name, table);
      this.#dialects.set(set.name, createDialect(this.model, table));
    }
  }

  table(set: string): Table {
    const table = this.#tables.get(set);
    if (table === undefined) throw new Error(`no entity set ${set}`);
    return table;
  }

  dialect(set: string): Dialect<Row> {
    const dialect = this.#dialects.get(set);
    if (dialect === undefined) throw new Error(`no entity set ${set}`);
    return dialect;
  }

  /** Puts a seeded row in; every name and value is checked, since a wrong one would be served for years. */
  seed(set: string, values: Record<string, PropertyValue>): Row {
    const table = this.table(set);
    for (const [name, value] of Object.entries(values)) {
      const property = table.set.properties.get(name);
      if (property === undefined) throw new Error(`${set} has no property ${name}`);
      const type = typeof property.empty;
      if (typeof value !== type || (property.members && !property.members.includes(String(value)))) {
        throw new Error(`${set}.${name} cannot be ${JSON.stringify(value)}`);
      }
    }
    const inserted = table.insert(values);
    if (inserted === undefined) throw new Error(`${set} has two rows of one key: ${JSON.stringify(values)}`);
    const numbered = NUMBERED[set];
    if (numbered !== undefined) this.#passNumber(set, String(values.dataAreaId), String(values[numbered]));
    return inserted.row;
  }

  /** The next number of the set's sequence in that company, in the form of those already there. */
  nextNumber(set: string, company: string): string {
    const name = `${set}:${company}`;
    const { prefix, last, width } = this.#sequences.get(name) ?? {
      prefix: `${company.toUpperCase()}-`,
      last: 0,
      width: 6,
    };
    this.#sequences.set(name, { prefix, last: last + 1, width });
    return `${prefix}${String(last + 1).padStart(width, '0')}`;
  }

  /** Lets the sequence go on after a number that is in use. */
  #passNumber(set: string, company: string, number: string): void {
    const [, prefix, digits] = /^(.*?)(\d+)$/.exec(number) ?? [];
    if (prefix === undefined || digits === undefined) return;
    const name = `${set}:${company}`;
    const known = this.#sequences.get(name);
    if (known !== undefined && (known.prefix !== prefix || known.last >= Number(digits))) return;
    this.#sequences.set(name, { prefix, last: Number(digits), width: digits.length });
  }
}
