import type { Beyond } from '../../../platform/beyond.ts';
import type { NegotiationResolvers } from '../generated/types.ts';
import type { NegotiationModel } from '../mapping/negotiation.ts';

export const Negotiation: Beyond<NegotiationResolvers, NegotiationModel> = {
  owner: async ({ ownerId }, _, { loaders }) => (ownerId === null ? null : loaders.userById.load(ownerId)),
};
