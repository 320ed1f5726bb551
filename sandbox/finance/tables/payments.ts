import type { World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import { postingsOf } from './invoices.ts';
import { amountOf, companyOf, dateOf } from './values.ts';

/** A posted journal for each company and month, with a line for each invoice that was paid in it. */
export function seedPayments(world: World, database: Database): void {
  const lines = new Map<string, number>();
  for (const { invoice, account } of postingsOf(world)) {
    if (invoice.settledAt === undefined) continue;
    const dataAreaId = companyOf(account.legalEntity);
    const month = invoice.settledAt.slice(0, 7);
    const JournalBatchNumber = `PJ-${month.replace('-', '')}`;
    const journal = `${dataAreaId}:${JournalBatchNumber}`;
    if (!lines.has(journal)) {
      database.seed('CustomerPaymentJournalHeaders', {
        dataAreaId,
        JournalBatchNumber,
        JournalName: 'CustPay',
        Description: `Customer payments ${month}`,
        IsPosted: 'Yes',
      });
    }
    const LineNumber = (lines.get(journal) ?? 0) + 1;
    lines.set(journal, LineNumber);
    database.seed('CustomerPaymentJournalLines', {
      dataAreaId,
      JournalBatchNumber,
      LineNumber,
      Company: dataAreaId,
      AccountType: 'Cust',
      AccountDisplayValue: account.number,
      CustomerName: account.name,
      TransactionDate: dateOf(invoice.settledAt),
      CreditAmount: amountOf(invoice.total - invoice.open),
      CurrencyCode: invoice.currency,
      MarkedInvoice: invoice.number,
      MarkedInvoiceCompany: dataAreaId,
      SettleVoucher: 'SelectedTransact',
      PaymentReference: `Payment of ${invoice.number}`,
      Voucher: `${JournalBatchNumber}-${LineNumber}`,
      OffsetAccountType: 'Bank',
      OffsetAccountDisplayValue: `BANK-${invoice.currency}`,
    });
  }
}
