import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../../subgraphs/commerce/inbox/events.ts';

const at = { updated_at: '2026-11-23 04:09:58' };
const version = '2026-11-23 04:09:58';
const order = { entity_id: '5512', increment_id: '000005512', customer_id: '7', ...at };
const ofOrder = {
  entity: 'Order',
  keys: ['000005512'],
  tags: ['order:000005512', 'order-row:5512', 'orders-of:customer:7', 'orders'],
};
const part = { entity: 'Order', keys: [], tags: ['order-row:5512', 'orders'], kind: 'UPDATED' };

describe('an event of Commerce says', () => {
  it.each([
    ['observer.sales_order_save_commit_after', order, { ...ofOrder, kind: 'UPDATED', version }],
    ['observer.sales_order_save_commit_after', { ...order, _isNew: true }, { ...ofOrder, kind: 'CREATED', version }],
    ['observer.sales_order_save_commit_after', { ...order, _isNew: '1' }, { ...ofOrder, kind: 'CREATED', version }],
    ['plugin.sales.api.order_management.place', order, { ...ofOrder, kind: 'CREATED', version }],
    ['plugin.magento.sales.api.order_management.place', order, { ...ofOrder, kind: 'CREATED', version }],
    ['observer.checkout_submit_all_after', { order, quote: {} }, { ...ofOrder, kind: 'CREATED' }],
    // The time of a part is none of the order's.
    ['observer.sales_order_invoice_save_after', { increment_id: '9', order_id: '5512', ...at, _isNew: true }, part],
    ['observer.sales_order_shipment_save_after', { increment_id: '9', order_id: 5512, ...at }, part],
    ['observer.sales_order_shipment_track_save_after', { parent_id: '1', order_id: '5512', ...at }, part],
    ['observer.sales_order_creditmemo_save_after', { increment_id: '9', order_id: '5512', ...at }, part],
    ['observer.sales_order_status_history_save_after', { entity_id: '1', parent_id: '5512' }, part],
    [
      'observer.rma_save_commit_after',
      { entity_id: '1', increment_id: '000000003', order_id: '1' },
      { entity: 'Return', keys: ['000000003'], tags: ['return:000000003', 'returns'], kind: 'UPDATED' },
    ],
    [
      'observer.customer_save_commit_after',
      { entity_id: '7', ...at },
      { entity: 'Customer', keys: ['7'], tags: ['customer:7', 'customers'], kind: 'UPDATED', version },
    ],
    [
      'observer.customer_save_commit_after',
      { id: 7, ...at },
      { entity: 'Customer', keys: ['7'], tags: ['customer:7', 'customers'], kind: 'UPDATED', version },
    ],
    [
      'observer.customer_delete_commit_after',
      { entity_id: '7' },
      { entity: 'Customer', keys: ['7'], tags: ['customer:7', 'customers'], kind: 'DELETED' },
    ],
    [
      'observer.company_save_commit_after',
      { id: 3, _isNew: true },
      { entity: 'Company', keys: ['3'], tags: ['company:3', 'companies'], kind: 'CREATED' },
    ],
    [
      'observer.catalog_product_save_commit_after',
      { entity_id: '3', sku: 'ab-1', ...at },
      {
        entity: 'Product',
        keys: ['ab-1'],
        tags: ['product:AB-1', 'products', 'salable:AB-1'],
        kind: 'UPDATED',
        version,
      },
    ],
    [
      'observer.catalog_product_delete_commit_after',
      { entity_id: '3', sku: 'AB-1' },
      { entity: 'Product', keys: ['AB-1'], tags: ['product:AB-1', 'products', 'salable:AB-1'], kind: 'DELETED' },
    ],
    [
      'observer.cataloginventory_stock_item_save_commit_after',
      { product_id: '3', sku: 'AB-1', qty: '4' },
      { entity: 'Stock', keys: ['AB-1'], tags: ['salable:AB-1'], kind: 'UPDATED' },
    ],
    [
      'observer.sales_quote_save_after',
      { entity_id: '12', ...at },
      { entity: 'Cart', keys: ['12'], tags: ['quote:12'], kind: 'UPDATED', version },
    ],
  ])('by %s %#', (name, value, change) => {
    expect(changesOf(name, value)).toEqual([{ source: 'commerce', ...change }]);
  });

  it.each([
    ['observer.cataloginventory_stock_item_save_commit_after', { item_id: '3', product_id: '3', qty: '4' }],
    ['observer.customer_group_save_commit_after', { code: 'Wholesale' }],
    ['observer.salesrule_save_commit_after', { rule_id: '1' }],
  ])('nothing that is shown by %s', (name, value) => {
    expect(changesOf(name, value)).toEqual([]);
  });

  it.each([
    ['observer.sales_order_save_commit_after', 'increment_id'],
    ['plugin.magento.sales.api.order_management.place', 'increment_id'],
    ['observer.checkout_submit_all_after', 'order.increment_id'],
    ['observer.sales_order_invoice_save_after', 'order_id'],
    ['observer.sales_order_shipment_save_after', 'order_id'],
    ['observer.sales_order_shipment_track_save_after', 'order_id'],
    ['observer.sales_order_creditmemo_save_after', 'order_id'],
    ['observer.sales_order_status_history_save_after', 'parent_id'],
    ['observer.rma_save_commit_after', 'increment_id'],
    ['observer.customer_save_commit_after', 'entity_id'],
    ['observer.customer_delete_commit_after', 'entity_id'],
    ['observer.company_save_commit_after', 'entity_id'],
    ['observer.catalog_product_save_commit_after', 'sku'],
    ['observer.catalog_product_delete_commit_after', 'sku'],
    ['observer.sales_quote_save_after', 'entity_id'],
  ])('nothing that anybody can use by %s without its id, and which field it lacks', (name, field) => {
    expect(changesOf(name, { created_at: 'x' })).toContain(`its ${field}:`);
    expect(
      changesOf(name, Object.fromEntries([...field.split('.'), 'id'].map((of) => [of, { at: '../x' }]))),
    ).toContain(`its ${field}:`);
  });

  it('in whose list an order stands; if not, it may be in anybody’s', () => {
    const lists = (value: object) => {
      const changes = changesOf('observer.sales_order_save_commit_after', { increment_id: '1', ...value });
      return typeof changes === 'string' ? changes : changes[0]?.tags.slice(1);
    };
    expect(lists({ customer_id: 7 })).toEqual(['orders-of:customer:7', 'orders']);
    expect(lists({})).toEqual(['any-order', 'orders']);
    expect(lists({ customer_id: 'seven' })).toEqual(['any-order', 'orders']);
    for (const guest of [{ customer_id: null }, { customer_id: '' }, { customer_id: '0' }, { customer_is_guest: '1' }])
      expect(lists(guest)).toEqual(['orders']);
  });

  it('nothing under a name of another kind, or of none', () => {
    for (const name of ['observer.of_the_merchant', 'toString', '__proto__', ''])
      expect(changesOf(name, order)).toContain('no such event');
  });

  it('no version that is none', () => {
    const [change] = changesOf('observer.sales_order_save_commit_after', { ...order, updated_at: 'now' });
    expect(change).not.toHaveProperty('version');
  });
});
