import type { Buyer, Order } from '../../world/facts.ts';
import { timestamp } from '../tables/directory.ts';
import { PAYMENT_METHODS } from '../tables/payment.ts';
import { amount, type Paging, paged, uid, type Viewer } from './viewer.ts';

/** What buyers read instead of the status code. */
const LABELS = {
  new: 'Pending',
  processing: 'Processing',
  complete: 'Complete',
  closed: 'Closed',
  canceled: 'Canceled',
  holded: 'On Hold',
} as const;

export interface OrdersArguments extends Paging {
  filter?: {
    number?: { eq?: string | null; in?: (string | null)[] | null; match?: string | null } | null;
    order_date?: { from?: string | null; to?: string | null } | null;
    status?: { eq?: string | null; in?: (string | null)[] | null } | null;
    grand_total?: { from?: string | null; to?: string | null } | null;
  } | null;
  sort?: { sort_field: 'NUMBER' | 'CREATED_AT'; sort_direction: 'ASC' | 'DESC' } | null;
}

function matches(order: Order, filter: NonNullable<OrdersArguments['filter']>): boolean {
  const { number, order_date: date, status, grand_total: total } = filter;
  const placed = timestamp(order.placedAt);
  const code = order.state === 'new' ? 'pending' : order.state;
  return (
    (!number?.eq || order.number === number.eq) &&
    (!number?.in || number.in.includes(order.number)) &&
    (!number?.match || order.number.includes(number.match)) &&
    (!date?.from || placed >= date.from) &&
    (!date?.to || placed <= date.to) &&
    (!status?.eq || code === status.eq) &&
    (!status?.in || status.in.includes(code)) &&
    (!total?.from || order.total / 100 >= Number(total.from)) &&
    (!total?.to || order.total / 100 <= Number(total.to))
  );
}

/** The buyer's own orders. */
export function customerOrders(buyer: Buyer, { filter, sort, ...paging }: OrdersArguments, viewer: Viewer) {
  const { orders } = viewer.state.tables.directory.world;
  const own = orders.filter((order) => order.buyerId === buyer.id && (!filter || matches(order, filter)));
  const key = (order: Order) => (sort?.sort_field === 'CREATED_AT' ? order.placedAt : order.number);
  const sign = sort?.sort_direction === 'DESC' ? -1 : 1;
  own.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  const [first] = own.map((order) => order.placedAt).sort();
  return {
    ...paged(own, paging, (order) => orderNode(order, viewer)),
    date_of_first_order: first ? timestamp(first) : null,
  };
}

function orderNode(order: Order, viewer: Viewer) {
  const buyer = viewer.state.tables.directory.buyer(order.buyerId);
  const money = (cents: number) => amount(cents, order.currency);
  return {
    id: uid(order.id),
    number: order.number,
    order_number: order.number,
    increment_id: order.number,
    order_date: timestamp(order.placedAt),
    created_at: timestamp(order.placedAt),
    order_status_change_date: timestamp(order.updatedAt),
    status: LABELS[order.state],
    token: uid(`${order.number}:${buyer.email}`),
    email: buyer.email,
    is_virtual: false,
    carrier: order.shippingDescription.split(' - ')[0],
    shipping_method: order.shippingDescription,
    grand_total: order.total / 100,
    payment_methods: [{ name: PAYMENT_METHODS[order.paymentMethod], type: order.paymentMethod }],
    total: {
      grand_total: money(order.total),
      base_grand_total: money(order.total),
      grand_total_excl_tax: money(order.total - order.tax),
      subtotal: money(order.subtotal),
      subtotal_excl_tax: money(order.subtotal),
      subtotal_incl_tax: money(order.subtotal + order.tax),
      total_shipping: money(order.shipping),
      total_tax: money(order.tax),
    },
    items: order.lines.map((line) => ({
      __typename: 'OrderItem',
      id: uid(line.itemId),
      product_name: line.name,
      product_sku: line.sku,
      product_type: 'simple',
      product_sale_price: money(line.price),
      quantity_ordered: line.quantity,
      quantity_shipped: line.shipped,
      quantity_invoiced: line.invoiced,
      quantity_canceled: line.canceled,
      quantity_returned: line.returned,
      quantity_refunded: 0,
      eligible_for_return: line.shipped > line.returned,
      status: 'Ordered',
    })),
  };
}
