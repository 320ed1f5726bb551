import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { Act } from '../../sandbox/context.ts';
import { createActs as createDataverseActs } from '../../sandbox/dataverse/acts.ts';
import { createDataverseTables } from '../../sandbox/dataverse/tables.ts';
import { createActs as createFinanceActs } from '../../sandbox/finance/acts.ts';
import { createFinanceTables } from '../../sandbox/finance/tables.ts';
import { Business, startLive } from '../../sandbox/live.ts';
import { createWorld } from '../../sandbox/world/create.ts';

const today = new Date('2026-02-01T10:00:00.000Z');

/** A small business of the seed, and what is done in it. */
function startBusiness(seed = 1) {
  const world = createWorld({ seed, scale: 0.05, today: '2026-02-01T00:00:00.000Z' });
  const clock = () => today;
  const finance = createFinanceTables(world);
  const dataverse = createDataverseTables(world, clock);
  const service = { database: dataverse, root: 'http://localhost/api/data/v9.2', pageSize: 5000, clock };
  const known = {
    ...createFinanceActs(
      () => finance,
      () => world,
      clock,
    ),
    ...createDataverseActs(() => service),
  };
  const told: [string, unknown][] = [];
  const acts = new Map<string, Act>();
  for (const [name, act] of Object.entries(known)) {
    acts.set(name, (input) => {
      told.push([name, input]);
      return act(input);
    });
  }
  return { business: new Business(world, acts), acts, told, finance, dataverse, world };
}

async function goOn(business: Business, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await business.goOn();
}

describe('the business that goes on', () => {
  test('takes orders all the way: picked, shipped, invoiced, paid', async () => {
    const { business, told, finance } = startBusiness();
    await goOn(business, 150);
    const ofOne = new Map<string, string[]>();
    for (const [name, input] of told) {
      const order = (input as { salesOrder?: string }).salesOrder;
      if (order !== undefined) ofOne.set(order, [...(ofOne.get(order) ?? []), name]);
    }
    const whole = [...ofOne].filter(([, names]) => names.length === 3).map(([order]) => order);
    expect(whole.length).toBeGreaterThan(3);
    for (const order of whole) expect(ofOne.get(order)).toEqual(['pickSalesOrder', 'shipSalesOrder', 'postInvoice']);
    const settled = told.flatMap(([name, input]) =>
      name === 'settleInvoice' ? [(input as { invoice: string }).invoice.toLowerCase()] : [],
    );
    expect(settled.length).toBeGreaterThan(3);
    const open = finance.table('FgCustomerOpenTransactions').byIndex('InvoiceNumber', settled);
    for (const { values } of open.filter(({ values }) => values.TransactionType === 'Invoice')) {
      expect([values.InvoiceNumber, values.LastSettlementDate]).not.toContain('1900-01-01T12:00:00Z');
    }
    expect(new Set(told.map(([name]) => name))).toContain('moveStock');
    expect(new Set(told.map(([name]) => name))).toContain('setCreditLimit');
    expect(new Set(told.map(([name]) => name))).toContain('approveQuote');
  });

  test('never comes to an end, and hardly anything is refused', async () => {
    const { business, told } = startBusiness();
    await goOn(business, 1_000);
    expect(told.map(([name]) => name)).toContain('createSalesOrder');
    expect(business.done + business.skipped).toBeGreaterThanOrEqual(1_000);
    expect(business.skipped).toBeLessThan(20);
  });

  test('is the same for the same seed, and another for another', async () => {
    const runs = [startBusiness(1), startBusiness(1), startBusiness(2)];
    for (const { business } of runs) await goOn(business, 40);
    const [first, second, other] = runs.map(({ told }) => JSON.stringify(told));
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  test('moves the order in Commerce too, where that can be done', async () => {
    const { business, acts, told, world } = startBusiness();
    const shipped: unknown[] = [];
    acts.set('shipOrder', (input) => void shipped.push(input));
    await goOn(business, 150);
    const sold = told.flatMap(([name, input]) =>
      name === 'shipSalesOrder' ? [(input as { salesOrder: string }).salesOrder] : [],
    );
    const known = sold.flatMap((number) => world.orders.find((order) => order.salesOrderNumber === number) ?? []);
    expect(known.length).toBeGreaterThan(0);
    expect(shipped).toEqual(known.map(({ number }) => ({ order: number })));
  });

  test('passes over an act that throws or that nobody knows, and counts it', async () => {
    const { business, acts } = startBusiness();
    acts.delete('moveStock');
    acts.set('pickSalesOrder', () => {
      throw new Error('no');
    });
    await goOn(business, 40);
    expect(business.skipped).toBeGreaterThan(5);
    expect(business.done).toBeGreaterThan(0);
  });
});

describe('while the sandbox lives', () => {
  test('it goes on at its pace, begins again after a reset, and ends with it', async () => {
    const { world, acts, told } = startBusiness();
    const rebuilds: (() => void)[] = [];
    const onReset = (rebuild: () => void) => {
      rebuilds.push(rebuild);
      rebuild();
    };
    const live = startLive({ world, onReset }, acts, 1);
    try {
      await vi.waitFor(() => expect(told.length).toBeGreaterThan(10));
      const first = told.slice(0, 3);
      told.length = 0;
      rebuilds[0]?.();
      await vi.waitFor(() => expect(told.slice(-50).length).toBeGreaterThan(10));
      // An act may have been under way.
      expect(JSON.stringify(told)).toContain(JSON.stringify(first).slice(1, -1));
    } finally {
      live.stop();
    }
    await wait(20);
    const { length } = told;
    await wait(50);
    expect(told).toHaveLength(length);
  });
});
