import type { Call } from '../call.ts';
import { noSuchEntity, noSuchProduct } from '../refusal.ts';
import { page, type Route } from '../routes.ts';

const PRICES = 'Magento_Catalog::catalog';
/** Not public; named after the module. */
const SHARED = 'Magento_SharedCatalog::list';
const ALL_STORES = 0;

function products(call: Call, websiteId = call.websiteId) {
  const table = call.tables.products.get(websiteId);
  if (!table) throw new Error(`the world has no website ${websiteId}`);
  return table;
}

/** The SKUs a price request names; an unknown one fails it. */
function skus(call: Call): string[] {
  const { skus } = call.bodyOf('skus');
  const list = Array.isArray(skus) ? skus.map(String) : [];
  for (const sku of list) if (!products(call).get('sku', sku)) throw noSuchEntity('sku', sku);
  return list;
}

export const catalogRoutes: Route[] = [
  {
    method: 'GET',
    path: '/products',
    resource: 'Magento_Catalog::products',
    answer: (call) => page(products(call), call.criteria()),
  },
  {
    method: 'GET',
    path: '/products/:sku',
    resource: 'Magento_Catalog::products',
    answer: (call) => {
      const storeId = call.parameter('storeId');
      const store = call.world.storeViews.find((view) => String(view.id) === storeId);
      const row = products(call, store?.websiteId).get('sku', call.text('sku'));
      if (!row) throw noSuchProduct();
      return row;
    },
  },
  {
    method: 'POST',
    path: '/products/base-prices-information',
    resource: PRICES,
    answer: (call) => {
      const [base] = call.world.websites;
      return skus(call).flatMap((sku) => {
        const global = products(call, base?.id).get('sku', sku);
        const rows = [{ price: global?.price, store_id: ALL_STORES, sku }];
        for (const view of call.world.storeViews) {
          const price = products(call, view.websiteId).get('sku', sku)?.price;
          if (price !== global?.price) rows.push({ price, store_id: view.id, sku });
        }
        return rows;
      });
    },
  },
  {
    method: 'POST',
    path: '/products/tier-prices-information',
    resource: PRICES,
    answer: (call) =>
      skus(call).flatMap((sku) =>
        (call.tables.tierPrices.get(sku) ?? []).map((tier) => ({
          price: tier.price,
          price_type: 'fixed',
          website_id: tier.website_id,
          sku,
          customer_group: call.tables.customerGroups.get('id', tier.customer_group_id)?.code ?? 'ALL GROUPS',
          quantity: tier.quantity,
        })),
      ),
  },
  {
    method: 'POST',
    path: '/products/special-price-information',
    resource: PRICES,
    answer: (call) => {
      skus(call);
      return [];
    },
  },
  ...sharedCatalogRoutes(),
];

function sharedCatalogRoutes(): Route[] {
  const catalog = (call: Call, name: string) => {
    const id = call.id(name);
    const row = call.tables.sharedCatalogs.get('entity_id', id);
    if (!row) throw noSuchEntity('id', id);
    return row;
  };
  return [
    {
      method: 'GET',
      path: '/sharedCatalog',
      resource: SHARED,
      answer: (call) => page(call.tables.sharedCatalogs, call.criteria()),
    },
    {
      method: 'GET',
      path: '/sharedCatalog/:sharedCatalogId',
      resource: SHARED,
      answer: (call) => catalog(call, 'sharedCatalogId'),
    },
    {
      method: 'GET',
      path: '/sharedCatalog/:id/products',
      resource: SHARED,
      answer: (call) => {
        catalog(call, 'id');
        return call.world.products.map((product) => product.sku);
      },
    },
    {
      method: 'GET',
      path: '/sharedCatalog/:sharedCatalogId/companies',
      resource: SHARED,
      // A list, but as text inside a JSON string.
      answer: (call) => {
        const { customer_group_id } = catalog(call, 'sharedCatalogId');
        const members = call.world.companies.filter((company) => company.customerGroupId === customer_group_id);
        return JSON.stringify(members.map((company) => String(company.id)));
      },
    },
  ];
}
