import type { Product } from '../../world/facts.ts';
import { salableQuantity } from '../salable.ts';
import { timestamp } from '../tables/directory.ts';
import { listPrice, PUBLIC_CATALOG_GROUP, urlKey } from '../tables/products.ts';
import { inputError, type Paging, paged, uid, type Viewer } from './viewer.ts';

interface Text {
  match?: string | null;
}
interface Exactly {
  eq?: string | null;
  in?: (string | null)[] | null;
}
export interface ProductsArguments extends Paging {
  search?: string | null;
  filter?: {
    sku?: Exactly | null;
    url_key?: Exactly | null;
    name?: Text | null;
    price?: { from?: string | null; to?: string | null } | null;
    category_id?: Exactly | null;
    category_uid?: Exactly | null;
    category_url_path?: Exactly | null;
    description?: Text | null;
    short_description?: Text | null;
  } | null;
  sort?: { name?: 'ASC' | 'DESC' | null; price?: 'ASC' | 'DESC' | null } | null;
}

const groupOf = (viewer: Viewer) => viewer.buyer?.customerGroupId ?? PUBLIC_CATALOG_GROUP;

/** Contract prices of the viewer's group on this website, smallest quantity first. */
function tiers(product: Product, viewer: Viewer) {
  const rows = viewer.state.tables.tierPrices.get(product.sku) ?? [];
  return rows.filter((row) => row.customer_group_id === groupOf(viewer) && row.website_id === viewer.website.id);
}

/** What one piece costs this viewer: the list price, or his contract's if that is lower. */
export function unitPrice(product: Product, viewer: Viewer): number {
  const list = listPrice(product, viewer.website.currency);
  return Math.min(list, ...tiers(product, viewer).flatMap((tier) => (tier.quantity <= 1 ? [tier.price] : [])));
}

function discount(list: number, final: number) {
  const off = Math.round((list - final) * 100) / 100;
  return { amount_off: off, percent_off: list ? Math.round((off / list) * 10000) / 100 : 0 };
}

export function productNode(product: Product, viewer: Viewer) {
  const { currency } = viewer.website;
  const list = listPrice(product, currency);
  const final = unitPrice(product, viewer);
  const price = {
    regular_price: { value: list, currency },
    final_price: { value: final, currency },
    discount: discount(list, final),
  };
  const salable = salableQuantity(product, viewer.website.stockId, viewer.state.tables.directory.world);
  const image = { url: `/media/catalog/product/${urlKey(product)}.jpg`, label: product.name, disabled: false };
  return {
    __typename: 'SimpleProduct',
    id: product.id,
    uid: uid(product.id),
    sku: product.sku,
    name: product.name,
    type_id: 'simple',
    url_key: urlKey(product),
    url_suffix: '.html',
    weight: product.weight,
    created_at: timestamp(product.createdAt),
    updated_at: timestamp(product.updatedAt),
    description: { html: product.name },
    short_description: { html: product.name },
    image,
    small_image: image,
    thumbnail: image,
    rating_summary: 0,
    review_count: 0,
    staged: false,
    stock_status: salable > 0 ? 'IN_STOCK' : 'OUT_OF_STOCK',
    quantity: salable,
    price_range: { minimum_price: price, maximum_price: price },
    price_tiers: tiers(product, viewer)
      .filter((tier) => tier.quantity > 1)
      .map((tier) => ({
        quantity: tier.quantity,
        final_price: { value: tier.price, currency },
        discount: discount(list, tier.price),
      })),
  };
}

const exactly = (wanted: Exactly | null | undefined, value: string) =>
  (!wanted?.eq || wanted.eq.toLowerCase() === value.toLowerCase()) &&
  (!wanted?.in || wanted.in.some((one) => one?.toLowerCase() === value.toLowerCase()));

const contains = (text: string | null | undefined, value: string) =>
  !text ||
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => value.toLowerCase().includes(word));

/** Enabled products of the store view that match, with the viewer's own prices. */
export function productsNode({ search, filter, sort, ...paging }: ProductsArguments, viewer: Viewer) {
  if (!search && !filter) throw inputError("'search' or 'filter' input argument is required.");
  const found = viewer.state.tables.directory.world.products.filter((product) => {
    if (!product.enabled || !contains(search, `${product.name} ${product.sku}`)) return false;
    if (!filter) return true;
    const { sku, url_key, name, price, description, short_description, ...category } = filter;
    return (
      exactly(sku, product.sku) &&
      exactly(url_key, urlKey(product)) &&
      contains(name?.match, product.name) &&
      contains(description?.match ?? short_description?.match, product.name) &&
      // Nothing is assigned to a category in the sandbox.
      !Object.values(category).some((wanted) => wanted?.eq || wanted?.in) &&
      (!price?.from || unitPrice(product, viewer) >= Number(price.from)) &&
      (!price?.to || unitPrice(product, viewer) <= Number(price.to))
    );
  });
  if (sort?.name) found.sort(by((product) => product.name, sort.name));
  else if (sort?.price) found.sort(by((product) => unitPrice(product, viewer), sort.price));
  return paged(found, paging, (product) => productNode(product, viewer));
}

function by<K extends string | number>(key: (product: Product) => K, direction: 'ASC' | 'DESC') {
  const sign = direction === 'ASC' ? 1 : -1;
  return (a: Product, b: Product) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id);
}
