import { noRecords, type Records } from '../../../platform/cache/records.ts';
import type { CommerceAccess } from '../../../platform/config.ts';
import { commerceDialect } from '../../../platform/http/dialects.ts';
import { createUpstream, type UpstreamOptions } from '../../../platform/http.ts';
import { createIntegrationAuthorizer } from './auth.ts';
import { type Carts, createCarts } from './carts.ts';
import { type Companies, createCompanies } from './companies.ts';
import { type CommerceCall, connect, type Edition } from './connection.ts';
import { type Customers, createCustomers } from './customers.ts';
import { createLists } from './lists.ts';
import { createOrders, type Orders } from './orders.ts';
import {
  type CatalogProducts,
  createCatalogProducts,
  createStorefrontProducts,
  type StorefrontProducts,
} from './products.ts';
import { createQuotes, type Quotes } from './quotes.ts';
import { createReturns, type Returns } from './returns.ts';
import { createStock, type Stock } from './stock.ts';
import { createStores, type StoreMemory, type Stores } from './stores.ts';
import { createViewers, type Viewers } from './viewer.ts';

export type { CommerceCall } from './connection.ts';
export type { OrderPart } from './orders.ts';

export interface CommerceClientOptions extends Pick<UpstreamOptions, 'log' | 'metrics' | 'maxConcurrency'> {
  /** Without /rest; on SaaS with the tenant. */
  url: string;
  edition: Edition;
  access: CommerceAccess;
  timeoutMs: number;
  /** @default keeps nothing */
  records?: Records;
  /** Monotonic milliseconds. @default performance.now */
  now?: () => number;
}

/** One Commerce installation. Make one per process. */
export interface CommerceClient {
  /** What can be asked, on behalf of one request. */
  for(call: CommerceCall): CommerceResources;
  close(): Promise<void>;
}

/** Each method is one question to Commerce; they throw an UpstreamError. */
export interface CommerceResources {
  viewers: Viewers;
  customers: Customers;
  companies: Companies;
  orders: Orders;
  quotes: Quotes;
  returns: Returns;
  storefrontProducts: StorefrontProducts;
  catalogProducts: CatalogProducts;
  stock: Stock;
  stores: Stores;
  carts: Carts;
}

export function createCommerceClient(options: CommerceClientOptions): CommerceClient {
  const {
    url,
    edition,
    access,
    timeoutMs,
    log,
    records = noRecords,
    now = () => performance.now(),
    ...limits
  } = options;
  const authorizer = createIntegrationAuthorizer(access, { log, timeoutMs });
  const upstream = createUpstream({
    system: 'commerce',
    baseUrl: url,
    authorizer,
    dialect: commerceDialect,
    timeoutMs,
    log,
    ...limits,
  });
  const memory: StoreMemory = {};
  return {
    for(call) {
      const connection = connect(upstream, edition, records, call);
      const lists = createLists(connection);
      return {
        viewers: createViewers(connection),
        customers: createCustomers(lists),
        companies: createCompanies(lists),
        orders: createOrders(lists),
        quotes: createQuotes(lists),
        returns: createReturns(lists),
        storefrontProducts: createStorefrontProducts(connection),
        catalogProducts: createCatalogProducts(lists),
        stock: createStock(lists),
        stores: createStores(connection, memory, now),
        carts: createCarts(connection),
      };
    },
    async close() {
      await Promise.all([upstream.close(), authorizer.close?.()]);
    },
  };
}
