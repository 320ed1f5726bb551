import type { Beyond } from '../../../platform/beyond.ts';
import { parseOrderNumber } from '../../../platform/ids.ts';
import type { LineQuantity as LineQuantityModel, LineQuantityResolvers } from '../generated/types.ts';

export const LineQuantity: Beyond<LineQuantityResolvers, LineQuantityModel> = {
  __resolveReference: async ({ orderNumber, lineId }, { loaders }) => {
    if (parseOrderNumber(orderNumber) === undefined) return null;
    const order = await loaders.orderByNumber.load(orderNumber);
    return order?.lines.find(({ id }) => id === lineId)?.quantity ?? null;
  },
};
