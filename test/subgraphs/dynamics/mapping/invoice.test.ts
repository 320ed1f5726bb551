import { describe, expect, it } from 'vitest';
import { parseInvoiceId } from '../../../../platform/ids.ts';
import {
  toDaysOverdue,
  toInvoice,
  toInvoiceLine,
  toSettlement,
} from '../../../../subgraphs/dynamics/mapping/invoice.ts';
import { toTransaction } from '../../../../subgraphs/dynamics/mapping/transaction.ts';
import { invoice, transaction } from '../records.ts';

const standing = (open: number, some: Partial<typeof transaction> = {}) =>
  toSettlement(toInvoice(invoice), toTransaction({ ...transaction, OpenAmount: open, ...some }));

it('has all that F&O needs in its id, and is found again in the ledger by it', () => {
  const { id } = toInvoice(invoice);
  expect(parseInvoiceId(id)).toEqual({ legalEntity: 'usmf', number: 'CIV-1', date: '2026-01-01', voucher: 'V-1' });
  expect(toTransaction(transaction).invoiceId).toBe(id);
});

it('names the sales order it came from, or none', () => {
  expect(toInvoice(invoice).salesOrderId).toBe('usmf:SO-1');
  expect(toInvoice({ ...invoice, SalesOrderNumber: '' }).salesOrderId).toBeNull();
});

it('takes the noise of floats off its amounts', () => {
  const { total, tax } = toInvoice({ ...invoice, TotalInvoiceAmount: 0.1 + 0.2, TotalTaxAmount: 1.005 });
  expect([total, tax]).toEqual([
    { amount: '0.30', currency: 'USD' },
    { amount: '1.01', currency: 'USD' },
  ]);
});

it('tells a line with its price for one', () => {
  const { InvoiceNumber, InvoiceDate, LedgerVoucher, dataAreaId } = invoice;
  const key = { dataAreaId, InvoiceNumber, InvoiceDate, LedgerVoucher, LineCreationSequenceNumber: 1 };
  const product = { ProductNumber: 'SKU-1', ProductName: '', ProductDescription: 'A hammer' };
  const amounts = {
    InvoicedQuantity: 2.5,
    SalesUnitSymbol: 'ea',
    SalesPrice: 10.125,
    LineAmount: 25.31,
    CurrencyCode: 'USD',
  };
  expect(toInvoiceLine({ ...key, ...product, ...amounts })).toEqual({
    invoiceId: toInvoice(invoice).id,
    sku: 'SKU-1',
    name: 'A hammer',
    quantity: '2.5',
    unit: 'ea',
    unitPrice: { amount: '10.125', currency: 'USD' },
    amount: { amount: '25.31', currency: 'USD' },
  });
});

describe('whether it is paid', () => {
  it('is told by what is open in the ledger', () => {
    expect(standing(40)).toEqual({
      dueDate: '2026-01-31',
      remaining: { amount: '40.00', currency: 'USD' },
      status: 'OPEN',
    });
    expect(standing(0)).toMatchObject({ dueDate: '2026-01-31', status: 'PAID' });
  });

  it('is settled when the ledger no longer shows it', () => {
    const gone = toSettlement(toInvoice(invoice), null);
    expect(gone).toEqual({ dueDate: null, remaining: { amount: '0.00', currency: 'USD' }, status: 'PAID' });
  });

  it('is open for a credit note not used up, which is never due', () => {
    const note = toInvoice({ ...invoice, TotalInvoiceAmount: -10.5 });
    const standing = toSettlement(note, toTransaction({ ...transaction, OpenAmount: -10.5 }));
    expect(standing).toEqual({ dueDate: null, remaining: { amount: '-10.50', currency: 'USD' }, status: 'OPEN' });
    expect(toDaysOverdue(standing, '2026-12-31')).toBe(0);
  });
});

it.each([
  ['2026-01-31', 0],
  ['2026-02-01', 1],
  ['2026-03-01', 29],
  ['2027-01-31', 365],
  ['2025-12-31', 0],
])('is on %s overdue by %i days', (today, days) => {
  expect(toDaysOverdue(standing(40), today)).toBe(days);
  expect(toDaysOverdue(standing(0), today)).toBe(0);
});
