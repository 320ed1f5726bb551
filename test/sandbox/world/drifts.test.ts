import { expect, it } from 'vitest';
import { createCommerceTables } from '../../../sandbox/commerce/tables.ts';
import { createDataverseTables } from '../../../sandbox/dataverse/tables.ts';
import { createFinanceTables } from '../../../sandbox/finance/tables.ts';
import { setting, world } from './world.ts';

const commerce = createCommerceTables(world, () => 'http://shop');
const finance = createFinanceTables(world);
const dataverse = createDataverseTables(world, () => new Date(setting.today));
const drifts = new Map(world.drifts.map((drift) => [drift.kind, drift]));
const found = (kind: string) => {
  const drift = drifts.get(kind);
  if (drift === undefined) throw new Error(`no drift of ${kind}`);
  return drift;
};
const accountBy = (id: string) => world.accounts.find(({ legalEntity, number }) => `${legalEntity}:${number}` === id);
const customerOf = (id: string) => {
  const [dataAreaId = '', CustomerAccount = ''] = id.split(':');
  return finance.table('CustomersV3').byKey({ dataAreaId, CustomerAccount })?.values;
};
const companyOf = (id: string) => commerce.companies.get('entity_id', accountBy(id)?.companyId ?? 0);

it('lists each kind of difference once', () => {
  expect([...drifts.keys()]).toEqual([
    'order status',
    'sales order missing',
    'product price',
    'stock',
    'company name',
    'company address',
    'sales representative',
    'quote status',
    'look-alike reference',
  ]);
});

it('shows the order further in D365 than in Commerce', () => {
  const { key, commerce: status, dynamics } = found('order status');
  expect(commerce.orders.get('increment_id', key)?.status).toBe(status);
  const [header] = finance.table('SalesOrderHeadersV2').byIndex('CustomersOrderReference', [`aco-${key}`]);
  expect(header?.values.SalesOrderStatus).toBe(dynamics);
});

it('has an order in Commerce that is not in D365', () => {
  const { key } = found('sales order missing');
  expect(commerce.orders.get('increment_id', key)?.ext_order_id).toBeUndefined();
  expect(finance.table('SalesOrderHeadersV2').byIndex('CustomersOrderReference', [`aco-${key}`])).toEqual([]);
});

it('names an account’s company otherwise, elsewhere, and with another representative', () => {
  const name = found('company name');
  expect(companyOf(name.key)?.company_name).toBe(name.commerce);
  expect(customerOf(name.key)?.OrganizationName).toBe(name.dynamics);
  const address = found('company address');
  expect(companyOf(address.key)?.street).toEqual([address.commerce]);
  expect(customerOf(address.key)?.AddressStreet).toBe(address.dynamics);
  const other = found('sales representative');
  const before = world.workers.find(({ personnelNumber }) => personnelNumber === other.commerce);
  expect(companyOf(other.key)?.sales_representative_id).toBe(before?.commerceUserId);
  expect(customerOf(other.key)?.EmployeeResponsibleNumber).toBe(other.dynamics);
});

it('asks another price of everybody in D365', () => {
  const { key, commerce: list, dynamics } = found('product price');
  const [legalEntity = '', sku = ''] = key.split(':');
  const website = world.websites.find((one) => one.legalEntity === legalEntity);
  expect(commerce.products.get(website?.id ?? 0)?.get('sku', sku)?.price).toBe(Number(list));
  const prices = finance
    .table('SalesPriceAgreements')
    .byIndex('ItemNumber', [sku.toLowerCase()])
    .filter(
      ({ values }) =>
        values.dataAreaId === legalEntity &&
        values.CustomerAccountNumber === '' &&
        values.PriceCustomerGroupCode === '',
    );
  expect(prices.map(({ values }) => values.Price)).toEqual([Number(dynamics)]);
});

it('refers by telephone to a number of the shop that is another’s', () => {
  const { dynamics: reference } = found('look-alike reference');
  expect(commerce.orders.get('increment_id', reference)).toBeDefined();
  expect(finance.table('SalesOrderHeadersV2').byIndex('CustomersOrderReference', [reference])).toHaveLength(1);
});

it('holds other stock in D365 than Commerce was told of', () => {
  const { key, commerce: told, dynamics } = found('stock');
  const [warehouse = '', sku = ''] = key.split(':');
  const onHand = finance
    .table('WarehousesOnHandV2')
    .byIndex('ItemNumber', [sku.toLowerCase()])
    .find(({ values }) => values.InventoryWarehouseId === warehouse);
  expect(onHand?.values.OnHandQuantity).toBe(Number(dynamics));
  expect(world.products.find((one) => one.sku === sku)?.stock[warehouse]?.inCommerce).toBe(Number(told));
});

it('has a quote approved in Dataverse whose buyer still waits', () => {
  const { key, commerce: status } = found('quote status');
  expect(commerce.carts.get('entity_id', Number(key))?.extension_attributes.negotiable_quote?.status).toBe(status);
  const [quote] = [...dataverse.table('quote').rows()].filter(
    ({ values }) => values.fg_commercereference === `ACQ-${key}`,
  );
  expect([quote?.values.statecode, quote?.values.statuscode]).toEqual([1, 3]);
});
