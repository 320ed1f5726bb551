import type { World } from '../world/facts.ts';
import { Random } from '../world/random.ts';
import { setCreditLimit, setHold, setPaymentTerms, setRepresentative } from './acts/customer.ts';
import { postInvoice, settleInvoice } from './acts/invoice.ts';
import { moveStock, setAgreementPrice } from './acts/product.ts';
import { authorizeReturn } from './acts/return.ts';
import { createSalesOrder, pickSalesOrder, shipSalesOrder } from './acts/salesOrder.ts';
import type { Database } from './database.ts';

export type Act = (input: unknown) => unknown;

/** What a person in F&O can be told to do, by name. Each throws where its input makes no sense. */
export function createActs(database: () => Database, world: () => World, clock: () => Date): Record<string, Act> {
  const carriers = new Random(world().seed);
  return {
    setCreditLimit: (input) => setCreditLimit(database(), input, clock()),
    setHold: (input) => setHold(database(), input),
    setPaymentTerms: (input) => setPaymentTerms(database(), input),
    setRepresentative: (input) => setRepresentative(database(), input),
    setAgreementPrice: (input) => setAgreementPrice(database(), input),
    moveStock: (input) => moveStock(database(), input),
    createSalesOrder: (input) => createSalesOrder(database(), input, clock()),
    pickSalesOrder: (input) => pickSalesOrder(database(), input),
    shipSalesOrder: (input) => shipSalesOrder(database(), input, clock(), carriers),
    authorizeReturn: (input) => authorizeReturn(database(), input, world()),
    settleInvoice: (input) => settleInvoice(database(), input, clock()),
    postInvoice: (input) => postInvoice(database(), input, clock(), world()),
  };
}
