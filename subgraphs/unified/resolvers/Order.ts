import type { Beyond } from '../../../platform/beyond.ts';
import { parseOrderNumber } from '../../../platform/ids.ts';
import type { OrderResolvers } from '../generated/types.ts';
import { salesOrderIdOf } from '../linked.ts';
import type { OrderModel } from '../mapping/stub.ts';

export const Order: Beyond<OrderResolvers, OrderModel> = {
  __resolveReference: async ({ number }) => (parseOrderNumber(number) === undefined ? null : { number }),
  salesOrderId: ({ number }, _, context) => salesOrderIdOf(number, context),
};
