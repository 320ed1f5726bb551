import { told } from '../../../platform/basis.ts';
import { tags } from '../../../platform/tags.ts';
import { type Lists, type Rows, readList, type Window } from './lists.ts';
import type { OrderRecord, OrderReferenceRecord } from './records.ts';
import { compares, is, isAnyOf, isSet } from './searchCriteria.ts';

/** Parts of an order that are asked for only where somebody wants them. */
export type OrderPart = 'items' | 'payment' | 'shippingAddress';

export interface OrderConditions {
  numbers?: readonly string[] | undefined;
  status?: string | undefined;
  /** `YYYY-MM-DD hh:mm:ss` in UTC: at or after. */
  placedFrom?: string | undefined;
  /** Before. */
  placedBefore?: string | undefined;
}

export interface OrderSearch extends OrderConditions, Window {
  customerIds?: readonly number[] | undefined;
  storeIds?: readonly number[] | undefined;
  parts: readonly OrderPart[];
}

export interface Orders {
  /** Newest first. GET /V1/orders */
  page(search: OrderSearch): Promise<Rows<OrderRecord>>;
  /** Whole, in no order. Unknown numbers are missing in the answer. */
  byNumbers(numbers: readonly string[]): Promise<OrderRecord[]>;
  /** Those of the numbers that orders have. */
  existing(numbers: readonly string[]): Promise<string[]>;
  /** What joins orders to another system's: every order that carries an outside number, page by page. */
  references(): AsyncGenerator<OrderReferenceRecord[]>;
}

/** A list changes with each order that it shows. */
const rowTags = ({ entity_id, increment_id }: Partial<OrderRecord>): string[] => [
  ...(entity_id === undefined ? [] : [tags.orderRow(entity_id)]),
  ...(increment_id === undefined ? [] : [tags.order(increment_id)]),
];

const search = {
  operation: 'read orders',
  path: '/orders',
  tagsOf: (body: unknown) => readList<Partial<OrderRecord>>(body, 'read orders').items.flatMap(rowTags),
  sort: [
    { field: 'created_at', direction: 'DESC' },
    { field: 'entity_id', direction: 'DESC' },
  ],
} as const;

const base =
  'entity_id,increment_id,created_at,status,store_id,customer_id,order_currency_code,base_currency_code,' +
  'grand_total,base_grand_total,subtotal,discount_amount,shipping_amount,tax_amount';
const items =
  'items[item_id,parent_item_id,sku,name,price,row_total,qty_ordered,qty_shipped,qty_invoiced,qty_canceled]';
const company = 'company_order_attributes[company_id]';
const address = 'shipping_assignments[shipping[address[street,city,region,postcode,country_id]]]';

function itemFields(parts: readonly OrderPart[]): string {
  const extensions = parts.includes('shippingAddress') ? `${company},${address}` : company;
  return [
    base,
    ...(parts.includes('items') ? [items] : []),
    ...(parts.includes('payment') ? ['payment[method,po_number]'] : []),
    `extension_attributes[${extensions}]`,
  ].join(',');
}

const whole = itemFields(['items', 'payment', 'shippingAddress']);

/** Of so many that they need not be told apart it is read again whenever anybody's changes. */
const maxNamed = 20;

function ordersOf(customerIds: readonly number[] | undefined) {
  const isOfFew = customerIds !== undefined && customerIds.length <= maxNamed;
  return told([...(isOfFew ? customerIds.map(tags.ordersOf) : [tags.orders]), tags.anyOrder]);
}

export function createOrders(lists: Lists): Orders {
  return {
    page({ customerIds, storeIds, parts, ...conditions }) {
      const where = [...meets(conditions), ...(storeIds === undefined ? [] : [isAnyOf('store_id', storeIds)])];
      const asked = { ...search, ...ordersOf(customerIds), where, itemFields: itemFields(parts) };
      return customerIds === undefined
        ? lists.window(asked, conditions)
        : lists.windowOfMany(asked, { field: 'customer_id', values: customerIds }, conditions, newestFirst);
    },
    byNumbers: (values) =>
      lists.allOfMany(
        { ...search, ...told([...values.map(tags.order), tags.anyOrder]), where: [], itemFields: whole },
        { field: 'increment_id', values },
      ),
    async existing(values) {
      const basis = told([...values.map(tags.order), tags.anyOrder]);
      const asked = { ...search, ...basis, operation: 'verify orders', where: [], itemFields: 'increment_id' };
      const found = await lists.allOfMany<Pick<OrderRecord, 'increment_id'>>(asked, { field: 'increment_id', values });
      return found.map(({ increment_id }) => increment_id);
    },
    references: () =>
      lists.stream<OrderReferenceRecord>(
        {
          operation: 'read order references',
          path: '/orders',
          where: [isSet('ext_order_id')],
          itemFields: 'entity_id,increment_id,ext_order_id,store_id',
        },
        { field: 'entity_id', of: ({ entity_id }) => entity_id },
      ),
  };
}

const meets = ({ numbers, status, placedFrom, placedBefore }: OrderConditions) => [
  ...(numbers === undefined ? [] : [isAnyOf('increment_id', numbers)]),
  ...(status === undefined ? [] : [is('status', status)]),
  ...(placedFrom === undefined ? [] : [compares('created_at', 'gteq', placedFrom)]),
  ...(placedBefore === undefined ? [] : [compares('created_at', 'lt', placedBefore)]),
];

const newestFirst = (left: OrderRecord, right: OrderRecord): number =>
  left.created_at === right.created_at ? right.entity_id - left.entity_id : left.created_at < right.created_at ? 1 : -1;
