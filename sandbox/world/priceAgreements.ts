import type { Account, PriceAgreement, Product, World } from './facts.ts';
import type { Random } from './random.ts';
import { daysBefore } from './time.ts';

const FIRST_RECORD = 5_637_700_000;

interface Setting extends Pick<World, 'scale' | 'today'> {
  products: readonly Product[];
  accounts: readonly Account[];
  random: Random;
}

/**
 * Agreed prices: for a price group, for one account, or for everybody. What everybody pays is the list price, since
 * Commerce knows no other for them.
 */
export function createPriceAgreements({ scale, today, products, accounts, random }: Setting): PriceAgreement[] {
  const count = Math.max(10, Math.round(400 * scale));
  const known = accounts.filter(({ companyId }) => companyId !== undefined);
  const agreements: PriceAgreement[] = [];
  for (let index = 0; agreements.length < count; index += 1) {
    const account = random.pick(known);
    const product = products[(index * 7) % products.length] ?? random.pick(products);
    const list = product.price[account.currency] ?? 0;
    const put = (price: number, fromQuantity: number, whom: Pick<PriceAgreement, 'accountNumber' | 'priceGroup'>) =>
      agreements.push({
        recordId: FIRST_RECORD + agreements.length,
        legalEntity: account.legalEntity,
        sku: product.sku,
        ...whom,
        fromQuantity,
        price: Math.round(price),
        currency: account.currency,
        unit: product.unit,
        ...validity(index, today, random),
      });
    const kind = index % 8;
    if (kind === 7) put(list, 1, {});
    else if (kind >= 5) put(list * 0.86, 1, { accountNumber: account.number });
    else {
      put(list * 0.9, 1, { priceGroup: account.priceGroup });
      if (kind === 2) put(list * 0.82, 10, { priceGroup: account.priceGroup });
    }
  }
  return agreements.slice(0, count);
}

/** Most stand; some have ended, and a few will begin. */
function validity(index: number, today: string, random: Random): Pick<PriceAgreement, 'from' | 'to'> {
  if (index % 40 === 33) return { from: daysBefore(today, -random.int(5, 40)) };
  const from = daysBefore(today, random.int(750, 800));
  return index % 9 === 8 ? { from, to: daysBefore(today, random.int(30, 300)) } : { from };
}
