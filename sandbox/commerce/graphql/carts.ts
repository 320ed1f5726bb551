import type { Buyer, Cart } from '../../world/facts.ts';
import type { CartRow } from '../tables/carts.ts';
import { activeCartRow } from '../tables/carts.ts';
import { methodsFor, PAYMENT_METHODS } from '../tables/payment.ts';
import { cartSums } from '../totals.ts';
import { productNode } from './products.ts';
import {
  amount,
  authorizationError,
  noSuchEntityError,
  type Paging,
  paged,
  signedIn,
  uid,
  type Viewer,
} from './viewer.ts';

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' });

/** The cart with this masked id, if it is the viewer's and still active. Throws otherwise. */
export function cartNode(maskedId: string, viewer: Viewer) {
  const { world } = viewer.state.tables.directory;
  const cart =
    world.carts.find((one) => one.maskedId === maskedId) ??
    world.quotes.map((one) => ({ ...one, id: one.cartId })).find((one) => one.maskedId === maskedId);
  const row = cart && viewer.state.tables.carts.get('entity_id', cart.id);
  if (!row?.is_active) throw noSuchEntityError(`Could not find a cart with ID "${maskedId}"`);
  if (cart?.buyerId !== viewer.buyer?.id) {
    throw authorizationError(`The current user cannot perform operations on cart "${maskedId}"`);
  }
  return cartFields(row, maskedId, viewer);
}

/** The customer's cart; one is made where he has none. */
export function customerCartNode(viewer: Viewer) {
  const buyer = signedIn(viewer);
  const { carts } = viewer.state.tables.directory.world;
  const cart = carts.find((one) => one.buyerId === buyer.id) ?? createCart(buyer, viewer);
  return cartNode(cart.maskedId, viewer);
}

function createCart(buyer: Buyer, viewer: Viewer): Cart {
  const { carts: table, customers, directory } = viewer.state.tables;
  const { world } = directory;
  const id = 1 + Math.max(0, ...world.carts.map((one) => one.id), ...world.quotes.map((one) => one.cartId));
  const now = viewer.state.now().toISOString();
  const cart: Cart = {
    id,
    maskedId: `${id}`.padStart(32, '0'),
    buyerId: buyer.id,
    storeId: viewer.store.id,
    currency: viewer.website.currency,
    createdAt: now,
    updatedAt: now,
    lines: [],
    subtotal: 0,
    tax: 0,
    shipping: 0,
    total: 0,
  };
  const customer = customers.get('entity_id', buyer.id);
  if (!customer) throw new Error(`there is no customer ${buyer.id}`);
  world.carts.push(cart);
  table.put(activeCartRow(cart, customer, directory));
  return cart;
}

/** What a cart and a quote have in common. */
export function basketFields(row: CartRow, viewer: Viewer) {
  const buyer = viewer.state.tables.directory.buyer(row.customer.id);
  const company = viewer.state.tables.directory.company(buyer.companyId);
  const sums = cartSums(row, viewer.state);
  const money = (cents: number) => amount(cents, sums.currency);
  return {
    is_virtual: false,
    total_quantity: row.items_qty,
    available_payment_methods: methodsFor(buyer, company).map((code) => ({
      code,
      title: PAYMENT_METHODS[code],
      is_deferred: false,
    })),
    selected_payment_method: { code: '', title: '', purchase_order_number: null },
    prices: {
      grand_total: money(sums.total),
      grand_total_excluding_tax: money(sums.total - sums.tax),
      subtotal_excluding_tax: money(sums.subtotal),
      subtotal_including_tax: money(sums.subtotal + sums.tax),
      subtotal_with_discount_excluding_tax: money(sums.subtotal),
      applied_taxes: sums.tax ? [{ label: 'Tax', amount: money(sums.tax) }] : [],
    },
  };
}

export function itemNodes(row: CartRow, viewer: Viewer) {
  const { currency } = cartSums(row, viewer.state);
  const money = (value: number) => ({ value: Math.round(value * 100) / 100, currency });
  return row.items.flatMap((item) => {
    const product = viewer.state.tables.productFacts.get(item.sku);
    if (!product) return [];
    return {
      __typename: 'SimpleCartItem',
      id: String(item.item_id),
      uid: uid(item.item_id),
      quantity: item.qty,
      is_available: product.enabled,
      not_available_message: null,
      errors: null,
      note_from_buyer: [],
      note_from_seller: [],
      product: () => productNode(product, viewer),
      prices: {
        price: money(item.price),
        price_including_tax: money(item.price),
        original_item_price: money(item.price),
        original_row_total: money(item.price * item.qty),
        row_total: money(item.price * item.qty),
        row_total_including_tax: money(item.price * item.qty),
        total_item_discount: money(0),
      },
    };
  });
}

export function addressNode(row: CartRow) {
  const address = row.billing_address;
  return {
    uid: uid(address.id),
    city: address.city,
    company: null,
    country: { code: address.country_id, label: COUNTRIES.of(address.country_id) ?? address.country_id },
    customer_address_uid: uid(address.customer_address_id),
    firstname: address.firstname,
    lastname: address.lastname,
    postcode: address.postcode,
    region: { code: address.region_code, label: address.region, region_id: address.region_id },
    street: address.street,
    telephone: address.telephone,
  };
}

function cartFields(row: CartRow, maskedId: string, viewer: Viewer) {
  const sums = cartSums(row, viewer.state);
  const shipping = {
    carrier_code: 'flatrate',
    carrier_title: 'Flat Rate',
    method_code: 'flatrate',
    method_title: 'Fixed',
    amount: amount(sums.shipping, sums.currency),
    price_excl_tax: amount(sums.shipping, sums.currency),
    price_incl_tax: amount(sums.shipping, sums.currency),
  };
  return {
    id: maskedId,
    email: row.customer.email,
    gift_receipt_included: false,
    printed_card_included: false,
    ...basketFields(row, viewer),
    items: () => itemNodes(row, viewer),
    itemsV2: (paging: Paging) => paged(itemNodes(row, viewer), paging, (item) => item),
    billing_address: { __typename: 'BillingCartAddress', ...addressNode(row) },
    shipping_addresses: [
      {
        __typename: 'ShippingCartAddress',
        ...addressNode(row),
        same_as_billing: true,
        available_shipping_methods: [{ ...shipping, available: true, error_message: null }],
        selected_shipping_method: shipping,
      },
    ],
  };
}
