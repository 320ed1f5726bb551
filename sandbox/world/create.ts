import { createPeople } from './companies.ts';
import { drift } from './drifts.ts';
import type { World } from './facts.ts';
import { fulfil } from './fulfilment.ts';
import { createOrders } from './orders.ts';
import { createProducts } from './products.ts';
import { Random } from './random.ts';
import { createCarts, createPhoneOrders, createPriceAgreements, createQuotes } from './sales.ts';
import { createActivities, createCases, createReturns } from './service.ts';
import {
  createWorkers,
  creditGroups,
  exchangeRates,
  legalEntities,
  paymentTerms,
  storeViews,
  warehouses,
  websites,
} from './setup.ts';

export interface WorldSetting {
  seed: number;
  /** 1 is sixty companies and a thousand products. */
  scale: number;
  /** Midnight UTC; all history lies before it. */
  today: string;
}

/** The whole business. The same for the same setting; each part has its own chance, so that changing one leaves the others. */
export function createWorld({ seed, scale, today }: WorldSetting): World {
  const chance = (part: number) => new Random(seed * 1009 + part);
  const workers = createWorkers(chance(1));
  const people = createPeople({ scale, today, workers, random: chance(2) });
  const products = createProducts(Math.max(60, Math.round(1_000 * scale)), today, chance(3));
  const priceAgreements = createPriceAgreements({ scale, today }, products, people.accounts, chance(4));
  const orders = createOrders({ scale, today, ...people, products, agreements: priceAgreements, random: chance(5) });
  fulfil({ today, orders, accounts: people.accounts, products, random: chance(6) });
  const phoneOrders = createPhoneOrders({ scale, today }, people.accounts, products, chance(7));
  const quotes = createQuotes({ scale, today, ...people, products, workers, orders }, chance(8));
  const carts = createCarts({ scale, today, ...people, products }, chance(9));
  const returns = createReturns({ scale, today, orders }, chance(10));
  const cases = createCases({ scale, today, accounts: people.accounts, returns, workers }, chance(11));
  const world: World = {
    seed,
    scale,
    today,
    legalEntities: structuredClone(legalEntities),
    websites: structuredClone(websites),
    storeViews: structuredClone(storeViews),
    warehouses: structuredClone(warehouses),
    workers,
    paymentTerms: structuredClone(paymentTerms),
    creditGroups: structuredClone(creditGroups),
    products,
    ...people,
    orders,
    phoneOrders,
    quotes,
    carts,
    returns,
    cases,
    activities: createActivities({ scale, today, accounts: people.accounts }, chance(12)),
    priceAgreements,
    exchangeRates: exchangeRates(today, chance(13)),
    drifts: [],
  };
  world.drifts = drift(world);
  return world;
}
