import { UpstreamSurprise } from '../../../platform/errors.ts';
import type { StorefrontCartRecord } from '../client/records.ts';
import type { CheckoutDecision } from '../generated/types.ts';
import { toTotal } from './amount.ts';

/** What the decision on a cart is made of. */
export function toCheckout(cart: StorefrontCartRecord, cartId: string): CheckoutDecision {
  const { value, currency } = cart.prices?.grand_total ?? {};
  if (typeof value !== 'number' || !currency) {
    throw new UpstreamSurprise('commerce sent a cart without a total', {
      system: 'commerce',
      operation: 'read a cart',
    });
  }
  return {
    cartId,
    cartTotal: toTotal(value, currency).amount,
    cartCurrency: currency,
    cartPaymentMethods: (cart.available_payment_methods ?? []).flatMap((method) => method?.code ?? []),
  };
}
