import DataLoader from 'dataloader';
import { skuKey } from '../../platform/ids.ts';
import type { Principal } from '../../platform/principal.ts';
import type { Catalog } from './catalog.ts';
import type { CommerceResources } from './client/index.ts';
import type { CheckoutDecision, CompanyRole, Salable } from './generated/types.ts';
import { toCheckout } from './mapping/cart.ts';
import { type CompanyModel, toCompany, toCompanyRole } from './mapping/company.ts';
import { type CustomerModel, toCustomer } from './mapping/customer.ts';
import { type OrderModel, toOrder } from './mapping/order.ts';
import { type ProductModel, toSalables } from './mapping/product.ts';
import { type QuoteModel, toQuote } from './mapping/quote.ts';
import { type ReturnModel, toReturn } from './mapping/return.ts';
import type { Memberships } from './memberships.ts';
import type { Visible } from './visible.ts';

/** One per thing and key. Each gives null for what is unknown and for what the caller may not see, alike. */
export interface Loaders extends Memberships {
  customerById: DataLoader<string, CustomerModel | null>;
  companyById: DataLoader<string, CompanyModel | null>;
  rolesByCompany: DataLoader<string, CompanyRole[]>;
  orderByNumber: DataLoader<string, OrderModel | null>;
  quoteById: DataLoader<string, QuoteModel | null>;
  returnByNumber: DataLoader<string, ReturnModel | null>;
  productBySku: DataLoader<string, ProductModel | null, string>;
  salableBySku: DataLoader<string, Salable, string>;
  checkoutByCart: DataLoader<string, CheckoutDecision | null>;
}

export interface LoaderOptions {
  principal: Principal;
  commerce: CommerceResources;
  catalog: Catalog;
  memberships: Memberships;
  visible: Visible;
  now: () => Date;
}

export function createLoaders({ principal, commerce, catalog, memberships, visible, now }: LoaderOptions): Loaders {
  const { customers, companies, orders, quotes, returns, stock, carts } = commerce;
  return {
    ...memberships,
    customerById: byKey(
      async (ids) => visible.customers((await customers.byIds(ids.map(Number))).map(toCustomer)),
      ({ id }) => id,
    ),
    companyById: byKey(
      async (ids) => visible.companies((await companies.byIds(ids.map(Number))).map(toCompany)),
      ({ id }) => id,
    ),
    rolesByCompany: new DataLoader(async (ids) => {
      const of = Map.groupBy((await companies.roles(ids.map(Number))).map(toCompanyRole), ({ companyId }) => companyId);
      return ids.map((id) => of.get(id) ?? []);
    }),
    orderByNumber: byKey(
      async (numbers) => visible.orders((await orders.byNumbers(numbers)).map(toOrder)),
      ({ number }) => number,
    ),
    quoteById: byKey(
      async (ids) => visible.quotes((await quotes.byIds(ids.map(Number))).map(toQuote)),
      ({ id }) => id,
    ),
    returnByNumber: byKey(
      async (numbers) => visible.returns((await returns.byNumbers(numbers)).map(toReturn)),
      ({ number }) => number,
    ),
    productBySku: byKey(catalog.bySkus, ({ sku }) => skuKey(sku), skuKey),
    salableBySku: new DataLoader(
      async (skus) => {
        const of = toSalables(await stock.salable(principal.store.website, skus), now().toISOString());
        return skus.map(of);
      },
      { cacheKeyFn: skuKey },
    ),
    checkoutByCart: new DataLoader((ids) =>
      Promise.all(
        ids.map(async (id) => {
          const cart = await carts.byMaskedId(id);
          return cart === undefined ? null : toCheckout(cart, id);
        }),
      ),
    ),
  };
}

function byKey<Model>(
  read: (keys: readonly string[]) => Promise<Model[]>,
  keyOf: (model: Model) => string,
  normal: (key: string) => string = (key) => key,
): DataLoader<string, Model | null, string> {
  return new DataLoader(
    async (keys) => {
      const found = new Map((await read(keys)).map((model) => [keyOf(model), model]));
      return keys.map((key) => found.get(normal(key)) ?? null);
    },
    { cacheKeyFn: normal },
  );
}
