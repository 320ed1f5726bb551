import { z } from 'zod';
import type { Random } from '../../world/random.ts';
import { createShipment } from '../../world/shipments.ts';
import type { Database } from '../database.ts';
import type { Row } from '../table.ts';
import { companyOf, dateOf, momentOf } from '../tables/values.ts';
import { createRow } from '../write.ts';
import { shiftStock } from './product.ts';
import { rowOf } from './rowOf.ts';

const named = z.strictObject({ legalEntity: z.string(), salesOrder: z.string() });
const phoned = z.strictObject({
  legalEntity: z.string(),
  account: z.string(),
  warehouse: z.string(),
  reference: z.string().default(''),
  lines: z.array(z.strictObject({ sku: z.string(), quantity: z.number().positive() })).min(1),
});

/** Takes what is still to be delivered off the shelves. */
export function pickSalesOrder(database: Database, input: unknown): void {
  const { order, waiting } = openOrder(database, input);
  for (const { line } of waiting) database.table('SalesOrderLines').update(line, { FulfillmentStatus: 'Picked' });
  if (isOneOf(order.values.SalesOrderProcessingStatus, ['Active', 'Confirmed', undefined])) {
    database.table('SalesOrderHeadersV2').update(order, { SalesOrderProcessingStatus: 'Picked' });
  }
}

/** Delivers all that is still open without invoicing it: a packing slip for each warehouse. Gives their numbers. */
export function shipSalesOrder(
  database: Database,
  input: unknown,
  today: Date,
  random: Random,
): { packingSlips: string[] } {
  const { order, waiting } = openOrder(database, input);
  const { dataAreaId = '', SalesOrderNumber = '' } = order.values;
  const lines = database.table('SalesOrderLines');
  const quantities = database.table('FgSalesOrderLineQuantities');
  const DeliveryDate = dateOf(today.toISOString());
  const packingSlips: string[] = [];
  for (const [warehouse, parts] of Map.groupBy(waiting, ({ warehouse }) => warehouse)) {
    const packingSlip = database.nextNumber('FgPackingSlipTracking', String(dataAreaId));
    const names = { id: Number(/\d+$/.exec(packingSlip)?.[0] ?? 0), number: packingSlip, packingSlip };
    const { carrier, carrierTitle, trackingNumber, trackingUrl } = createShipment(
      { names, warehouse, shippedAt: today.toISOString(), lines: [] },
      random,
    );
    database.seed('FgPackingSlipTracking', {
      dataAreaId,
      SalesOrderNumber,
      PackingSlipNumber: packingSlip,
      DeliveryDate,
      TrackingNumber: trackingNumber,
      TrackingURL: trackingUrl,
      ShippingCarrierId: carrier,
      ShippingCarrierName: carrierTitle,
      WarehouseId: warehouse,
    });
    packingSlips.push(packingSlip);
    for (const { line, known, left, sku } of parts) {
      lines.update(line, { SalesOrderLineStatus: 'Delivered', ConfirmedShippingDate: DeliveryDate });
      const delivered = Number(quantities.read(known, 'DeliveredQuantity')) + left;
      quantities.update(known, { DeliveredQuantity: delivered, RemainingQuantity: 0 });
      shiftStock(database, { warehouse, sku, onHand: -left, reserved: -left });
    }
  }
  const isInvoicedInPart = isOneOf(order.values.SalesOrderProcessingStatus, ['PartiallyInvoiced']);
  database.table('SalesOrderHeadersV2').update(order, {
    SalesOrderStatus: 'Delivered',
    SalesOrderProcessingStatus: isInvoicedInPart ? 'DeliveredPartiallyInvoiced' : 'Delivered',
    ConfirmedShippingDate: DeliveryDate,
  });
  return { packingSlips };
}

