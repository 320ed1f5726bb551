import { compare, type Money, sum, zero } from '../../../platform/money.ts';
import type { Exposure, OpenEntry } from './facts.ts';
import type { Into } from './rates.ts';

const dayMs = 86_400_000;

/** Full days from one day to a later one; negative for an earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** What of the credit is in use, in that currency. */
export function usedOf({ open, openOrders }: Exposure, currency: string, into: Into, countOpenOrders: boolean): Money {
  const amounts = [...open.map(({ amount }) => amount), ...(countOpenOrders ? openOrders : [])];
  return total(amounts, currency, into);
}

/** What is past its due date. What the customer is owed takes nothing off: it was not settled against it. */
export function overdueOf({ open }: Exposure, currency: string, into: Into, today: string): Money {
  return total(
    open.filter((entry) => daysLate(entry, today) > 0).map(({ amount }) => amount),
    currency,
    into,
  );
}

/** Of the invoice that is late the longest; zero when none is. What is due today is not late. */
export function daysOverdueOf({ open }: Exposure, today: string): number {
  return Math.max(0, ...open.map((entry) => daysLate(entry, today)));
}

function daysLate({ amount, dueDate }: OpenEntry, today: string): number {
  const isOwed = compare(amount, zero(amount.currency)) > 0;
  return isOwed && dueDate !== null ? daysBetween(dueDate, today) : 0;
}

const total = (amounts: readonly Money[], currency: string, into: Into): Money =>
  sum(
    amounts.map((amount) => into(amount, currency)),
    currency,
  );
