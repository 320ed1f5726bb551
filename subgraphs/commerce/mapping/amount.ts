import { Decimal } from 'decimal.js';
import { type Money, round, toMoney } from '../../../platform/money.ts';

/** Commerce keeps four decimals and sends floats: this takes the noise off before anything is rounded. */
const exact = (value: number): Decimal => new Decimal(value).toDecimalPlaces(4, Decimal.ROUND_HALF_UP);

/** A total, to the currency's own digits. Absent is zero: Commerce leaves empty amounts out. */
export const toTotal = (value: number | undefined, currency: string): Money =>
  round(toMoney(exact(value ?? 0), currency));

/** A price of one piece, which may be finer than the currency's digits. */
export const toUnitPrice = (value: number | undefined, currency: string): Money => toMoney(exact(value ?? 0), currency);

export const toQuantity = (value: number | undefined): string => exact(value ?? 0).toFixed();
