import { companyId, customerId, orderNumber } from '../../../platform/ids.ts';
import type { OrderItemRecord, OrderRecord } from '../client/records.ts';
import type { LineQuantity, Order, OrderLine } from '../generated/types.ts';
import { toAddress } from './address.ts';
import { toQuantity, toTotal, toUnitPrice } from './amount.ts';
import { toInstant } from './instant.ts';

export type OrderLineModel = Omit<OrderLine, 'product'>;

export type OrderModel = Omit<Order, 'lines' | 'customer' | 'company' | 'storeView'> & {
  lines: OrderLineModel[];
  customerId: string | null;
  companyId: string | null;
  storeId: number;
};

/** Parts that were not asked for are empty. */
export function toOrder(record: OrderRecord): OrderModel {
  const { order_currency_code: currency, base_currency_code: baseCurrency, payment, extension_attributes } = record;
  const address = extension_attributes?.shipping_assignments?.[0]?.shipping?.address;
  const company = extension_attributes?.company_order_attributes?.company_id;
  const number = orderNumber(record.increment_id);
  return {
    number,
    placedAt: toInstant(record.created_at),
    status: record.status,
    total: toTotal(record.grand_total, currency),
    baseTotal: toTotal(record.base_grand_total, baseCurrency),
    subtotal: toTotal(record.subtotal, currency),
    discount: toTotal(Math.abs(record.discount_amount ?? 0), currency),
    shipping: toTotal(record.shipping_amount, currency),
    tax: toTotal(record.tax_amount, currency),
    paymentMethod: payment?.method || null,
    purchaseOrderNumber: payment?.po_number || null,
    shippingAddress: address === undefined ? null : toAddress(address),
    lines: (record.items ?? []).filter(isLine).map((item) => toLine(item, number, currency)),
    customerId: record.customer_id ? customerId(record.customer_id) : null,
    companyId: company ? companyId(company) : null,
    storeId: record.store_id,
  };
}

/** The variant of a configurable product is a second row without a price, under the priced one. */
const isLine = ({ parent_item_id }: OrderItemRecord): boolean => !parent_item_id;

function toLine(item: OrderItemRecord, number: string, currency: string): OrderLineModel {
  return {
    id: String(item.item_id),
    sku: item.sku,
    name: item.name ?? item.sku,
    quantity: toLineQuantity(item, number),
    unitPrice: toUnitPrice(item.price, currency),
    total: toTotal(item.row_total, currency),
  };
}

const toLineQuantity = (item: OrderItemRecord, number: string): LineQuantity => ({
  orderNumber: number,
  lineId: String(item.item_id),
  ordered: toQuantity(item.qty_ordered),
  shipped: toQuantity(item.qty_shipped),
  invoiced: toQuantity(item.qty_invoiced),
  canceled: toQuantity(item.qty_canceled),
});
