import type { Account, Cents, Order, PhoneOrder } from './facts.ts';

export interface Sales {
  orders: readonly Order[];
  phoneOrders: readonly PhoneOrder[];
}

export const accountKey = ({ legalEntity, number }: Pick<Account, 'legalEntity' | 'number'>): string =>
  `${legalEntity}:${number}`;

/** By account, what its invoices leave to be paid and what D365 has still to invoice. */
export function exposures({ orders, phoneOrders }: Sales): Map<string, Cents> {
  const exposure = new Map<string, Cents>();
  const add = (key: string, amount: Cents) => exposure.set(key, (exposure.get(key) ?? 0) + amount);
  for (const { legalEntity, accountNumber, salesOrderNumber, state, total, invoices } of orders) {
    if (accountNumber === undefined || salesOrderNumber === undefined || state === 'canceled') continue;
    const invoiced = invoices.reduce((sum, invoice) => sum + invoice.total, 0);
    const open = invoices.reduce((sum, invoice) => sum + invoice.open, 0);
    add(`${legalEntity}:${accountNumber}`, open + Math.max(total - invoiced, 0));
  }
  for (const { legalEntity, accountNumber, status, total, invoice } of phoneOrders) {
    add(`${legalEntity}:${accountNumber}`, status === 'open' ? total : (invoice?.open ?? 0));
  }
  return exposure;
}
