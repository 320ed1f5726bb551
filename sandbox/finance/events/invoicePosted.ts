import type { Database } from '../database.ts';
import type { Change, Row } from '../table.ts';

/** A business event of a class, with that class's own members. */
export interface Occurrence {
  businessEventId: string;
  /** In lower case. */
  legalEntity: string;
  members: Record<string, unknown>;
}

/** Of a new invoice for a sales order. One without a customer transaction was put in by hand, and is not posted. */
export function invoicePosted({ kind, set, values }: Change, database: Database): Occurrence | undefined {
  if (kind !== 'Create' || set.name !== 'SalesInvoiceHeadersV2') return undefined;
  const { dataAreaId, InvoiceNumber } = values;
  const transactions = database.table('FgCustomerOpenTransactions');
  const isOurs = (row: Row) => row.values.dataAreaId === dataAreaId;
  const transaction = transactions.byIndex('InvoiceNumber', [String(InvoiceNumber).toLowerCase()]).find(isOurs);
  if (transaction === undefined) return undefined;
  return {
    businessEventId: 'SalesInvoicePostedBusinessEvent',
    legalEntity: String(dataAreaId),
    members: {
      InvoiceAccount: values.InvoiceCustomerAccountNumber,
      InvoiceId: InvoiceNumber,
      SalesOrderId: values.SalesOrderNumber,
      InvoiceDate: dayOf(values.InvoiceDate),
      InvoiceDueDate: dayOf(transaction.values.DueDate),
      // Nothing of it is paid yet.
      InvoiceAmountInAccountingCurrency: transactions.read(transaction, 'OpenAmountAccounting'),
      InvoiceTaxAmount: values.TotalTaxAmount,
      LegalEntity: dataAreaId,
    },
  };
}

const dayOf = (date: unknown): string => `/Date(${Date.parse(String(date).slice(0, 10))})/`;
