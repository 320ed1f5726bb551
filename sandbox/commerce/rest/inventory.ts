import type { Product } from '../../world/facts.ts';
import type { Call } from '../call.ts';
import { noSuchEntity, noSuchProduct, required, wrongType } from '../refusal.ts';
import { page, type Route } from '../routes.ts';
import { salableQuantity } from '../salable.ts';

const SOURCE = 'Magento_InventoryApi::source';
const STOCK = 'Magento_InventoryApi::stock';
const SALABLE = 'Magento_InventorySalesApi::stock';

function product(call: Call, sku: string): Product | undefined {
  return call.tables.productFacts.get(sku);
}

function stock(call: Call, id: number) {
  const row = call.tables.stocks.get('stock_id', id);
  if (!row) throw noSuchEntity('stock_id', id);
  return row;
}

function stockOfChannel(call: Call, type: string, code: string) {
  const found = call.tables.stocks.rows.find((row) =>
    row.extension_attributes.sales_channels.some((channel) => channel.type === type && channel.code === code),
  );
  if (!found) throw noSuchEntity('code', code);
  return found;
}

function salable(call: Call, sku: string, stockId: number): number {
  const found = product(call, sku);
  if (!found) throw noSuchProduct();
  return salableQuantity(found, stock(call, stockId).stock_id, call.world);
}

const isSalable = (call: Call, sku: string, stockId: number) => {
  const found = product(call, sku);
  return found?.enabled && salableQuantity(found, stockId, call.world) > 0;
};

function stockParameter(call: Call): number {
  const value = call.parameter('stockId') ?? call.parameter('stock_id');
  if (value === undefined) throw required('stockId');
  if (!/^\d+$/.test(value)) throw wrongType(value, 'int');
  return Number(value);
}

function catalog(call: Call) {
  const table = call.tables.products.get(call.websiteId);
  if (!table) throw new Error(`the world has no website ${call.websiteId}`);
  return table;
}

/** Salable quantities of a sales channel; searched like products. */
function exportSalable(call: Call) {
  const { stock_id } = stockOfChannel(call, call.text('salesChannelType'), call.text('salesChannelCode'));
  return page(catalog(call), call.criteria(), (row) => {
    const fact = product(call, row.sku);
    const qty = fact ? salableQuantity(fact, stock_id, call.world) : 0;
    return { sku: row.sku, qty, is_salable: (fact?.enabled ?? false) && qty > 0 };
  });
}

export const inventoryRoutes: Route[] = [
  {
    method: 'GET',
    path: '/inventory/sources',
    resource: SOURCE,
    answer: (call) => page(call.tables.sources, call.criteria({ optional: true })),
  },
  {
    method: 'GET',
    path: '/inventory/sources/:sourceCode',
    resource: SOURCE,
    answer: (call) => {
      const code = call.text('sourceCode');
      const row = call.tables.sources.get('source_code', code);
      if (!row) throw noSuchEntity('source_code', code);
      return row;
    },
  },
  {
    method: 'GET',
    path: '/inventory/stocks',
    resource: STOCK,
    answer: (call) => page(call.tables.stocks, call.criteria({ optional: true })),
  },
  {
    method: 'GET',
    path: '/inventory/stocks/:stockId',
    resource: STOCK,
    answer: (call) => stock(call, call.id('stockId')),
  },
  {
    method: 'GET',
    path: '/inventory/stock-source-links',
    resource: 'Magento_InventoryApi::stock_source_link',
    answer: (call) => page(call.tables.stockSourceLinks, call.criteria()),
  },
  {
    method: 'GET',
    path: '/inventory/source-items',
    resource: SOURCE,
    answer: (call) => page(call.tables.sourceItems, call.criteria()),
  },
  {
    method: 'GET',
    path: '/inventory/get-sources-assigned-to-stock-ordered-by-priority/:stockId',
    resource: SOURCE,
    answer: (call) =>
      call.tables.stockSourceLinks.rows
        .filter((link) => link.stock_id === stock(call, call.id('stockId')).stock_id)
        .map((link) => call.tables.sources.get('source_code', link.source_code)),
  },
  {
    method: 'GET',
    path: '/inventory/get-product-salable-quantity/:sku/:stockId',
    resource: SALABLE,
    answer: (call) => salable(call, call.text('sku'), call.id('stockId')),
  },
  {
    method: 'GET',
    path: '/inventory/is-product-salable/:sku/:stockId',
    resource: SALABLE,
    answer: (call) => isSalable(call, call.text('sku'), call.id('stockId')),
  },
  {
    method: 'GET',
    path: '/inventory/are-products-salable',
    resource: SALABLE,
    answer: (call) => {
      const stockId = stockParameter(call);
      const skus = call.list('skus');
      if (!skus.length) throw required('skus');
      return skus.map((sku) => ({ sku, stock_id: stockId, salable: isSalable(call, sku, stockId) }));
    },
  },
  {
    method: 'GET',
    path: '/inventory/stock-resolver/:type/:code',
    resource: SALABLE,
    answer: (call) => stockOfChannel(call, call.text('type'), call.text('code')),
  },
  {
    method: 'GET',
    path: '/inventory/export-stock-salable-qty/:salesChannelType/:salesChannelCode',
    resource: STOCK,
    answer: exportSalable,
  },
  {
    method: 'GET',
    path: '/inventory/dump-stock-index-data/:salesChannelType/:salesChannelCode',
    resource: STOCK,
    answer: (call) => {
      const { stock_id } = stockOfChannel(call, call.text('salesChannelType'), call.text('salesChannelCode'));
      return call.world.products.map((fact) => {
        const qty = salableQuantity(fact, stock_id, call.world);
        return { sku: fact.sku, qty, is_salable: fact.enabled && qty > 0 };
      });
    },
  },
];
