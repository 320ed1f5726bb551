import type { Account, Cents, Invoice } from './facts.ts';
import type { Random } from './random.ts';
import { paymentTerms } from './setup.ts';
import { daysAfter, daysBefore, monthsAfter } from './time.ts';

/** The names a posted invoice goes by in both systems; Commerce has none for what it does not know. */
export type InvoiceNames = Pick<Invoice, 'commerceId' | 'commerceNumber' | 'number' | 'voucher'>;

interface Posting {
  names: InvoiceNames;
  account: Account;
  currency: string;
  lines: Invoice['lines'];
  charges: Cents;
  date: string;
}

/** A posted invoice of these lines, wholly open. */
export function createInvoice({ names, account, currency, lines, charges, date }: Posting): Invoice {
  const sum = (of: (line: Invoice['lines'][number]) => number) => lines.reduce((total, line) => total + of(line), 0);
  const subtotal = sum(({ amount }) => amount);
  const discount = sum((line) => line.discount);
  const tax = sum((line) => line.tax);
  const total = subtotal - discount + charges + tax;
  return {
    ...names,
    date,
    dueDate: dueDate(date, account),
    currency,
    lines,
    subtotal,
    tax,
    charges,
    discount,
    total,
    open: total,
  };
}

function dueDate(date: string, { paymentTerms: code }: Account): string {
  const terms = paymentTerms.find((one) => one.code === code);
  return daysAfter(monthsAfter(date, terms?.months ?? 0), terms?.days ?? 0);
}

/** Nobody pays what has only just been invoiced, but who pays at once. */
const FRESH_DAYS = 12;
/** The first company is late with some, but never so late that its credit is stopped. */
const FORGIVABLE_DAYS = 24;

/** Most pay around the due date; some accounts pay late, and now and then somebody pays a part. */
export function settle(invoice: Invoice, { companyId = 0 }: Account, random: Random, today: string): void {
  if (invoice.date > daysBefore(today, FRESH_DAYS)) return;
  const paid = daysAfter(invoice.dueDate, daysLate(invoice, companyId, random, today));
  if (paid < today && paid > invoice.date) pay(invoice, paid);
  else if (random.chance(0.15)) invoice.open = invoice.total - Math.round(invoice.total / 4);
}

export function pay(invoice: Invoice, settledAt: string): void {
  Object.assign(invoice, { open: 0, settledAt });
}

const isSlow = (companyId: number) => companyId > 2 && companyId % 11 === 7;

function daysLate({ dueDate: due }: Invoice, companyId: number, random: Random, today: string): number {
  if (isSlow(companyId)) return random.int(30, 150);
  const late = random.int(-10, 14);
  if (companyId !== 1) return late;
  const isForgivable = due < today && due > daysBefore(today, FORGIVABLE_DAYS);
  return isForgivable && random.chance(0.3) ? FORGIVABLE_DAYS : Math.min(late, FORGIVABLE_DAYS - 2);
}
