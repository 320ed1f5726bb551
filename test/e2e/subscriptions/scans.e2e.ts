import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Running, startEverything } from '../running.ts';
import { openStream } from './stream.ts';

let running: Running;

beforeAll(async () => {
  running = await startEverything({ SCAN_PAUSE_MS: '1000' });
  await running.house.work();
});
afterAll(() => running?.close());

/** What scans have read so far. */
async function scanned(): Promise<number> {
  const asked = (await running.requests()).filter(({ url }) =>
    /WarehousesOnHandV2|FgCustomerOpenTransactions/.test(url),
  );
  return asked.length;
}

it('finds stock that moved and invoices that were paid, of which F&O tells nobody', async () => {
  // Both were read once, so that what changes now is noticed.
  await expect.poll(scanned, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
  const stock = await openStream(
    running.door,
    await running.token('buyer'),
    'subscription { stockUpdated(skus: ["fb-1002"]) { sku stock { warehouse { code } onHand } } }',
  );
  const credit = await openStream(
    running.door,
    await running.token('finance'),
    'subscription { creditUpdated(accounts: ["usmf:us-001"]) { number credit { balance { amount } } } }',
  );
  const question = '{ product(sku: "FB-1002") { stock { warehouse { code } onHand } } }';
  const before = await running.ask('buyer', question);
  const [{ warehouse, onHand }] = before.data.product.stock;
  await running.act('moveStock', { sku: 'FB-1002', warehouse: warehouse.code, quantity: 7 });
  const moved = await stock.next();
  expect(moved?.data.stockUpdated.sku).toBe('FB-1002');
  const after = moved?.data.stockUpdated.stock.find(
    (one: { warehouse: { code: string } }) => one.warehouse.code === warehouse.code,
  );
  expect(Number(after.onHand)).toBe(Number(onHand) + 7);

  const owed =
    '{ account(id: "usmf:US-001") { credit { balance { amount } } invoices(first: 1, filter: { status: OPEN }) { edges { node { number remaining { amount } } } } } }';
  const account = (await running.ask('finance', owed)).data.account;
  const [{ node: invoice }] = account.invoices.edges;
  await running.act('settleInvoice', { legalEntity: 'usmf', invoice: invoice.number });
  const paid = await credit.next();
  expect(paid?.errors).toEqual([]);
  const left = Number(account.credit.balance.amount) - Number(invoice.remaining.amount);
  expect(Number(paid?.data.creditUpdated.credit.balance.amount)).toBeCloseTo(left, 2);
  stock.leave();
  credit.leave();
});
