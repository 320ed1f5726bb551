import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Running, readDocument, startEverything } from '../running.ts';

let running: Running;
beforeAll(async () => {
  running = await startEverything({ COMMERCE_EDITION: 'saas' });
});
afterAll(() => running?.close());

it('Commerce as a service, with IMS tokens and the Store header, answers the same documents', async () => {
  const orders = await running.ask('buyer', await readDocument('storefront-orders'), { first: 10 });
  expect(orders.errors).toEqual([]);
  expect(orders.data.orders.edges).toHaveLength(10);
  const account = await running.ask('buyer', await readDocument('storefront-account'));
  expect(account.errors).toEqual([]);
  expect(account.data.me.customer.company.account.credit).not.toBeNull();
  const paths = (await running.requests()).filter(({ system }) => system === 'commerce').map(({ url }) => url);
  expect(paths.length).toBeGreaterThan(0);
  expect(paths.some((path) => path.includes('/rest/'))).toBe(false);
});
