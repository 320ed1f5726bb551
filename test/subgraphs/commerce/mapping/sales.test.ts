import { describe, expect, it } from 'vitest';
import type { OrderRecord, QuoteRecord, ReturnRecord } from '../../../../subgraphs/commerce/client/records.ts';
import { toOrder } from '../../../../subgraphs/commerce/mapping/order.ts';
import { toQuote } from '../../../../subgraphs/commerce/mapping/quote.ts';
import { toReturn } from '../../../../subgraphs/commerce/mapping/return.ts';

const order: OrderRecord = {
  entity_id: 1,
  increment_id: 'DE-000000001',
  created_at: '2026-03-01 23:59:59',
  status: 'processing',
  store_id: 2,
  customer_id: 11,
  order_currency_code: 'EUR',
  base_currency_code: 'USD',
  grand_total: 119.995,
  base_grand_total: 131.9945,
};

describe('an order', () => {
  it('has its amounts exactly, rounded to what its currency has, and nothing of the noise of floats', () => {
    const { total, baseTotal, discount, tax } = toOrder({ ...order, discount_amount: -10.1, tax_amount: 0.1 + 0.2 });
    expect({ total, baseTotal, discount, tax }).toEqual({
      total: { amount: '120.00', currency: 'EUR' },
      baseTotal: { amount: '131.99', currency: 'USD' },
      discount: { amount: '10.10', currency: 'EUR' },
      tax: { amount: '0.30', currency: 'EUR' },
    });
    const yen = toOrder({ ...order, order_currency_code: 'JPY', grand_total: 1200 });
    expect(yen.total).toEqual({ amount: '1200', currency: 'JPY' });
  });

  it('has none of the parts that were not asked for', () => {
    expect(toOrder(order)).toMatchObject({
      number: 'DE-000000001',
      placedAt: '2026-03-01T23:59:59Z',
      subtotal: { amount: '0.00' },
      lines: [],
      paymentMethod: null,
      purchaseOrderNumber: null,
      shippingAddress: null,
      customerId: '11',
      companyId: null,
      storeId: 2,
    });
  });

  it('of a guest is nobody’s', () => {
    const { customer_id: _, ...guest } = order;
    expect(toOrder(guest).customerId).toBeNull();
    expect(toOrder({ ...order, customer_id: 0 }).customerId).toBeNull();
  });

  it('of no company says company 0', () => {
    const extension_attributes = { company_order_attributes: { company_id: 0 } };
    expect(toOrder({ ...order, extension_attributes }).companyId).toBeNull();
  });

  it('shows a configurable product once, with its price', () => {
    const items = [
      { item_id: 1, sku: 'SHIRT-M', name: 'Shirt', price: 9.9955, row_total: 19.99, qty_ordered: 2, qty_shipped: 0.5 },
      { item_id: 2, parent_item_id: 1, sku: 'SHIRT-M', name: 'Shirt M', price: 0, qty_ordered: 2 },
    ];
    expect(toOrder({ ...order, items }).lines).toEqual([
      {
        id: '1',
        sku: 'SHIRT-M',
        name: 'Shirt',
        quantity: {
          orderNumber: 'DE-000000001',
          lineId: '1',
          ordered: '2',
          shipped: '0.5',
          invoiced: '0',
          canceled: '0',
        },
        unitPrice: { amount: '9.9955', currency: 'EUR' },
        total: { amount: '19.99', currency: 'EUR' },
      },
    ]);
  });

  it('is shipped where its first shipment goes', () => {
    const address = { street: ['1 Harbor Way'], city: 'Austin', region: '', postcode: '78701', country_id: 'US' };
    const extension_attributes = { shipping_assignments: [{ shipping: { address } }] };
    expect(toOrder({ ...order, extension_attributes }).shippingAddress).toEqual({
      street: ['1 Harbor Way'],
      city: 'Austin',
      region: null,
      postcode: '78701',
      country: 'US',
    });
  });
});

describe('a quote', () => {
  const quote = (negotiable: object): QuoteRecord => ({
    id: 601,
    created_at: '2026-05-01 08:00:00',
    store_id: 1,
    customer: { id: 12 },
    currency: { quote_currency_code: 'USD' },
    extension_attributes: { negotiable_quote: { status: 'created', ...negotiable } },
  });

  it.each([
    ['draft_by_admin', 'DRAFT'],
    ['created', 'SUBMITTED'],
    ['submitted_by_customer', 'SUBMITTED'],
    ['processing_by_customer', 'OPEN'],
    ['processing_by_admin', 'PENDING'],
    ['submitted_by_admin', 'UPDATED'],
    ['ordered', 'ORDERED'],
    ['expired', 'EXPIRED'],
    ['declined', 'DECLINED'],
    ['closed', 'CLOSED'],
  ])('that is %s is %s to the buyer', (status, seen) => {
    expect(toQuote(quote({ status })).status).toBe(seen);
  });

  it('costs what was negotiated, else what it cost at first, else nobody knows yet', () => {
    const totals = (more: object) => {
      const { total, originalTotal } = toQuote(quote(more));
      return [total?.amount, originalTotal?.amount];
    };
    expect(totals({ original_total_price: 1050, negotiated_total_price: 1000.5 })).toEqual(['1000.50', '1050.00']);
    expect(totals({ original_total_price: 1050 })).toEqual(['1050.00', '1050.00']);
    expect(totals({ negotiated_total_price: 0 })).toEqual(['0.00', undefined]);
    expect(totals({ original_total_price: 1050, negotiated_total_price: null })).toEqual(['1050.00', '1050.00']);
    expect(totals({ original_total_price: null, negotiated_total_price: null })).toEqual([undefined, undefined]);
    expect(totals({})).toEqual([undefined, undefined]);
  });

  it.each([
    [{ expiration_period: '2026-06-30' }, '2026-06-30'],
    [{ expiration_period: '0000-00-00' }, null],
    [{}, null],
  ])('with %j can be ordered until %s', (more, day) => {
    expect(toQuote(quote(more)).expiresAt).toBe(day);
  });
});

describe('a return', () => {
  const request: ReturnRecord = {
    entity_id: 1,
    increment_id: '000000801',
    order_increment_id: '000000001',
    store_id: 1,
    date_requested: '2026-04-01 08:00:00',
    status: 'pending',
    items: [
      { order_item_id: 101, qty_requested: 2.5, qty_authorized: 0, status: 'pending' },
      { order_item_id: 102, qty_requested: 1, qty_authorized: null, qty_returned: null, status: 'pending' },
    ],
  };

  it('tells what nobody has looked at from what was refused', () => {
    expect(toReturn(request)).toMatchObject({
      customerId: null,
      orderNumber: '000000001',
      lines: [
        { orderLineId: '101', requested: '2.5', authorized: '0', returned: null, status: 'pending' },
        { orderLineId: '102', requested: '1', authorized: null, returned: null, status: 'pending' },
      ],
    });
  });
});
