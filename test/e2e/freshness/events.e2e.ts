import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startEverything } from '../running.ts';
import { openStream, type Stream } from '../subscriptions/stream.ts';

let running: Running;
const streams: Stream[] = [];

beforeAll(async () => {
  running = await startEverything({ SANDBOX_EVENT_RETRY_SCALE: '0.01' });
  await running.hear();
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.leave();
  await running.clearFaults();
});
afterAll(() => running?.close());

async function subscribe(who: 'buyer' | 'rep' | 'finance', query: string): Promise<Stream> {
  const stream = await openStream(running.door, await running.token(who), query);
  streams.push(stream);
  return stream;
}

/** An order of the buyer that F&O knows and nobody has shipped in full. */
async function openOrder() {
  const { data } = await running.ask(
    'buyer',
    '{ orders(first: 50, filter: { status: "processing" }) { edges { node { number status salesOrder { number legalEntity } } } } }',
  );
  const found = data.orders.edges.find(
    (edge: { node: { salesOrder: object | null } }) => edge.node.salesOrder !== null,
  );
  return found.node as { number: string; salesOrder: { number: string; legalEntity: string } };
}

interface Delivered {
  system: string;
  event: string;
  state: string;
  attempts: { status: number }[];
}
const deliveries = async () => (await (await fetch(`${running.control}/_sandbox/deliveries`)).json()) as Delivered[];
const changesSince = async (position: number) => (await (await running.house.changes()).since(position)).changes;
const head = async () => (await running.house.changes()).head();

describe('what changes in Commerce', () => {
  it('reaches a subscriber by an event that Adobe has signed', async () => {
    const { number } = await openOrder();
    const stream = await subscribe('buyer', `subscription { orderUpdated(numbers: ["${number}"]) { number status } }`);
    await running.act('setOrderStatus', { order: number, status: 'on_the_way' });
    expect((await stream.next())?.data).toEqual({ orderUpdated: { number, status: 'on_the_way' } });
    await running.act('setOrderStatus', { order: number, status: 'processing' });
    expect((await stream.next())?.data.orderUpdated.status).toBe('processing');
  });

  it('is in the next answer, though the last one was kept', async () => {
    const ask = async () => (await running.ask('rep', '{ product(sku: "FB-1002") { price { amount } } }')).data.product;
    const before = await ask();
    expect(await ask()).toEqual(before);
    const from = await head();
    await running.act('setPrice', { sku: 'FB-1002', price: 12.34 });
    await expect.poll(async () => (await changesSince(from)).length).toBeGreaterThan(0);
    await expect.poll(ask).toEqual({ price: { amount: '12.34' } });
  });
});

describe('what changes in D365', () => {
  it('posts an invoice: the account team hears of it, and of the order it is for', async () => {
    const { number, salesOrder } = await openOrder();
    const invoices = await subscribe('rep', 'subscription { invoicePosted { number order { number } } }');
    const orders = await subscribe(
      'buyer',
      `subscription { orderUpdated(numbers: ["${number}"]) { number invoices { number } } }`,
    );
    const { invoice } = (
      (await running.act('postInvoice', { legalEntity: salesOrder.legalEntity, salesOrder: salesOrder.number })) as {
        result: { invoice: string };
      }
    ).result;
    expect((await invoices.next())?.data).toEqual({ invoicePosted: { number: invoice, order: { number } } });
    const told: string[] = [];
    while (!told.includes(invoice)) {
      const event = await orders.next();
      const { invoices: all = [] } = event?.data.orderUpdated ?? {};
      told.push(...all.map((one: { number: string }) => one.number));
    }
    expect(told).toContain(invoice);
  });

  it('changes a credit limit by a data event of F&O', async () => {
    const stream = await subscribe(
      'finance',
      'subscription { creditUpdated(accounts: ["usmf:US-001"]) { credit { limit { amount } } } }',
    );
    await running.act('setCreditLimit', { legalEntity: 'usmf', account: 'US-001', amount: 77_000 });
    expect((await stream.next())?.data.creditUpdated.credit.limit.amount).toBe('77000.00');
  });
});

describe('events that come', () => {
  const rename = (firstname: string) => running.act('updateCustomer', { customerId: 1, firstname });

  it('twice count once', async () => {
    await running.fault({ kind: 'event', what: 'duplicate', system: 'commerce', count: 1 });
    const from = await head();
    await rename('Twice');
    const sent = async () =>
      (await deliveries()).filter(({ event, state }) => /customer_save/.test(event) && state === 'delivered').length;
    await expect.poll(sent).toBe(2);
    expect((await changesSince(from)).filter(({ entity }) => entity === 'Customer')).toHaveLength(1);
  });

  it('after a failure of ours are sent again and taken then', async () => {
    const { db } = await running.house.store();
    await db.schema.alterTable('received_events').renameTo('received_events_away').execute();
    const from = await head();
    await rename('Again');
    await expect.poll(async () => (await deliveries()).at(-1)?.attempts[0]?.status).toBe(503);
    await db.schema.alterTable('received_events_away').renameTo('received_events').execute();
    await expect.poll(async () => (await changesSince(from)).map(({ entity }) => entity)).toContain('Customer');
  });

  it('forged, or for somebody else, leave nothing behind', async () => {
    const from = await head();
    const send = (name: string, body: string, headers = {}) =>
      fetch(`${running.door}/webhooks/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
    const statuses = [
      await send('adobe-io', '{"recipientclientid":"somebody else"}'),
      await send('business-events?code=wrong', '{}'),
      await send('dataverse', '{}'),
      await send('nobody', '{}'),
    ].map(({ status }) => status);
    expect(statuses).toEqual([401, 401, 401, 404]);
    expect(await changesSince(from)).toEqual([]);
  });
});
