import { describe, expect, it } from 'vitest';
import type { Invoice, Order } from '../../../sandbox/world/facts.ts';
import { sum, world } from './world.ts';

const isInvoiceOff = (invoice: Invoice) =>
  invoice.lines.some(({ amount, price, quantity }) => amount !== price * quantity) ||
  invoice.subtotal !== sum(invoice.lines, ({ amount }) => amount) ||
  invoice.tax !== sum(invoice.lines, ({ tax }) => tax) ||
  invoice.discount !== sum(invoice.lines, ({ discount }) => discount) ||
  invoice.total !== invoice.subtotal - invoice.discount + invoice.charges + invoice.tax ||
  invoice.open < 0 ||
  invoice.open > invoice.total ||
  (invoice.open === 0) !== (invoice.settledAt !== undefined);

describe('the money of the seeded world', () => {
  it('is whole cents, and orders are the sum of their lines', () => {
    const isOrderOff = ({ lines, subtotal, discount, shipping, tax, total }: Order) =>
      lines.some(({ rowTotal, price, quantity }) => rowTotal !== price * quantity || price <= 0 || quantity <= 0) ||
      subtotal !== sum(lines, ({ rowTotal }) => rowTotal) ||
      tax !== sum(lines, (line) => line.tax) ||
      discount !== sum(lines, (line) => line.discount) ||
      total !== subtotal - discount + shipping + tax ||
      !Number.isInteger(total);
    expect(world.orders.filter(isOrderOff)).toEqual([]);
    for (const { lines, total, tax } of world.phoneOrders) {
      expect(total).toBe(sum(lines, ({ amount }) => amount) + tax);
    }
    for (const { lines, subtotal, tax, shipping, total } of world.carts) {
      expect(subtotal).toBe(sum(lines, ({ price, quantity }) => price * quantity));
      expect(total).toBe(subtotal + tax + shipping);
    }
  });

  it('is invoiced to the cent, and wholly where all was delivered', () => {
    const invoices = [
      ...world.orders.flatMap((order) => order.invoices),
      ...world.phoneOrders.flatMap(({ invoice }) => invoice ?? []),
    ];
    expect(invoices.filter(isInvoiceOff)).toEqual([]);
    const whole = world.orders.filter(({ lines }) => lines.every(({ invoiced, quantity }) => invoiced === quantity));
    expect(whole.length).toBeGreaterThan(1000);
    expect(whole.filter((order) => order.invoices.length > 1).length).toBeGreaterThan(50);
    expect(whole.filter((order) => sum(order.invoices, ({ total }) => total) !== order.total)).toEqual([]);
    for (const { total, invoice } of world.phoneOrders) if (invoice !== undefined) expect(invoice.total).toBe(total);
  });

  it('delivers and invoices what the lines say', () => {
    for (const { lines, shipments, invoices } of world.orders) {
      const moved = (list: readonly { itemId: number; quantity: number }[], itemId: number) =>
        sum(
          list.filter((one) => one.itemId === itemId),
          ({ quantity }) => quantity,
        );
      for (const line of lines) {
        expect(
          moved(
            shipments.flatMap((one) => one.lines),
            line.itemId,
          ),
        ).toBe(line.shipped);
        expect(
          moved(
            invoices.flatMap((one) => one.lines),
            line.itemId,
          ),
        ).toBe(line.invoiced);
        expect(line.backordered).toBe(shipments.length === 0 ? 0 : line.quantity - line.shipped);
        expect(line.invoiced).toBeLessThanOrEqual(line.shipped);
        expect(line.returned).toBeLessThanOrEqual(line.invoiced);
      }
      for (const shipment of shipments) {
        const from = shipment.lines.map(({ itemId }) => lines.find((line) => line.itemId === itemId)?.warehouse);
        expect(new Set(from)).toEqual(new Set([shipment.warehouse]));
      }
    }
  });

  it('keeps on the shelf what open orders wait for', () => {
    const waiting = new Map<string, number>();
    const add = (key: string, quantity: number) => waiting.set(key, (waiting.get(key) ?? 0) + quantity);
    for (const { sku, warehouse, quantity, shipped, canceled } of world.orders.flatMap(({ lines }) => lines)) {
      add(`${sku} ${warehouse}`, quantity - shipped - canceled);
    }
    for (const { status, lines } of world.phoneOrders) {
      if (status === 'open') for (const { sku, warehouse, quantity } of lines) add(`${sku} ${warehouse}`, quantity);
    }
    let reserved = 0;
    for (const { sku, stock } of world.products) {
      for (const [warehouse, place] of Object.entries(stock)) {
        expect(place.reserved).toBe(waiting.get(`${sku} ${warehouse}`) ?? 0);
        expect(place.onHand).toBeGreaterThanOrEqual(place.reserved);
        reserved += place.reserved;
      }
    }
    expect(reserved).toBeGreaterThan(100);
  });

  it('asks for an ordered quote what was negotiated', () => {
    const ordered = world.quotes.filter(({ status }) => status === 'ordered');
    expect(ordered.length).toBeGreaterThan(10);
    for (const quote of ordered) {
      const order = world.orders.find(({ id }) => id === quote.orderId);
      expect(order?.quoteId).toBe(quote.cartId);
      expect(order?.buyerId).toBe(quote.buyerId);
      expect(order?.subtotal).toBe(quote.negotiatedTotal);
      expect(order?.lines.map(({ sku, quantity, price }) => [sku, quantity, price])).toEqual(
        quote.lines.map(({ sku, quantity, price }) => [sku, quantity, price]),
      );
    }
    for (const { lines, originalTotal, negotiatedTotal } of world.quotes) {
      expect(originalTotal).toBe(sum(lines, ({ listPrice, quantity }) => listPrice * quantity));
      expect(negotiatedTotal).toBe(sum(lines, ({ price, quantity }) => price * quantity));
      expect(negotiatedTotal).toBeLessThanOrEqual(originalTotal);
    }
  });

  it('gives back for a return what was paid, once', () => {
    const closed = world.returns.filter(({ status }) => status === 'processed_closed');
    expect(closed.length).toBeGreaterThan(20);
    for (const { orderId, lines, creditNote } of closed) {
      const order = world.orders.find(({ id }) => id === orderId);
      const paid = sum(lines, ({ itemId, quantity }) => {
        const line = order?.lines.find((one) => one.itemId === itemId);
        return line === undefined
          ? Number.NaN
          : line.price * quantity + Math.round((line.tax * quantity) / line.quantity);
      });
      expect(creditNote?.amount).toBe(paid);
      expect(paid).toBeLessThanOrEqual(sum(order?.invoices ?? [], ({ total }) => total));
    }
    const returned = sum(
      closed.flatMap(({ lines }) => lines),
      ({ quantity }) => quantity,
    );
    expect(
      sum(
        world.orders.flatMap(({ lines }) => lines),
        (line) => line.returned,
      ),
    ).toBe(returned);
  });
});
