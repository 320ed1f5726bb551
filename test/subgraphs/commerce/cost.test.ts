import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../../platform/principal.ts';
import { addManyOrders } from './manyOrders.ts';
import { anonymous, finance, internal, representative, senior, shopper } from './principals.ts';
import { type Commerce, startCommerce } from './startCommerce.ts';

let commerce: Commerce;
beforeAll(async () => {
  commerce = await startCommerce();
  commerce.change(addManyOrders);
  // Store views are read once for the whole process.
  await commerce.resources().stores.all();
});
afterAll(() => commerce.close());

async function cost(who: Principal, query: string, variables: Record<string, unknown> = {}): Promise<number> {
  const { calls, errors } = await commerce.ask(who, query, { variables });
  expect(errors).toEqual([]);
  return calls;
}

const orders = `query ($first: Int!) { orders(first: $first) { totalCount edges { node {
  number placedAt status total { amount currency } storeView
  lines { sku name quantity { ordered shipped invoiced } unitPrice { amount currency } product { name } }
} } } }`;

describe('orders with the names of their products', () => {
  it.each<[string, Principal, number]>([
    ['a shopper', shopper, 2],
    ['finance', finance, 2],
  ])('cost %s the same for ten of them and for a hundred', async (_, who, calls) => {
    expect(await cost(who, orders, { first: 10 })).toBe(calls);
    expect(await cost(who, orders, { first: 100 })).toBe(calls);
  });

  it('cost a representative one more, for who works for his companies', async () => {
    expect(await cost(representative, orders, { first: 10 })).toBe(3);
  });

  it('leave out of the question what nobody wants', async () => {
    commerce.requests.length = 0;
    await cost(shopper, '{ orders { edges { node { number } } } }');
    expect(commerce.requests).toHaveLength(1);
    expect(commerce.requests[0]?.url).not.toMatch(/items\[[^\]]*items\[|payment|shipping_assignments/);
    const fragment = 'query { orders { ...page } } fragment page on OrderConnection { edges { node { ...order } } }';
    const wanted = `${fragment} fragment order on Order { ... on Order { lines { sku } purchaseOrderNumber } }`;
    await cost(shopper, wanted);
    expect(commerce.requests[1]?.url).toMatch(/items\[[^\]]*items\[.*payment\[/);
  });
});

describe('what hangs on many rows', () => {
  it('is asked for once', async () => {
    const query = `{ orders(first: 100) { edges { node {
      customer { id company { id } jobTitle } company { id administrator { id } roles { name } }
    } } } }`;
    // Orders, customers, their places, companies, administrators, roles.
    expect(await cost(finance, query)).toBeLessThanOrEqual(6);
  });

  it('is not asked for again as entities', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on LineQuantity { ordered } ... on Order { number } ... on Product { name }
    } }`;
    const of = Array.from({ length: 100 }, (_, at) => ({
      __typename: 'LineQuantity',
      orderNumber: String(1_000 + at).padStart(9, '0'),
      lineId: String(11_000 + 2 * at),
    }));
    const order = { __typename: 'Order', number: '000001000' };
    const products = Array.from({ length: 250 }, (_, at) => ({ __typename: 'Product', sku: `MANY-${1_000 + at}` }));
    const { data, calls } = await commerce.ask(shopper, query, { variables: { of: [...of, order, ...products] } });
    expect(data?._entities).toEqual([
      ...of.map(() => ({ ordered: '1' })),
      { number: order.number },
      ...products.map(({ sku }) => ({ name: sku.replace('MANY-', 'Many ') })),
    ]);
    expect(calls).toBe(2);
  });
});

describe('the pages of a storefront', () => {
  it.each<[string, Principal, number]>([
    ['a stranger', anonymous, 2],
    ['a shopper', shopper, 2],
    ['finance', finance, 2],
  ])('cost %s two calls for fifty products with what can be sold', async (_, who, calls) => {
    const skus = Array.from({ length: 50 }, (_, at) => `MANY-${1_000 + at}`);
    const query = `query ($skus: [ID!]!) { products(skus: $skus, first: 50) { edges { node {
      sku name price { amount } salable { isSalable asOf }
    } } } }`;
    expect(await cost(who, query, { skus })).toBe(calls);
  });

  it('cost four calls for an account', async () => {
    const query = `{ me { customer {
      id email firstName company { id name status } orders(first: 5) { totalCount edges { node { number } } }
      quotes(first: 5) { edges { node { id name total { amount } } } }
    } } }`;
    expect(await cost(senior, query)).toBe(4);
  });

  it('cost a representative six at most for a company', async () => {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Company {
      id name status users(first: 20) { edges { node { id email } } }
      orders(first: 10) { totalCount edges { node { number status } } }
      quotes(first: 10) { edges { node { id name status } } }
    } } }`;
    const of = [{ __typename: 'Company', id: '7' }];
    expect(await cost(representative, query, { of })).toBeLessThanOrEqual(6);
  });

  it('cost one call to learn who is there', async () => {
    const buyerToken = await commerce.sandbox.token(11);
    const { calls } = await commerce.ask(internal, '{ commerceViewer { customerId } }', { buyerToken });
    expect(calls).toBe(1);
  });
});
