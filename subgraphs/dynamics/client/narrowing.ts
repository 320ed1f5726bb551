import type { CompanyNumber, InvoiceKey } from '../../../platform/ids.ts';
import { tags } from '../../../platform/tags.ts';
import { and, oneOf, oneOfNumbers } from './odata.ts';
import type { Page, RowQuery, Rows, Window } from './rows.ts';

/** Whose rows to list; all conditions must hold. */
export interface Narrowing {
  /** Absent: all accounts of the legal entities. */
  accounts?: readonly CompanyNumber[] | undefined;
  /** Absent: all legal entities. */
  legalEntities?: readonly string[] | undefined;
}

/** Tags of a list: of each account it is narrowed to, else of all. */
export function listsOf(
  { accounts }: Narrowing,
  ofOne: (legalEntity: string, number: string) => string,
  ofAll: string,
): string[] {
  // A list of very many is of all for short: it is read again more often than need be.
  if (accounts === undefined || accounts.length > MAX_NAMED) return [ofAll];
  return accounts.map(({ legalEntity, number }) => ofOne(legalEntity, number));
}

const MAX_NAMED = 20;

/** Tags of sales orders. */
export const salesOrdersAmong = (keys: readonly CompanyNumber[]): string[] => [
  ...keys.map(({ legalEntity, number }) => tags.salesOrder(legalEntity, number)),
  tags.anySalesOrder,
];

const nothing = { records: [], total: 0 };

/** One page of the rows of some accounts, or of some legal entities. `property` is where the set keeps the account. */
export async function within<Row>(
  rows: Rows,
  query: RowQuery,
  property: string,
  { accounts, legalEntities }: Narrowing,
  window: Window,
): Promise<Page<Row>> {
  if (accounts !== undefined) {
    const entities = legalEntities && new Set(legalEntities.map((entity) => entity.toLowerCase()));
    const asked = accounts.filter(({ legalEntity }) => entities?.has(legalEntity.toLowerCase()) ?? true);
    return rows.pageOf(query, oneOfNumbers(property, asked), window);
  }
  if (legalEntities === undefined) return rows.page(query, window);
  const [filter] = oneOf('dataAreaId', legalEntities);
  return filter === undefined ? nothing : rows.page({ ...query, where: and(filter, query.where) }, window);
}

/** Rows of these invoices only: numbers come again in other years, and D365's case is not ours. */
export function among<Row>(keys: readonly InvoiceKey[], rows: readonly Row[], keyOf: (row: Row) => InvoiceKey): Row[] {
  const wanted = new Set(keys.map(nameOf));
  return rows.filter((row) => wanted.has(nameOf(keyOf(row))));
}

const nameOf = ({ legalEntity, number, date, voucher }: InvoiceKey): string =>
  JSON.stringify([legalEntity, number, date.slice(0, 10), voucher]).toUpperCase();
