import { z } from 'zod';
import type { Order } from '../../world/facts.ts';
import type { CommerceState } from '../state.ts';
import type { orderRow } from '../tables/orders.ts';

export type OrderRow = ReturnType<typeof orderRow>;

const change = z.strictObject({ order: z.string(), status: z.string().min(1), comment: z.string().optional() });

/** The states that have a status of their own; any other status is one of the shop's and stays within its state. */
const STATE_OF: Readonly<Record<string, Order['state']>> = {
  pending: 'new',
  processing: 'processing',
  complete: 'complete',
  closed: 'closed',
  canceled: 'canceled',
  holded: 'holded',
};

/** An order's row, and the fact the storefront shows. Throws where there is none. */
export function orderOf({ tables }: CommerceState, number: string): { row: OrderRow; fact: Order } {
  const row = tables.orders.get('increment_id', number);
  const fact = tables.directory.world.orders.find((one) => one.number === number);
  if (row === undefined || fact === undefined) throw new Error(`there is no order ${number}`);
  return { row, fact };
}

/** Gives an order its status, as every change of it does, and tells of it. */
export function saveOrder(state: CommerceState, { row, fact }: ReturnType<typeof orderOf>, status: string): void {
  const before = { ...row };
  fact.state = STATE_OF[status] ?? fact.state;
  fact.updatedAt = state.now().toISOString();
  Object.assign(row, { state: fact.state, status, updated_at: state.timestamp() });
  state.tell({ event: 'observer.sales_order_save_commit_after', row, before, storeId: row.store_id });
}

/** With a comment that the buyer does not see, where there is one. */
export function setOrderStatus(state: CommerceState, input: unknown): void {
  const { order: number, status, comment } = change.parse(input);
  const order = orderOf(state, number);
  if (comment !== undefined) addComment(state, order.row, status, comment);
  saveOrder(state, order, status);
}

function addComment(state: CommerceState, order: OrderRow, status: string, comment: string): void {
  const ids = state.tables.orders.rows.flatMap((row) => row.status_histories.map(({ entity_id }) => entity_id));
  const row = {
    comment,
    created_at: state.timestamp(),
    entity_id: Math.max(0, ...ids) + 1,
    entity_name: 'order',
    is_customer_notified: 0,
    is_visible_on_front: 0,
    parent_id: order.entity_id,
    status,
  };
  order.status_histories.push(row);
  state.tell({ event: 'observer.sales_order_status_history_save_after', row, storeId: order.store_id });
}
