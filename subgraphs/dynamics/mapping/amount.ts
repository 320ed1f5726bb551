import { Decimal } from 'decimal.js';
import { type Money, round, toMoney } from '../../../platform/money.ts';

/** F&O keeps six decimals and sends floats: this takes the noise off before anything is rounded. */
const exact = (value: number): Decimal => new Decimal(value).toDecimalPlaces(6, Decimal.ROUND_HALF_UP);

/** A total, to the currency's own digits. Absent is zero. */
export const toTotal = (value: number | null | undefined, currency: string): Money =>
  round(toMoney(exact(value ?? 0), currency));

/** A price stated for so many units, as the price of one; it may be finer than the currency's digits. */
export function toUnitPrice(value: number, currency: string, perQuantity: number | null | undefined = 1): Money {
  // F&O leaves the quantity at zero where nobody stated it, and means one.
  return toMoney(exact(value).dividedBy(perQuantity || 1), currency);
}

export const toQuantity = (value: number | null | undefined): string => exact(value ?? 0).toFixed();
