import { accountId, invoiceId, legalEntityId, salesOrderId } from '../../../platform/ids.ts';
import type { Money } from '../../../platform/money.ts';
import type { OpenTransactionRecord } from '../client/records.ts';
import { toTotal } from './amount.ts';
import { requireDay, toDay } from './day.ts';

/** An entry of the customer's ledger: an invoice, a credit note or a payment, settled or not. */
export interface TransactionModel {
  accountId: string;
  /** Null for a payment. */
  invoiceId: string | null;
  salesOrderId: string | null;
  dueDate: string | null;
  /** What is not settled yet. */
  open: Money;
}

export function toTransaction(record: OpenTransactionRecord): TransactionModel {
  const legalEntity = legalEntityId(record.dataAreaId);
  const { InvoiceNumber: number, SalesOrderNumber: order, Voucher: voucher, CurrencyCode: currency } = record;
  return {
    accountId: accountId(legalEntity, record.CustomerAccount),
    invoiceId: number
      ? invoiceId({ legalEntity, number, date: requireDay(record.TransactionDate), voucher: voucher ?? '' })
      : null,
    salesOrderId: order ? salesOrderId(legalEntity, order) : null,
    dueDate: toDay(record.DueDate),
    open: toTotal(record.OpenAmount, currency),
  };
}
