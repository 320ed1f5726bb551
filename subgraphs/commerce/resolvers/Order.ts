import type { Beyond } from '../../../platform/beyond.ts';
import { UpstreamSurprise } from '../../../platform/errors.ts';
import { parseOrderNumber } from '../../../platform/ids.ts';
import type { OrderResolvers } from '../generated/types.ts';
import type { OrderModel } from '../mapping/order.ts';

export const Order: Beyond<OrderResolvers, OrderModel> = {
  __resolveReference: async ({ number }, { loaders }) =>
    parseOrderNumber(number) === undefined ? null : loaders.orderByNumber.load(number),
  customer: async ({ customerId }, _, { loaders }) =>
    customerId === null ? null : loaders.customerById.load(customerId),
  company: async ({ companyId }, _, { loaders }) => (companyId === null ? null : loaders.companyById.load(companyId)),
  storeView: async ({ storeId }, _, { commerce }) => {
    const view = (await commerce.stores.all()).find(({ id }) => id === storeId);
    if (view !== undefined) return view.code;
    throw new UpstreamSurprise('commerce sent an unknown store view', { system: 'commerce', operation: 'read orders' });
  },
};
