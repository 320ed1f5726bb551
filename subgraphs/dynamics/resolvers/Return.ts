import type { Beyond } from '../../../platform/beyond.ts';
import { parseReturnNumber } from '../../../platform/ids.ts';
import type { ReturnResolvers } from '../generated/types.ts';
import { linkOf, type ReturnModel } from '../mapping/stub.ts';

export const Return: Beyond<ReturnResolvers, ReturnModel> = {
  __resolveReference: async (reference) =>
    parseReturnNumber(reference.number) === undefined
      ? null
      : { number: reference.number, returnOrderId: linkOf(reference, 'returnOrderId') },
  returnOrder: async ({ returnOrderId }, _, { loaders }) =>
    returnOrderId === null ? null : loaders.returnOrderById.load(returnOrderId),
};
