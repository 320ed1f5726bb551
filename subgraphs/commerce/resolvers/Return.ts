import type { Beyond } from '../../../platform/beyond.ts';
import { parseOrderNumber, parseReturnNumber } from '../../../platform/ids.ts';
import type { ReturnResolvers } from '../generated/types.ts';
import type { ReturnModel } from '../mapping/return.ts';

export const Return: Beyond<ReturnResolvers, ReturnModel> = {
  __resolveReference: async ({ number }, { loaders }) =>
    parseReturnNumber(number) === undefined ? null : loaders.returnByNumber.load(number),
  order: async ({ orderNumber }, _, { loaders }) =>
    parseOrderNumber(orderNumber) === undefined ? null : loaders.orderByNumber.load(orderNumber),
};
