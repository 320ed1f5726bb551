import { Decimal } from 'decimal.js';
import { UpstreamSurprise } from '../../../platform/errors.ts';
import { convert, type ExchangeRate, type Money } from '../../../platform/money.ts';
import type { ExchangeRateRecord } from '../client/records.ts';
import { toDay } from './day.ts';

/** What one unit of `from` costs in `to`, since a day and until another, both included. */
export type DatedRate = ExchangeRate & { since: string; until: string | null };

const conversionFactors: Readonly<Record<string, number>> = {
  One: 1,
  Ten: 10,
  Hundred: 100,
  Thousand: 1_000,
  TenThousand: 10_000,
};

/** A tenant may keep rates of several types, such as budget rates: those of the usual type count, if it has any. */
export function toRates(records: readonly ExchangeRateRecord[]): DatedRate[] {
  const usual = records.filter(({ RateTypeName }) => RateTypeName === 'Default');
  return (usual.length > 0 ? usual : records).map(toRate);
}

/** F&O states the price of one, or of a hundred, as the factor says. */
function toRate(record: ExchangeRateRecord): DatedRate {
  const { FromCurrency: from, ToCurrency: to, Rate, ConversionFactor, StartDate, EndDate } = record;
  const perUnits = conversionFactors[ConversionFactor];
  if (perUnits === undefined) {
    const facts = { system: 'finance', operation: 'read an exchange rate' };
    throw new UpstreamSurprise('a rate is for an unknown number of units', facts);
  }
  return {
    from,
    to,
    rate: new Decimal(Rate).dividedBy(perUnits).toFixed(),
    since: toDay(StartDate) ?? '',
    until: toDay(EndDate),
  };
}

/** Gives an amount in the currency it was made for. */
export type Into = (money: Money) => Money;

/** At the rate that stands today; where only the opposite rate is kept, by its inverse. */
export function converter(rates: readonly DatedRate[], currency: string, today: string): Into {
  const newest = (from: string, to: string) =>
    rates
      .filter((rate) => rate.from === from && rate.to === to && rate.since <= today && today <= (rate.until ?? today))
      .reduce<DatedRate | undefined>((best, rate) => (best && best.since >= rate.since ? best : rate), undefined);
  return (money) => {
    if (money.currency === currency) return money;
    const direct = newest(money.currency, currency);
    if (direct !== undefined) return convert(money, direct);
    const inverse = newest(currency, money.currency);
    if (inverse === undefined) {
      const facts = { system: 'finance', operation: 'convert an amount' };
      throw new UpstreamSurprise(`there is no exchange rate from ${money.currency} to ${currency}`, facts);
    }
    const rate = new Decimal(1).dividedBy(inverse.rate).toFixed();
    return convert(money, { from: money.currency, to: currency, rate });
  };
}
