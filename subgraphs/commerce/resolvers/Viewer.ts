import type { Beyond } from '../../../platform/beyond.ts';
import type { ViewerResolvers } from '../generated/types.ts';
import type { CallerModel } from '../mapping/caller.ts';

export const Viewer: Beyond<ViewerResolvers, CallerModel> = {
  customer: async (_, __, { principal: { customerId }, loaders }) =>
    customerId === undefined ? null : loaders.customerById.load(customerId),
};
