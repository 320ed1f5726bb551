import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Endpoint } from '../../events/endpoint.ts';
import { type CloudEvent, type Commerce, startCommerce } from './startCommerce.ts';

let commerce: Commerce;
let endpoint: Endpoint;
beforeAll(async () => {
  commerce = await startCommerce();
});
beforeEach(async () => {
  endpoint = await commerce.listen();
  await commerce.register(endpoint);
});
afterEach(() => commerce.startAgain());
afterAll(() => commerce?.close());

/** What was told, by the name of its event, in the order it was done. */
async function told(): Promise<[string, Record<string, unknown>][]> {
  const bodies = (await commerce.deliveries()).map(({ body }) => body as CloudEvent);
  return bodies.map(({ type, data }) => [type.replace('com.adobe.commerce.observer.', ''), data.value]);
}
const equal = (field: string, value: string) =>
  `searchCriteria[filter_groups][0][filters][0][field]=${field}&searchCriteria[filter_groups][0][filters][0][value]=${value}`;
const first = async (path: string, field: string, value: string) =>
  (await commerce.rest('GET', `${path}?${equal(field, value)}&searchCriteria[pageSize]=1`)).body.items[0];
/** What the first website can sell. */
async function salable(sku: string): Promise<number> {
  const { website_id } = (await commerce.rest('GET', '/customers/1')).body;
  const websites = (await commerce.rest('GET', '/store/websites')).body;
  const { code } = websites.find((one: { id: number }) => one.id === website_id);
  const { stock_id } = (await commerce.rest('GET', `/inventory/stock-resolver/website/${code}`)).body;
  return (await commerce.rest('GET', `/inventory/get-product-salable-quantity/${sku}/${stock_id}`)).body;
}
const order = (number: string) => first('/orders', 'increment_id', number);
/** A new order of the first customer's. */
async function place(lines = [{ sku: 'FB-1001', quantity: 1 }]): Promise<string> {
  return (await commerce.act('placeOrder', { customerId: 1, lines })).body.order;
}
/** The storefront of a customer. */
async function storefront(query: string) {
  const { body: customer } = await commerce.rest('POST', '/customers/1/token');
  const answer = await fetch(`${commerce.urls.commerce}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${customer}` },
    body: JSON.stringify({ query }),
  });
  return ((await answer.json()) as { data: Record<string, unknown> }).data;
}

describe('an order', () => {
  test('is placed with the prices, stock and numbers of its website, and is new', async () => {
    const left = await salable('FB-1001');
    const number = await place([{ sku: 'FB-1001', quantity: 2 }]);
    expect(await salable('FB-1001')).toBe(left - 2);
    const row = await order(number);
    expect(row).toMatchObject({ customer_id: 1, state: 'new', status: 'pending', total_qty_ordered: 2 });
    expect(row.grand_total).toBeCloseTo(row.subtotal + row.shipping_amount + row.tax_amount, 2);
    expect(await told()).toEqual([
      [
        'sales_order_save_commit_after',
        expect.objectContaining({
          entity_id: `${row.entity_id}`,
          increment_id: number,
          customer_id: '1',
          status: 'pending',
          grand_total: `${row.grand_total}`,
          _isNew: true,
        }),
      ],
    ]);
    const next = await place();
    expect(Number(next)).toBe(Number(number) + 1);
    const query = `{ customer { orders(filter: { number: { in: ["${number}", "${next}"] } }) { total_count } } }`;
    expect(await storefront(query)).toEqual({ customer: { orders: { total_count: 2 } } });
  });

  test('is not placed for nobody, of nothing that there is, or of more than there is', async () => {
    for (const wrong of [
      { customerId: 99_999, lines: [{ sku: 'FB-1001', quantity: 1 }] },
      { customerId: 1, lines: [{ sku: 'NONE', quantity: 1 }] },
      { customerId: 1, lines: [{ sku: 'FB-1001', quantity: 9_999_999 }] },
    ])
      expect((await commerce.act('placeOrder', wrong)).status).toBe(400);
    expect(await told()).toEqual([]);
  });

  test('takes a status of its own within its state, and a comment', async () => {
    const number = await place();
    await commerce.control('DELETE', 'deliveries');
    await commerce.act('setOrderStatus', { order: number, status: 'on_the_way', comment: 'By bike.' });
    expect(await order(number)).toMatchObject({ state: 'new', status: 'on_the_way' });
    expect((await order(number)).status_histories).toMatchObject([{ comment: 'By bike.' }]);
    expect(await told()).toEqual([
      [
        'sales_order_save_commit_after',
        expect.objectContaining({ increment_id: number, status: 'on_the_way', _isNew: false }),
      ],
    ]);
    await commerce.act('setOrderStatus', { order: number, status: 'canceled' });
    expect(await order(number)).toMatchObject({ state: 'canceled', status: 'canceled' });
    const query = `{ customer { orders(filter: { number: { eq: "${number}" } }) { items { status } } } }`;
    expect(await storefront(query)).toEqual({ customer: { orders: { items: [{ status: 'Canceled' }] } } });
  });

  test('is shipped once, with a track', async () => {
    const number = await place([{ sku: 'FB-1001', quantity: 3 }]);
    await commerce.control('DELETE', 'deliveries');
    const { body } = await commerce.act('shipOrder', { order: number, carrier: 'dhl', track: 'T-1' });
    const row = await order(number);
    expect(row).toMatchObject({ state: 'processing', items: [{ qty_shipped: 3 }] });
    expect(await first('/shipments', 'order_id', row.entity_id)).toMatchObject({
      increment_id: body.shipment,
      items: [{ qty: 3 }],
      tracks: [{ track_number: 'T-1', carrier_code: 'dhl' }],
    });
    expect(await told()).toEqual([
      [
        'sales_order_shipment_save_after',
        expect.objectContaining({ increment_id: body.shipment, order_id: `${row.entity_id}`, total_qty: '3' }),
      ],
      ['sales_order_save_commit_after', expect.objectContaining({ increment_id: number, status: 'processing' })],
    ]);
    expect((await commerce.act('shipOrder', { order: number })).status).toBe(400);
  });
});

