import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buyer, internal, service, shopper } from './principals.ts';
import { type Commerce, startCommerce } from './startCommerce.ts';

let commerce: Commerce;
beforeAll(async () => {
  commerce = await startCommerce();
  await commerce.resources().stores.all();
});
afterEach(() => {
  commerce.instead = undefined;
});
afterAll(() => commerce.close());

/** Commerce answers this to everything, or to what the address fits. */
function says(status: number, body: unknown, to = /./): void {
  commerce.instead = ({ url }, reply) => {
    if (!to.test(url)) return false;
    reply.code(status).send(body);
    return true;
  };
}

const codes = async (query: string, who = service) => {
  const { data, errors } = await commerce.ask(who, query);
  return { data, codes: errors.map(({ code, path }) => `${code} ${path}`) };
};

const order = '{ orders { totalCount edges { node { number status } } } }';

describe('an answer that cannot be', () => {
  it.each([
    ['no list', {}],
    ['a list without its count', { items: [] }],
    ['a count without a list', { total_count: 3 }],
    ['nothing', null],
    ['a text', '"maintenance"'],
    ['an order without a time', { items: [{ increment_id: '1', created_at: 'yesterday' }], total_count: 1 }],
  ])('%s is a surprise, in place of that list only', async (_, body) => {
    says(200, body, /\/orders/);
    expect(await codes(`{ orders { totalCount } customer(id: "11") { id } }`)).toEqual({
      data: { orders: null, customer: { id: '11' } },
      codes: ['UPSTREAM_SURPRISE orders'],
    });
  });

  it.each([
    ['store views that are no list', '{ orders { totalCount } }', { items: [] }, /storeViews/],
    ['a company of unknown status', '{ company(id: "7") { id } }', company(9), /company/],
    ['a quote of unknown status', '{ quote(id: "601") { id } }', quote('haggling'), /carts/],
  ])('%s', async (_, query, body, to) => {
    const other = await startCommerce();
    other.instead = ({ url }, reply) => {
      if (!to.test(url)) return false;
      reply.send(body);
      return true;
    };
    const { errors } = await other.ask(service, query);
    expect(errors.map(({ code }) => code)).toEqual(['UPSTREAM_SURPRISE']);
    await other.close();
  });

  it('a buyer whose company Commerce failed to tell is not taken for one without a company', async () => {
    const customer = { id: 'MTE=', status: 'ACTIVE', structure_id: 'MQ==', role: null };
    says(200, { data: { customer, company: null }, errors: [{ message: 'Internal server error' }] }, /graphql/);
    expect(await codes('{ commerceViewer { customerId } }', internal)).toEqual({
      data: { commerceViewer: null },
      codes: ['UPSTREAM_UNAVAILABLE commerceViewer'],
    });
  });

  it('an empty list may be none at all', async () => {
    says(200, { items: null, total_count: 0 }, /\/orders/);
    expect(await codes(order)).toEqual({ data: { orders: { totalCount: 0, edges: [] } }, codes: [] });
  });

  it('rows that were not asked for are not shown', async () => {
    const row = { entity_id: 1, increment_id: '000000001', created_at: '2026-03-01 10:00:00', status: 'new' };
    const money = { order_currency_code: 'USD', base_currency_code: 'USD', grand_total: 1, base_grand_total: 1 };
    const rows = [
      { ...row, ...money, store_id: 1, customer_id: 11 },
      { ...row, ...money, increment_id: '000000004', store_id: 1, customer_id: 30 },
      { ...row, ...money, increment_id: '000000009', store_id: 1 },
    ];
    says(200, { items: rows, total_count: 3 }, /\/orders/);
    const { data } = await commerce.ask(shopper, order);
    expect(data?.orders).toMatchObject({ edges: [{ node: { number: '000000004' } }] });
    expect((await commerce.ask(shopper, '{ order(number: "000000001") { number } }')).data).toEqual({ order: null });
  });

  it('products that are sold on another website only are none here', async () => {
    const sold = (sku: string, ...website_ids: number[]) => ({ sku, name: sku, extension_attributes: { website_ids } });
    says(200, { items: [sold('BOLT-1', 2), sold('GEAR-3', 1, 2)], total_count: 2 }, /\/products/);
    const { data } = await commerce.ask(service, '{ products(skus: ["BOLT-1", "GEAR-3"]) { edges { node { sku } } } }');
    expect(data).toEqual({ products: { edges: [{ node: { sku: 'GEAR-3' } }] } });
  });

  it('carts of guests, which cannot be quotes, are not even read', async () => {
    commerce.requests.length = 0;
    await commerce.ask(service, '{ quotes { totalCount } }');
    const filters = [...(commerce.requests[0]?.url ?? '').matchAll(/filters\]\[0\]\[\w+\]=([^&]*)/g)];
    expect(filters.map(([, part]) => part)).toEqual(['store_id', '1,2', 'in', 'customer_id', '1', 'notnull']);
  });
});

