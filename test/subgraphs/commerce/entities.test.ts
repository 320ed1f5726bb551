import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buyer, senior, service } from './principals.ts';
import { type Commerce, startCommerce } from './startCommerce.ts';

let commerce: Commerce;
beforeAll(async () => {
  commerce = await startCommerce();
});
afterAll(() => commerce.close());

const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
  __typename
  ... on Customer { id } ... on Company { id } ... on Product { sku } ... on Order { number }
  ... on LineQuantity { orderNumber lineId ordered } ... on Quote { id } ... on Return { number }
  ... on CheckoutDecision { cartId }
} }`;

const entities = async (of: Record<string, unknown>[], who = service) => {
  const { data, errors, calls } = await commerce.ask(who, query, { variables: { of } });
  return { found: data?._entities, errors, calls };
};

/** No id of any kind. */
const never = ['', ' ', '\0', '1\n', '9'.repeat(10_000)];
/** No number, but perhaps a SKU. */
const malformed = [...never, '0', '-1', '1 OR 1=1', "'", '%', 'ä'];

describe('a key that nobody has', () => {
  it.each([
    ['Customer', 'id', '999'],
    ['Company', 'id', '999'],
    ['Product', 'sku', 'NOPE'],
    ['Order', 'number', '999999999'],
    ['Quote', 'id', '999'],
    // A cart, but no quote.
    ['Quote', 'id', '701'],
    ['Return', 'number', '999999999'],
  ])('%s %s %s is null', async (__typename, key, value) => {
    expect(await entities([{ __typename, [key]: value }])).toMatchObject({ found: [null], errors: [] });
  });
});

describe('a key that cannot be one', () => {
  it.each([
    ['Customer', 'id'],
    ['Company', 'id'],
    ['Quote', 'id'],
    ['CheckoutDecision', 'cartId'],
  ])('of a %s is null, and Commerce is not asked', async (__typename, key) => {
    const of = malformed.map((value) => ({ __typename, [key]: value }));
    const who = __typename === 'CheckoutDecision' ? buyer : service;
    expect(await entities(of, who)).toEqual({ found: malformed.map(() => null), errors: [], calls: 0 });
  });

  it.each([
    ['Order', 'number'],
    ['Return', 'number'],
    ['Product', 'sku'],
  ])('of a %s is null', async (__typename, key) => {
    const of = malformed.map((value) => ({ __typename, [key]: value }));
    expect(await entities(of)).toMatchObject({ found: malformed.map(() => null), errors: [] });
  });
});

describe('quantities of an order line', () => {
  const line = { __typename: 'LineQuantity', orderNumber: '000000001', lineId: '103' };

  it('are found by order and line', async () => {
    expect((await entities([line], senior)).found).toEqual([{ ...line, ordered: '1' }]);
  });

  it('are null for another order’s line, and for an order that is not the caller’s to see', async () => {
    const others = [
      { ...line, lineId: '201' },
      { ...line, orderNumber: '000000002' },
      { ...line, orderNumber: "'" },
    ];
    expect(await entities(others, senior)).toMatchObject({ found: [null, null, null], errors: [], calls: 1 });
    expect((await entities([line], buyer)).found).toEqual([null]);
  });
});

describe('ids of which a caller asks', () => {
  it.each([
    ['customer', 'id'],
    ['company', 'id'],
    ['quote', 'id'],
    ['order', 'number'],
    ['return', 'number'],
    ['product', 'sku'],
  ])('%s: what cannot be one is his mistake, and Commerce is not asked', async (field, argument) => {
    const query = `query ($value: ID!) { ${field}(${argument}: $value) { __typename } }`;
    for (const value of never) {
      const { data, errors, calls } = await commerce.ask(service, query, { variables: { value } });
      expect(data).toEqual({ [field]: null });
      expect(errors).toEqual([{ code: 'BAD_USER_INPUT', path: field, argument }]);
      expect(calls).toBe(0);
    }
  });

  it.each([['customer'], ['company'], ['quote']])('%s: neither can what is no number', async (field) => {
    const query = `query ($value: ID!) { ${field}(id: $value) { __typename } }`;
    for (const value of [...malformed, '4294967296', '007', '1.0', '1e3', '0x1F', '１']) {
      const { errors } = await commerce.ask(service, query, { variables: { value } });
      expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', argument: 'id' }]);
    }
  });

  it('may hold any sign where they are SKUs', async () => {
    const sku = `50% "off" & more; O'Neil #1+2 [x]=ü,é`;
    commerce.change(({ products: [first, ...others] }) => {
      if (first !== undefined) first.sku = sku;
      expect(others).not.toEqual([]);
    });
    const query = 'query ($sku: ID!) { product(sku: $sku) { sku salable { quantity } } }';
    for (const who of [service, senior]) {
      const { data } = await commerce.ask(who, query, { variables: { sku } });
      expect(data).toEqual({ product: { sku, salable: { quantity: '30' } } });
    }
  });
});
