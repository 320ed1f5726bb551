import type { Account, Cents, PriceAgreement, Product } from './facts.ts';

const TAX_PERCENT: Record<string, Record<string, number>> = {
  usmf: { FULL: 8.25, RED: 8.25 },
  demf: { FULL: 19, RED: 7 },
};

export const taxPercentOf = ({ taxItemGroup }: Product, legalEntity: string): number =>
  TAX_PERCENT[legalEntity]?.[taxItemGroup] ?? 0;

/** Rounded line by line, as both systems do. */
export const taxOf = (net: Cents, percent: number): Cents => Math.round((net * percent) / 100);

export interface Buying {
  /** None: a shopper pays the list price. */
  account: Account | undefined;
  currency: string;
  quantity: number;
  at: string;
}

export type PriceOf = (product: Product, buying: Buying) => Cents;

/** What the shop charges: the lowest price agreed for the account's price group and that quantity, else the list price. */
export function createPriceOf(agreements: readonly PriceAgreement[]): PriceOf {
  const byGroup = Map.groupBy(agreements, ({ legalEntity, priceGroup, sku }) => `${legalEntity}:${priceGroup}:${sku}`);
  return (product, { account, currency, quantity, at }) => {
    const list = product.price[currency] ?? 0;
    if (account === undefined || account.priceGroup === '') return list;
    const agreed = byGroup.get(`${account.legalEntity}:${account.priceGroup}:${product.sku}`) ?? [];
    const valid = agreed.filter(
      ({ fromQuantity, from, to }) => fromQuantity <= quantity && from <= at && (to === undefined || to >= at),
    );
    return Math.min(list, ...valid.map(({ price }) => price));
  };
}
