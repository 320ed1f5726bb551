import { z } from 'zod';
import { incrementId } from '../../world/numbers.ts';
import type { CommerceState } from '../state.ts';
import type { OrderItemRow } from '../tables/orders.ts';
import { type OrderRow, orderOf, saveOrder } from './order.ts';

const shipping = z.strictObject({
  order: z.string(),
  carrier: z.string().default('ups'),
  track: z.string().optional(),
});

const leftOf = (item: OrderItemRow) => item.qty_ordered - item.qty_canceled - item.qty_shipped;

/** All that is left of an order; it is complete once it is invoiced too. */
export function shipOrder(state: CommerceState, input: unknown): { shipment: string } {
  const { order: number, carrier, track } = shipping.parse(input);
  const order = orderOf(state, number);
  const { row, fact } = order;
  const left = row.items.filter((item) => leftOf(item) > 0);
  if (left.length === 0 || ['canceled', 'closed', 'holded'].includes(row.state))
    throw new Error(`nothing of ${number} is left to ship`);
  const shipment = shipmentRow(state, row, left, { carrier, track });
  state.tables.shipments.put(shipment);
  for (const item of left) {
    const shipped = item.qty_ordered - item.qty_canceled;
    Object.assign(item, { qty_shipped: shipped, updated_at: shipment.updated_at });
    for (const line of fact.lines) if (line.itemId === item.item_id) line.shipped = shipped;
  }
  const storeId = row.store_id;
  state.tell({ event: 'observer.sales_order_shipment_save_after', row: shipment, storeId });
  for (const one of shipment.tracks)
    state.tell({ event: 'observer.sales_order_shipment_track_save_after', row: one, storeId });
  const isInvoiced = row.items.every((item) => item.qty_invoiced + item.qty_canceled >= item.qty_ordered);
  saveOrder(state, order, isInvoiced ? 'complete' : 'processing');
  return { shipment: shipment.increment_id };
}

interface Carriage {
  carrier: string;
  track: string | undefined;
}

function shipmentRow(state: CommerceState, order: OrderRow, left: OrderItemRow[], { carrier, track }: Carriage) {
  const { rows } = state.tables.shipments;
  const id = Math.max(0, ...rows.map((row) => row.entity_id)) + 1;
  const { store } = state.tables.directory;
  const { websiteId } = store(order.store_id);
  const own = rows.filter((row) => store(row.store_id).websiteId === websiteId);
  const highest = Math.max(0, ...own.map((row) => Number(row.increment_id.slice(-9))));
  const at = { created_at: state.timestamp(), updated_at: state.timestamp() };
  const quantity = left.reduce((sum, item) => sum + leftOf(item), 0);
  return {
    billing_address_id: order.billing_address_id,
    shipping_address_id: order.entity_id * 2,
    ...at,
    customer_id: order.customer_id,
    entity_id: id,
    increment_id: incrementId(websiteId, highest + 1),
    order_id: order.entity_id,
    store_id: order.store_id,
    total_qty: quantity,
    packages: [],
    items: left.map((item, index) => ({
      entity_id: id * 1000 + index + 1,
      parent_id: id,
      order_item_id: item.item_id,
      product_id: item.product_id,
      sku: item.sku,
      name: item.name,
      price: item.price,
      qty: leftOf(item),
      weight: item.weight,
    })),
    tracks: [
      {
        entity_id: id,
        parent_id: id,
        order_id: order.entity_id,
        track_number: track ?? `UP${id}`,
        title: carrier.toUpperCase(),
        carrier_code: carrier,
        weight: 0,
        qty: quantity,
        description: '',
        ...at,
      },
    ],
    comments: [],
  };
}
