import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, buyer, finance, principal, representative, shopper } from './principals.ts';
import { type Dynamics, startDynamics } from './startDynamics.ts';

let dynamics: Dynamics;
beforeAll(async () => {
  dynamics = await startDynamics();
});
afterAll(() => dynamics.close());

function product(fields: string, skus: readonly string[] = ['SKU-1']) {
  const representations = skus.map((sku) => ({ __typename: 'Product', sku }));
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Product { ${fields} } } }`;
  return [query, { representations }] as const;
}

const stock = 'stock { warehouse { code name } onHand available asOf source }';

it('tells unit and stock of fifty products in one request', async () => {
  const skus = Array.from({ length: 50 }, (_, index) => `SKU-${index + 1}`);
  const { data, errors, calls } = await dynamics.ask(buyer, ...product(`sku unit taxGroup ${stock}`, skus));
  expect(errors).toEqual([]);
  expect(calls).toEqual({ finance: 1, dataverse: 0 });
  const { _entities: products } = data as { _entities: unknown[] };
  expect(products).toHaveLength(50);
  expect(products[0]).toEqual({
    sku: 'SKU-1',
    unit: 'ea',
    taxGroup: 'FULL',
    stock: [
      {
        warehouse: { code: 'US1', name: 'Chicago' },
        onHand: '50',
        available: '45',
        asOf: '2026-02-15T10:00:00Z',
        source: 'FINANCE',
      },
    ],
  });
  expect(products[49]).toEqual({ sku: 'SKU-50', unit: null, taxGroup: null, stock: [] });
});

it('finds an item however its SKU is written, and nothing under what is no SKU', async () => {
  const { data } = await dynamics.ask(anonymous, ...product('sku unit', ['sku-1', ' SKU-1', '']));
  expect(data).toEqual({ _entities: [{ sku: 'sku-1', unit: 'ea' }, null, null] });
});

it('shows the unit to a stranger, and stock to buyers only', async () => {
  const { data, errors } = await dynamics.ask(anonymous, ...product(`unit ${stock}`));
  expect(data).toEqual({ _entities: [{ unit: 'ea', stock: null }] });
  expect(errors).toEqual([{ code: 'UNAUTHENTICATED', path: '_entities.0.stock' }]);
});

describe('of another legal entity', () => {
  it.each([
    ['a buyer', buyer],
    ['finance that is not of it', finance],
  ])('is refused to %s', async (_, who) => {
    const { data, errors } = await dynamics.ask(
      who,
      ...product('unit(legalEntity: "demf") stock(legalEntity: "DEMF") { onHand }'),
    );
    expect(data).toEqual({ _entities: [{ unit: null, stock: null }] });
    expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });

  it('is shown to staff of it, who get nothing by default for a store that is not theirs', async () => {
    const german = principal('finance', { legalEntities: ['demf'], accounts: 'all' });
    const { data, errors } = await dynamics.ask(german, ...product(`unit(legalEntity: "demf") usual: unit ${stock}`));
    expect(errors).toEqual([]);
    expect(data).toEqual({ _entities: [{ unit: 'ea', usual: null, stock: null }] });
  });

  it('must be one', async () => {
    const { errors } = await dynamics.ask(finance, ...product('unit(legalEntity: "us mf")'));
    expect(errors).toEqual([{ code: 'BAD_USER_INPUT', path: '_entities.0.unit', argument: 'legalEntity' }]);
  });
});

describe('what was agreed', () => {
  const price = (args = '') => product(`agreementPrice${args} { amount currency asOf source }`);
  const agreed = { amount: '8.50', currency: 'USD', asOf: '2026-02-15T10:00:00Z', source: 'FINANCE' };

  it.each([
    ['is shown to the buyer it was agreed with', buyer, '', agreed],
    ['is nothing for who has agreed nothing', shopper, '', null],
    ['is shown to staff who name the account', representative, '(accountId: "usmf:us-001")', agreed],
    ['is nothing for staff who name none', representative, '', null],
    ['is nothing for an account that is not his to see', representative, '(accountId: "usmf:US-002")', null],
    ["is nothing for another's account", shopper, '(accountId: "usmf:US-001")', null],
    ['is nothing below the quantity agreed', buyer, '(quantity: "0.5")', null],
    [
      'is nothing in another legal entity than the account’s',
      { ...finance, legalEntities: ['usmf', 'demf'] },
      '(accountId: "usmf:US-001", legalEntity: "demf")',
      null,
    ],
  ])('%s', async (_, who, args, expected) => {
    const { data, errors, calls } = await dynamics.ask(who, ...price(args));
    expect(errors).toEqual([]);
    expect(data).toEqual({ _entities: [{ agreementPrice: expected }] });
    expect(calls.finance).toBeLessThanOrEqual(2);
  });

  it.each([
    ['(accountId: "US-001")', 'accountId'],
    ['(quantity: "0")', 'quantity'],
    ['(quantity: "-1")', 'quantity'],
  ])('is not asked with %s', async (args, argument) => {
    expect((await dynamics.ask(buyer, ...price(args))).errors).toMatchObject([{ code: 'BAD_USER_INPUT', argument }]);
  });
});

it('shows what one costs to who may read costs, and to nobody else', async () => {
  const [query, variables] = product('cost { amount currency }');
  expect((await dynamics.ask(finance, query, variables)).data).toEqual({
    _entities: [{ cost: { amount: '6.00', currency: 'USD' } }],
  });
  for (const who of [buyer, representative]) {
    const { data, errors, calls } = await dynamics.ask(who, query, variables);
    expect(data).toEqual({ _entities: [{ cost: null }] });
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(calls.finance).toBe(0);
  }
});