/** Takes an order by telephone, at list prices. Gives its number. */
export function createSalesOrder(database: Database, input: unknown, today: Date): { salesOrder: string } {
  const { legalEntity, account, warehouse, reference, lines } = phoned.parse(input);
  const dataAreaId = companyOf(legalEntity);
  const customer = rowOf(database, 'CustomersV3', { dataAreaId, CustomerAccount: account });
  const place = rowOf(database, 'Warehouses', { dataAreaId, WarehouseId: warehouse });
  for (const { sku } of lines) rowOf(database, 'ReleasedProductsV2', { dataAreaId, ItemNumber: sku });
  const { row: order } = createRow(
    database.table('SalesOrderHeadersV2'),
    {
      SalesOrderName: database.table('CustomersV3').read(customer, 'OrganizationName'),
      OrderingCustomerAccountNumber: account,
      InvoiceCustomerAccountNumber: account,
      CurrencyCode: customer.values.SalesCurrencyCode,
      CustomersOrderReference: reference,
      SalesOrderOriginCode: 'PHONE',
      SalesOrderProcessingStatus: 'Active',
      OrderCreationDateTime: momentOf(today.toISOString()),
      PaymentTermsName: customer.values.PaymentTerms,
      DefaultShippingSiteId: place.values.OperationalSiteId,
      DefaultShippingWarehouseId: warehouse,
      AreTotalsCalculated: 'Yes',
    },
    dataAreaId,
    database,
  );
  const SalesOrderNumber = String(order.values.SalesOrderNumber);
  let cents = 0;
  lines.forEach(({ sku, quantity }, index) => {
    const body = { SalesOrderNumber, ItemNumber: sku, OrderedSalesQuantity: quantity, SalesPriceQuantity: 1 };
    const numbers = { LineNumber: index + 1, LineCreationSequenceNumber: index + 1 };
    const { row } = createRow(database.table('SalesOrderLines'), { ...body, ...numbers }, dataAreaId, database);
    cents += Math.round(Number(row.values.LineAmount) * 100);
    database.seed('FgSalesOrderLineQuantities', {
      dataAreaId,
      InventoryLotId: String(row.values.InventoryLotId),
      SalesOrderNumber,
      ItemNumber: sku,
      OrderedQuantity: quantity,
      RemainingQuantity: quantity,
    });
    shiftStock(database, { warehouse, sku, onHand: 0, reserved: quantity });
  });
  database.table('SalesOrderHeadersV2').update(order, { OrderTotalAmount: cents / 100 });
  return { salesOrder: SalesOrderNumber };
}

/** An order that may go on, and its lines of which something is still to be delivered. */
function openOrder(database: Database, input: unknown) {
  const { legalEntity, salesOrder } = named.parse(input);
  const dataAreaId = companyOf(legalEntity);
  const order = rowOf(database, 'SalesOrderHeadersV2', { dataAreaId, SalesOrderNumber: salesOrder });
  if (order.values.IsSalesProcessingStopped === 'Yes') throw new Error(`${salesOrder} is stopped`);
  const lines = database.table('SalesOrderLines');
  const quantities = database.table('FgSalesOrderLineQuantities');
  const isOurs = ({ values }: Row) => values.dataAreaId === dataAreaId;
  const waiting = lines
    .byIndex('SalesOrderNumber', [salesOrder.toLowerCase()])
    .filter(isOurs)
    .flatMap((line) => {
      const known = quantities.byKey({ dataAreaId, InventoryLotId: lines.read(line, 'InventoryLotId') });
      const left = known === undefined ? 0 : Number(quantities.read(known, 'RemainingQuantity'));
      if (known === undefined || left <= 0) return [];
      const warehouse = String(lines.read(line, 'ShippingWarehouseId'));
      return [{ line, known, left, warehouse, sku: String(lines.read(line, 'ItemNumber')) }];
    });
  if (waiting.length === 0) throw new Error(`nothing of ${salesOrder} is left to deliver`);
  return { order, waiting };
}

const isOneOf = (status: unknown, among: readonly unknown[]): boolean => among.includes(status);
