import type { Beyond } from '../../../platform/beyond.ts';
import { parseSku } from '../../../platform/ids.ts';
import type { OrderLineResolvers } from '../generated/types.ts';
import type { OrderLineModel } from '../mapping/order.ts';

export const OrderLine: Beyond<OrderLineResolvers, OrderLineModel> = {
  product: async ({ sku }, _, { loaders }) => (parseSku(sku) === undefined ? null : loaders.productBySku.load(sku)),
};
