import type { Config } from '../../platform/config.ts';
import type { Principal } from '../../platform/principal.ts';
import type { CommerceResources } from './client/index.ts';
import { isOnWebsite, type ProductModel, toCatalogProduct, toStorefrontProduct } from './mapping/product.ts';

/** Products as the caller sees them: a buyer through Commerce's eyes, staff with the base price. */
export interface Catalog {
  /** In no order; SKUs that are not his to see are missing. */
  bySkus(skus: readonly string[]): Promise<ProductModel[]>;
  /** By name. */
  page(search: CatalogSearch): Promise<{ products: ProductModel[]; total: number }>;
}

export interface CatalogSearch {
  text?: string | undefined;
  offset: number;
  first: number;
}

export interface CatalogOptions {
  principal: Principal;
  commerce: Pick<CommerceResources, 'storefrontProducts' | 'catalogProducts' | 'stores'>;
  stores: Config['stores'];
  now: () => Date;
}

export function createCatalog({ principal, commerce, stores, now }: CatalogOptions): Catalog {
  const isStaff = !['anonymous', 'shopper', 'companyUser'].includes(principal.kind);
  return isStaff ? baseCatalog() : storefrontCatalog();

  function storefrontCatalog(): Catalog {
    const { storefrontProducts } = commerce;
    return {
      async bySkus(skus) {
        const asOf = now().toISOString();
        return (await storefrontProducts.bySkus(skus)).flatMap((record) => toStorefrontProduct(record, asOf) ?? []);
      },
      async page(search) {
        const asOf = now().toISOString();
        const { records, total } = await storefrontProducts.page(search);
        return { products: records.flatMap((record) => toStorefrontProduct(record, asOf) ?? []), total };
      },
    };
  }

  function baseCatalog(): Catalog {
    const { catalogProducts } = commerce;
    const currency = stores.views.get(principal.store.view)?.currency ?? principal.store.currency;
    const websiteId = async () => {
      const views = await commerce.stores.all();
      return views.find(({ code }) => code === principal.store.view)?.website_id;
    };
    return {
      async bySkus(skus) {
        const asOf = now().toISOString();
        const [records, website] = await Promise.all([catalogProducts.bySkus(skus), websiteId()]);
        return records
          .filter((record) => isOnWebsite(record, website))
          .map((record) => toCatalogProduct(record, currency, asOf));
      },
      async page(search) {
        const asOf = now().toISOString();
        const website = await websiteId();
        if (website === undefined) return { products: [], total: 0 };
        const { records, total } = await catalogProducts.page({ ...search, websiteId: website });
        return { products: records.map((record) => toCatalogProduct(record, currency, asOf)), total };
      },
    };
  }
}
