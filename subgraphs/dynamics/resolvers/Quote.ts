import type { Beyond } from '../../../platform/beyond.ts';
import { parseQuoteId } from '../../../platform/ids.ts';
import type { QuoteResolvers } from '../generated/types.ts';
import { linkOf, type QuoteModel } from '../mapping/stub.ts';

export const Quote: Beyond<QuoteResolvers, QuoteModel> = {
  __resolveReference: async (reference) =>
    parseQuoteId(reference.id) === undefined
      ? null
      : { id: reference.id, negotiationId: linkOf(reference, 'negotiationId') },
  negotiation: async ({ negotiationId }, _, { loaders }) =>
    negotiationId === null ? null : loaders.negotiationById.load(negotiationId),
};
