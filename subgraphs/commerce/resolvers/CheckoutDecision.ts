import type { Beyond } from '../../../platform/beyond.ts';
import { parseCartId } from '../../../platform/ids.ts';
import type { CheckoutDecisionResolvers, CheckoutDecision as CheckoutModel } from '../generated/types.ts';

export const CheckoutDecision: Beyond<CheckoutDecisionResolvers, CheckoutModel> = {
  __resolveReference: async ({ cartId }, { loaders }) => {
    const cart = parseCartId(cartId);
    return cart !== undefined && 'masked' in cart ? loaders.checkoutByCart.load(cart.masked) : null;
  },
};
