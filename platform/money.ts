import { Decimal } from 'decimal.js';

/** `amount` is a plain decimal string, with at least the currency's own digits: `1234.50`. */
export interface Money {
  amount: string;
  currency: string;
}

/** An amount from upstream, free of the noise of binary floats: both systems keep at most 6 digits. */
export function toMoney(amount: number | string | Decimal, currency: string): Money {
  const value = new Decimal(amount);
  if (!value.isFinite()) throw new RangeError(`not an amount: ${amount}`);
  return written(value.toDecimalPlaces(6), currency);
}

export const zero = (currency: string): Money => toMoney(0, currency);

/** All must be in `currency`: mixing is a mistake of ours, never of data. */
export function sum(monies: Iterable<Money>, currency: string): Money {
  let total = new Decimal(0);
  for (const money of monies) total = total.plus(amountIn(money, currency));
  return written(total, currency);
}

export function subtract(from: Money, ...monies: Money[]): Money {
  return written(new Decimal(from.amount).minus(sum(monies, from.currency).amount), from.currency);
}

export function multiply(money: Money, factor: number | string | Decimal): Money {
  return round(toMoney(new Decimal(money.amount).times(factor), money.currency));
}

/** -1, 0 or 1. Same currency only. */
export function compare(left: Money, right: Money): -1 | 0 | 1 {
  const order = new Decimal(left.amount).comparedTo(amountIn(right, left.currency));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/** `rate` is the price of one unit of `from` in `to`. */
export interface ExchangeRate {
  from: string;
  to: string;
  rate: number | string;
}

/** At a stated rate, rounded half up to the digits of the target currency. Same currency: unchanged. */
export function convert(money: Money, { from, to, rate }: ExchangeRate): Money {
  if (money.currency === to && from === to) return money;
  return round(written(amountIn(money, from).times(rate), to));
}

/** Half up, to the currency's digits. */
export function round(money: Money): Money {
  const value = new Decimal(money.amount).toDecimalPlaces(digitsOf(money.currency), Decimal.ROUND_HALF_UP);
  return written(value, money.currency);
}

function amountIn({ amount, currency }: Money, expected: string): Decimal {
  if (currency !== expected) throw new TypeError(`${currency} where ${expected} was meant: convert first`);
  return new Decimal(amount);
}

function written(value: Decimal, currency: string): Money {
  const amount = value.toFixed(Math.max(digitsOf(currency), value.decimalPlaces()));
  return { amount: value.isZero() ? amount.replace('-', '') : amount, currency };
}

const digits = new Map<string, number>();
function digitsOf(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const found = format.resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, found);
  return found;
}
