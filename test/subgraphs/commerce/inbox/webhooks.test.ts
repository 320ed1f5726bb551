import { type KeyObject, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Delivery } from '../../../../platform/inbox.ts';
import { createCommerceWebhooks } from '../../../../subgraphs/commerce/inbox/webhooks.ts';
import { pairs, pem } from './adobe.ts';

const sender = createCommerceWebhooks({ publicKey: pem(pairs.first.publicKey) });
const place = 'plugin.magento.sales.api.order_management.place';
const order = { entity_id: '5512', increment_id: '000005512', customer_id: '7' };

/** As Commerce signs: over the body's base64. */
function call(content: unknown, method = place, key: KeyObject = pairs.first.privateKey): Delivery {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const signature = sign('sha256', Buffer.from(body.toString('base64')), key).toString('base64');
  return { method: 'POST', headers: { 'x-adobe-commerce-webhook-signature': signature }, query: { method }, body };
}
const eventOf = async (delivery: Delivery) => {
  const reading = await sender.read(delivery);
  if (!('events' in reading)) throw new Error('no events');
  expect(reading.answer).toEqual({ op: 'success' });
  const [event] = reading.events;
  return event;
};

it.each([
  ['as the order', order],
  ['below `order`', { order }],
  ['below `result`', { result: order }],
  ['below `data.order`', { data: { order } }],
])('an order that is being placed, sent %s, is heard of and not objected to', async (_, body) => {
  expect((await eventOf(call(body)))?.changes).toEqual([
    {
      source: 'commerce',
      entity: 'Order',
      keys: ['000005512'],
      tags: ['order:000005512', 'order-row:5512', 'orders-of:customer:7', 'orders'],
      kind: 'UNKNOWN',
    },
  ]);
});

it.each(['observer.sales_order_place_before', 'plugin.sales.api.order_management.place'])(
  '%s says the same',
  async (method) => {
    expect((await eventOf(call({ order }, method)))?.changes).toHaveLength(1);
  },
);

it('a call that is not signed, signed by another, or altered is refused', async () => {
  const refusal = { extensions: { code: 'UNAUTHENTICATED' } };
  const delivery = call({ order });
  const bare = sign('sha256', delivery.body, pairs.first.privateKey).toString('base64');
  const bad: Delivery[] = [
    { ...delivery, headers: {} },
    { ...delivery, headers: { 'x-adobe-commerce-webhook-signature': '' } },
    { ...delivery, headers: { 'x-adobe-commerce-webhook-signature': 'no base64 at all' } },
    { ...delivery, headers: { 'x-adobe-commerce-webhook-signature': bare } },
    { ...delivery, body: call({ order: { ...order, increment_id: '1' } }).body },
    call({ order }, place, pairs.foreign.privateKey),
  ];
  for (const one of bad) await expect(sender.read(one)).rejects.toMatchObject(refusal);
  for (let at = 0; at < delivery.body.length; at += 5) {
    const body = Buffer.from(delivery.body);
    body.writeUInt8(body.readUInt8(at) ^ 1, at);
    await expect(sender.read({ ...delivery, body })).rejects.toMatchObject(refusal);
  }
});

it('a call that comes again is the same event; another method or body is another', async () => {
  const ids = [call({ order }), call({ order }), call({ order }, 'observer.sales_order_place_before'), call(order)];
  const [first, again, ...others] = await Promise.all(ids.map(async (one) => (await eventOf(one))?.id));
  expect(again).toBe(first);
  expect(new Set([first, ...others]).size).toBe(3);
});

it('what is authentic and odd is parked and answered, so that the shopper is not held up', async () => {
  const odd = [
    call({ order }, 'plugin.magento.out_of_process_shipping_methods.api.shipping_rate_repository.get_rates'),
    call({ order }, ''),
    call({ order }, 'a method\u0000'),
    call('no JSON'),
    call([1]),
    call('null'),
    call({ order: 'text' }),
  ];
  for (const one of odd) expect((await eventOf(one))?.changes).toEqual(expect.any(String));
});
