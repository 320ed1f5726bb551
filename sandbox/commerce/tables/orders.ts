import type { Order, OrderLine } from '../../world/facts.ts';
import { type Directory, postal, timestamp } from './directory.ts';
import { currencies, inBothCurrencies, progress, sum } from './orderMoney.ts';
import { PAYMENT_METHODS } from './payment.ts';

const STATUS = {
  new: 'pending',
  processing: 'processing',
  complete: 'complete',
  closed: 'closed',
  canceled: 'canceled',
  holded: 'holded',
} as const;

export type OrderItemRow = ReturnType<typeof itemRow>;

function itemRow(line: OrderLine, order: Order, directory: Directory) {
  const weight = directory.product(line.productId)?.weight ?? 0;
  const share = (of: number, quantity: number) => Math.round((of * quantity) / line.quantity);
  const priceInclTax = line.price + Math.round(line.tax / line.quantity);
  return {
    item_id: line.itemId,
    order_id: order.id,
    quote_item_id: line.itemId,
    store_id: order.storeId,
    product_id: line.productId,
    product_type: 'simple',
    sku: line.sku,
    name: line.name,
    created_at: timestamp(order.placedAt),
    updated_at: timestamp(order.updatedAt),
    ...inBothCurrencies({
      price: line.price,
      original_price: line.price,
      price_incl_tax: priceInclTax,
      row_total: line.rowTotal,
      row_total_incl_tax: line.rowTotal + line.tax,
      row_invoiced: share(line.rowTotal, line.invoiced),
      discount_amount: line.discount,
      discount_invoiced: share(line.discount, line.invoiced),
      tax_amount: line.tax,
      tax_invoiced: share(line.tax, line.invoiced),
    }),
    discount_percent: line.rowTotal ? Math.round((line.discount / line.rowTotal) * 10000) / 100 : 0,
    tax_percent: line.taxPercent,
    weight,
    row_weight: Math.round(weight * line.quantity * 100) / 100,
    is_qty_decimal: 0,
    is_virtual: 0,
    free_shipping: 0,
    no_discount: 0,
    qty_ordered: line.quantity,
    qty_invoiced: line.invoiced,
    qty_shipped: line.shipped,
    qty_canceled: line.canceled,
    qty_refunded: 0,
    qty_returned: line.returned,
    qty_backordered: line.backordered,
  };
}

function addressRow(order: Order, kind: 'billing' | 'shipping', directory: Directory) {
  const buyer = directory.buyer(order.buyerId);
  const company = directory.company(order.companyId);
  return {
    address_type: kind,
    ...postal(kind === 'shipping' ? order.shipTo : buyer.address),
    ...(company ? { company: company.name } : {}),
    email: buyer.email,
    // Each order owns two address rows; their ids follow from the order's.
    entity_id: order.id * 2 + (kind === 'billing' ? 1 : 0),
    firstname: buyer.firstName,
    lastname: buyer.lastName,
    parent_id: order.id,
    telephone: buyer.phone,
    customer_address_id: buyer.addressId,
    ...(company ? { vat_id: company.taxNumber } : {}),
  };
}

function paymentRow(order: Order, paid: number) {
  return {
    account_status: '',
    additional_information: [PAYMENT_METHODS[order.paymentMethod]],
    ...inBothCurrencies({ amount_ordered: order.total, shipping_amount: order.shipping }),
    ...(paid ? inBothCurrencies({ amount_paid: paid }) : {}),
    cc_last4: '',
    entity_id: order.id,
    method: order.paymentMethod,
    parent_id: order.id,
    ...(order.poNumber ? { po_number: order.poNumber } : {}),
  };
}

function historyRows(order: Order) {
  if (!order.salesOrderNumber) return [];
  return [
    {
      comment: `Sales order ${order.salesOrderNumber}`,
      created_at: timestamp(order.placedAt),
      entity_id: order.id,
      entity_name: 'order',
      is_customer_notified: 0,
      is_visible_on_front: 0,
      parent_id: order.id,
      status: 'pending',
    },
  ];
}

function extensionAttributes(order: Order, items: OrderItemRow[], directory: Directory) {
  const company = directory.company(order.companyId);
  const shipping = inBothCurrencies({
    shipping_amount: order.shipping,
    shipping_incl_tax: order.shipping,
    shipping_discount_amount: 0,
    shipping_tax_amount: 0,
  });
  return {
    shipping_assignments: [
      {
        shipping: { address: addressRow(order, 'shipping', directory), method: order.shippingMethod, total: shipping },
        items,
      },
    ],
    payment_additional_info: [{ key: 'method_title', value: PAYMENT_METHODS[order.paymentMethod] }],
    ...(company
      ? { company_order_attributes: { order_id: order.id, company_id: company.id, company_name: company.name } }
      : {}),
    applied_taxes: [],
    item_applied_taxes: [],
    converting_from_quote: true,
  };
}

export function orderRow(order: Order, directory: Directory) {
  const buyer = directory.buyer(order.buyerId);
  const store = directory.store(order.storeId);
  const items = order.lines.map((line) => itemRow(line, order, directory));
  const { invoiced, paid, canceled } = progress(order);
  const linesTax = sum(order.lines.map((line) => line.tax));
  return {
    applied_rule_ids: '',
    ...currencies(order.currency, directory),
    ...inBothCurrencies({
      discount_amount: -order.discount,
      grand_total: order.total,
      shipping_amount: order.shipping,
      shipping_discount_amount: 0,
      shipping_incl_tax: order.shipping + order.tax - linesTax,
      shipping_tax_amount: order.tax - linesTax,
      subtotal: order.subtotal,
      subtotal_incl_tax: order.subtotal + linesTax,
      tax_amount: order.tax,
      total_due: order.total - paid,
      discount_tax_compensation_amount: 0,
    }),
    ...(invoiced ? inBothCurrencies({ total_invoiced: invoiced }) : {}),
    ...(paid ? inBothCurrencies({ total_paid: paid }) : {}),
    ...(canceled ? inBothCurrencies({ total_canceled: canceled }) : {}),
    billing_address_id: order.id * 2 + 1,
    created_at: timestamp(order.placedAt),
    customer_email: buyer.email,
    customer_firstname: buyer.firstName,
    customer_group_id: buyer.customerGroupId,
    customer_id: buyer.id,
    customer_is_guest: 0,
    customer_lastname: buyer.lastName,
    customer_note_notify: 1,
    email_sent: 1,
    entity_id: order.id,
    ...(order.salesOrderNumber ? { ext_order_id: `${order.legalEntity}:${order.salesOrderNumber}` } : {}),
    ...(order.state === 'holded' ? { hold_before_state: 'processing', hold_before_status: 'processing' } : {}),
    increment_id: order.number,
    is_virtual: 0,
    quote_id: order.quoteId,
    shipping_description: order.shippingDescription,
    state: order.state,
    status: STATUS[order.state] as string,
    store_id: order.storeId,
    store_name: `${directory.website(store.websiteId).name}\n${store.name}`,
    total_item_count: order.lines.length,
    total_qty_ordered: sum(order.lines.map((line) => line.quantity)),
    updated_at: timestamp(order.updatedAt),
    weight: Math.round(sum(items.map((item) => item.row_weight)) * 100) / 100,
    items,
    billing_address: addressRow(order, 'billing', directory),
    payment: paymentRow(order, paid),
    status_histories: historyRows(order),
    extension_attributes: extensionAttributes(order, items, directory),
  };
}
