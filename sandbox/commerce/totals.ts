import type { CommerceState } from './state.ts';
import type { CartRow } from './tables/carts.ts';
import { money } from './tables/directory.ts';
import { sum } from './tables/orderMoney.ts';

/** What the buyer of a cart will pay, in whole cents. */
export interface CartSums {
  currency: string;
  subtotal: number;
  tax: number;
  shipping: number;
  total: number;
}

/** A cart's sums as the facts have them; a quote's are its negotiated price, with tax still to come at checkout. */
export function cartSums(cart: CartRow, state: CommerceState): CartSums {
  const { world } = state.tables.directory;
  const fact = world.carts.find((one) => one.id === cart.id);
  const currency = cart.currency.quote_currency_code;
  if (fact) return { currency, subtotal: fact.subtotal, tax: fact.tax, shipping: fact.shipping, total: fact.total };
  const quote = world.quotes.find((one) => one.cartId === cart.id);
  const subtotal = quote?.negotiatedTotal ?? 0;
  return { currency, subtotal, tax: 0, shipping: 0, total: subtotal };
}

const twice = (name: string, amount: number) => ({ [name]: amount, [`base_${name}`]: amount });

/** The totals of a cart as REST shows them. */
export function cartTotals(cart: CartRow, state: CommerceState) {
  const { currency, subtotal, tax, shipping, total } = cartSums(cart, state);
  return {
    ...twice('grand_total', money(total)),
    ...twice('subtotal', money(subtotal)),
    ...twice('discount_amount', 0),
    ...twice('subtotal_with_discount', money(subtotal)),
    ...twice('shipping_amount', money(shipping)),
    ...twice('shipping_discount_amount', 0),
    ...twice('tax_amount', money(tax)),
    ...twice('shipping_tax_amount', 0),
    ...twice('subtotal_incl_tax', money(subtotal + tax)),
    ...twice('shipping_incl_tax', money(shipping)),
    weee_tax_applied_amount: 0,
    base_currency_code: currency,
    quote_currency_code: currency,
    items_qty: Math.round(sum(cart.items.map((item) => item.qty))),
    items: cart.items.map((item) => ({
      item_id: item.item_id,
      ...twice('price', item.price),
      qty: item.qty,
      ...twice('row_total', Math.round(item.price * item.qty * 100) / 100),
      tax_percent: 0,
      ...twice('tax_amount', 0),
      ...twice('discount_amount', 0),
      discount_percent: 0,
      options: '[]',
      weee_tax_applied_amount: 0,
      weee_tax_applied: '[]',
      name: item.name,
    })),
    total_segments: [
      { code: 'subtotal', title: 'Subtotal', value: money(subtotal) },
      { code: 'shipping', title: 'Shipping & Handling', value: money(shipping) },
      { code: 'tax', title: 'Tax', value: money(tax), area: 'taxes' },
      { code: 'grand_total', title: 'Grand Total', value: money(total), area: 'footer' },
    ],
  };
}
