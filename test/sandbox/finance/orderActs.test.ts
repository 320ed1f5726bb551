import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createActs } from '../../../sandbox/finance/acts.ts';
import type { Database } from '../../../sandbox/finance/database.ts';
import type { PropertyValue } from '../../../sandbox/finance/model.ts';
import { createFinanceTables } from '../../../sandbox/finance/tables.ts';
import type { World } from '../../../sandbox/world/facts.ts';
import { smallWorld } from './smallWorld.ts';
import { type Finance, startFinance } from './startFinance.ts';

const today = new Date('2026-02-01T10:00:00.000Z');
const half = { legalEntity: 'usmf', salesOrder: 'SO-000123' };
const returned = smallWorld.returns[0] as World['returns'][number];
const { returnOrderNumber, rmaNumber, creditNote, ...asked } = returned;
const pending: World['returns'][number] = { ...asked, id: 2, number: '000000006', status: 'pending' };
const world: World = { ...smallWorld, returns: [returned, pending] };

let database: Database;
let acts: ReturnType<typeof createActs>;
const act = (name: string, input: unknown) => acts[name]?.(input);
const row = (set: string, key: Record<string, PropertyValue>) => {
  const found = database.table(set).byKey({ dataAreaId: 'usmf', ...key });
  return found === undefined ? undefined : { ...found.values };
};
const onHand = () =>
  row('WarehousesOnHandV2', { ItemNumber: 'SKU-2', InventorySiteId: '1', InventoryWarehouseId: 'US1' });

beforeEach(() => {
  database = createFinanceTables(world);
  acts = createActs(
    () => database,
    () => world,
    () => today,
  );
});

describe('an order', () => {
  test('is picked: its open lines are told so, those invoiced are not', () => {
    act('pickSalesOrder', half);
    expect(row('SalesOrderLines', { InventoryLotId: 'LOT-000002' })).toMatchObject({ FulfillmentStatus: 'Picked' });
    expect(row('SalesOrderLines', { InventoryLotId: 'LOT-000001' })).not.toHaveProperty('FulfillmentStatus');
    // That part of it is invoiced stays true.
    expect(row('SalesOrderHeadersV2', { SalesOrderNumber: 'SO-000123' })).toMatchObject({
      SalesOrderProcessingStatus: 'PartiallyInvoiced',
    });
    act('pickSalesOrder', { legalEntity: 'usmf', salesOrder: 'SO-000124' });
    expect(row('SalesOrderHeadersV2', { SalesOrderNumber: 'SO-000124' })).toMatchObject({
      SalesOrderProcessingStatus: 'Picked',
      SalesOrderStatus: 'Backorder',
    });
  });

  test('is shipped: what was left is delivered with a packing slip, and gone from the shelf', () => {
    const before = onHand();
    expect(act('shipSalesOrder', half)).toEqual({ packingSlips: ['PS-2'] });
    expect(row('FgPackingSlipTracking', { SalesOrderNumber: 'SO-000123', PackingSlipNumber: 'PS-2' })).toMatchObject({
      DeliveryDate: '2026-02-01T12:00:00Z',
      TrackingNumber: expect.stringMatching(/^[A-Z]{2}\d+$/),
      TrackingURL: expect.stringMatching(/^https:/),
      WarehouseId: 'US1',
    });
    expect(row('FgSalesOrderLineQuantities', { InventoryLotId: 'LOT-000002' })).toMatchObject({
      DeliveredQuantity: 2,
      RemainingQuantity: 0,
      InvoicedQuantity: 0,
    });
    expect(row('SalesOrderLines', { InventoryLotId: 'LOT-000001' })).toMatchObject({
      SalesOrderLineStatus: 'Invoiced',
    });
    expect(row('SalesOrderHeadersV2', { SalesOrderNumber: 'SO-000123' })).toMatchObject({
      SalesOrderStatus: 'Delivered',
      SalesOrderProcessingStatus: 'DeliveredPartiallyInvoiced',
    });
    expect([before?.OnHandQuantity, before?.ReservedOnHandQuantity]).toEqual([50, 5]);
    // It was reserved, so that others find as much as before.
    expect(onHand()).toMatchObject({ OnHandQuantity: 48, ReservedOnHandQuantity: 3, AvailableOnHandQuantity: 45 });
  });

  test('is shipped once, then invoiced', () => {
    act('shipSalesOrder', half);
    expect(() => act('shipSalesOrder', half)).toThrow('nothing of SO-000123 is left to deliver');
    const { invoice } = act('postInvoice', half) as { invoice: string };
    expect(invoice).toBe('CIV-000002');
    expect(row('FgSalesOrderLineQuantities', { InventoryLotId: 'LOT-000002' })).toMatchObject({ InvoicedQuantity: 2 });
  });

  test('that is stopped goes nowhere', () => {
    const order = database.table('SalesOrderHeadersV2').byKey({ dataAreaId: 'usmf', SalesOrderNumber: 'SO-000123' });
    if (order !== undefined) database.table('SalesOrderHeadersV2').update(order, { IsSalesProcessingStopped: 'Yes' });
    expect(() => act('shipSalesOrder', half)).toThrow('SO-000123 is stopped');
  });

  test('is taken by telephone, and can be delivered and invoiced', () => {
    const lines = [{ sku: 'SKU-2', quantity: 3 }];
    const taken = act('createSalesOrder', { legalEntity: 'usmf', account: 'US-001', warehouse: 'US1', lines });
    expect(taken).toEqual({ salesOrder: 'SO-000125' });
    expect(row('SalesOrderHeadersV2', { SalesOrderNumber: 'SO-000125' })).toMatchObject({
      SalesOrderStatus: 'Backorder',
      OrderTotalAmount: 60,
      CurrencyCode: 'USD',
    });
    expect(onHand()).toMatchObject({ OnHandQuantity: 50, ReservedOnHandQuantity: 8, AvailableOnHandQuantity: 42 });
    const order = { legalEntity: 'usmf', salesOrder: 'SO-000125' };
    act('shipSalesOrder', order);
    expect(act('postInvoice', order)).toEqual({ invoice: 'CIV-000002' });
    expect(() => act('createSalesOrder', { legalEntity: 'usmf', account: 'NOBODY', warehouse: 'US1', lines })).toThrow(
      'NOBODY',
    );
  });
});

