import { Decimal } from 'decimal.js';
import { convert, type Money } from '../../../platform/money.ts';
import type { DatedRate } from './facts.ts';

/** There is no rate between two currencies: nothing can be compared, and credit must be refused. */
class RateMissing extends Error {
  override readonly name = 'RateMissing';
}

export type Into = (money: Money, currency: string) => Money;

/** At the newest rate that stands on the day; where only the opposite rate is kept, by its inverse. Throws RateMissing. */
export function converter(rates: readonly DatedRate[], day: string): Into {
  const newest = (from: string, to: string) =>
    rates
      .filter((rate) => rate.from === from && rate.to === to && rate.since <= day && day <= (rate.until ?? day))
      .filter(({ rate }) => new Decimal(rate).greaterThan(0))
      .reduce<DatedRate | undefined>((best, rate) => (best && best.since >= rate.since ? best : rate), undefined);
  return (money, to) => {
    const from = money.currency;
    if (from === to) return money;
    const direct = newest(from, to);
    if (direct !== undefined) return convert(money, direct);
    const opposite = newest(to, from);
    if (opposite === undefined) throw new RateMissing(`no rate from ${from} to ${to}`);
    return convert(money, { from, to, rate: new Decimal(1).dividedBy(opposite.rate).toFixed(20) });
  };
}

/** Undefined: an amount could not be converted. */
export function orNoRate<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RateMissing) return undefined;
    throw error;
  }
}
