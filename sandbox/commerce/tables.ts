import type { World } from '../world/facts.ts';
import columns from './columns.json' with { type: 'json' };
import { type Row, Table, type TableOptions } from './table.ts';
import { activeCartRow, CART_COLUMNS, cartCells, quoteRow } from './tables/carts.ts';
import { companyRow, hierarchies, roleRows } from './tables/companies.ts';
import { creditRows } from './tables/credits.ts';
import { companyCustomerRow, customerGroupRows, customerRow } from './tables/customers.ts';
import { createDirectory, type Directory } from './tables/directory.ts';
import { sourceItemRows, sourceRows, stockRows, stockSourceLinkRows } from './tables/inventory.ts';
import { orderRow } from './tables/orders.ts';
import { productRow, sharedCatalogRows, tierPriceRows } from './tables/products.ts';
import { returnOptions, returnRow } from './tables/returns.ts';
import { creditmemoRow, invoiceRow, shipmentRow } from './tables/salesDocuments.ts';
import { salesRuleRows, storeRows } from './tables/stores.ts';

export type CommerceTables = ReturnType<typeof createCommerceTables>;

/** A table whose key the answers call `id` and the database `entity_id`. */
function byEntityId<R extends Row & { id: number }>(rows: R[], known: string[], more: Partial<TableOptions<R>> = {}) {
  return new Table(rows, {
    columns: ['entity_id', ...known.filter((column) => column !== 'id')],
    key: 'entity_id',
    cells: (row) => ({ entity_id: row.id }),
    ...more,
    indexes: ['entity_id', ...(more.indexes ?? [])],
  });
}

/** The world's facts in Commerce's own spelling, one table for each thing its REST interface lists. */
export function createCommerceTables(world: World, baseUrl: () => string) {
  const directory = createDirectory(world);
  const customers = world.buyers.map((buyer) => customerRow(buyer, directory));
  const customerOf = new Map(customers.map((customer) => [customer.id, customer]));
  const customer = (id: number) => {
    const row = customerOf.get(id);
    if (!row) throw new Error(`the world has no buyer ${id}`);
    return row;
  };
  const orders = world.orders.map((order) => orderRow(order, directory));
  const orderFacts = new Map(world.orders.map((order) => [order.id, order]));
  const { credits, history } = creditRows(directory);
  const options = returnOptions(world);

  return {
    directory,
    customers: byEntityId(customers, columns.customers, { indexes: ['email'], attributes: true }),
    customerGroups: new Table(customerGroupRows(directory), { columns: columns.customerGroups, key: 'id' }),
    companies: byEntityId(
      world.companies.map((company) => companyRow(company, directory)),
      columns.companies,
    ),
    companyCustomers: new Table(world.buyers.filter((buyer) => buyer.companyId !== undefined).map(companyCustomerRow), {
      columns: columns.companyCustomers,
      key: 'customer_id',
      indexes: ['customer_id', 'company_id'],
    }),
    hierarchies: hierarchies(directory),
    roles: new Table(roleRows(directory), {
      columns: [...columns.roles, 'role_id'],
      key: 'id',
      cells: (row) => ({ role_id: row.id }),
      indexes: ['company_id'],
    }),
    teams: new Table<Row>([], { columns: columns.teams, key: 'id' }),
    credits: byEntityId(credits, columns.credits, { indexes: ['company_id'] }),
    creditHistory: byEntityId(history, columns.creditHistory, { indexes: ['company_credit_id'] }),
    ...salesTables(orders, world, directory),
    returns: new Table(
      world.returns.map((rma) => returnRow(rma, options, directory)),
      { columns: columns.returns, key: 'entity_id', indexes: ['entity_id', 'increment_id', 'order_id', 'customer_id'] },
    ),
    returnOptions: options,
    creditmemos: new Table(
      world.returns.flatMap((rma) => {
        const order = orderFacts.get(rma.orderId);
        return (order && creditmemoRow(rma, order, directory)) ?? [];
      }),
      { columns: columns.creditmemos, key: 'entity_id', indexes: ['entity_id', 'order_id'] },
    ),
    carts: byEntityId(
      [
        ...world.carts.map((cart) => activeCartRow(cart, customer(cart.buyerId), directory)),
        ...world.quotes.map((quote) => quoteRow(quote, customer(quote.buyerId), directory)),
      ].sort((a, b) => a.id - b.id),
      [...columns.carts, ...CART_COLUMNS],
      { cells: cartCells, indexes: ['customer_id'] },
    ),
    ...catalogTables(directory),
    ...inventoryTables(directory),
    stores: storeRows(directory, baseUrl),
    salesRules: new Table(salesRuleRows(directory), { columns: columns.salesRules, key: 'rule_id' }),
  };
}

function salesTables(orders: ReturnType<typeof orderRow>[], world: World, directory: Directory) {
  const document = ['entity_id', 'increment_id', 'order_id'];
  return {
    orders: new Table(orders, {
      columns: columns.orders,
      key: 'entity_id',
      indexes: ['entity_id', 'increment_id', 'customer_id', 'quote_id', 'ext_order_id'],
    }),
    orderItems: new Table(
      orders.flatMap((order) => order.items),
      { columns: columns.orderItems, key: 'item_id', indexes: ['item_id', 'order_id', 'sku'] },
    ),
    invoices: new Table(
      world.orders.flatMap((order) => order.invoices.map((invoice) => invoiceRow(invoice, order, directory))),
      { columns: columns.invoices, key: 'entity_id', indexes: document },
    ),
    shipments: new Table(
      world.orders.flatMap((order) => order.shipments.map((shipment) => shipmentRow(shipment, order, directory))),
      { columns: columns.shipments, key: 'entity_id', indexes: document },
    ),
  };
}

function catalogTables(directory: Directory) {
  const { world } = directory;
  const tierPrices = tierPriceRows(directory);
  const tiersOf = Map.groupBy(tierPrices, (tier) => tier.sku);
  const known = columns.products.filter((column) => column !== 'id');
  const products = world.websites.map((website) => {
    const rows = world.products.map((product) =>
      productRow(product, website, directory, tiersOf.get(product.sku) ?? []),
    );
    const table = byEntityId(rows, [...known, 'url_key', 'tax_class_id', 'website_id', 'store_id'], {
      indexes: ['sku'],
      attributes: true,
      cells: (row) => ({ entity_id: row.id, url_key: row.custom_attributes[0]?.value, website_id: website.id }),
    });
    return [website.id, table] as const;
  });
  return {
    /** By website: prices differ between them. */
    products: new Map(products),
    productFacts: new Map(world.products.map((product) => [product.sku, product])),
    tierPrices: tiersOf,
    sharedCatalogs: byEntityId(sharedCatalogRows(directory), columns.sharedCatalogs),
  };
}

function inventoryTables(directory: Directory) {
  return {
    sources: new Table(sourceRows(directory), { columns: columns.sources, key: 'source_code' }),
    stocks: new Table(stockRows(directory), { columns: columns.stocks, key: 'stock_id' }),
    stockSourceLinks: new Table(stockSourceLinkRows(directory), {
      columns: columns.stockSourceLinks,
      key: 'source_code',
    }),
    sourceItems: new Table(sourceItemRows(directory), {
      columns: columns.sourceItems,
      key: 'sku',
      indexes: ['sku', 'source_code'],
    }),
  };
}
