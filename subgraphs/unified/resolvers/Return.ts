import type { Beyond } from '../../../platform/beyond.ts';
import { parseReturnNumber } from '../../../platform/ids.ts';
import type { ReturnResolvers } from '../generated/types.ts';
import { dynamicsId } from '../linked.ts';
import type { ReturnModel } from '../mapping/stub.ts';

export const Return: Beyond<ReturnResolvers, ReturnModel> = {
  __resolveReference: async ({ number }) => (parseReturnNumber(number) === undefined ? null : { number }),
  returnOrderId: async ({ number }, _, { loaders, reach }) => {
    const id = await dynamicsId('RETURN', number, loaders);
    return id !== null && reach.seesTradeOf(id) ? id : null;
  },
};
