import type { Beyond } from '../../../platform/beyond.ts';
import { parseQuoteId } from '../../../platform/ids.ts';
import type { QuoteResolvers } from '../generated/types.ts';
import { dynamicsId } from '../linked.ts';
import type { QuoteModel } from '../mapping/stub.ts';

export const Quote: Beyond<QuoteResolvers, QuoteModel> = {
  __resolveReference: async ({ id }) => (parseQuoteId(id) === undefined ? null : { id }),
  negotiationId: ({ id }, _, { loaders }) => dynamicsId('QUOTE', id, loaders),
};
