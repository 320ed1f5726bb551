import type { NewChange } from '../../../platform/changes/change.ts';
import {
  parseCompanyId,
  parseCustomerId,
  parseOrderNumber,
  parseQuoteId,
  parseReturnNumber,
  parseSku,
} from '../../../platform/ids.ts';
import { tags } from '../../../platform/tags.ts';

/** What an event says of a row: those of its fields that the subscription asks for, nearly all as text. */
export type Value = Readonly<Record<string, unknown>>;

interface Named {
  keys: readonly string[];
  tags: readonly string[];
}

/** What one kind of event means. */
interface Meaning {
  entity: string;
  /** A text: the field without which nobody knows what has changed. */
  read(value: Value): Named | string;
  /** @default what `_isNew` says */
  kind?: NewChange['kind'];
  /** Where the value is that of another row than the one that changed, its time is no version. @default true */
  hasVersion?: boolean;
}

/**
 * What Adobe Commerce sends, by the names of SaaS. Only events after the commit are here where there are such: one before it
 * would have the row read as it was.
 */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['observer.sales_order_save_commit_after', { entity: 'Order', read: order }],
  ['plugin.sales.api.order_management.place', { entity: 'Order', read: order, kind: 'CREATED' }],
  ['observer.checkout_submit_all_after', { entity: 'Order', read: ofCheckout, kind: 'CREATED', hasVersion: false }],
  ['observer.sales_order_invoice_save_after', partOfOrder('order_id')],
  ['observer.sales_order_shipment_save_after', partOfOrder('order_id')],
  ['observer.sales_order_shipment_track_save_after', partOfOrder('order_id')],
  ['observer.sales_order_creditmemo_save_after', partOfOrder('order_id')],
  ['observer.sales_order_status_history_save_after', partOfOrder('parent_id')],
  ['observer.rma_save_commit_after', { entity: 'Return', read: returned }],
  ['observer.customer_save_commit_after', { entity: 'Customer', read: customer }],
  ['observer.customer_delete_commit_after', { entity: 'Customer', read: customer, kind: 'DELETED' }],
  ['observer.company_save_commit_after', { entity: 'Company', read: company }],
  ['observer.catalog_product_save_commit_after', { entity: 'Product', read: product }],
  ['observer.catalog_product_delete_commit_after', { entity: 'Product', read: product, kind: 'DELETED' }],
  ['observer.cataloginventory_stock_item_save_commit_after', { entity: 'Stock', read: stock, kind: 'UPDATED' }],
  ['observer.sales_quote_save_after', { entity: 'Cart', read: cart }],
  // Nothing of these is shown in the graph.
  ['observer.customer_group_save_commit_after', { entity: 'CustomerGroup', read: nothing }],
  ['observer.salesrule_save_commit_after', { entity: 'CartRule', read: nothing }],
]);

/** One event, by the name of its kind in either edition. A text: why it is not understood. */
export function changesOf(name: string, value: Value): NewChange[] | string {
  const meaning = meanings.get(name.replace(/^plugin\.magento\./, 'plugin.'));
  if (meaning === undefined) return 'no such event is known here';
  const named = meaning.read(value);
  if (typeof named === 'string') return `the event does not say its ${named}: its subscription must ask for that field`;
  if (named.tags.length === 0) return [];
  const kind = meaning.kind ?? (isTrue(value._isNew) ? 'CREATED' : 'UPDATED');
  const version = meaning.hasVersion === false ? undefined : textOf(value, 'updated_at');
  const isTime = version !== undefined && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(version);
  return [{ source: 'commerce', entity: meaning.entity, ...named, kind, ...(isTime && { version }) }];
}

function order(value: Value): Named | string {
  const number = idIn(value, ['increment_id'], parseOrderNumber);
  if (number === undefined) return 'increment_id';
  const row = idIn(value, ['entity_id'], parseRow);
  const own = [tags.order(number), ...(row === undefined ? [] : [tags.orderRow(row)])];
  return { keys: [number], tags: [...own, ...listsWith(value), tags.orders] };
}

/** A guest's order is in nobody's list; one that does not say whose it is may be in anybody's. */
function listsWith(value: Value): string[] {
  const customer = idIn(value, ['customer_id'], parseCustomerId);
  if (customer !== undefined) return [tags.ordersOf(customer)];
  const isGuest = isTrue(value.customer_is_guest) || [null, '', '0', 0].includes(value.customer_id as null);
  return isGuest ? [] : [tags.anyOrder];
}

function ofCheckout(value: Value): Named | string {
  const { order: placed } = value;
  const named = typeof placed === 'object' && placed !== null ? order(placed as Value) : 'increment_id';
  return typeof named === 'string' ? `order.${named}` : named;
}

/**
 * Shipments, invoices and the like name the order by the number of its row, never by its own: whatever shows that row is
 * found by it, but who waits for news of the order hears of it only when the order itself is saved.
 */
function partOfOrder(field: string): Meaning {
  return {
    entity: 'Order',
    read(value) {
      const row = idIn(value, [field], parseRow);
      return row === undefined ? field : { keys: [], tags: [tags.orderRow(row), tags.orders] };
    },
    kind: 'UPDATED',
    hasVersion: false,
  };
}

function returned(value: Value): Named | string {
  const number = idIn(value, ['increment_id'], parseReturnNumber);
  return number === undefined ? 'increment_id' : { keys: [number], tags: [tags.return(number), tags.returns] };
}

/** PaaS calls the id of a row `entity_id`, SaaS `id`. */
const idFields = ['entity_id', 'id'];

function customer(value: Value): Named | string {
  const id = idIn(value, idFields, parseCustomerId);
  return id === undefined ? 'entity_id' : { keys: [id], tags: [tags.customer(id), tags.customers] };
}

function company(value: Value): Named | string {
  const id = idIn(value, idFields, parseCompanyId);
  return id === undefined ? 'entity_id' : { keys: [id], tags: [tags.company(id), tags.companies] };
}

function product(value: Value): Named | string {
  const sku = idIn(value, ['sku'], parseSku);
  return sku === undefined ? 'sku' : { keys: [sku], tags: [tags.product(sku), tags.products, tags.salable(sku)] };
}

/** It names the product's row only, and no stock is shown by that: without a SKU it tells nothing, and stock is asked for often. */
function stock(value: Value): Named {
  const sku = idIn(value, ['sku'], parseSku);
  return sku === undefined ? nothing() : { keys: [sku], tags: [tags.salable(sku)] };
}

/** A negotiable quote is a cart of the same number. Most carts are none: lists of quotes are left in peace. */
function cart(value: Value): Named | string {
  const id = idIn(value, idFields, parseQuoteId);
  return id === undefined ? 'entity_id' : { keys: [id], tags: [tags.quote(id)] };
}

function nothing(): Named {
  return { keys: [], tags: [] };
}

function idIn(value: Value, fields: readonly string[], parse: (text: string) => string | undefined) {
  const text = fields.map((field) => textOf(value, field)).find((found) => found !== undefined);
  return text === undefined ? undefined : parse(text);
}

const parseRow = (text: string): string | undefined => (/^[1-9][0-9]{0,9}$/.test(text) ? text : undefined);

function textOf(value: Value, field: string): string | undefined {
  const found = Object.hasOwn(value, field) ? value[field] : undefined;
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

const isTrue = (value: unknown): boolean => value === true || value === 1 || value === '1' || value === 'true';
