import type { Beyond } from '../../../platform/beyond.ts';
import { parseSku } from '../../../platform/ids.ts';
import type { QuoteLineResolvers } from '../generated/types.ts';
import type { QuoteLineModel } from '../mapping/quote.ts';

export const QuoteLine: Beyond<QuoteLineResolvers, QuoteLineModel> = {
  product: async ({ sku }, _, { loaders }) => (parseSku(sku) === undefined ? null : loaders.productBySku.load(sku)),
};
