import { verify } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint, Received } from '../../events/endpoint.ts';
import { type Commerce, startCommerce } from './startCommerce.ts';

let commerce: Commerce;
beforeAll(async () => {
  commerce = await startCommerce();
});
afterEach(() => commerce.startAgain());
afterAll(() => commerce?.close());

const PLACE = 'plugin.magento.sales.api.order_management.place';
const place = () => commerce.act('placeOrder', { customerId: 1, lines: [{ sku: 'FB-1001', quantity: 1 }] });

const hook = ({ url }: Endpoint, more: object = {}) => ({
  webhook: { webhook_method: PLACE, webhook_type: 'before', batch_name: 'credit', hook_name: 'check', url, ...more },
});
const subscribe = (endpoint: Endpoint, more?: object) =>
  commerce.rest('POST', '/webhooks/subscribe', hook(endpoint, more));
const says = (...operations: object[]) => {
  const body = JSON.stringify(operations.length === 1 ? operations[0] : operations);
  return commerce.listen(() => ({ status: 200, body }));
};
const isSigned = ({ headers, body }: Received) =>
  verify(
    'sha256',
    Buffer.from(Buffer.from(body).toString('base64')),
    commerce.credentials.commerceWebhookPublicKey,
    Buffer.from(`${headers['x-adobe-commerce-webhook-signature']}`, 'base64'),
  );

describe('a webhook', () => {
  test('is asked before the order is placed, with the fields it wants, signed', async () => {
    const endpoint = await says({ op: 'success' });
    const fields = [{ name: 'number', source: 'order.increment_id' }, { name: 'order.customer_id' }];
    expect(await subscribe(endpoint, { fields, headers: [{ name: 'x-own', value: 'me' }] })).toEqual({
      status: 200,
      body: [],
    });
    const { body } = await place();
    const [asked] = endpoint.received;
    expect(endpoint.received).toHaveLength(1);
    expect(JSON.parse(asked?.body ?? '')).toEqual({ number: body.order, 'order.customer_id': 1 });
    expect(asked?.headers).toMatchObject({ 'x-own': 'me', 'content-type': 'application/json' });
    expect(asked && isSigned(asked)).toBe(true);
    expect(asked && isSigned({ ...asked, body: `${asked.body} ` })).toBe(false);
  });

  test('that objects keeps the order from being placed, in its own words', async () => {
    await subscribe(await says({ op: 'exception', message: 'The account is on hold.' }));
    const before = (await commerce.rest('GET', '/orders?searchCriteria[pageSize]=1')).body.total_count;
    expect(await place()).toEqual({ status: 400, body: { error: 'The account is on hold.' } });
    expect((await commerce.rest('GET', '/orders?searchCriteria[pageSize]=1')).body.total_count).toBe(before);
  });

  test('of which nothing is heard objects if it is required, and does not if it is not', async () => {
    const silent = await commerce.listen(() => undefined);
    await subscribe(silent, { timeout: 50, fallback_error_message: 'Try again later.' });
    expect(await place()).toEqual({ status: 400, body: { error: 'Try again later.' } });
    await subscribe(silent, { timeout: 50, required: false });
    expect((await place()).status).toBe(200);
    await subscribe(await commerce.listen(() => ({ status: 500, body: '{"op":"success"}' })));
    expect((await place()).status).toBe(400);
    await subscribe(await commerce.listen(() => ({ status: 200, body: 'fine' })));
    expect((await place()).status).toBe(400);
  });

  test('may say several things at once; one objection is enough', async () => {
    await subscribe(await says({ op: 'success' }, { op: 'exception' }), { fallback_error_message: 'No.' });
    expect(await place()).toEqual({ status: 400, body: { error: 'No.' } });
  });

  test('is asked in its batch’s turn, and only of what it is for', async () => {
    const asked: string[] = [];
    const named = (name: string) =>
      commerce.listen(() => {
        asked.push(name);
        return { status: 200, body: '{"op":"success"}' };
      });
    await subscribe(await named('second'), { batch_name: 'two', batch_order: 2 });
    await subscribe(await named('first'), { batch_name: 'one', batch_order: 1 });
    await subscribe(await named('never'), {
      batch_name: 'no',
      rules: [{ field: 'order.customer_id', operator: 'equal', value: '2' }],
    });
    await subscribe(await named('begun'), { webhook_method: 'observer.sales_order_place_before' });
    await subscribe(await named('after'), {
      webhook_type: 'after',
      webhook_method: 'plugin.sales.api.order_management.place',
    });
    await place();
    expect(asked).toEqual(['begun', 'first', 'second', 'after']);
  });

  test('is listed until it is taken away', async () => {
    const endpoint = await says({ op: 'success' });
    await subscribe(endpoint);
    await subscribe(endpoint, { priority: 7 });
    expect((await commerce.rest('GET', '/webhooks/list')).body).toMatchObject([
      { webhook_method: PLACE, hook_name: 'check', url: endpoint.url, priority: 7, required: true, timeout: 0 },
    ]);
    expect((await commerce.rest('POST', '/webhooks/unsubscribe', hook(endpoint))).status).toBe(200);
    expect((await commerce.rest('GET', '/webhooks/list')).body).toEqual([]);
    expect((await subscribe(endpoint, { webhook_type: 'during' })).status).toBe(400);
    await place();
    expect(endpoint.received).toEqual([]);
  });
});
