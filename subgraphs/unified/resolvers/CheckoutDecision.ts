import type { Beyond } from '../../../platform/beyond.ts';
import { decide } from '../credit/decide.ts';
import type { CheckoutDecision as CheckoutDecisionModel, CheckoutDecisionResolvers } from '../generated/types.ts';

/** Decided once for a cart, when it is looked up: its fields only tell of it. */
export const CheckoutDecision: Beyond<CheckoutDecisionResolvers, CheckoutDecisionModel> = {
  __resolveReference: async ({ cartId, cartTotal, cartCurrency, cartPaymentMethods }, { credit, now }) => {
    const order = { total: cartTotal, currency: cartCurrency, paymentMethods: cartPaymentMethods };
    const decision = decide(await credit.forCaller(), order, credit.settings, now());
    return { cartId, cartTotal, cartCurrency, cartPaymentMethods, ...decision };
  },
};
