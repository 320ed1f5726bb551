import { describe, expect, it } from 'vitest';
import type { PriceAgreementRecord } from '../../../../subgraphs/dynamics/client/records.ts';
import { agreedPrice, toAgreement, toRelease, toStock } from '../../../../subgraphs/dynamics/mapping/product.ts';
import { agreement } from '../records.ts';

describe('a released product', () => {
  const release = {
    dataAreaId: 'usmf',
    ItemNumber: 'sku-1',
    SalesUnitSymbol: 'box',
    InventoryUnitSymbol: 'ea',
    SalesSalesTaxItemGroupCode: 'FULL',
    UnitCost: 60,
    UnitCostQuantity: 10,
  };
  const map = (some: Partial<typeof release>) => toRelease({ ...release, ...some }, () => 'USD');

  it('is sold in its sales unit, or else in the unit it is stocked in', () => {
    expect(map({})).toMatchObject({ skuKey: 'SKU-1', unit: 'box', taxGroup: 'FULL' });
    expect(map({ SalesUnitSymbol: '', SalesSalesTaxItemGroupCode: '' })).toMatchObject({ unit: 'ea', taxGroup: null });
  });

  it('costs what one unit costs, and nothing is said where nobody stated it', () => {
    expect(map({}).cost).toEqual({ amount: '6.00', currency: 'USD' });
    expect(map({ UnitCostQuantity: 0 }).cost).toEqual({ amount: '60.00', currency: 'USD' });
    expect(map({ UnitCost: 0 }).cost).toBeNull();
  });
});

it('sums the variants of an item in a warehouse', () => {
  const row = { dataAreaId: 'usmf', ItemNumber: 'SKU-1', InventoryWarehouseId: 'US1', ReservedOnHandQuantity: 0 };
  const stock = toStock([
    { ...row, OnHandQuantity: 0.1, AvailableOnHandQuantity: 0.1 },
    { ...row, OnHandQuantity: 0.2, AvailableOnHandQuantity: -1 },
    { ...row, InventoryWarehouseId: 'US2', OnHandQuantity: 7, AvailableOnHandQuantity: 5 },
  ]);
  expect(stock.map(({ warehouseCode, onHand, available }) => [warehouseCode, onHand, available])).toEqual([
    ['US1', '0.3', '-0.9'],
    ['US2', '7', '5'],
  ]);
});

describe('what an account has agreed to pay', () => {
  const account = { id: 'usmf:US-001', currency: 'USD', priceGroup: 'A' };
  const own = agreement;
  const ofGroup = { ...agreement, CustomerAccountNumber: '', PriceCustomerGroupCode: 'A', Price: 5 };
  const ofAll = { ...agreement, CustomerAccountNumber: '', Price: 1 };
  const price = (records: PriceAgreementRecord[], quantity = '1', today = '2026-02-01') =>
    agreedPrice(records.map(toAgreement), { account, quantity, today })?.amount ?? null;

  it.each<[string, PriceAgreementRecord[], string | null]>([
    ['is its own before its group’s', [ofGroup, own], '8.50'],
    ['is its group’s when it has none of its own', [ofGroup], '5.00'],
    ['is not what holds for everybody', [ofAll], null],
    ['is not another account’s', [{ ...own, CustomerAccountNumber: 'US-002' }], null],
    ['is not another group’s', [{ ...ofGroup, PriceCustomerGroupCode: 'B' }], null],
    ['is not in another currency', [{ ...own, PriceCurrencyCode: 'EUR' }], null],
    ['is the lowest of several', [own, { ...own, Price: 8.25 }, { ...own, Price: 10 }], '8.25'],
    ['is for one unit', [{ ...own, Price: 850, SalesPriceQuantity: 100 }], '8.50'],
    ['has not begun', [{ ...own, PriceApplicableFromDate: '2026-02-02T12:00:00Z' }], null],
    ['is over', [{ ...own, PriceApplicableToDate: '2026-01-31T12:00:00Z' }], null],
    ['holds on its last day', [{ ...own, PriceApplicableToDate: '2026-02-01T12:00:00Z' }], '8.50'],
  ])('%s', (_, records, expected) => {
    expect(price(records)).toBe(expected);
  });

  it('goes by quantity, from and up to', () => {
    const steps = [
      own,
      { ...own, FromQuantity: 10, Price: 8 },
      { ...own, FromQuantity: 100, ToQuantity: 200, Price: 7 },
    ];
    expect(['0.5', '1', '9.99', '10', '100', '199', '200'].map((quantity) => price(steps, quantity))).toEqual([
      null,
      '8.50',
      '8.50',
      '8.00',
      '7.00',
      '7.00',
      '8.00',
    ]);
  });
});
