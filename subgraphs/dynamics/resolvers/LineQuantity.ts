import type { Beyond } from '../../../platform/beyond.ts';
import type { DynamicsContext } from '../context.ts';
import type { LineQuantityResolvers } from '../generated/types.ts';
import type { LineQuantityModel } from '../mapping/salesOrder.ts';
import { type LineModel, linkOf } from '../mapping/stub.ts';

export const LineQuantity: Beyond<LineQuantityResolvers, LineModel> = {
  __resolveReference: async (reference) => {
    const { orderNumber, lineId } = reference;
    return { orderNumber, lineId, salesOrderId: linkOf(reference, 'salesOrderId') };
  },
  backordered: async (line, _, context) => (await quantities(line, context))?.backordered ?? null,
  delivered: async (line, _, context) => (await quantities(line, context))?.delivered ?? null,
};

async function quantities(
  { salesOrderId, lineId }: LineModel,
  { loaders }: DynamicsContext,
): Promise<LineQuantityModel | null> {
  if (salesOrderId === null) return null;
  const [salesOrder, found] = await Promise.all([
    loaders.salesOrderById.load(salesOrderId),
    loaders.quantityByLine.load({ salesOrderId, lineId }),
  ]);
  return salesOrder && found;
}
