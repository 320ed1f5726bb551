import type { Config } from '../../platform/config.ts';
import type { DynamicsResources } from './client/index.ts';
import { type AccountLoaders, createAccountLoaders } from './loaders/accounts.ts';
import { once } from './loaders/byKey.ts';
import { createInvoiceLoaders, type InvoiceLoaders } from './loaders/invoices.ts';
import { createOrderLoaders, type OrderLoaders } from './loaders/orders.ts';
import { createProductLoaders, type ProductLoaders } from './loaders/products.ts';
import { createServiceLoaders, type ServiceLoaders } from './loaders/service.ts';
import { toWarehouse, warehouseKey } from './mapping/salesOrder.ts';
import type { Reach } from './reach.ts';

/**
 * One per thing and key, all of one tick in one request to the system that knows them. Each gives null for what is
 * unknown and for what the caller may not see, alike.
 */
export interface Loaders extends AccountLoaders, InvoiceLoaders, OrderLoaders, ProductLoaders, ServiceLoaders {}

export interface LoaderOptions {
  dynamics: DynamicsResources;
  reach: Reach;
  stores: Config['stores'];
  now: () => Date;
}

export function createLoaders({ dynamics, reach, stores, now }: LoaderOptions): Loaders {
  const warehouses = once(async () => {
    const all = await dynamics.warehouses.all();
    return new Map(all.map((record) => [warehouseKey(record.dataAreaId, record.WarehouseId), toWarehouse(record)]));
  });
  const currencyOf = (legalEntity: string) =>
    [...stores.views.values()].find((view) => view.legalEntity === legalEntity)?.currency ??
    stores.defaultView.currency;
  return {
    ...createAccountLoaders({ dynamics, reach, now }),
    ...createInvoiceLoaders(dynamics, reach),
    ...createOrderLoaders(dynamics, reach, warehouses),
    ...createProductLoaders({ dynamics, warehouses, currencyOf, now }),
    ...createServiceLoaders(dynamics, reach),
  };
}
