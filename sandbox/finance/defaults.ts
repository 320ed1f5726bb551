import { type Database, NUMBERED } from './database.ts';
import type { EntitySet, PropertyValue } from './model.ts';
import { writeFailed } from './refusal.ts';

type Values = Record<string, PropertyValue>;

/** What F&O fills in by itself on insert. */
export function fillDefaults(set: EntitySet, values: Values, database: Database): void {
  const numbered = NUMBERED[set.name];
  if (numbered !== undefined && (values[numbered] ?? '') === '') {
    values[numbered] = database.nextNumber(set.name, String(values.dataAreaId));
  }
  if (set.name === 'SalesOrderHeadersV2') values.SalesOrderStatus ??= 'Backorder';
  if (set.name === 'SalesOrderLines') fillSalesLine(values, database);
}

/** Unit, price and quantity come from the item, site and warehouse from the order. */
function fillSalesLine(values: Values, database: Database): void {
  const { dataAreaId = '' } = values;
  const items = database.table('ReleasedProductsV2');
  const orders = database.table('SalesOrderHeadersV2');
  const item = items.byKey({ dataAreaId, ItemNumber: values.ItemNumber ?? '' });
  const order = orders.byKey({ dataAreaId, SalesOrderNumber: values.SalesOrderNumber ?? '' });
  if (item !== undefined) {
    values.SalesUnitSymbol ??= items.read(item, 'SalesUnitSymbol');
    values.SalesPrice ??= items.read(item, 'SalesPrice');
    values.SalesTaxItemGroupCode ??= items.read(item, 'SalesSalesTaxItemGroupCode');
  }
  values.OrderedSalesQuantity ??= 1;
  values.LineAmount ??= Math.round(Number(values.SalesPrice ?? 0) * Number(values.OrderedSalesQuantity) * 100) / 100;
  values.SalesOrderLineStatus ??= 'Backorder';
  if (order !== undefined) {
    values.CurrencyCode ??= orders.read(order, 'CurrencyCode');
    values.ShippingSiteId ??= orders.read(order, 'DefaultShippingSiteId');
    values.ShippingWarehouseId ??= orders.read(order, 'DefaultShippingWarehouseId');
  }
  if ((values.ShippingSiteId ?? '') === '' && (values.ShippingWarehouseId ?? '') === '') {
    throw writeFailed(400, 'SalesOrderLineEntity', [
      'Warning: Inventory dimension Site is mandatory and must consequently be specified',
      "Warning: validateWrite failed on data source 'SalesOrderLineEntity'",
    ]);
  }
}
