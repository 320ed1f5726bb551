import { afterAll, beforeAll, expect, it } from 'vitest';
import { measureRead, reads } from '../../../bench/reads.ts';
import { type Running, startEverything } from '../running.ts';

let running: Running;
beforeAll(async () => {
  running = await startEverything();
});
afterAll(() => running?.close());

it.each(reads.map((read) => [read.document, read] as const))(
  '%s stays within its upstream calls, and they do not grow with the rows',
  async (_, read) => {
    const { published, ten, hundred } = await measureRead(running, read);
    expect(published.total).toBeLessThanOrEqual(read.limit);
    expect(hundred.total).toBeLessThanOrEqual(ten.total + 3);
    // A gateway that asked nothing would be cheap too.
    expect(published.total).toBeGreaterThan(2);
  },
);

it('staff who ask for it are told the cost, and nobody else', async () => {
  const query = '{ products(first: 1) { edges { node { sku unit } } } }';
  const staff = await running.ask('finance', query, {}, { 'x-request-cost': '1' });
  expect(staff.extensions.cost.finance.calls).toBeGreaterThan(0);
  expect((await running.ask('buyer', query, {}, { 'x-request-cost': '1' })).extensions.cost).toBeUndefined();
  expect((await running.ask('finance', query)).extensions.cost).toBeUndefined();
});
