import type { Cart, Quote } from '../../world/facts.ts';
import type { CustomerRow } from './customers.ts';
import { type Directory, GLOBAL_CURRENCY, money, postal, timestamp } from './directory.ts';
import { sum } from './orderMoney.ts';

const PROPOSED_DISCOUNT = 1;
const CREATED_BY_CUSTOMER = 3;
const FINISHED = new Set<Quote['status']>(['ordered', 'expired', 'declined', 'closed']);

export type CartRow = ReturnType<typeof cartRow>;

/** What of a cart or a quote its row is made of. */
interface Basket {
  id: number;
  buyerId: number;
  storeId: number;
  currency: string;
  createdAt: string;
  updatedAt: string;
  active: boolean;
  lines: { itemId: number; productId: number; sku: string; name: string; quantity: number; price: number }[];
}

function addressRow(basket: Basket, directory: Directory) {
  const buyer = directory.buyer(basket.buyerId);
  return {
    id: basket.id,
    ...postal(buyer.address),
    telephone: buyer.phone,
    firstname: buyer.firstName,
    lastname: buyer.lastName,
    customer_id: buyer.id,
    email: buyer.email,
    same_as_billing: 0,
    customer_address_id: buyer.addressId,
    save_in_address_book: 0,
  };
}

function cartRow(basket: Basket, customer: CustomerRow, directory: Directory, quote?: Quote) {
  const rate = directory.toGlobalRate(basket.currency);
  const listed = new Map(quote?.lines.map((line) => [line.itemId, line.listPrice]));
  const items = basket.lines.map((line) => {
    const original = listed.get(line.itemId);
    return {
      item_id: line.itemId,
      sku: line.sku,
      qty: line.quantity,
      name: line.name,
      price: money(line.price),
      product_type: 'simple',
      quote_id: String(basket.id),
      ...(original === undefined
        ? {}
        : {
            extension_attributes: {
              negotiable_quote_item: {
                item_id: line.itemId,
                original_price: money(original),
                original_tax_amount: 0,
                original_discount_amount: 0,
              },
            },
          }),
    };
  });
  const company = directory.buyer(basket.buyerId).companyId;
  return {
    id: basket.id,
    created_at: timestamp(basket.createdAt),
    updated_at: timestamp(basket.updatedAt),
    is_active: basket.active,
    is_virtual: false,
    items,
    items_count: items.length,
    items_qty: sum(items.map((item) => item.qty)),
    customer,
    billing_address: addressRow(basket, directory),
    orig_order_id: quote?.orderId ?? 0,
    currency: {
      global_currency_code: GLOBAL_CURRENCY,
      base_currency_code: basket.currency,
      store_currency_code: basket.currency,
      quote_currency_code: basket.currency,
      store_to_base_rate: 0,
      store_to_quote_rate: 0,
      base_to_global_rate: rate,
      base_to_quote_rate: 1,
    },
    customer_is_guest: false,
    customer_note_notify: true,
    customer_tax_class_id: 3,
    store_id: basket.storeId,
    extension_attributes: {
      shipping_assignments: [
        { shipping: { address: addressRow(basket, directory), method: 'flatrate_flatrate' }, items },
      ],
      ...(quote ? { negotiable_quote: negotiableQuote(quote) } : {}),
      ...(company === undefined ? {} : { company_id: company }),
    },
  };
}

function negotiableQuote(quote: Quote) {
  return {
    quote_id: quote.cartId,
    is_regular_quote: true,
    status: quote.status as string,
    negotiated_price_type: PROPOSED_DISCOUNT,
    negotiated_price_value: quote.discountPercent,
    shipping_price: 0,
    quote_name: quote.name,
    expiration_period: quote.expiresOn?.slice(0, 10) ?? '0000-00-00',
    email_notification_status: 0,
    has_unconfirmed_changes: false,
    is_shipping_tax_changed: false,
    is_customer_price_changed: false,
    notifications: 0,
    applied_rule_ids: '',
    is_address_draft: false,
    deleted_sku: '',
    creator_id: quote.buyerId,
    creator_type: CREATED_BY_CUSTOMER,
    original_total_price: money(quote.originalTotal),
    base_original_total_price: money(quote.originalTotal),
    negotiated_total_price: money(quote.negotiatedTotal),
    base_negotiated_total_price: money(quote.negotiatedTotal),
  };
}

export const activeCartRow = (cart: Cart, customer: CustomerRow, directory: Directory) =>
  cartRow({ ...cart, active: true }, customer, directory);

/** A negotiable quote is a cart with its negotiation attached. */
export const quoteRow = (quote: Quote, customer: CustomerRow, directory: Directory) =>
  cartRow({ ...quote, id: quote.cartId, active: !FINISHED.has(quote.status) }, customer, directory, quote);

/** Columns of the cart's table that its answers show elsewhere or not at all. */
export const cartCells = (row: CartRow) => ({
  entity_id: row.id,
  customer_id: row.customer.id,
  customer_email: row.customer.email,
  customer_firstname: row.customer.firstname,
  customer_lastname: row.customer.lastname,
  customer_group_id: row.customer.group_id,
  quote_currency_code: row.currency.quote_currency_code,
  subtotal: subtotal(row),
  grand_total: subtotal(row),
  base_grand_total: subtotal(row),
});

export const CART_COLUMNS = [
  'customer_id',
  'customer_email',
  'customer_firstname',
  'customer_lastname',
  'customer_group_id',
  'remote_ip',
  'applied_rule_ids',
  'coupon_code',
  'quote_currency_code',
  'subtotal',
  'grand_total',
  'base_grand_total',
];

const subtotal = (row: CartRow) => Math.round(sum(row.items.map((item) => item.price * item.qty)) * 100) / 100;
