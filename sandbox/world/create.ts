import { createAccounts } from './accounts.ts';
import { createBuyers } from './buyers.ts';
import { createCarts } from './carts.ts';
import { createActivities, createCases } from './cases.ts';
import { createCompanies } from './companies.ts';
import { grantCredit } from './credit.ts';
import { drift } from './drifts.ts';
import type { World } from './facts.ts';
import { fulfil } from './fulfilment.ts';
import { createOrders } from './orders.ts';
import { createPhoneOrders } from './phoneOrders.ts';
import { createPriceAgreements } from './priceAgreements.ts';
import { createPriceOf } from './prices.ts';
import { createProducts } from './products.ts';
import { createQuotes } from './quotes.ts';
import { Random } from './random.ts';
import { createReturns } from './returns.ts';
import {
  createExchangeRates,
  createWorkers,
  creditGroups,
  legalEntities,
  paymentTerms,
  storeViews,
  warehouses,
  websites,
} from './setup.ts';
import { reserveStock } from './stock.ts';

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
  const time = { scale, today };
  const workers = createWorkers(chance(1));
  const companies = createCompanies({ ...time, workers, random: chance(2) });
  const buyers = createBuyers({ ...time, companies, random: chance(3) });
  const accounts = createAccounts({ today, companies, buyers, random: chance(4) });
  const products = createProducts(Math.max(60, Math.round(1_000 * scale)), today, chance(5));
  const priceAgreements = createPriceAgreements({ ...time, products, accounts, random: chance(6) });
  const known = { ...time, workers, companies, buyers, accounts, products, priceOf: createPriceOf(priceAgreements) };

  const orders = createOrders({ ...known, random: chance(7) });
  const quotes = createQuotes({ ...known, orders, random: chance(8) });
  fulfil({ ...known, orders, random: chance(9) });
  const { returns, replacements } = createReturns({ ...known, orders, random: chance(10) });
  const phoneOrders = [...createPhoneOrders({ ...known, random: chance(11) }), ...replacements];
  reserveStock({ products, orders, phoneOrders });

  const world: World = {
    seed,
    scale,
    today,
    // Copies: what is served of a world may be changed, and another is made of the same lists.
    legalEntities: structuredClone(legalEntities),
    websites: structuredClone(websites),
    storeViews: structuredClone(storeViews),
    warehouses: structuredClone(warehouses),
    paymentTerms: structuredClone(paymentTerms),
    creditGroups: [],
    workers,
    products,
    companies,
    accounts,
    buyers,
    orders,
    phoneOrders,
    quotes,
    carts: createCarts({ ...known, random: chance(12) }),
    returns,
    cases: createCases({ ...known, returns, random: chance(13) }),
    activities: createActivities({ ...known, random: chance(14) }),
    priceAgreements,
    exchangeRates: createExchangeRates(today, chance(15)),
    drifts: [],
  };
  world.drifts = drift(world);
  // Last: what D365 has not heard of uses no credit.
  world.creditGroups = grantCredit(world, creditGroups);
  return world;
}
