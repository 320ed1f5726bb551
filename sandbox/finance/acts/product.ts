import { z } from 'zod';
import type { Database } from '../database.ts';
import type { Table } from '../table.ts';
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
  if (!shiftStock(database, { warehouse, sku, onHand: quantity, reserved: 0 })) {
    throw new Error(`WarehousesOnHandV2 has no ${sku} in ${warehouse}`);
  }
}

interface Shift {
  warehouse: string;
  sku: string;
  onHand: number;
  /** Never below nothing. */
  reserved: number;
}

/** Moves pieces on the shelf and those promised, of the warehouse and its site. False where the warehouse has no such article. */
export function shiftStock(database: Database, { warehouse, sku, onHand, reserved }: Shift): boolean {
  const inWarehouses = database.table('WarehousesOnHandV2');
  const inSites = database.table('InventorySitesOnHandV2');
  const rowsOf = (table: Table) => table.byIndex('ItemNumber', [sku.toLowerCase()]);
  const place = rowsOf(inWarehouses).find(({ values }) => values.InventoryWarehouseId === warehouse);
  if (place === undefined) return false;
  const { dataAreaId, InventorySiteId } = place.values;
  const site = rowsOf(inSites).find(
    ({ values }) => values.dataAreaId === dataAreaId && values.InventorySiteId === InventorySiteId,
  );
  const promised = Math.max(reserved, -Number(inWarehouses.read(place, 'ReservedOnHandQuantity')));
  const by = {
    OnHandQuantity: onHand,
    ReservedOnHandQuantity: promised,
    OnOrderQuantity: promised,
    AvailableOnHandQuantity: onHand - promised,
    TotalAvailableQuantity: onHand - promised,
  };
  for (const [table, row] of [[inWarehouses, place] as const, [inSites, site] as const]) {
    if (row === undefined) continue;
    const moved = Object.entries(by).map(([name, change]) => [name, Number(table.read(row, name)) + change]);
    table.update(row, Object.fromEntries(moved));
  }
  return true;
}
