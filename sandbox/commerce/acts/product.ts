import { z } from 'zod';
import type { Product } from '../../world/facts.ts';
import type { CommerceState } from '../state.ts';

const price = z.strictObject({ sku: z.string(), price: z.number().positive() });
const pieces = z.strictObject({ sku: z.string(), sourceCode: z.string(), quantity: z.number().nonnegative() });

const NO_STORE = 0;
/** The stock that is older than sources are, which no source of ours belongs to. */
const LEGACY_STOCK = 1;

/** The base price, on every website. */
export function setPrice(state: CommerceState, input: unknown): void {
  const { sku, price: amount } = price.parse(input);
  const fact = productOf(state, sku);
  for (const currency of Object.keys(fact.price)) fact.price[currency] = Math.round(amount * 100);
  saveProduct(state, fact, { price: amount });
}

/** Pieces of a source, as a person enters them on the product's page. */
export function setCommerceStock(state: CommerceState, input: unknown): void {
  const { sku, sourceCode, quantity } = pieces.parse(input);
  const fact = productOf(state, sku);
  const { sourceItems, directory } = state.tables;
  const row = sourceItems.where('sku', fact.sku).find((one) => one.source_code === sourceCode);
  const warehouse = directory.world.warehouses.find((one) => one.sourceCode === sourceCode);
  const stock = warehouse && fact.stock[warehouse.code];
  if (row === undefined || stock === undefined) throw new Error(`there is no ${sku} in ${sourceCode}`);
  stock.inCommerce = quantity;
  const item = { item_id: fact.id, product_id: fact.id, stock_id: LEGACY_STOCK, website_id: 0 };
  const before = { ...item, qty: row.quantity, is_in_stock: row.status === 1 };
  Object.assign(row, { quantity, status: Number(quantity > 0) });
  saveProduct(state, fact, {});
  state.tell({
    event: 'observer.cataloginventory_stock_item_save_commit_after',
    row: { ...item, qty: quantity, is_in_stock: quantity > 0 },
    before,
    storeId: NO_STORE,
  });
}

function productOf({ tables }: CommerceState, sku: string): Product {
  const wanted = sku.toLowerCase();
  const fact = [...tables.productFacts.values()].find((one) => one.sku.toLowerCase() === wanted);
  if (fact === undefined) throw new Error(`there is no product ${sku}`);
  return fact;
}

/** Changes what every website shows of it; Commerce tells of the product once. */
function saveProduct(state: CommerceState, fact: Product, changes: { price?: number }): void {
  fact.updatedAt = state.now().toISOString();
  const rows = [...state.tables.products.values()].flatMap((table) => table.get('sku', fact.sku) ?? []);
  const [shown] = rows;
  if (shown === undefined) throw new Error(`no website shows ${fact.sku}`);
  const before = { ...shown };
  for (const row of rows) Object.assign(row, changes, { updated_at: state.timestamp() });
  state.tell({
    event: 'observer.catalog_product_save_commit_after',
    row: { ...shown, price: shown.price.toFixed(6) },
    before: { ...before, price: before.price.toFixed(6) },
    storeId: NO_STORE,
  });
}
