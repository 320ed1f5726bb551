import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../sandbox/world/create.ts';
import type { Invoice, Order } from '../../../sandbox/world/facts.ts';
import { seededPeople } from '../../../sandbox/world/people.ts';

const setting = { seed: 1, scale: 1, today: '2026-11-23T00:00:00.000Z' };
const world = createWorld(setting);

const total = <Item>(list: readonly Item[], of: (item: Item) => number) =>
  list.reduce((sum, item) => sum + of(item), 0);
const linked = world.orders.filter(({ salesOrderNumber }) => salesOrderNumber !== undefined);

describe('the seeded world', () => {
  it('is the same for the same seed and another for another', () => {
    expect(createWorld(setting)).toEqual(world);
    expect(createWorld({ ...setting, seed: 2 }).orders[0]).not.toEqual(world.orders[0]);
  });

  it('has the promised size', () => {
    expect(world.legalEntities).toHaveLength(2);
    expect(world.storeViews).toHaveLength(3);
    expect(new Set(world.storeViews.map(({ currency }) => currency)).size).toBe(2);
    expect(world.companies).toHaveLength(60);
    expect(world.buyers.filter(({ companyId }) => companyId !== undefined)).toHaveLength(240);
    expect(world.products).toHaveLength(1000);
    expect(world.warehouses).toHaveLength(4);
    const days = (Date.parse(setting.today) - Date.parse(world.orders[0]?.placedAt ?? '')) / 86_400_000;
    expect(days).toBeGreaterThan(700);
    expect(world.drifts.length).toBeGreaterThanOrEqual(5);
  });

  it('lies wholly in the past', () => {
    const moments = world.orders.flatMap(({ placedAt, updatedAt, shipments, invoices }) => [
      placedAt,
      updatedAt,
      ...shipments.map(({ shippedAt }) => shippedAt),
      ...invoices.map(({ date }) => date),
    ]);
    expect(moments.filter((moment) => moment >= setting.today)).toEqual([]);
  });

  it('adds up to the cent', () => {
    const orderIsOff = ({ lines, subtotal, discount, shipping, tax, total: sum }: Order) =>
      subtotal !== total(lines, ({ price, quantity }) => price * quantity) ||
      tax !== total(lines, (line) => line.tax) ||
      discount !== total(lines, (line) => line.discount) ||
      sum !== subtotal - discount + shipping + tax;
    expect(world.orders.filter(orderIsOff)).toEqual([]);
    const invoiceIsOff = (invoice: Invoice) =>
      invoice.subtotal !== total(invoice.lines, ({ price, quantity }) => price * quantity) ||
      invoice.total !== invoice.subtotal - invoice.discount + invoice.charges + invoice.tax ||
      invoice.open < 0 ||
      invoice.open > invoice.total ||
      (invoice.open === 0) !== (invoice.settledAt !== undefined);
    expect(world.orders.flatMap(({ invoices }) => invoices).filter(invoiceIsOff)).toEqual([]);
    const wholly = world.orders.filter(
      ({ lines, invoices }) => invoices.length === 1 && lines.every((line) => line.invoiced === line.quantity),
    );
    expect(wholly.length).toBeGreaterThan(1000);
    expect(wholly.filter(({ invoices, total: sum }) => invoices[0]?.total !== sum)).toEqual([]);
  });

  it('ships and invoices what its lines say', () => {
    for (const { lines, shipments, invoices } of world.orders) {
      for (const line of lines) {
        const of = (list: readonly { itemId: number; quantity: number }[]) =>
          total(
            list.filter(({ itemId }) => itemId === line.itemId),
            ({ quantity }) => quantity,
          );
        expect(of(shipments.flatMap((shipment) => shipment.lines))).toBe(line.shipped);
        expect(of(invoices.flatMap((invoice) => invoice.lines))).toBe(line.invoiced);
      }
    }
  });

  it('names nothing that does not exist, and nothing twice', () => {
    const buyers = new Set(world.buyers.map(({ id }) => id));
    const accounts = new Set(world.accounts.map(({ legalEntity, number }) => `${legalEntity}:${number}`));
    const workers = new Set(world.workers.map(({ personnelNumber }) => personnelNumber));
    expect(accounts.size).toBe(world.accounts.length);
    expect(world.orders.filter(({ buyerId }) => !buyers.has(buyerId))).toEqual([]);
    expect(linked.filter(({ legalEntity, accountNumber }) => !accounts.has(`${legalEntity}:${accountNumber}`))).toEqual(
      [],
    );
    expect(world.accounts.filter(({ representative }) => !workers.has(representative))).toEqual([]);
    const numbers = linked.map(({ legalEntity, salesOrderNumber }) => `${legalEntity}:${salesOrderNumber}`);
    const spoken = world.phoneOrders.map(({ legalEntity, salesOrderNumber }) => `${legalEntity}:${salesOrderNumber}`);
    expect(new Set([...numbers, ...spoken]).size).toBe(numbers.length + spoken.length);
    const itemIds = world.orders.flatMap(({ lines }) => lines.map(({ itemId }) => itemId));
    expect(new Set(itemIds).size).toBe(itemIds.length);
  });

  it('gives each company a tree with its administrator at the top', () => {
    for (const { id, adminBuyerId } of world.companies) {
      const members = world.buyers.filter(({ companyId }) => companyId === id);
      const tops = members.filter(({ parentBuyerId }) => parentBuyerId === undefined);
      expect(tops.map((top) => top.id)).toEqual([adminBuyerId]);
    }
  });

  it('seeds the callers with enough to see', () => {
    const { buyer, buyer2, admin, rep } = seededPeople(world);
    expect([buyer.companyId, admin.companyId, buyer2.companyId]).toEqual([1, 1, 2]);
    expect(world.orders.filter(({ buyerId }) => buyerId === buyer.id).length).toBeGreaterThan(105);
    expect(world.accounts.find(({ companyId }) => companyId === 1)?.representative).toBe(rep.personnelNumber);
    const owed = world.orders
      .filter(({ companyId }) => companyId === 1)
      .flatMap(({ invoices }) => invoices.filter(({ open }) => open > 0));
    expect(owed.length).toBeGreaterThan(3);
    expect(owed.some(({ dueDate }) => dueDate < setting.today)).toBe(true);
    const states = new Set(world.orders.filter(({ buyerId }) => buyerId === buyer.id).map(({ state }) => state));
    expect(states).toEqual(new Set(['new', 'processing', 'complete', 'canceled', 'holded']));
  });

  it('knows every case that credit management distinguishes', () => {
    const { accounts } = world;
    expect(new Set(accounts.map(({ onHold }) => onHold))).toEqual(
      new Set(['No', 'All', 'Invoice', 'Payment', 'Requisition', 'Never']),
    );
    expect(accounts.some(({ temporaryLimit }) => temporaryLimit !== undefined)).toBe(true);
    expect(accounts.some(({ creditLimitExpires }) => creditLimitExpires !== undefined)).toBe(true);
    expect(accounts.some(({ creditLimitMandatory, creditLimit }) => creditLimitMandatory && creditLimit === 0)).toBe(
      true,
    );
    expect(accounts.some(({ excludedFromCredit }) => excludedFromCredit)).toBe(true);
    expect(accounts.filter(({ creditGroupId }) => creditGroupId === 'CG-100').length).toBeGreaterThan(1);
    expect(accounts.filter(({ marked }) => !marked).length).toBeGreaterThan(3);
  });
});
