import { partlyTold, told } from '../../../platform/basis.ts';
import { UpstreamRefused } from '../../../platform/errors.ts';
import { tags } from '../../../platform/tags.ts';
import { type Connection, refusal } from './connection.ts';
import { createLists, type Lists, type Rows, type Window } from './lists.ts';
import type { ProductRecord, StorefrontProductRecord } from './records.ts';
import { contains, is, MAX_PAGE_SIZE } from './searchCriteria.ts';

/** Products as the holder of the call's token sees them: his catalogue, his prices. Without a token, as anybody does. */
export interface StorefrontProducts {
  /** In no order. SKUs that are unknown, disabled or not his to see are missing in the answer. */
  bySkus(skus: readonly string[]): Promise<StorefrontProductRecord[]>;
  /** By name. */
  page(search: { text?: string | undefined } & Window): Promise<Rows<StorefrontProductRecord>>;
}

/** Products as the integration sees them: every enabled one of a website, with its base price. */
export interface CatalogProducts {
  bySkus(skus: readonly string[]): Promise<ProductRecord[]>;
  page(search: { websiteId: number; text?: string | undefined } & Window): Promise<Rows<ProductRecord>>;
}

const product = `sku name url_key
  price_range { minimum_price { final_price { value currency } } }
  price_tiers { quantity final_price { value currency } }`;

const bySkus = `query ProductsBySku($skus: [String!]!, $pageSize: Int!) {
  products(filter: { sku: { in: $skus } }, pageSize: $pageSize) { items { ${product} } }
}`;

const byText = `query Products($search: String, $filter: ProductAttributeFilterInput, $pageSize: Int!, $currentPage: Int!) {
  products(search: $search, filter: $filter, pageSize: $pageSize, currentPage: $currentPage, sort: { name: ASC }) {
    total_count
    items { ${product} }
  }
}`;

interface Found {
  products: { total_count?: number | null; items?: (StorefrontProductRecord | null)[] | null } | null;
}

/** Rules, shared catalogues and the index behind them change a buyer's price without an event. */
const priced = partlyTold;

export function createStorefrontProducts({ graphql }: Connection): StorefrontProducts {
  const operation = 'read products of the storefront';

  async function read(document: string, variables: Record<string, unknown>, of: readonly string[]) {
    const answer = await graphql<Found>({ operation, document, variables, ...priced(of) });
    const { products } = answer.data;
    if (!products) throw refusal(answer, operation);
    const items = (products.items ?? []).filter((item) => item !== null);
    return { items, total_count: products.total_count ?? undefined };
  }

  /** Pages of GraphQL go through the same windows as those of REST. */
  const pages = (text: string | undefined): Pick<Lists, 'window'> =>
    createLists({
      async get({ query = {} }) {
        const { 'searchCriteria[pageSize]': pageSize, 'searchCriteria[currentPage]': currentPage } = query;
        const wanted = text === undefined ? { filter: {} } : { search: text };
        return read(byText, { ...wanted, pageSize, currentPage }, [tags.products]).catch(async (error: unknown) => {
          if (!(error instanceof UpstreamRefused) || currentPage === 1) throw error;
          // Past the end: Commerce refuses to name such a page, and how many rows there are.
          return { ...(await read(byText, { ...wanted, pageSize: 1, currentPage: 1 }, [tags.products])), items: [] };
        });
      },
    });

  return {
    async bySkus(skus) {
      const parts = Array.from({ length: Math.ceil(skus.length / MAX_PAGE_SIZE) }, (_, at) =>
        skus.slice(at * MAX_PAGE_SIZE, (at + 1) * MAX_PAGE_SIZE),
      );
      const found = await Promise.all(
        parts.map((part) => read(bySkus, { skus: part, pageSize: part.length }, part.map(tags.product))),
      );
      return found.flatMap(({ items }) => items);
    },
    page: ({ text, ...window }) => pages(text).window({ ...catalog, where: [] }, window),
  };
}

const catalog = {
  operation: 'read products of the catalogue',
  path: '/products',
  inStore: true,
  sort: [
    { field: 'name', direction: 'ASC' },
    { field: 'entity_id', direction: 'ASC' },
  ],
  itemFields: 'sku,name,price,status,extension_attributes[website_ids],custom_attributes[attribute_code,value]',
} as const;

const ENABLED = 1;

export function createCatalogProducts(lists: Lists): CatalogProducts {
  return {
    bySkus: (values) =>
      lists.allOfMany(
        { ...catalog, ...told(values.map(tags.product)), where: [is('status', ENABLED)] },
        { field: 'sku', values },
      ),
    page({ websiteId, text, ...window }) {
      const like = text === undefined ? [] : [[...contains('name', text), ...contains('sku', text)]];
      const where = [is('status', ENABLED), is('website_id', websiteId), ...like];
      return lists.window({ ...catalog, ...told([tags.products]), where }, window);
    },
  };
}
