import type { Account, Order, OrderLine, PhoneOrder, World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import type { PropertyValue } from '../model.ts';
import { amountOf, companyOf, dateOf, daysAfter, momentOf, yesNo } from './values.ts';

type Values = Record<string, PropertyValue>;
type Progress = 'Active' | 'PartiallyDelivered' | 'Delivered' | 'PartiallyInvoiced' | 'Invoiced' | 'Canceled';

/** Sales orders from Commerce and from the telephone, with lines, quantities and packing slips. */
export function seedSalesOrders(world: World, database: Database): void {
  const accounts = new Map(world.accounts.map((account) => [`${account.legalEntity}:${account.number}`, account]));
  const emails = new Map(world.buyers.map((buyer) => [buyer.id, buyer.email]));
  const siteOf = new Map(world.warehouses.map((warehouse) => [warehouse.code, warehouse.siteId]));
  const unitOf = new Map(world.products.map((product) => [product.sku, product.unit]));
  const lookup: Lookup = { siteOf: (code) => siteOf.get(code) ?? '', unitOf: (sku) => unitOf.get(sku) ?? 'ea' };
  for (const order of world.orders) {
    const account = accounts.get(`${order.legalEntity}:${order.accountNumber}`);
    if (order.salesOrderNumber === undefined || account === undefined) continue;
    seedOrder(order, order.salesOrderNumber, account, emails.get(order.buyerId) ?? '', lookup, database);
  }
  for (const order of world.phoneOrders) {
    const account = accounts.get(`${order.legalEntity}:${order.accountNumber}`);
    if (account !== undefined) seedPhoneOrder(order, account, lookup, database);
  }
}

interface Lookup {
  siteOf(warehouse: string): string;
  unitOf(sku: string): string;
}

function seedOrder(
  order: Order,
  number: string,
  account: Account,
  email: string,
  lookup: Lookup,
  database: Database,
): void {
  const dataAreaId = companyOf(order.legalEntity);
  const progress = progressOf(order.lines.map(lineProgress), order.state === 'canceled');
  const shipped = order.shipments.map((shipment) => shipment.shippedAt).sort()[0];
  database.seed('SalesOrderHeadersV2', {
    ...header(account, number, order.currency, order.placedAt, progress),
    CustomersOrderReference: `ACO-${order.number}`,
    CustomerRequisitionNumber: order.poNumber ?? '',
    SalesOrderOriginCode: 'WEB',
    ConfirmedShippingDate: dateOf(shipped),
    DefaultShippingSiteId: lookup.siteOf(order.warehouse),
    DefaultShippingWarehouseId: order.warehouse,
    DeliveryModeCode: order.shippingMethod.slice(0, 10),
    OrderTotalAmount: amountOf(order.total),
    OrderTotalTaxAmount: amountOf(order.tax),
    OrderTotalDiscountAmount: amountOf(order.discount),
    OrderTotalChargesAmount: amountOf(order.shipping),
    IsSalesProcessingStopped: yesNo(order.state === 'holded'),
    Email: email,
    IsDeliveryAddressOrderSpecific: 'Yes',
    DeliveryAddressName: account.name,
    DeliveryAddressStreet: order.shipTo.street,
    DeliveryAddressCity: order.shipTo.city,
    DeliveryAddressStateId: order.shipTo.regionCode,
    DeliveryAddressZipCode: order.shipTo.postcode,
    DeliveryAddressCountryRegionISOCode: order.shipTo.countryId,
  });
  order.lines.forEach((line, index) => {
    const place = { dataAreaId, SalesOrderNumber: number, InventoryLotId: line.lotId };
    seedLine(place, line, index, lineProgress(line), order, lookup, database, {
      CustomersLineNumber: line.itemId,
      LineAmount: amountOf(line.rowTotal - line.discount),
      LineDiscountAmount: Math.round(line.discount / Math.max(line.quantity, 1)) / 100,
      ConfirmedShippingDate: dateOf(shipped),
    });
    database.seed('FgSalesOrderLineQuantities', {
      ...place,
      ItemNumber: line.sku,
      CustomersLineNumber: line.itemId,
      OrderedQuantity: line.quantity,
      DeliveredQuantity: line.shipped,
      RemainingQuantity: line.quantity - line.shipped - line.canceled,
      InvoicedQuantity: line.invoiced,
    });
  });
  for (const shipment of order.shipments) {
    database.seed('FgPackingSlipTracking', {
      dataAreaId,
      SalesOrderNumber: number,
      PackingSlipNumber: shipment.packingSlip,
      DeliveryDate: dateOf(shipment.shippedAt),
      TrackingNumber: shipment.trackingNumber,
      TrackingURL: shipment.trackingUrl,
      ShippingCarrierId: shipment.carrier,
      ShippingCarrierName: shipment.carrierTitle,
      WarehouseId: shipment.warehouse,
    });
  }
}

function seedPhoneOrder(order: PhoneOrder, account: Account, lookup: Lookup, database: Database): void {
  const progress: Progress = order.status === 'invoiced' ? 'Invoiced' : 'Active';
  const warehouse = order.lines[0]?.warehouse ?? '';
  database.seed('SalesOrderHeadersV2', {
    ...header(account, order.salesOrderNumber, order.currency, order.placedAt, progress),
    CustomersOrderReference: order.reference,
    SalesOrderOriginCode: 'PHONE',
    DefaultShippingSiteId: lookup.siteOf(warehouse),
    DefaultShippingWarehouseId: warehouse,
    OrderTotalAmount: amountOf(order.total),
    OrderTotalTaxAmount: amountOf(order.tax),
  });
  order.lines.forEach((line, index) => {
    const dataAreaId = companyOf(order.legalEntity);
    const place = { dataAreaId, SalesOrderNumber: order.salesOrderNumber, InventoryLotId: line.lotId };
    seedLine(place, line, index, progress, order, lookup, database, { LineAmount: amountOf(line.amount) });
    const done = progress === 'Invoiced' ? line.quantity : 0;
    database.seed('FgSalesOrderLineQuantities', {
      ...place,
      ItemNumber: line.sku,
      OrderedQuantity: line.quantity,
      DeliveredQuantity: done,
      RemainingQuantity: line.quantity - done,
      InvoicedQuantity: done,
    });
  });
}

function header(account: Account, number: string, currency: string, placedAt: string, progress: Progress): Values {
  return {
    dataAreaId: companyOf(account.legalEntity),
    SalesOrderNumber: number,
    SalesOrderName: account.name,
    OrderingCustomerAccountNumber: account.number,
    InvoiceCustomerAccountNumber: account.number,
    CurrencyCode: currency,
    SalesOrderStatus: STATUS[progress],
    SalesOrderProcessingStatus: progress,
    OrderCreationDateTime: momentOf(placedAt),
    RequestedShippingDate: daysAfter(placedAt, 2),
    RequestedReceiptDate: daysAfter(placedAt, 5),
    PaymentTermsName: account.paymentTerms,
    SalesTaxGroupCode: 'DOM',
    OrderResponsiblePersonnelNumber: account.representative,
    AreTotalsCalculated: 'Yes',
  };
}

function seedLine(
  place: Values,
  line: Pick<OrderLine, 'sku' | 'name' | 'quantity' | 'price' | 'warehouse'>,
  index: number,
  progress: Progress,
  order: { currency: string; placedAt: string },
  lookup: Lookup,
  database: Database,
  rest: Values,
): void {
  database.seed('SalesOrderLines', {
    ...place,
    LineNumber: index + 1,
    LineCreationSequenceNumber: index + 1,
    ItemNumber: line.sku,
    LineDescription: line.name,
    OrderedSalesQuantity: line.quantity,
    SalesUnitSymbol: lookup.unitOf(line.sku),
    SalesPrice: amountOf(line.price),
    SalesPriceQuantity: 1,
    SalesOrderLineStatus: STATUS[progress],
    ShippingSiteId: lookup.siteOf(line.warehouse),
    ShippingWarehouseId: line.warehouse,
    RequestedShippingDate: daysAfter(order.placedAt, 2),
    RequestedReceiptDate: daysAfter(order.placedAt, 5),
    CurrencyCode: order.currency,
    SalesTaxGroupCode: 'DOM',
    ...rest,
  });
}

const STATUS: Record<Progress, string> = {
  Active: 'Backorder',
  PartiallyDelivered: 'Backorder',
  Delivered: 'Delivered',
  PartiallyInvoiced: 'Backorder',
  Invoiced: 'Invoiced',
  Canceled: 'Canceled',
};

function lineProgress(line: OrderLine): Progress {
  const wanted = line.quantity - line.canceled;
  if (wanted <= 0) return 'Canceled';
  if (line.invoiced >= wanted) return 'Invoiced';
  if (line.shipped >= wanted) return 'Delivered';
  if (line.invoiced > 0) return 'PartiallyInvoiced';
  return line.shipped > 0 ? 'PartiallyDelivered' : 'Active';
}

/** An order is as far as its least advanced line; lines that are cancelled do not count. */
function progressOf(lines: readonly Progress[], isCanceled: boolean): Progress {
  const counting = lines.filter((progress) => progress !== 'Canceled');
  if (isCanceled || counting.length === 0) return 'Canceled';
  if (counting.every((progress) => progress === 'Invoiced')) return 'Invoiced';
  if (counting.some((progress) => progress === 'Invoiced' || progress === 'PartiallyInvoiced'))
    return 'PartiallyInvoiced';
  if (counting.every((progress) => progress === 'Delivered')) return 'Delivered';
  return counting.every((progress) => progress === 'Active') ? 'Active' : 'PartiallyDelivered';
}