describe('a return', () => {
  test('that only Commerce has gets a return order', () => {
    expect(act('authorizeReturn', { return: '000000006' })).toEqual({ returnOrder: 'RO-000002' });
    expect(row('ReturnOrderHeaders', { ReturnOrderNumber: 'RO-000002' })).toMatchObject({
      CustomersOrderReference: 'ACR-000000006',
      RMANumber: 'RMA-000002',
      ReturnOrderStatus: 'Backorder',
    });
    const lines = database.table('ReturnOrderLinesV2').byIndex('ReturnOrderNumber', ['ro-000002']);
    expect(lines.map(({ values }) => values.ReturnStatus)).toEqual(['Awaiting']);
    expect(() => act('authorizeReturn', { return: '000000006' })).toThrow('authorized already');
  });

  test('that is over, or nobody knows, is not authorized', () => {
    expect(() => act('authorizeReturn', { return: '000000005' })).toThrow();
    expect(() => act('authorizeReturn', { return: '999' })).toThrow('there is no return 999');
  });
});

describe('over HTTP', () => {
  let finance: Finance | undefined;
  afterAll(() => finance?.close());

  test('a return order that somebody wrote is authorized by its marker', async () => {
    finance = await startFinance();
    database = finance.database;
    await finance.call('POST', 'ReturnOrderHeaders', {
      ReturnOrderNumber: 'RO-9',
      CustomersOrderReference: 'ACR-000000077',
      CustomerAccountNumber: 'US-001',
    });
    await finance.call('POST', 'ReturnOrderLinesV2', { ReturnOrderNumber: 'RO-9', ItemNumber: 'SKU-1' });
    expect(act('authorizeReturn', { return: '000000077' })).toEqual({ returnOrder: 'RO-9' });
    const { json } = await finance.get("ReturnOrderLinesV2?$filter=ReturnOrderNumber%20eq%20'RO-9'");
    expect(json.value).toMatchObject([{ ReturnStatus: 'Awaiting' }]);
  });
});
