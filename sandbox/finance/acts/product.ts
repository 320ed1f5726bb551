import { z } from 'zod';
import type { Database } from '../database.ts';
import { companyOf } from '../tables/values.ts';
import { rowOf } from './rowOf.ts';

const agreementPrice = z.strictObject({
  legalEntity: z.string(),
  sku: z.string(),
  account: z.string().default(''),
  priceGroup: z.string().default(''),
  fromQuantity: z.number().nonnegative().default(0),
  price: z.number().nonnegative(),
});
const stockMove = z.strictObject({ warehouse: z.string(), sku: z.string(), quantity: z.number() });

/** Changes the price of an agreement, or posts a new one. */
export function setAgreementPrice(database: Database, input: unknown): void {
  const { legalEntity, sku, account, priceGroup, fromQuantity, price } = agreementPrice.parse(input);
  const dataAreaId = companyOf(legalEntity);
  const item = rowOf(database, 'SellableReleasedProducts', { dataAreaId, ProductNumber: sku });
  const table = database.table('SalesPriceAgreements');
  const same = table.byIndex('ItemNumber', [sku.toLowerCase()]).find((row) => {
    const { values } = row;
    const isCustomer = (values.CustomerAccountNumber ?? '') === account;
    const isGroup = (values.PriceCustomerGroupCode ?? '') === priceGroup;
    return values.dataAreaId === dataAreaId && isCustomer && isGroup && (values.FromQuantity ?? 0) === fromQuantity;
  });
  if (same !== undefined) {
    table.update(same, { Price: price });
    return;
  }
  const highest = Math.max(0, ...[...table.rows()].map((row) => Number(row.values.RecordId)));
  database.seed('SalesPriceAgreements', {
    dataAreaId,
    RecordId: highest + 1,
    ItemNumber: sku,
    ProductNumber: sku,
    CustomerAccountNumber: account,
    PriceCustomerGroupCode: priceGroup,
    FromQuantity: fromQuantity,
    Price: price,
    PriceCurrencyCode: String(item.values.CurrencyCode ?? ''),
    SalesPriceQuantity: 1,
    QuantityUnitySymbol: String(item.values.SalesUnitSymbol ?? ''),
  });
}

/** Puts pieces on a warehouse's shelf, or takes them away with a negative quantity. */
export function moveStock(database: Database, input: unknown): void {
  const { warehouse, sku, quantity } = stockMove.parse(input);
  let site: { dataAreaId: unknown; InventorySiteId: unknown } | undefined;
  for (const set of ['WarehousesOnHandV2', 'InventorySitesOnHandV2']) {
    const table = database.table(set);
    const row = table.byIndex('ItemNumber', [sku.toLowerCase()]).find(({ values }) => {
      if (site !== undefined)
        return values.dataAreaId === site.dataAreaId && values.InventorySiteId === site.InventorySiteId;
      return values.InventoryWarehouseId === warehouse;
    });
    if (row === undefined) throw new Error(`${set} has no ${sku} in ${warehouse}`);
    site = { dataAreaId: row.values.dataAreaId, InventorySiteId: row.values.InventorySiteId };
    const moved = ['OnHandQuantity', 'AvailableOnHandQuantity', 'TotalAvailableQuantity'].map((name) => [
      name,
      Number(table.read(row, name)) + quantity,
    ]);
    table.update(row, Object.fromEntries(moved));
  }
}
