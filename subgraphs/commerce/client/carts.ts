import { UpstreamRefused } from '../../../platform/errors.ts';
import { type Connection, refusal } from './connection.ts';
import type { StorefrontCartRecord } from './records.ts';

export interface Carts {
  /** The caller's own cart; undefined when it is unknown or somebody else's. */
  byMaskedId(maskedId: string): Promise<StorefrontCartRecord | undefined>;
}

const document = `query Cart($cartId: String!) {
  cart(cart_id: $cartId) {
    id
    email
    prices { grand_total { value currency } }
    available_payment_methods { code }
  }
}`;

export function createCarts({ graphql }: Connection): Carts {
  const operation = 'read a cart';
  return {
    async byMaskedId(maskedId) {
      const answer = await graphql<{ cart: StorefrontCartRecord | null }>({
        operation,
        document,
        variables: { cartId: maskedId },
      });
      if (answer.data.cart) return answer.data.cart;
      const error = refusal(answer, operation);
      if (error instanceof UpstreamRefused) return undefined;
      throw error;
    },
  };
}
