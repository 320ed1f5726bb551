import type { Return, World } from '../../world/facts.ts';
import { type Directory, timestamp } from './directory.ts';

const ITEM_STATUS = {
  pending: 'pending',
  authorized: 'authorized',
  received: 'received',
  processed_closed: 'approved',
  denied: 'denied',
} as const;

/** The words of a return's attributes by option id; the rows carry the ids. */
export interface ReturnOptions {
  reason: Map<string, string>;
  condition: Map<string, string>;
  resolution: Map<string, string>;
}

export function returnOptions(world: World): ReturnOptions {
  const lines = world.returns.flatMap((rma) => rma.lines);
  let id = 4;
  const options = (words: string[]) => new Map([...new Set(words)].sort().map((word) => [word, String(id++)]));
  return {
    resolution: options(['refund', 'replacement', ...lines.map((line) => line.resolution)]),
    condition: options(lines.map((line) => line.condition)),
    reason: options(lines.map((line) => line.reason)),
  };
}

export function returnRow(rma: Return, options: ReturnOptions, directory: Directory) {
  const authorized = rma.status === 'pending' || rma.status === 'denied' ? 0 : 1;
  const returned = rma.status === 'received' || rma.status === 'processed_closed' ? 1 : 0;
  const approved = rma.status === 'processed_closed' ? 1 : 0;
  return {
    increment_id: rma.number,
    entity_id: rma.id,
    order_id: rma.orderId,
    order_increment_id: rma.orderNumber,
    store_id: rma.storeId,
    customer_id: rma.buyerId,
    date_requested: timestamp(rma.requestedAt),
    customer_custom_email: directory.buyer(rma.buyerId).email,
    items: rma.lines.map((line) => ({
      entity_id: line.id,
      rma_entity_id: rma.id,
      order_item_id: line.itemId,
      qty_requested: line.quantity,
      qty_authorized: line.quantity * authorized,
      qty_approved: line.quantity * approved,
      qty_returned: line.quantity * returned,
      reason: options.reason.get(line.reason) ?? '',
      condition: options.condition.get(line.condition) ?? '',
      resolution: options.resolution.get(line.resolution) ?? '',
      status: ITEM_STATUS[rma.status] as string,
    })),
    status: rma.status as string,
    comments: [],
    tracks: [],
  };
}
