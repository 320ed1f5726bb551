import { type Cell, satisfies } from './condition.ts';
import { internalError, Refusal } from './refusal.ts';
import type { SearchCriteria } from './searchCriteria.ts';

export type Row = Record<string, unknown>;

export interface TableOptions<R extends Row> {
  /** Columns a filter or a sort may name; of `attributes`, the attributes. */
  columns: readonly string[];
  /** The column rows are ordered by where nobody says otherwise. */
  key: string;
  /** Columns looked up often. */
  indexes?: readonly string[];
  /** What a column holds, where the answer does not show it under that name. */
  cells?: (row: R) => Record<string, Cell>;
  /** Attribute storage refuses an unknown name in words; a plain table ends in an SQL error. */
  attributes?: boolean;
}

export interface Found<R> {
  rows: R[];
  total: number;
}

/** Rows of one kind as the answers show them, searchable as the database behind them is. */
export class Table<R extends Row> {
  #rows: R[];
  readonly #options: TableOptions<R>;
  readonly #columns: Set<string>;
  #indexes = new Map<string, Map<string, R[]>>();

  constructor(rows: R[], options: TableOptions<R>) {
    this.#rows = rows;
    this.#options = options;
    this.#columns = new Set(options.columns);
  }

  get rows(): readonly R[] {
    return this.#rows;
  }

  /** The first row whose column holds the value. */
  get(column: string, value: string | number): R | undefined {
    return this.where(column, value)[0];
  }

  /** All rows whose column holds the value, in their own order. */
  where(column: string, value: string | number): readonly R[] {
    return this.#index(column).get(String(value).toLowerCase()) ?? [];
  }

  /** Puts a row in the place of the one with the same key, or behind the last. */
  put(row: R): void {
    const key = this.#cell(row, this.#options.key);
    const at = this.#rows.findIndex((other) => this.#cell(other, this.#options.key) === key);
    if (at < 0) this.#rows.push(row);
    else this.#rows[at] = row;
    this.#indexes = new Map();
  }

  /**
   * The rows of the page asked for, and how many there are in all. A page past the end is the last page again, as the
   * collections of Commerce have it. Throws Refusal for a column that is not there.
   */
  search(criteria: SearchCriteria): Found<R> {
    for (const group of criteria.groups) for (const filter of group) this.#known(filter.field);
    for (const { field } of criteria.sort) this.#known(field);
    const matching = this.#candidates(criteria).filter((row) =>
      criteria.groups.every((group) => group.some((filter) => satisfies(this.#cell(row, filter.field), filter))),
    );
    const sorted = this.#sorted(matching, criteria.sort);
    const size = criteria.pageSize;
    if (!size || size < 0) return { rows: sorted, total: sorted.length };
    const last = Math.max(1, Math.ceil(sorted.length / size));
    const page = Math.min(Math.max(1, criteria.currentPage ?? 1), last);
    return { rows: sorted.slice((page - 1) * size, page * size), total: sorted.length };
  }

  #known(field: string): void {
    if (this.#columns.has(field)) return;
    throw this.#options.attributes ? new Refusal(400, 'Invalid attribute name: %1', [field]) : internalError();
  }

  #cell(row: R, column: string): Cell {
    const cells = this.#options.cells?.(row);
    return (cells && column in cells ? cells[column] : row[column]) as Cell;
  }

  /** Rows an index can narrow the search to; else all. */
  #candidates(criteria: SearchCriteria): readonly R[] {
    for (const group of criteria.groups) {
      const [only, ...others] = group;
      if (!only || others.length || !this.#options.indexes?.includes(only.field)) continue;
      if (only.condition === 'eq') return this.where(only.field, only.value);
      if (only.condition !== 'in') continue;
      const values = new Set(only.value.split(',').map((value) => value.toLowerCase()));
      return [...values].flatMap((value) => this.where(only.field, value));
    }
    return this.#rows;
  }

  #index(column: string): Map<string, R[]> {
    const known = this.#indexes.get(column);
    if (known) return known;
    const index = new Map<string, R[]>();
    for (const row of this.#rows) {
      const cell = this.#cell(row, column);
      if (cell === null || cell === undefined) continue;
      const key = String(cell).toLowerCase();
      const rows = index.get(key);
      if (rows) rows.push(row);
      else index.set(key, [row]);
    }
    this.#indexes.set(column, index);
    return index;
  }

  #sorted(rows: readonly R[], sort: SearchCriteria['sort']): R[] {
    const orders = sort.length ? sort : [{ field: this.#options.key, direction: 'ASC' as const }];
    return [...rows].sort((left, right) => {
      for (const { field, direction } of orders) {
        const order = compareCells(this.#cell(left, field), this.#cell(right, field));
        if (order) return direction === 'ASC' ? order : -order;
      }
      return 0;
    });
  }
}

/** Empty cells come first, text without regard to case. */
function compareCells(left: Cell, right: Cell): number {
  const leftEmpty = left === null || left === undefined;
  const rightEmpty = right === null || right === undefined;
  if (leftEmpty || rightEmpty) return Number(rightEmpty) - Number(leftEmpty);
  if (typeof left !== 'string' || typeof right !== 'string') return Number(left) - Number(right);
  const a = left.toLowerCase();
  const b = right.toLowerCase();
  return a < b ? -1 : a > b ? 1 : 0;
}
