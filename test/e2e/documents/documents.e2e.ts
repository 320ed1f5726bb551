import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, readDocument, startEverything } from '../running.ts';
import { openUpstreams, type Upstreams } from '../upstreams.ts';

let running: Running;
let upstreams: Upstreams;

beforeAll(async () => {
  running = await startEverything({ SANDBOX_INTEGRATION_AS_BEARER: '1' });
  upstreams = await openUpstreams(running.control);
});
afterAll(() => running?.close());

const cents = (amount: string) => Math.round(Number(amount) * 100);
const odata = (text: string) => encodeURIComponent(text);

describe('the public documents; the checkout’s has a file of its own', () => {
  it('StorefrontAccount tells a buyer who he is, what he may spend and what he owes, as both systems hold it', async () => {
    const { data, errors } = await running.ask('buyer', await readDocument('storefront-account'));
    expect(errors).toEqual([]);
    const { customer } = data.me;
    const person = await upstreams.commerce(`customers/${customer.id}`);
    expect(customer).toMatchObject({ email: person.email, firstName: person.firstname, lastName: person.lastname });
    const { account } = customer.company;
    const {
      value: [held],
    } = await upstreams.finance(
      `CustomersV3?cross-company=true&$filter=${odata(`dataAreaId eq '${account.legalEntity}' and CustomerAccount eq '${account.number}'`)}`,
    );
    expect(held.IdentificationNumber).toBe(`ACC-${customer.company.id}`);
    expect(account.name).toBe(held.OrganizationName);
    expect(account.paymentTerms.code).toBe(held.PaymentTerms);
    const { value: open } = await upstreams.finance(
      `FgCustomerOpenTransactions?cross-company=true&$filter=${odata(`dataAreaId eq '${account.legalEntity}' and CustomerAccount eq '${account.number}'`)}`,
    );
    const owed = open.reduce((sum: number, row: { OpenAmount: number }) => sum + Math.round(row.OpenAmount * 100), 0);
    expect(cents(account.credit.balance.amount)).toBe(owed);
    expect(account.invoices.edges.length).toBeGreaterThan(0);
    for (const { node } of account.invoices.edges) {
      const row = open.find(({ InvoiceNumber }: { InvoiceNumber: string }) => InvoiceNumber === node.number);
      expect(cents(node.remaining.amount)).toBe(Math.round(row.OpenAmount * 100));
    }
    expect(customer.orders.totalCount).toBeGreaterThan(100);
    expect(customer.quotes.edges.length).toBeGreaterThan(0);
  });

  it('StorefrontOrders lists a hundred orders with what D365 did for each', async () => {
    const { data, errors } = await running.ask('buyer', await readDocument('storefront-orders'), { first: 100 });
    expect(errors).toEqual([]);
    const nodes = data.orders.edges.map((edge: { node: unknown }) => edge.node);
    expect(nodes).toHaveLength(100);
    const linked = nodes.filter((node: { salesOrder: unknown }) => node.salesOrder !== null);
    expect(linked.length).toBeGreaterThan(50);
    for (const { number, salesOrder } of linked.slice(0, 5)) {
      const {
        value: [row],
      } = await upstreams.finance(
        `SalesOrderHeadersV2?cross-company=true&$filter=${odata(`SalesOrderNumber eq '${salesOrder.number}' and dataAreaId eq '${salesOrder.legalEntity}'`)}`,
      );
      expect(row.CustomersOrderReference).toBe(`ACO-${number}`);
    }
    expect(nodes.some((node: { shipments: unknown[] }) => node.shipments.length > 0)).toBe(true);
    expect(nodes.some((node: { invoices: unknown[] }) => node.invoices.length > 0)).toBe(true);
    const lines = nodes.flatMap((node: { lines: unknown[] }) => node.lines) as {
      quantity: { backordered: string | null };
    }[];
    expect(lines.some(({ quantity }) => Number(quantity.backordered) > 0)).toBe(true);
  });

  it('StorefrontProducts shows fifty products with price, salable quantity, unit and stock by warehouse', async () => {
    const skus = await skusOf(running, 50);
    const { data, errors } = await running.ask('buyer', await readDocument('storefront-products'), { skus });
    expect(errors).toEqual([]);
    const nodes = data.products.edges.map((edge: { node: unknown }) => edge.node);
    expect(nodes.map(({ sku }: { sku: string }) => sku)).toEqual(skus);
    for (const node of nodes.slice(0, 3)) {
      const { value } = await upstreams.finance(
        `WarehousesOnHandV2?cross-company=true&$filter=${odata(`ItemNumber eq '${node.sku}' and dataAreaId eq 'usmf'`)}`,
      );
      const held = new Map(
        value.map((row: { InventoryWarehouseId: string; OnHandQuantity: number }) => [
          row.InventoryWarehouseId,
          row.OnHandQuantity,
        ]),
      );
      for (const { warehouse, onHand } of node.stock) expect(Number(onHand)).toBe(held.get(warehouse.code));
    }
  });

  it('PortalAccount gives the representative the account in both systems', async () => {
    const id = await firstAccountId(running);
    const { data, errors } = await running.ask('rep', await readDocument('portal-account'), { id });
    expect(errors).toEqual([]);
    const { account } = data;
    expect(account.id).toBe(id);
    expect(account.salesRepresentative.email).toMatch(/@/);
    expect(account.credit.aging).toHaveLength(5);
    expect(account.company.users.edges.length).toBeGreaterThan(1);
    expect(account.company.orders.edges.length).toBeGreaterThan(0);
    expect(account.cases.edges.length).toBeGreaterThan(0);
    expect(
      account.company.quotes.edges.some(({ node }: { node: { negotiation: unknown } }) => node.negotiation !== null),
    ).toBe(true);
  });
});

async function skusOf({ ask }: Running, count: number): Promise<string[]> {
  const { data } = await ask('buyer', 'query ($n: Int!) { products(first: $n) { edges { node { sku } } } }', {
    n: count,
  });
  return data.products.edges.map((edge: { node: { sku: string } }) => edge.node.sku);
}

async function firstAccountId({ ask }: Running): Promise<string> {
  const { data } = await ask('buyer', '{ me { customer { company { account { id } } } } }');
  return data.me.customer.company.account.id;
}
