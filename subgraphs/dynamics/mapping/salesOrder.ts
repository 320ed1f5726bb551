import { accountId, codeKey, legalEntityId, salesOrderId } from '../../../platform/ids.ts';
import type { LineQuantityRecord, PackingSlipRecord, SalesOrderRecord, WarehouseRecord } from '../client/records.ts';
import type { SalesOrder, SalesOrderStatus, Shipment, Warehouse } from '../generated/types.ts';
import { toQuantity, toTotal } from './amount.ts';
import { requireInstant, toDay } from './day.ts';

export type SalesOrderModel = SalesOrder & {
  /** Who ordered, and who is to pay; most often one. */
  accountIds: readonly string[];
};

export function toSalesOrder(record: SalesOrderRecord): SalesOrderModel {
  const legalEntity = legalEntityId(record.dataAreaId);
  const { OrderingCustomerAccountNumber: orderer, InvoiceCustomerAccountNumber: payer } = record;
  return {
    id: salesOrderId(legalEntity, record.SalesOrderNumber),
    number: record.SalesOrderNumber,
    legalEntity,
    status: toSalesStatus(record.SalesOrderStatus),
    total: record.AreTotalsCalculated === 'No' ? null : toTotal(record.OrderTotalAmount, record.CurrencyCode),
    createdAt: requireInstant(record.OrderCreationDateTime),
    confirmedShippingDate: toDay(record.ConfirmedShippingDate),
    isStopped: record.IsSalesProcessingStopped === 'Yes',
    customerReference: record.CustomerRequisitionNumber || ownReference(record),
    accountIds: [...new Set([orderer, payer].filter(Boolean).map((number) => accountId(legalEntity, number)))],
  };
}

/** Orders taken elsewhere keep the customer's number where ours keep the marker that links them to Commerce. */
function ownReference({ CustomersOrderReference: reference }: SalesOrderRecord): string | null {
  return !reference || /^AC[A-Z]-/.test(reference) ? null : reference;
}

const salesStatuses: Readonly<Record<string, SalesOrderStatus>> = {
  Delivered: 'DELIVERED',
  Invoiced: 'INVOICED',
  Canceled: 'CANCELED',
};

/** `None` is a row that F&O is about to fill, `Backorder` is what its forms call an open order. */
export const toSalesStatus = (status: string): SalesOrderStatus => salesStatuses[status] ?? 'OPEN';

/** With what is needed to find it: the sales order, and the line as Commerce numbers it. */
export interface LineQuantityModel {
  salesOrderId: string;
  /** Null for a line that did not come from Commerce. */
  lineId: string | null;
  backordered: string;
  delivered: string;
}

export const toLineQuantity = (record: LineQuantityRecord): LineQuantityModel => ({
  salesOrderId: salesOrderId(record.dataAreaId, record.SalesOrderNumber),
  lineId: record.CustomersLineNumber ? String(record.CustomersLineNumber) : null,
  backordered: toQuantity(record.RemainingQuantity),
  delivered: toQuantity(record.DeliveredQuantity),
});

export type ShipmentModel = Omit<Shipment, 'warehouse'> & {
  salesOrderId: string;
  /** As a key of warehouses; null where F&O names none. */
  warehouseKey: string | null;
};

export function toShipment(record: PackingSlipRecord): ShipmentModel {
  const { dataAreaId, WarehouseId: warehouse } = record;
  return {
    salesOrderId: salesOrderId(dataAreaId, record.SalesOrderNumber),
    packingSlip: record.PackingSlipNumber,
    trackingNumber: record.TrackingNumber || null,
    trackingUrl: record.TrackingURL || null,
    carrier: record.ShippingCarrierName || record.ShippingCarrierId || null,
    shippedAt: requireInstant(record.DeliveryDate),
    warehouseKey: warehouse ? warehouseKey(dataAreaId, warehouse) : null,
  };
}

/** Two legal entities may each have a warehouse of one code. */
export const warehouseKey = (legalEntity: string, code: string): string =>
  `${legalEntityId(legalEntity)}:${codeKey(code)}`;

export const toWarehouse = (record: WarehouseRecord): Warehouse => ({
  code: record.WarehouseId,
  name: record.WarehouseName || record.WarehouseId,
});
