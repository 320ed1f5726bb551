import type { Beyond } from '../../../platform/beyond.ts';
import { parseSku } from '../../../platform/ids.ts';
import type { ProductResolvers } from '../generated/types.ts';
import type { ProductModel } from '../mapping/product.ts';

export const Product: Beyond<ProductResolvers, ProductModel> = {
  __resolveReference: async ({ sku }, { loaders }) =>
    parseSku(sku) === undefined ? null : loaders.productBySku.load(sku),
  salable: ({ sku }, _, { loaders }) => loaders.salableBySku.load(sku),
};
