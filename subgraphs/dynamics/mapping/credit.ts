import { accountId } from '../../../platform/ids.ts';
import { compare, type Money, subtract, sum, zero } from '../../../platform/money.ts';
import type { CreditGroupRecord, OpenOrderRecord, TemporaryLimitRecord } from '../client/records.ts';
import type { AgingBucket, CreditPosition } from '../generated/types.ts';
import type { AccountModel } from './account.ts';
import { toTotal } from './amount.ts';
import { dayOf, daysBetween, toDay } from './day.ts';
import { converter, type DatedRate, type Into } from './exchange.ts';
import type { TransactionModel } from './transaction.ts';

/** A limit that takes the place of the usual one from a day until a day, both included. */
export interface TemporaryLimit {
  accountId: string;
  /** In the account's currency, which the row does not name. */
  amount: number;
  from: string | null;
  to: string | null;
}

export const toTemporaryLimit = (record: TemporaryLimitRecord): TemporaryLimit => ({
  accountId: accountId(record.dataAreaId, record.CustomerAccount),
  amount: record.CreditLimit,
  from: toDay(record.FromDate),
  to: toDay(record.ToDate),
});

/** What of an order is not invoiced yet. */
export interface OpenOrder {
  accountId: string;
  amount: Money;
}

export function toOpenOrder(record: OpenOrderRecord): OpenOrder {
  const { OrderTotalAmount: ordered, InvoicedAmount: invoiced, CurrencyCode: currency } = record;
  return {
    accountId: accountId(record.dataAreaId, record.InvoiceCustomerAccountNumber),
    // More may be invoiced than was ordered, by charges; that is in the ledger already and takes nothing off here.
    amount: toTotal(Math.max(ordered - invoiced, 0), currency),
  };
}

export interface CreditGroup {
  id: string;
  limit: Money;
}

export const toCreditGroup = (record: CreditGroupRecord): CreditGroup => ({
  id: record.CreditGroupId,
  limit: toTotal(record.CreditLimit, record.CurrencyCode),
});

export interface CreditFacts {
  account: AccountModel;
  /** Open ones of this account only. */
  transactions: readonly TransactionModel[];
  /** What was ordered and not yet invoiced, each in the currency of its order. */
  openOrders: readonly Money[];
  temporaryLimits: readonly TemporaryLimit[];
  /** The account's. */
  group: CreditGroup | null;
  rates: readonly DatedRate[];
  now: Date;
}

export function toCreditPosition(facts: CreditFacts): CreditPosition {
  const { account, transactions, now } = facts;
  const { currency, creditTerms } = account;
  const today = dayOf(now);
  const into = converter(facts.rates, currency, today);
  const open = transactions.map((one) => ({ amount: into(one.open), dueDate: one.dueDate }));
  const balance = sum(
    open.map(({ amount }) => amount),
    currency,
  );
  const openOrders = sum(facts.openOrders.map(into), currency);
  const { limit, expiresOn } = limitInForce(facts, today, into);
  const aging = toAging(open, currency, today);
  const late = aging.filter(({ bucket }) => bucket !== 'CURRENT');
  return {
    limit,
    balance,
    openOrders,
    available: limit && subtract(limit, balance, openOrders),
    overdue: sum(
      late.map(({ amount }) => amount),
      currency,
    ),
    onHold: creditTerms.onHold,
    holdReason: creditTerms.holdReason,
    limitExpiresOn: expiresOn,
    aging,
    asOf: now.toISOString(),
    source: 'FINANCE',
  };
}

/** Whether rates are needed. */
export function isInSeveralCurrencies({
  account,
  transactions,
  openOrders,
  group,
}: Omit<CreditFacts, 'rates' | 'now'>): boolean {
  const monies = [...transactions.map(({ open }) => open), ...openOrders, ...(group === null ? [] : [group.limit])];
  return monies.some(({ currency }) => currency !== account.currency);
}

/**
 * The temporary limit while it is valid, else the account's own; never above the group's. Zero is a limit only where
 * it is mandatory; else it means that nobody set one, and the group's stands alone.
 */
function limitInForce(
  facts: CreditFacts,
  today: string,
  into: Into,
): { limit: Money | null; expiresOn: string | null } {
  const { account, temporaryLimits, group } = facts;
  const { limit, isMandatory, isUnlimited, expiresOn } = account.creditTerms;
  const temporary = temporaryLimits.find(({ from, to }) => (from ?? today) <= today && today <= (to ?? today));
  const isNone = isUnlimited || (!isMandatory && compare(limit, zero(limit.currency)) === 0);
  const usual = isNone ? null : limit;
  const own = temporary === undefined ? usual : toTotal(temporary.amount, account.currency);
  const found = least(own, group && into(group.limit));
  return { limit: found, expiresOn: found && (temporary === undefined ? expiresOn : temporary.to) };
}

function least(left: Money | null, right: Money | null): Money | null {
  if (left === null || right === null) return left ?? right;
  return compare(left, right) <= 0 ? left : right;
}

const buckets = [
  { bucket: 'CURRENT', from: Number.NEGATIVE_INFINITY },
  { bucket: '1-30', from: 1 },
  { bucket: '31-60', from: 31 },
  { bucket: '61-90', from: 61 },
  { bucket: 'OVER-90', from: 91 },
];

/** Credit notes and payments not yet settled are never late, so that the late buckets are what is overdue. */
function toAging(
  open: readonly { amount: Money; dueDate: string | null }[],
  currency: string,
  today: string,
): AgingBucket[] {
  const bucketOf = ({ amount, dueDate }: { amount: Money; dueDate: string | null }) => {
    const isOwed = compare(amount, zero(currency)) > 0;
    const days = dueDate !== null && isOwed ? daysBetween(dueDate, today) : 0;
    return buckets.findLast(({ from }) => days >= from)?.bucket;
  };
  const amounts = Map.groupBy(open, bucketOf);
  return buckets.map(({ bucket }) => ({
    bucket,
    amount: sum(
      (amounts.get(bucket) ?? []).map(({ amount }) => amount),
      currency,
    ),
  }));
}
