import { z } from 'zod';
import type { Act } from '../context.ts';
import type { IoEvents } from './events/ioEvents.ts';
import type { CommerceState } from './state.ts';
import { timestamp } from './tables/directory.ts';

const orderStatus = z.strictObject({ order: z.string(), status: z.string() });
const shipping = z.strictObject({
  order: z.string(),
  carrier: z.string().default('ups'),
  track: z.string().optional(),
});
const price = z.strictObject({ sku: z.string(), price: z.number().positive() });
const returnStatus = z.strictObject({ return: z.string(), status: z.string() });
const customer = z.strictObject({ customerId: z.number().int(), firstname: z.string().min(1) });

/** What a person in the Commerce admin can be told to do, by name; Commerce tells of it as it does. Each throws where its input makes no sense. */
export function createActs(state: CommerceState, events: IoEvents): Record<string, Act> {
  const now = () => timestamp(state.now().toISOString());
  const websiteOf = (storeId: number) => state.tables.directory.store(storeId).websiteId;

  function orderOf(number: string) {
    const order = state.tables.orders.get('increment_id', number);
    if (order === undefined) throw new Error(`there is no order ${number}`);
    return order;
  }
  type Order = ReturnType<typeof orderOf>;

  function saved(order: Order): void {
    const { entity_id, increment_id, customer_id, customer_is_guest, store_id, status, created_at, updated_at } = order;
    const value = { entity_id, increment_id, customer_id, customer_is_guest, store_id, status, created_at, updated_at };
    events.emit({
      name: 'observer.sales_order_save_commit_after',
      value: { ...value, state: order.state, _isNew: false },
      storeId: store_id,
      websiteId: websiteOf(store_id),
    });
  }

  function setOrderStatus(input: unknown): void {
    const { order: number, status } = orderStatus.parse(input);
    const order = orderOf(number);
    Object.assign(order, { status, updated_at: now() });
    state.tables.orders.put(order);
    saved(order);
  }

  /** All that is left of it; it is complete once it is invoiced too. */
  function shipOrder(input: unknown): { shipment: string } {
    const { order: number, carrier, track } = shipping.parse(input);
    const order = orderOf(number);
    const left = order.items.filter((item) => item.qty_ordered - item.qty_canceled > item.qty_shipped);
    if (left.length === 0) throw new Error(`nothing of ${number} is left to ship`);
    const { shipments } = state.tables;
    const id = Math.max(0, ...shipments.rows.map((row) => row.entity_id)) + 1;
    const increment = `${id}`.padStart(9, '0');
    const at = now();
    const quantities = left.map((item) => item.qty_ordered - item.qty_canceled - item.qty_shipped);
    const quantity = quantities.reduce((sum, one) => sum + one, 0);
    shipments.put({
      billing_address_id: order.billing_address_id,
      shipping_address_id: order.entity_id * 2,
      created_at: at,
      updated_at: at,
      customer_id: order.customer_id,
      entity_id: id,
      increment_id: increment,
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
        qty: quantities[index] ?? 0,
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
          created_at: at,
          updated_at: at,
        },
      ],
      comments: [],
    });
    for (const item of left) Object.assign(item, { qty_shipped: item.qty_ordered - item.qty_canceled, updated_at: at });
    const isInvoiced = order.items.every((item) => item.qty_invoiced + item.qty_canceled >= item.qty_ordered);
    Object.assign(
      order,
      isInvoiced ? { state: 'complete', status: 'complete' } : { state: 'processing', status: 'processing' },
    );
    order.updated_at = at;
    state.tables.orders.put(order);
    events.emit({
      name: 'observer.sales_order_shipment_save_after',
      value: { entity_id: id, increment_id: increment, order_id: order.entity_id, created_at: at, updated_at: at },
      storeId: order.store_id,
      websiteId: websiteOf(order.store_id),
    });
    saved(order);
    return { shipment: increment };
  }

  /** The base price, on every website. */
  function setPrice(input: unknown): void {
    const { sku, price: amount } = price.parse(input);
    const facts = [...state.tables.productFacts.values()].find((one) => one.sku.toLowerCase() === sku.toLowerCase());
    if (facts === undefined) throw new Error(`there is no product ${sku}`);
    const at = now();
    for (const [websiteId, table] of state.tables.products) {
      const row = table.get('sku', facts.sku);
      if (row === undefined) continue;
      Object.assign(row, { price: amount, updated_at: at });
      table.put(row);
      if (websiteId === state.tables.directory.world.websites[0]?.id) {
        const { id, name, status, type_id } = row;
        events.emit({
          name: 'observer.catalog_product_save_commit_after',
          value: {
            entity_id: id,
            sku: facts.sku,
            name,
            price: amount.toFixed(6),
            status,
            type_id,
            updated_at: at,
            _isNew: false,
          },
          storeId: 0,
          websiteId,
        });
      }
    }
    for (const currency of Object.keys(facts.price)) facts.price[currency] = Math.round(amount * 100);
  }

  function updateReturn(input: unknown): void {
    const { return: number, status } = returnStatus.parse(input);
    const found = state.tables.returns.get('increment_id', number);
    if (found === undefined) throw new Error(`there is no return ${number}`);
    found.status = status;
    state.tables.returns.put(found);
    const { entity_id, increment_id, order_id, order_increment_id, store_id, customer_id } = found;
    events.emit({
      name: 'observer.rma_save_commit_after',
      value: { entity_id, increment_id, order_id, order_increment_id, store_id, customer_id, status, _isNew: false },
      storeId: store_id,
      websiteId: websiteOf(store_id),
    });
  }

  function renameCustomer(input: unknown): void {
    const { customerId, firstname } = customer.parse(input);
    const found = state.tables.customers.get('entity_id', customerId);
    if (found === undefined) throw new Error(`there is no customer ${customerId}`);
    Object.assign(found, { firstname, updated_at: now() });
    state.tables.customers.put(found);
    const { id, email, website_id, store_id, updated_at } = found;
    events.emit({
      name: 'observer.customer_save_commit_after',
      value: { entity_id: id, email, firstname, website_id, store_id, updated_at, _isNew: false },
      storeId: store_id,
      websiteId: website_id,
    });
  }

  return { setOrderStatus, shipOrder, setPrice, updateReturn, renameCustomer };
}
