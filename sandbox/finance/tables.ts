import type { World } from '../world/facts.ts';
import { Database } from './database.ts';
import { seedBlockingRules } from './tables/blockingRules.ts';
import { seedCustomers } from './tables/customers.ts';
import { seedInvoices } from './tables/invoices.ts';
import { seedPayments } from './tables/payments.ts';
import { seedProducts } from './tables/products.ts';
import { seedReturns } from './tables/returns.ts';
import { seedSalesOrders } from './tables/salesOrders.ts';
import { seedSetup } from './tables/setup.ts';

/** What F&O knows of the world. */
export function createFinanceTables(world: World): Database {
  const database = new Database();
  seedSetup(world, database);
  seedCustomers(world, database);
  seedBlockingRules(world, database);
  seedProducts(world, database);
  seedSalesOrders(world, database);
  seedInvoices(world, database);
  seedReturns(world, database);
  seedPayments(world, database);
  return database;
}
