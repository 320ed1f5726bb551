import { type Connection, toConnection } from '../../platform/connection.ts';
import type { CommerceResources } from './client/index.ts';
import type { CompanyModel } from './mapping/company.ts';
import { type CustomerModel, toCustomer } from './mapping/customer.ts';
import type { OrderModel } from './mapping/order.ts';
import type { QuoteModel } from './mapping/quote.ts';
import type { ReturnModel } from './mapping/return.ts';
import { covers, type Reach } from './reach.ts';

/** Of the rows that came back, those the caller may see: what was asked for is never trusted to be what came. */
export interface Visible {
  customers(found: readonly CustomerModel[]): Promise<CustomerModel[]>;
  companies(found: readonly CompanyModel[]): Promise<CompanyModel[]>;
  orders(found: readonly OrderModel[]): Promise<OrderModel[]>;
  quotes(found: readonly QuoteModel[]): Promise<QuoteModel[]>;
  returns(found: readonly ReturnModel[]): Promise<ReturnModel[]>;
}

export function createVisible(commerce: Pick<CommerceResources, 'customers'>, reach: Reach): Visible {
  /** A company stands on the website where its administrator signs in: Commerce keeps no other trace. */
  async function onWebsites(found: readonly CompanyModel[], websiteIds: ReadonlySet<number>): Promise<CompanyModel[]> {
    const ids = [...new Set(found.map(({ administratorId }) => Number(administratorId)))];
    const administrators = (await commerce.customers.byIds(ids)).map(toCustomer);
    const here = new Set(administrators.filter(({ websiteId }) => websiteIds.has(websiteId)).map(({ id }) => id));
    return found.filter(({ administratorId }) => here.has(administratorId));
  }

  return {
    async customers(found) {
      // Most often he asks for himself: nothing need be read to allow that.
      if (found.every(({ id }) => reach.near.has(id))) return [...found];
      const rows = await reach.customers();
      return found.filter(({ id, websiteId }) => covers(rows, { customerId: id, websiteId }));
    },
    async companies(found) {
      const rows = await reach.companies();
      if (rows === 'all' || found.length === 0) return [...found];
      return 'ids' in rows ? found.filter(({ id }) => rows.ids.has(id)) : onWebsites(found, rows.websiteIds);
    },
    async orders(found) {
      const rows = await reach.orders();
      return found.filter((order) => covers(rows, order) && reach.isOwnTrade(order));
    },
    async quotes(found) {
      const rows = await reach.quotes();
      const mine = found.filter((quote) => covers(rows, quote) && reach.isOwnTrade(quote));
      return mine.filter(({ status }) => reach.seesDrafts || status !== 'DRAFT');
    },
    async returns(found) {
      const rows = await reach.returns();
      return found.filter((one) => covers(rows, one));
    },
  };
}

/** A page of Commerce's rows. Positions count all of them: one that is not his to see leaves a gap, and none comes twice. */
export async function checked<Model>(
  page: Parameters<typeof toConnection<Model>>[0],
  visible: (found: readonly Model[]) => Promise<Model[]>,
): Promise<Connection<Model>> {
  const { edges, ...rest } = toConnection(page);
  const seen = new Set(await visible(page.nodes));
  return { ...rest, edges: edges.filter(({ node }) => seen.has(node)) };
}
