import { partlyTold } from '../../../platform/basis.ts';
import type { CompanyNumber, InvoiceKey } from '../../../platform/ids.ts';
import { tags } from '../../../platform/tags.ts';
import { among, listsOf, type Narrowing, salesOrdersAmong, within } from './narrowing.ts';
import { and, compares, isNot, isText, oneOfNumbers } from './odata.ts';
import type { Every } from './products.ts';
import type { OpenTransactionRecord } from './records.ts';
import type { Page, Rows, Window } from './rows.ts';

export interface TransactionSearch extends Narrowing, Window {
  /** Whether something remains to be settled. */
  isOpen: boolean;
  /** Of the invoice. */
  number?: string | undefined;
  /** `YYYY-MM-DD`: on or after. */
  dateFrom?: string | undefined;
  /** Before. */
  dateBefore?: string | undefined;
}

/** Entries of the customers' ledger. F&O has no standard set for them: the set is the tenant's own. */
export interface OpenTransactions extends Every<OpenTransactionRecord> {
  /** What is not settled; so is `every`. */
  byAccounts(keys: readonly CompanyNumber[]): Promise<OpenTransactionRecord[]>;
  /** Entries of these invoices, settled ones too. */
  byInvoices(keys: readonly InvoiceKey[]): Promise<OpenTransactionRecord[]>;
  /** Entries of what was invoiced for these sales orders, settled ones too. */
  bySalesOrders(keys: readonly CompanyNumber[]): Promise<OpenTransactionRecord[]>;
  /** Entries of invoices and credit notes, newest first. */
  page(search: TransactionSearch): Promise<Page<OpenTransactionRecord>>;
}

const select: (keyof OpenTransactionRecord)[] = [
  'dataAreaId',
  'CustomerAccount',
  'TransactionType',
  'Voucher',
  'InvoiceNumber',
  'SalesOrderNumber',
  'TransactionDate',
  'DueDate',
  'CurrencyCode',
  'Amount',
  'OpenAmount',
  'OpenAmountAccounting',
  'LastSettlementDate',
];

const newestFirst = [
  { property: 'TransactionDate', descending: true },
  { property: 'InvoiceNumber', descending: true },
  { property: 'dataAreaId' },
];

/** Postings are told of, settlements are not. */
const ledgers = (keys: readonly CompanyNumber[]) =>
  partlyTold(keys.map(({ legalEntity, number }) => tags.ledgerOf(legalEntity, number)));

export function createOpenTransactions(rows: Rows, set: string): OpenTransactions {
  const search = { operation: 'read customer transactions', set, select };
  return {
    every: () => rows.stream({ ...search, where: isNot('OpenAmount', 0) }),
    byAccounts: (keys) =>
      rows.allOf({ ...search, ...ledgers(keys), where: isNot('OpenAmount', 0) }, oneOfNumbers('CustomerAccount', keys)),
    async byInvoices(keys) {
      const found = await rows.allOf<OpenTransactionRecord>(
        { ...search, ...partlyTold(keys.map(({ legalEntity, number }) => tags.invoice(legalEntity, number))) },
        oneOfNumbers('InvoiceNumber', keys),
      );
      return among(keys, found, (row) => ({
        legalEntity: row.dataAreaId,
        number: row.InvoiceNumber,
        date: row.TransactionDate,
        voucher: row.Voucher,
      }));
    },
    bySalesOrders: (keys) =>
      rows.allOf({ ...search, ...partlyTold(salesOrdersAmong(keys)) }, oneOfNumbers('SalesOrderNumber', keys)),
    page({ isOpen, number, dateFrom, dateBefore, offset, first, ...narrowing }) {
      const where = and(
        number === undefined ? isNot('InvoiceNumber', '') : isText('InvoiceNumber', number),
        isOpen ? isNot('OpenAmount', 0) : 'OpenAmount eq 0',
        dateFrom === undefined ? undefined : compares('TransactionDate', 'ge', dateFrom),
        dateBefore === undefined ? undefined : compares('TransactionDate', 'lt', dateBefore),
      );
      const basis = partlyTold(listsOf(narrowing, tags.ledgerOf, tags.invoices));
      const query = { ...search, ...basis, where, order: newestFirst };
      return within(rows, query, 'CustomerAccount', narrowing, { offset, first });
    },
  };
}
