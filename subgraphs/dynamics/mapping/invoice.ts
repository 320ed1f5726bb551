import { accountId, invoiceId, legalEntityId, salesOrderId } from '../../../platform/ids.ts';
import { compare, type Money, zero } from '../../../platform/money.ts';
import type { InvoiceLineRecord, InvoiceRecord } from '../client/records.ts';
import type { Invoice, InvoiceLine, InvoiceStatus } from '../generated/types.ts';
import { toQuantity, toTotal, toUnitPrice } from './amount.ts';
import { daysBetween, requireDay } from './day.ts';
import type { TransactionModel } from './transaction.ts';

type Elsewhere = 'dueDate' | 'daysOverdue' | 'status' | 'remaining' | 'lines' | 'account';

export type InvoiceModel = Omit<Invoice, Elsewhere> & {
  accountId: string;
  isCreditNote: boolean;
  /** What it says of where it came from: our marker, or the customer's own words. */
  reference: string | null;
};

export function toInvoice(record: InvoiceRecord): InvoiceModel {
  const legalEntity = legalEntityId(record.dataAreaId);
  const { InvoiceNumber: number, InvoiceDate, LedgerVoucher: voucher, CurrencyCode: currency } = record;
  const date = requireDay(InvoiceDate);
  const total = toTotal(record.TotalInvoiceAmount, currency);
  return {
    id: invoiceId({ legalEntity, number, date, voucher: voucher ?? '' }),
    number,
    legalEntity,
    date,
    total,
    tax: toTotal(record.TotalTaxAmount, currency),
    salesOrderId: record.SalesOrderNumber ? salesOrderId(legalEntity, record.SalesOrderNumber) : null,
    accountId: accountId(legalEntity, record.InvoiceCustomerAccountNumber),
    reference: record.CustomersOrderReference || null,
    isCreditNote: compare(total, zero(currency)) < 0,
  };
}

/** With the invoice it belongs to. */
export type InvoiceLineModel = InvoiceLine & { invoiceId: string };

export function toInvoiceLine(record: InvoiceLineRecord): InvoiceLineModel {
  const { CurrencyCode: currency } = record;
  return {
    invoiceId: invoiceId({
      legalEntity: record.dataAreaId,
      number: record.InvoiceNumber,
      date: requireDay(record.InvoiceDate),
      voucher: record.LedgerVoucher ?? '',
    }),
    sku: record.ProductNumber,
    name: record.ProductName || record.ProductDescription || record.ProductNumber,
    quantity: toQuantity(record.InvoicedQuantity),
    unit: record.SalesUnitSymbol ?? '',
    unitPrice: toUnitPrice(record.SalesPrice, currency),
    amount: toTotal(record.LineAmount, currency),
  };
}

/** What the ledger says of an invoice; an invoice it no longer shows is settled. */
export interface Settlement {
  dueDate: string | null;
  remaining: Money;
  status: InvoiceStatus;
}

export function toSettlement({ total, isCreditNote }: InvoiceModel, transaction: TransactionModel | null): Settlement {
  const remaining = transaction?.open ?? zero(total.currency);
  const isPaid = compare(remaining, zero(remaining.currency)) === 0;
  return {
    dueDate: isCreditNote ? null : (transaction?.dueDate ?? null),
    remaining,
    status: isPaid ? 'PAID' : 'OPEN',
  };
}

export function toDaysOverdue({ dueDate, status }: Settlement, today: string): number {
  return dueDate === null || status === 'PAID' ? 0 : Math.max(daysBetween(dueDate, today), 0);
}
