import type { Order } from '../../world/facts.ts';
import { type Directory, GLOBAL_CURRENCY, money } from './directory.ts';

/** Every amount twice: in the document's currency, and as `base_*` in the website's. The sandbox sells in the latter. */
export function inBothCurrencies<K extends string>(amounts: Record<K, number>): Record<K | `base_${K}`, number> {
  const both: Record<string, number> = {};
  for (const [name, cents] of Object.entries<number>(amounts)) {
    both[name] = money(cents);
    both[`base_${name}`] = money(cents);
  }
  return both as Record<K | `base_${K}`, number>;
}

/** The four currencies of a sales document and their rates. */
export const currencies = (currency: string, directory: Directory) => ({
  global_currency_code: GLOBAL_CURRENCY,
  base_currency_code: currency,
  store_currency_code: currency,
  order_currency_code: currency,
  base_to_global_rate: directory.toGlobalRate(currency),
  base_to_order_rate: 1,
  store_to_base_rate: 0,
  store_to_order_rate: 0,
});

/** What of an order has been invoiced, paid, refunded and given up. */
export function progress(order: Order) {
  const invoiced = sum(order.invoices.map((invoice) => invoice.total));
  // Paying on account settles the invoice as Commerce sees it; the debt stands in the company's credit.
  const onAccount = order.paymentMethod === 'companycredit';
  const paid = sum(order.invoices.filter((one) => onAccount || one.settledAt).map((invoice) => invoice.total));
  return { invoiced, paid, canceled: order.state === 'canceled' ? order.total : 0 };
}

export const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
