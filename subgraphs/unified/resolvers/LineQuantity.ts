import type { Beyond } from '../../../platform/beyond.ts';
import { parseOrderNumber } from '../../../platform/ids.ts';
import type { LineQuantityResolvers } from '../generated/types.ts';
import { salesOrderIdOf } from '../linked.ts';
import type { LineQuantityModel } from '../mapping/stub.ts';

export const LineQuantity: Beyond<LineQuantityResolvers, LineQuantityModel> = {
  __resolveReference: async ({ orderNumber, lineId }) =>
    parseOrderNumber(orderNumber) === undefined ? null : { orderNumber, lineId },
  salesOrderId: ({ orderNumber }, _, context) => salesOrderIdOf(orderNumber, context),
};
