import type { Call } from '../call.ts';
import { noSuchEntity } from '../refusal.ts';
import { page, type Route } from '../routes.ts';
import { methodsFor, PAYMENT_METHODS } from '../tables/payment.ts';
import { cartTotals } from '../totals.ts';

const CARTS = 'Magento_Cart::manage';

function cart(call: Call) {
  const id = call.id('cartId');
  const row = call.tables.carts.get('entity_id', id);
  if (!row) throw noSuchEntity('cartId', id);
  return row;
}

export const cartRoutes: Route[] = [
  { method: 'GET', path: '/carts/search', resource: CARTS, answer: (call) => page(call.tables.carts, call.criteria()) },
  { method: 'GET', path: '/carts/:cartId', resource: CARTS, answer: cart },
  { method: 'GET', path: '/carts/:cartId/items', resource: CARTS, answer: (call) => cart(call).items },
  {
    method: 'GET',
    path: '/carts/:cartId/billing-address',
    resource: CARTS,
    answer: (call) => cart(call).billing_address,
  },
  {
    method: 'GET',
    path: '/carts/:cartId/totals',
    resource: CARTS,
    answer: (call) => cartTotals(cart(call), call.state),
  },
  {
    method: 'GET',
    path: '/carts/:cartId/payment-methods',
    resource: CARTS,
    answer: (call) => {
      const buyer = call.tables.directory.buyer(cart(call).customer.id);
      const methods = methodsFor(buyer, call.tables.directory.company(buyer.companyId));
      return methods.map((code) => ({ code, title: PAYMENT_METHODS[code] }));
    },
  },
];
