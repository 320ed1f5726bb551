import type { Invoice, Order, Return, Shipment } from '../../world/facts.ts';
import { type Directory, money, timestamp } from './directory.ts';
import { currencies, inBothCurrencies, sum } from './orderMoney.ts';

const INVOICE_OPEN = 1;
const INVOICE_PAID = 2;
const CREDITMEMO_REFUNDED = 2;

const lineOf = (order: Order, itemId: number) => order.lines.find((line) => line.itemId === itemId);

/** Both address rows of an order, by the ids the order's own row gives them. */
const addressIds = (order: Order) => ({ billing_address_id: order.id * 2 + 1, shipping_address_id: order.id * 2 });

export function invoiceRow(invoice: Invoice, order: Order, directory: Directory) {
  const paid = order.paymentMethod === 'companycredit' || invoice.settledAt !== undefined;
  return {
    ...currencies(invoice.currency, directory),
    ...inBothCurrencies({
      discount_amount: -invoice.discount,
      grand_total: invoice.total,
      shipping_amount: invoice.charges,
      shipping_incl_tax: invoice.charges,
      shipping_tax_amount: 0,
      subtotal: invoice.subtotal,
      subtotal_incl_tax: invoice.subtotal + sum(invoice.lines.map((line) => line.tax)),
      tax_amount: invoice.tax,
    }),
    ...addressIds(order),
    created_at: timestamp(invoice.date),
    updated_at: timestamp(invoice.settledAt ?? invoice.date),
    entity_id: invoice.commerceId,
    increment_id: invoice.commerceNumber,
    is_used_for_refund: 0,
    order_id: order.id,
    state: paid ? INVOICE_PAID : INVOICE_OPEN,
    store_id: order.storeId,
    total_qty: sum(invoice.lines.map((line) => line.quantity)),
    items: invoice.lines.map((line, at) => ({
      entity_id: invoice.commerceId * 1000 + at + 1,
      parent_id: invoice.commerceId,
      order_item_id: line.itemId,
      ...(lineOf(order, line.itemId) ? { product_id: lineOf(order, line.itemId)?.productId } : {}),
      sku: line.sku,
      name: line.name,
      qty: line.quantity,
      ...inBothCurrencies({
        price: line.price,
        row_total: line.amount,
        discount_amount: line.discount,
        tax_amount: line.tax,
        row_total_incl_tax: line.amount + line.tax,
      }),
    })),
    comments: [],
  };
}

export function shipmentRow(shipment: Shipment, order: Order, directory: Directory) {
  const warehouse = directory.world.warehouses.find((one) => one.code === shipment.warehouse);
  const quantity = sum(shipment.lines.map((line) => line.quantity));
  const weightOf = (itemId: number) => directory.product(lineOf(order, itemId)?.productId ?? 0)?.weight ?? 0;
  return {
    ...addressIds(order),
    created_at: timestamp(shipment.shippedAt),
    updated_at: timestamp(shipment.shippedAt),
    customer_id: order.buyerId,
    entity_id: shipment.id,
    increment_id: shipment.number,
    order_id: order.id,
    store_id: order.storeId,
    total_qty: quantity,
    packages: [],
    items: shipment.lines.map((line, at) => ({
      entity_id: shipment.id * 1000 + at + 1,
      parent_id: shipment.id,
      order_item_id: line.itemId,
      product_id: lineOf(order, line.itemId)?.productId ?? 0,
      sku: line.sku,
      name: lineOf(order, line.itemId)?.name ?? line.sku,
      price: money(lineOf(order, line.itemId)?.price ?? 0),
      qty: line.quantity,
      weight: weightOf(line.itemId),
    })),
    tracks: shipment.trackingNumber
      ? [
          {
            entity_id: shipment.id,
            parent_id: shipment.id,
            order_id: order.id,
            track_number: shipment.trackingNumber,
            title: shipment.carrierTitle,
            carrier_code: shipment.carrier,
            weight: 0,
            qty: quantity,
            description: '',
            created_at: timestamp(shipment.shippedAt),
            updated_at: timestamp(shipment.shippedAt),
          },
        ]
      : [],
    comments: [
      {
        ...comment,
        parent_id: shipment.id,
        entity_id: shipment.id,
        comment: `Packing slip ${shipment.packingSlip}`,
        created_at: timestamp(shipment.shippedAt),
      },
    ],
    ...(warehouse ? { extension_attributes: { source_code: warehouse.sourceCode } } : {}),
  };
}

const comment = { is_customer_notified: 0, is_visible_on_front: 0 };

/** The refund of a return; nothing while there is no credit note. */
export function creditmemoRow(rma: Return, order: Order, directory: Directory) {
  if (!rma.creditNote) return undefined;
  const amount = Math.abs(rma.creditNote.amount);
  const items = rma.lines.flatMap((line) => {
    const ordered = lineOf(order, line.itemId);
    return ordered ? [{ line, ordered }] : [];
  });
  const goods = sum(items.map(({ line, ordered }) => line.quantity * ordered.price));
  return {
    ...currencies(order.currency, directory),
    ...inBothCurrencies({
      adjustment: 0,
      adjustment_negative: 0,
      adjustment_positive: 0,
      discount_amount: 0,
      grand_total: amount,
      shipping_amount: 0,
      subtotal: Math.min(goods, amount),
      tax_amount: Math.max(0, amount - goods),
    }),
    ...addressIds(order),
    created_at: timestamp(rma.creditNote.date),
    updated_at: timestamp(rma.creditNote.date),
    entity_id: rma.id,
    increment_id: String(rma.id).padStart(9, '0'),
    order_id: order.id,
    state: CREDITMEMO_REFUNDED,
    store_id: order.storeId,
    items: items.map(({ line, ordered }) => ({
      entity_id: line.id,
      parent_id: rma.id,
      order_item_id: line.itemId,
      product_id: ordered.productId,
      sku: line.sku,
      name: ordered.name,
      qty: line.quantity,
      base_cost: 0,
      ...inBothCurrencies({ price: ordered.price, row_total: ordered.price * line.quantity }),
    })),
    comments: [],
  };
}
