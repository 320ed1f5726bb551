import { describe, expect, it } from 'vitest';
import { accountKey, exposures } from '../../../sandbox/world/exposure.ts';
import { seededPeople } from '../../../sandbox/world/people.ts';
import { daysBeforeToday, setting, sum, world } from './world.ts';

const { buyer, buyer2, admin, rep, finance, service, operator } = seededPeople(world);
const first = world.accounts.filter(({ companyId }) => companyId === 1);
const home = first.find(({ legalEntity }) => legalEntity === 'usmf');
const ofFirst = world.orders.filter(({ companyId }) => companyId === 1);

describe('the seeded callers', () => {
  it('are who they are', () => {
    expect([buyer.companyId, admin.companyId, buyer2.companyId]).toEqual([1, 1, 2]);
    expect(buyer).toMatchObject({
      email: 'dana.reed@northwind.example',
      password: 'Sandbox-Pass-1',
      role: 'seniorBuyer',
    });
    expect(admin.id).toBe(world.companies[0]?.adminBuyerId);
    expect(home?.representative).toBe(rep.personnelNumber);
    expect([finance, service, operator].map(({ role }) => role)).toEqual(['finance', 'service', 'operator']);
  });

  it('find the first company at home in the United States, and trading in Germany too', () => {
    expect(first.map(({ legalEntity, number }) => `${legalEntity}:${number}`)).toEqual(['usmf:US-001', 'demf:DE-001']);
    expect(first.every(({ marked }) => marked)).toBe(true);
  });

  it('have plenty to page through', () => {
    expect(ofFirst.length).toBeGreaterThanOrEqual(130);
    expect(ofFirst.filter(({ buyerId }) => buyerId === buyer.id).length).toBeGreaterThanOrEqual(105);
    const owed = ofFirst.flatMap(({ invoices }) => invoices.filter(({ open }) => open > 0));
    expect(owed.length).toBeGreaterThan(3);
    const overdue = owed.filter(({ dueDate }) => dueDate < setting.today);
    expect(overdue.length).toBeGreaterThan(0);
    // The rules of the sandbox stop credit after thirty days.
    expect(overdue.filter(({ dueDate }) => daysBeforeToday(dueDate) > 29)).toEqual([]);
    const quotes = world.quotes.filter(({ buyerId }) => buyerId === buyer.id);
    expect(new Set(quotes.map(({ status }) => status)).size).toBeGreaterThanOrEqual(8);
    expect(quotes.filter(({ dataverse }) => dataverse !== undefined).length).toBeGreaterThan(10);
    const numbers = new Set(first.map(({ legalEntity, number }) => `${legalEntity}:${number}`));
    const isFirst = (one: { legalEntity: string; accountNumber?: string }) =>
      numbers.has(`${one.legalEntity}:${one.accountNumber}`);
    expect(world.cases.filter(isFirst).length).toBeGreaterThan(5);
    expect(world.returns.filter(isFirst).length).toBeGreaterThan(5);
    expect(world.activities.filter(isFirst).length).toBeGreaterThan(5);
    expect(world.phoneOrders.filter(isFirst).length).toBeGreaterThan(3);
  });

  it('have one cart that credit allows, and one that it does not', () => {
    const used = exposures(world).get(home === undefined ? '' : accountKey(home)) ?? 0;
    const room = (home?.creditLimit ?? 0) - used;
    const [fits, exceeds, ...others] = world.carts.filter(({ buyerId }) => buyerId === buyer.id);
    expect(others).toEqual([]);
    expect(fits?.total).toBeLessThan(room);
    expect(exceeds?.total).toBeGreaterThan(room);
    // Else the order itself would be too large, whatever the limit.
    expect(exceeds?.total).toBeLessThan(100_000_00);
  });
});

describe('recent orders', () => {
  it('stand in every place an order can', () => {
    const recent = world.orders.filter(({ placedAt }) => daysBeforeToday(placedAt) <= 10);
    const isOpen = ({ salesOrderNumber, state, shipments }: (typeof recent)[number]) =>
      salesOrderNumber !== undefined && state === 'new' && shipments.length === 0;
    const invoices = recent.flatMap((order) => order.invoices);
    const places = {
      notInD365: recent.filter(({ salesOrderNumber, state }) => salesOrderNumber === undefined && state === 'new'),
      open: recent.filter(isOpen),
      held: recent.filter(({ state }) => state === 'holded'),
      backordered: recent.filter(({ lines }) => lines.some(({ backordered }) => backordered > 0)),
      shipped: recent.filter(({ lines }) =>
        lines.every(({ shipped, quantity, invoiced }) => shipped === quantity && invoiced === 0),
      ),
      partlyInvoiced: recent.filter(
        ({ lines }) => sum(lines, (line) => line.invoiced) > 0 && lines.some((line) => line.backordered > 0),
      ),
      invoiced: invoices.filter(({ open, dueDate }) => open > 0 && dueDate >= setting.today),
      overdue: invoices.filter(({ open, dueDate }) => open > 0 && dueDate < setting.today),
      paid: invoices.filter(({ settledAt }) => settledAt !== undefined),
      canceled: recent.filter(({ state }) => state === 'canceled'),
    };
    for (const [place, found] of Object.entries(places)) expect(found.length, place).toBeGreaterThan(0);
    const own = recent.filter(({ buyerId }) => buyerId === buyer.id);
    expect(new Set(own.map(({ state }) => state))).toEqual(
      new Set(['new', 'processing', 'complete', 'canceled', 'holded']),
    );
  });

  it('have long been in D365 when they are old, unless D365 does not know who ordered', () => {
    const waiting = world.orders.filter(
      ({ salesOrderNumber, state, placedAt }) =>
        salesOrderNumber === undefined && state !== 'canceled' && daysBeforeToday(placedAt) > 1,
    );
    const missing = world.drifts.filter(({ kind }) => kind === 'sales order missing').map(({ key }) => key);
    expect(waiting.filter(({ accountNumber }) => accountNumber !== undefined).map(({ number }) => number)).toEqual(
      missing,
    );
  });
});
