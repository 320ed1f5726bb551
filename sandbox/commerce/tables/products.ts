import type { Product, Website } from '../../world/facts.ts';
import { type Directory, GLOBAL_CURRENCY, money, timestamp } from './directory.ts';

const ATTRIBUTE_SET = 4;
const ENABLED = 1;
const DISABLED = 2;
const CATALOG_AND_SEARCH = 4;
export const PUBLIC_CATALOG_GROUP = 1;

/** A price of a customer group from a quantity on, on one website: how a shared catalogue holds its prices. */
export interface TierPriceRow {
  sku: string;
  website_id: number;
  customer_group_id: number;
  quantity: number;
  price: number;
}

/** What one piece costs without any contract, in the website's currency. */
export const listPrice = (product: Product, currency: string) =>
  money(product.price[currency] ?? product.price[GLOBAL_CURRENCY] ?? 0);

export const urlKey = (product: Product) =>
  `${product.name}-${product.sku}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The product as seen with the website's prices. */
export function productRow(product: Product, website: Website, directory: Directory, tiers: TierPriceRow[]) {
  return {
    id: product.id,
    sku: product.sku,
    name: product.name,
    attribute_set_id: ATTRIBUTE_SET,
    price: listPrice(product, website.currency),
    status: product.enabled ? ENABLED : DISABLED,
    visibility: CATALOG_AND_SEARCH,
    type_id: 'simple',
    created_at: timestamp(product.createdAt),
    updated_at: timestamp(product.updatedAt),
    weight: product.weight,
    extension_attributes: { website_ids: directory.world.websites.map((one) => one.id) },
    product_links: [],
    options: [],
    media_gallery_entries: [],
    tier_prices: tiers
      .filter((tier) => tier.website_id === website.id)
      .map((tier) => ({
        customer_group_id: tier.customer_group_id,
        qty: tier.quantity,
        value: tier.price,
        extension_attributes: { website_id: tier.website_id },
      })),
    custom_attributes: [
      { attribute_code: 'url_key', value: urlKey(product) },
      { attribute_code: 'tax_class_id', value: '2' },
    ],
  };
}

/** Tier prices of every contract group: those of the price group its companies' accounts have in D365. */
export function tierPriceRows(directory: Directory): TierPriceRow[] {
  const { world } = directory;
  const today = world.today.slice(0, 10);
  const contracts = new Map<string, { group: number; website: Website }>();
  for (const company of world.companies) {
    const account = directory.accountOf(company);
    if (!account?.priceGroup || company.customerGroupId <= 3) continue;
    const website = directory.website(company.websiteId);
    const key = `${account.legalEntity}:${account.priceGroup}`;
    contracts.set(`${key}:${company.customerGroupId}`, { group: company.customerGroupId, website });
  }
  const rows: TierPriceRow[] = [];
  for (const [key, { group, website }] of contracts) {
    const [legalEntity, priceGroup] = key.split(':');
    for (const agreement of world.priceAgreements) {
      if (agreement.legalEntity !== legalEntity || agreement.priceGroup !== priceGroup) continue;
      if (agreement.accountNumber || agreement.currency !== website.currency) continue;
      if (agreement.from.slice(0, 10) > today || (agreement.to && agreement.to.slice(0, 10) < today)) continue;
      rows.push({
        sku: agreement.sku,
        website_id: website.id,
        customer_group_id: group,
        quantity: Math.max(1, agreement.fromQuantity),
        price: money(agreement.price),
      });
    }
  }
  return rows.sort((a, b) => a.quantity - b.quantity);
}

/** The public catalogue, and a custom one for each contract group; every catalogue holds every product. */
export function sharedCatalogRows({ world }: Directory) {
  const row = (id: number, name: string, group: number, type: number) => ({
    id,
    name,
    description: name,
    customer_group_id: group,
    type,
    created_at: `${world.today.slice(0, 4)}-01-01 00:00:00`,
    created_by: 1,
    store_id: 0,
    tax_class_id: 3,
  });
  const groups = [...new Set(world.companies.map((company) => company.customerGroupId))].filter((group) => group > 3);
  return [
    row(1, 'Default (General)', PUBLIC_CATALOG_GROUP, 1),
    ...groups.sort((a, b) => a - b).map((group, at) => row(at + 2, `Contract ${group}`, group, 0)),
  ];
}
