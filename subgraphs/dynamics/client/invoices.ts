import { told } from '../../../platform/basis.ts';
import type { CompanyNumber, InvoiceKey } from '../../../platform/ids.ts';
import { tags } from '../../../platform/tags.ts';
import { among, listsOf, type Narrowing, salesOrdersAmong, within } from './narrowing.ts';
import { and, compares, isText, oneOfNumbers, oneOfPairs } from './odata.ts';
import type { InvoiceLineRecord, InvoiceRecord } from './records.ts';
import type { Page, Rows, Window } from './rows.ts';

export interface InvoiceSearch extends Narrowing, Window {
  number?: string | undefined;
  /** `YYYY-MM-DD`: on or after. */
  dateFrom?: string | undefined;
  /** Before. */
  dateBefore?: string | undefined;
}

export interface ReferenceKey {
  legalEntity: string;
  /** Our marker, as it stands in CustomersOrderReference. */
  reference: string;
}

/** Posted invoices and credit notes, which are invoices of negative amounts. */
export interface Invoices {
  byKeys(keys: readonly InvoiceKey[]): Promise<InvoiceRecord[]>;
  bySalesOrders(keys: readonly CompanyNumber[]): Promise<InvoiceRecord[]>;
  byReferences(keys: readonly ReferenceKey[]): Promise<InvoiceRecord[]>;
  /** Newest first. Headers do not say what is open: for that ask the ledger. */
  page(search: InvoiceSearch): Promise<Page<InvoiceRecord>>;
  lines(keys: readonly InvoiceKey[]): Promise<InvoiceLineRecord[]>;
}

const search = {
  operation: 'read invoices',
  set: 'SalesInvoiceHeadersV2',
  select: [
    'dataAreaId',
    'InvoiceNumber',
    'InvoiceDate',
    'LedgerVoucher',
    'InvoiceCustomerAccountNumber',
    'SalesOrderNumber',
    'CustomersOrderReference',
    'CurrencyCode',
    'TotalInvoiceAmount',
    'TotalTaxAmount',
  ] satisfies (keyof InvoiceRecord)[],
  order: [
    { property: 'InvoiceDate', descending: true },
    { property: 'InvoiceNumber', descending: true },
    { property: 'dataAreaId' },
  ],
};

const line = {
  operation: 'read invoice lines',
  set: 'SalesInvoiceV2Lines',
  select: [
    'dataAreaId',
    'InvoiceNumber',
    'InvoiceDate',
    'LedgerVoucher',
    'LineCreationSequenceNumber',
    'ProductNumber',
    'ProductName',
    'ProductDescription',
    'InvoicedQuantity',
    'SalesUnitSymbol',
    'SalesPrice',
    'LineAmount',
    'CurrencyCode',
  ] satisfies (keyof InvoiceLineRecord)[],
  order: [{ property: 'InvoiceNumber' }, { property: 'LineCreationSequenceNumber' }],
};

const invoicesAmong = (keys: readonly InvoiceKey[]) =>
  keys.map(({ legalEntity, number }) => tags.invoice(legalEntity, number));

const keyOf = (row: InvoiceRecord | InvoiceLineRecord): InvoiceKey => ({
  legalEntity: row.dataAreaId,
  number: row.InvoiceNumber,
  date: row.InvoiceDate,
  voucher: row.LedgerVoucher,
});

export function createInvoices(rows: Rows): Invoices {
  return {
    byKeys: async (keys) =>
      among(
        keys,
        await rows.allOf<InvoiceRecord>(
          { ...search, ...told(invoicesAmong(keys)) },
          oneOfNumbers('InvoiceNumber', keys),
        ),
        keyOf,
      ),
    bySalesOrders: (keys) =>
      rows.allOf({ ...search, ...told(salesOrdersAmong(keys)) }, oneOfNumbers('SalesOrderNumber', keys)),
    byReferences: (keys) =>
      rows.allOf(
        { ...search, ...told([tags.invoices]) },
        oneOfPairs(
          'dataAreaId',
          'CustomersOrderReference',
          keys.map(({ legalEntity, reference }) => [legalEntity, reference]),
        ),
      ),
    page({ number, dateFrom, dateBefore, offset, first, ...narrowing }) {
      const where = and(
        number === undefined ? undefined : isText('InvoiceNumber', number),
        dateFrom === undefined ? undefined : compares('InvoiceDate', 'ge', dateFrom),
        dateBefore === undefined ? undefined : compares('InvoiceDate', 'lt', dateBefore),
      );
      const basis = told(listsOf(narrowing, tags.invoicesOf, tags.invoices));
      return within(rows, { ...search, ...basis, where }, 'InvoiceCustomerAccountNumber', narrowing, { offset, first });
    },
    lines: async (keys) =>
      among(
        keys,
        await rows.allOf<InvoiceLineRecord>(
          { ...line, ...told(invoicesAmong(keys)) },
          oneOfNumbers('InvoiceNumber', keys),
        ),
        keyOf,
      ),
  };
}
