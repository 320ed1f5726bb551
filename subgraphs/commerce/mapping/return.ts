import { customerId, returnNumber } from '../../../platform/ids.ts';
import type { ReturnItemRecord, ReturnRecord } from '../client/records.ts';
import type { Return, ReturnLine } from '../generated/types.ts';
import { toQuantity } from './amount.ts';
import { toInstant } from './instant.ts';

export type ReturnModel = Omit<Return, 'order'> & {
  orderNumber: string;
  customerId: string | null;
  storeId: number;
};

export function toReturn(record: ReturnRecord): ReturnModel {
  return {
    number: returnNumber(record.increment_id),
    status: record.status,
    requestedAt: toInstant(record.date_requested),
    lines: (record.items ?? []).map(toLine),
    orderNumber: record.order_increment_id,
    customerId: record.customer_id ? customerId(record.customer_id) : null,
    storeId: record.store_id,
  };
}

const toLine = (item: ReturnItemRecord): ReturnLine => ({
  orderLineId: String(item.order_item_id),
  requested: toQuantity(item.qty_requested),
  authorized: toQuantityOrNull(item.qty_authorized),
  returned: toQuantityOrNull(item.qty_returned),
  status: item.status,
});

/** Unlike elsewhere, none is not zero: nobody has decided yet. */
const toQuantityOrNull = (value: number | null | undefined): string | null =>
  typeof value === 'number' ? toQuantity(value) : null;
