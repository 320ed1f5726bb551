import type { Beyond } from '../../../platform/beyond.ts';
import { parseQuoteId } from '../../../platform/ids.ts';
import type { QuoteResolvers } from '../generated/types.ts';
import type { QuoteModel } from '../mapping/quote.ts';

export const Quote: Beyond<QuoteResolvers, QuoteModel> = {
  __resolveReference: async ({ id }, { loaders }) =>
    parseQuoteId(id) === undefined ? null : loaders.quoteById.load(id),
  customer: async ({ customerId }, _, { loaders }) =>
    customerId === null ? null : loaders.customerById.load(customerId),
};