describe('a product', () => {
  const SKU = 'FB-1001';

  test('has its price changed', async () => {
    const before = (await commerce.rest('GET', `/products/${SKU}`)).body;
    await commerce.act('setPrice', { sku: SKU, price: 12.34 });
    const { body } = await commerce.rest('GET', `/products/${SKU}`);
    expect(body.price).toBe(12.34);
    expect(body.updated_at > before.updated_at).toBe(true);
    expect(await told()).toEqual([
      [
        'catalog_product_save_commit_after',
        expect.objectContaining({ id: `${body.id}`, sku: SKU, price: '12.340000', updated_at: body.updated_at }),
      ],
    ]);
  });

  test('has its pieces changed, in one source only', async () => {
    const items = async () => (await commerce.rest('GET', `/inventory/source-items?${equal('sku', SKU)}`)).body.items;
    const [one, ...others] = await items();
    const left = await salable(SKU);
    await commerce.act('setCommerceStock', { sku: SKU, sourceCode: one.source_code, quantity: 77 });
    expect(await salable(SKU)).toBe(left + 77 - one.quantity);
    expect(await items()).toEqual([{ ...one, quantity: 77, status: 1 }, ...others]);
    const { id } = (await commerce.rest('GET', `/products/${SKU}`)).body;
    expect(await told()).toEqual([
      ['catalog_product_save_commit_after', expect.objectContaining({ sku: SKU })],
      [
        'cataloginventory_stock_item_save_commit_after',
        expect.objectContaining({ product_id: `${id}`, qty: '77', is_in_stock: true }),
      ],
    ]);
  });
});

test('a customer is told of when his name changes', async () => {
  await commerce.act('updateCustomer', { customerId: 1, firstname: 'Ada', lastname: 'Byron' });
  expect((await commerce.rest('GET', '/customers/1')).body).toMatchObject({ firstname: 'Ada', lastname: 'Byron' });
  expect(await storefront('{ customer { firstname lastname } }')).toEqual({
    customer: { firstname: 'Ada', lastname: 'Byron' },
  });
  expect(await told()).toEqual([
    ['customer_save_commit_after', expect.objectContaining({ id: '1', firstname: 'Ada', lastname: 'Byron' })],
  ]);
});

test('a company is told of when it is blocked', async () => {
  const { id } = (await commerce.rest('GET', '/company?searchCriteria[pageSize]=1')).body.items[0];
  await commerce.act('updateCompany', { companyId: id, status: 'blocked' });
  expect((await commerce.rest('GET', `/company/${id}`)).body.status).toBe(3);
  expect(await told()).toEqual([['company_save_commit_after', expect.objectContaining({ id: `${id}`, status: '3' })]]);
});

test('a return is told of when it goes on', async () => {
  const [found] = (await commerce.rest('GET', '/returns?searchCriteria[pageSize]=1')).body.items;
  await commerce.act('updateReturn', { return: found.increment_id, status: 'authorized' });
  expect((await commerce.rest('GET', `/returns/${found.entity_id}`)).body.status).toBe('authorized');
  expect(await told()).toEqual([
    [
      'rma_save_commit_after',
      expect.objectContaining({
        increment_id: found.increment_id,
        status: 'authorized',
        order_id: `${found.order_id}`,
      }),
    ],
  ]);
});

test('a negotiable quote goes on and nobody is told: there is no event', async () => {
  const { items } = (await commerce.rest('GET', '/carts/search?searchCriteria[pageSize]=200')).body;
  const quote = items.find((one: { extension_attributes: object }) => 'negotiable_quote' in one.extension_attributes);
  await commerce.act('changeQuoteStatus', { quoteId: quote.id, status: 'declined' });
  const { body } = await commerce.rest('GET', `/carts/${quote.id}`);
  expect(body.extension_attributes.negotiable_quote.status).toBe('declined');
  expect(body.updated_at > quote.updated_at).toBe(true);
  expect(await told()).toEqual([]);
});
