import { codeKey } from '../../../platform/ids.ts';
import type {
  ProductRecord,
  SalableRecord,
  StorefrontMoneyRecord,
  StorefrontProductRecord,
} from '../client/records.ts';
import type { Price, Product, Salable, TierPrice } from '../generated/types.ts';
import { toQuantity, toUnitPrice } from './amount.ts';

export type ProductModel = Omit<Product, 'salable'>;

/** `asOf`: when Commerce was asked. Undefined for a row without a SKU, which is no product. */
export function toStorefrontProduct(record: StorefrontProductRecord, asOf: string): ProductModel | undefined {
  if (!record.sku) return undefined;
  const tiers = (record.price_tiers ?? []).flatMap((tier) => toTier(tier, asOf) ?? []);
  return {
    sku: record.sku,
    name: record.name ?? record.sku,
    urlKey: record.url_key || null,
    price: toPrice(record.price_range?.minimum_price?.final_price, asOf),
    tierPrices: tiers.sort((a, b) => Number(a.quantity) - Number(b.quantity)),
  };
}

type Tier = NonNullable<StorefrontProductRecord['price_tiers']>[number];

function toTier(tier: Tier, asOf: string): TierPrice | undefined {
  const price = toPrice(tier?.final_price, asOf);
  return price === null || !tier?.quantity ? undefined : { quantity: toQuantity(tier.quantity), price };
}

function toPrice(money: StorefrontMoneyRecord | null | undefined, asOf: string): Price | null {
  if (typeof money?.value !== 'number' || !money.currency) return null;
  return { ...toUnitPrice(money.value, money.currency), asOf, source: 'COMMERCE' };
}

/** Base price in the website's currency; tier prices are each customer group's own, and no buyer is asking. */
export function toCatalogProduct(record: ProductRecord, currency: string, asOf: string): ProductModel {
  const urlKey = record.custom_attributes?.find(({ attribute_code }) => attribute_code === 'url_key')?.value;
  const price = record.price === undefined ? null : toUnitPrice(record.price, currency);
  return {
    sku: record.sku,
    name: record.name,
    urlKey: typeof urlKey === 'string' && urlKey !== '' ? urlKey : null,
    price: price === null ? null : { ...price, asOf, source: 'COMMERCE' },
    tierPrices: null,
  };
}

/** Where Commerce does not say on which websites a product is sold, it is sold on all. */
export function isOnWebsite({ extension_attributes }: ProductRecord, websiteId: number | undefined): boolean {
  const websites = extension_attributes?.website_ids;
  return websites === undefined || (websiteId !== undefined && websites.includes(websiteId));
}

/** By SKU, without regard to case. A SKU without a row is not sold on the website. */
export function toSalables(records: readonly SalableRecord[], asOf: string): (sku: string) => Salable {
  const of = new Map(records.map((record) => [codeKey(record.sku), record]));
  return (sku) => {
    const found = of.get(codeKey(sku));
    return {
      isSalable: found?.is_salable ?? false,
      quantity: toQuantity(found?.qty),
      asOf,
      source: 'COMMERCE',
    };
  };
}
