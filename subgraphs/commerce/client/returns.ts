import { told } from '../../../platform/basis.ts';
import { tags } from '../../../platform/tags.ts';
import type { Lists, Rows, Window } from './lists.ts';
import type { ReturnRecord } from './records.ts';
import { isAnyOf } from './searchCriteria.ts';

export interface ReturnSearch extends Window {
  customerIds?: readonly number[] | undefined;
  storeIds?: readonly number[] | undefined;
}

export interface Returns {
  /** Newest first. GET /V1/returns */
  page(search: ReturnSearch): Promise<Rows<ReturnRecord>>;
  /** In no order. Unknown numbers are missing in the answer. */
  byNumbers(numbers: readonly string[]): Promise<ReturnRecord[]>;
}

const search = {
  operation: 'read returns',
  path: '/returns',
  where: [],
  sort: [
    { field: 'date_requested', direction: 'DESC' },
    { field: 'entity_id', direction: 'DESC' },
  ],
  itemFields:
    'entity_id,increment_id,order_increment_id,store_id,customer_id,date_requested,status,' +
    'items[order_item_id,qty_requested,qty_authorized,qty_returned,status]',
} as const;

export function createReturns(lists: Lists): Returns {
  return {
    page({ customerIds, storeIds, ...window }) {
      const where = storeIds === undefined ? [] : [isAnyOf('store_id', storeIds)];
      const asked = { ...search, ...told([tags.returns]), where };
      return customerIds === undefined
        ? lists.window(asked, window)
        : lists.windowOfMany(asked, { field: 'customer_id', values: customerIds }, window, newestFirst);
    },
    byNumbers: (values) =>
      lists.allOfMany({ ...search, ...told(values.map(tags.return)) }, { field: 'increment_id', values }),
  };
}

const newestFirst = (left: ReturnRecord, right: ReturnRecord): number =>
  left.date_requested === right.date_requested
    ? right.entity_id - left.entity_id
    : left.date_requested < right.date_requested
      ? 1
      : -1;