describe('a refusal', () => {
  it.each([
    [400, 'UPSTREAM_REFUSED'],
    [401, 'UPSTREAM_DENIED'],
    [403, 'UPSTREAM_DENIED'],
    [503, 'UPSTREAM_UNAVAILABLE'],
  ])('with %i is %s, and Commerce’s words about itself are not handed on', async (status, code) => {
    says(status, { message: "The consumer isn't authorized to access %resources.", trace: 'secret' });
    const { data, codes: found } = await codes(order);
    expect(data).toEqual({ orders: null });
    expect(found).toEqual([`${code} orders`]);
  });

  it('of GraphQL: its own troubles have no category', async () => {
    const { codes: of } = { codes: (query: string) => codes(query, buyer) };
    says(200, { errors: [{ message: 'Internal server error' }], data: { products: null } }, /graphql/);
    expect((await of('{ products { totalCount } }')).codes).toEqual(['UPSTREAM_UNAVAILABLE products']);
    const input = { message: 'no', extensions: { category: 'graphql-input' } };
    says(200, { errors: [input], data: { products: null } }, /graphql/);
    expect((await of('{ products { totalCount } }')).codes).toEqual(['UPSTREAM_REFUSED products']);
    says(200, {}, /graphql/);
    expect((await of('{ products { totalCount } }')).codes).toEqual(['UPSTREAM_SURPRISE products']);
  });

  it('of a cart by a Commerce in trouble is not taken for a cart nobody has', async () => {
    const cartId = 'c'.repeat(32);
    const query = `{ checkoutDecision(cartId: "${cartId}") { cartId } }`;
    says(200, { errors: [{ message: 'Internal server error' }], data: { cart: null } }, /graphql/);
    expect((await codes(query, buyer)).codes).toEqual(['UPSTREAM_UNAVAILABLE checkoutDecision']);
    says(200, { data: { cart: { id: cartId, prices: null } } }, /graphql/);
    expect((await codes(query, buyer)).codes).toEqual(['UPSTREAM_SURPRISE checkoutDecision']);
  });

  it('of the viewer by a Commerce in trouble is not taken for an unknown token', async () => {
    says(200, { errors: [{ message: 'Internal server error' }], data: { customer: null } }, /graphql/);
    expect((await codes('{ commerceViewer { customerId } }', internal)).codes).toEqual([
      'UPSTREAM_UNAVAILABLE commerceViewer',
    ]);
  });
});

function company(status: number) {
  const row = { id: 7, status, company_name: 'N', company_email: 'n@n.example', super_user_id: 10 };
  return { items: [row], total_count: 1 };
}

function quote(status: string) {
  const cart = {
    id: 601,
    created_at: '2026-05-01 08:00:00',
    store_id: 1,
    currency: { quote_currency_code: 'USD' },
    extension_attributes: { negotiable_quote: { is_regular_quote: true, status } },
  };
  return { items: [cart], total_count: 1 };
}
