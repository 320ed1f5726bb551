import type { Database } from './database.ts';
import type { Row, Undo, Values } from './table.ts';

const cents = (value: unknown) => Math.round(Number(value ?? 0) * 100);

/** What a line comes to. */
export function lineAmounts(line: Values): Values {
  const base = Math.round(Number(line.quantity ?? 0) * Number(line.priceperunit ?? 0) * 100);
  const extended = base - cents(line.manualdiscountamount) + cents(line.tax);
  return { baseamount: base / 100, extendedamount: extended / 100 };
}

/** What a quote comes to: its lines, less the discounts on the whole, with freight and tax. */
export function totalsOf(quote: Values, lines: readonly Values[]): Values {
  const sum = (column: string) => lines.reduce((total, line) => total + cents(line[column]), 0);
  const tax = sum('tax');
  const items = sum('extendedamount') - tax;
  const discount = Math.round((items * Number(quote.discountpercentage ?? 0)) / 100) + cents(quote.discountamount);
  const freight = cents(quote.freightamount);
  return {
    totallineitemamount: items / 100,
    totallineitemdiscountamount: sum('manualdiscountamount') / 100,
    totaldiscountamount: discount / 100,
    totalamountlessfreight: (items - discount) / 100,
    totaltax: tax / 100,
    totalamount: (items - discount + freight + tax) / 100,
  };
}

export function linesOf(database: Database, quote: Row): Row[] {
  return database.table('quotedetail').byIndex('_quoteid_value', [quote.id]);
}

/** Adds a quote up again after a change to it or its lines. */
export function addUp(database: Database, quote: Row): Undo {
  const lines = linesOf(database, quote).map(({ values }) => values);
  return database.table('quote').update(quote, totalsOf(quote.values, lines));
}
