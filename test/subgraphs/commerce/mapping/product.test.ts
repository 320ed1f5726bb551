import { describe, expect, it } from 'vitest';
import { toTimestamp } from '../../../../subgraphs/commerce/mapping/instant.ts';
import {
  isOnWebsite,
  toCatalogProduct,
  toSalables,
  toStorefrontProduct,
} from '../../../../subgraphs/commerce/mapping/product.ts';

const asOf = '2026-06-01T10:00:00.000Z';

describe('a product of the storefront', () => {
  const final = (value: number | null, currency: string | null = 'USD') => ({ final_price: { value, currency } });

  it('has the prices of whoever asked, larger quantities by size', () => {
    const product = toStorefrontProduct(
      {
        sku: 'A',
        name: 'Bolt',
        url_key: 'bolt',
        price_range: { minimum_price: final(9.4567) },
        price_tiers: [
          { quantity: 100, ...final(8) },
          null,
          { quantity: 20, ...final(9.1) },
          { quantity: 30, ...final(null) },
        ],
      },
      asOf,
    );
    expect(product).toEqual({
      sku: 'A',
      name: 'Bolt',
      urlKey: 'bolt',
      price: { amount: '9.4567', currency: 'USD', asOf, source: 'COMMERCE' },
      tierPrices: [
        { quantity: '20', price: { amount: '9.10', currency: 'USD', asOf, source: 'COMMERCE' } },
        { quantity: '100', price: { amount: '8.00', currency: 'USD', asOf, source: 'COMMERCE' } },
      ],
    });
  });

  it('has no price where Commerce names none, and is none without a SKU', () => {
    expect(toStorefrontProduct({ sku: 'A' }, asOf)).toEqual({
      sku: 'A',
      name: 'A',
      urlKey: null,
      price: null,
      tierPrices: [],
    });
    expect(toStorefrontProduct({ sku: 'A', price_range: { minimum_price: final(1, null) } }, asOf)?.price).toBeNull();
    expect(toStorefrontProduct({ name: 'Bolt' }, asOf)).toBeUndefined();
  });
});

describe('a product of the catalogue', () => {
  it('has its base price, and the key of its page among its attributes', () => {
    const custom_attributes = [
      { attribute_code: 'category_ids', value: ['1'] },
      { attribute_code: 'url_key', value: 'bolt' },
    ];
    expect(toCatalogProduct({ sku: 'A', name: 'Bolt', price: 10.5, custom_attributes }, 'EUR', asOf)).toEqual({
      sku: 'A',
      name: 'Bolt',
      urlKey: 'bolt',
      price: { amount: '10.50', currency: 'EUR', asOf, source: 'COMMERCE' },
      tierPrices: null,
    });
    expect(toCatalogProduct({ sku: 'A', name: 'Bolt' }, 'EUR', asOf)).toMatchObject({ urlKey: null, price: null });
  });

  it('is sold on the websites it names, or on all where it names none', () => {
    const on = (website_ids: number[]) => ({ sku: 'A', name: 'A', extension_attributes: { website_ids } });
    expect([isOnWebsite(on([1, 2]), 2), isOnWebsite(on([1]), 2), isOnWebsite(on([]), 2)]).toEqual([true, false, false]);
    expect(isOnWebsite(on([1]), undefined)).toBe(false);
    expect(isOnWebsite({ sku: 'A', name: 'A' }, 2)).toBe(true);
  });
});

it('what can be sold is found whatever the case, and nothing of what the website does not sell', () => {
  const of = toSalables([{ sku: 'Bolt-1', qty: 2.5, is_salable: true }], asOf);
  expect(of('BOLT-1')).toEqual({ isSalable: true, quantity: '2.5', asOf, source: 'COMMERCE' });
  expect(of('NUT')).toEqual({ isSalable: false, quantity: '0', asOf, source: 'COMMERCE' });
});

it.each([
  ['2026-04-01T00:10:00Z', '2026-04-01 00:10:00'],
  ['2026-04-01T00:10:00.001Z', '2026-04-01 00:10:01'],
  ['2026-12-31T23:59:59.5Z', '2027-01-01 00:00:00'],
])('%s bounds rows of whole seconds at %s', (instant, timestamp) => {
  expect(toTimestamp(instant)).toBe(timestamp);
});
