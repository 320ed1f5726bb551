import type { Cents, Order, OrderLine, Product } from './facts.ts';
import type { Counters } from './numbers.ts';
import { taxOf, taxPercentOf } from './prices.ts';

export interface Wanted {
  product: Product;
  quantity: number;
  price: Cents;
  discountPercent: number;
  warehouse: string;
  legalEntity: string;
}

export function createLine(wanted: Wanted, counters: Counters): OrderLine {
  const { product, quantity, price, discountPercent, warehouse, legalEntity } = wanted;
  const itemId = counters.next('order item');
  const taxPercent = taxPercentOf(product, legalEntity);
  return {
    itemId,
    productId: product.id,
    sku: product.sku,
    name: product.name,
    quantity,
    price,
    ...amounts(quantity, price, discountPercent, taxPercent),
    taxPercent,
    shipped: 0,
    invoiced: 0,
    canceled: 0,
    returned: 0,
    backordered: 0,
    warehouse,
    lotId: `${legalEntity.slice(0, 2).toUpperCase()}-${String(itemId).padStart(7, '0')}`,
  };
}

function amounts(quantity: number, price: Cents, discountPercent: number, taxPercent: number) {
  const rowTotal = quantity * price;
  const discount = Math.round((rowTotal * discountPercent) / 100);
  return { rowTotal, discount, tax: taxOf(rowTotal - discount, taxPercent) };
}

export function sums(lines: readonly OrderLine[], shipping: Cents) {
  const sum = (of: (line: OrderLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const subtotal = sum(({ rowTotal }) => rowTotal);
  const discount = sum((line) => line.discount);
  const tax = sum((line) => line.tax);
  return { subtotal, discount, tax, total: subtotal - discount + shipping + tax };
}

/** Gives an order the prices it was negotiated at; nothing else is taken off them. */
export function reprice(order: Order, priceOf: (line: OrderLine) => Cents): void {
  for (const line of order.lines) {
    line.price = priceOf(line);
    Object.assign(line, amounts(line.quantity, line.price, 0, line.taxPercent));
  }
  Object.assign(order, sums(order.lines, order.shipping));
}
