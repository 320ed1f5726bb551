import type { Product, World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import { amountOf, companyOf, dateOf } from './values.ts';

/** Items as released to each company, their agreed prices, and what lies in the warehouses. */
export function seedProducts(world: World, database: Database): void {
  for (const product of world.products) {
    database.seed('AllProducts', {
      ProductNumber: product.sku,
      ProductName: product.name,
      ProductSearchName: product.sku,
    });
    for (const { id, currency } of world.legalEntities) seedReleased(product, id, currency, database);
    seedOnHand(product, world, database);
  }
  for (const agreement of world.priceAgreements) {
    database.seed('SalesPriceAgreements', {
      dataAreaId: companyOf(agreement.legalEntity),
      RecordId: agreement.recordId,
      ItemNumber: agreement.sku,
      ProductNumber: agreement.sku,
      CustomerAccountNumber: agreement.accountNumber ?? '',
      PriceCustomerGroupCode: agreement.priceGroup ?? '',
      FromQuantity: agreement.fromQuantity,
      Price: amountOf(agreement.price),
      PriceCurrencyCode: agreement.currency,
      SalesPriceQuantity: 1,
      QuantityUnitySymbol: agreement.unit,
      PriceApplicableFromDate: dateOf(agreement.from),
      PriceApplicableToDate: dateOf(agreement.to),
    });
  }
}

function seedReleased(product: Product, legalEntity: string, currency: string, database: Database): void {
  const dataAreaId = companyOf(legalEntity);
  const price = amountOf(product.price[currency] ?? 0);
  const cost = amountOf(product.unitCost[legalEntity] ?? 0);
  database.seed('ReleasedProductsV2', {
    dataAreaId,
    ItemNumber: product.sku,
    ProductNumber: product.sku,
    SearchName: product.name.slice(0, 20),
    ProductSearchName: product.name.slice(0, 20),
    ProductGroupId: product.category,
    InventoryUnitSymbol: product.unit,
    SalesUnitSymbol: product.unit,
    PurchaseUnitSymbol: product.unit,
    BOMUnitSymbol: product.unit,
    SalesPrice: price,
    SalesPriceQuantity: 1,
    SalesPriceDate: dateOf(product.updatedAt),
    UnitCost: cost,
    UnitCostQuantity: 1,
    UnitCostDate: dateOf(product.updatedAt),
    SalesSalesTaxItemGroupCode: product.taxItemGroup,
    PurchaseSalesTaxItemGroupCode: product.taxItemGroup,
    NetProductWeight: product.weight,
  });
  database.seed('SellableReleasedProducts', {
    dataAreaId,
    ProductNumber: product.sku,
    ProductName: product.name,
    InventoryUnitSymbol: product.unit,
    SalesUnitSymbol: product.unit,
    SalesPrice: price,
    CurrencyCode: currency,
    UnitCost: cost,
    IsSalesStopped: product.enabled ? 'No' : 'Yes',
    IsStockedProduct: 'Yes',
  });
}

function seedOnHand(product: Product, world: World, database: Database): void {
  const sites = new Map<string, Record<string, number | string>>();
  for (const { code, siteId, legalEntity } of world.warehouses) {
    const stock = product.stock[code];
    if (stock === undefined) continue;
    const dataAreaId = companyOf(legalEntity);
    const place = { dataAreaId, ItemNumber: product.sku, InventorySiteId: siteId };
    const quantities = onHandQuantities(stock);
    database.seed('WarehousesOnHandV2', {
      ...place,
      InventoryWarehouseId: code,
      ProductName: product.name,
      ...quantities,
    });
    const site = sites.get(`${dataAreaId}:${siteId}`);
    const summed = Object.entries(quantities).map(([name, value]) => [name, value + Number(site?.[name] ?? 0)]);
    sites.set(`${dataAreaId}:${siteId}`, { ...place, ProductName: product.name, ...Object.fromEntries(summed) });
  }
  for (const site of sites.values()) database.seed('InventorySitesOnHandV2', site);
}

/** The quantities of an on-hand row; ordered is what suppliers still owe, on order what customers still wait for. */
export function onHandQuantities({ onHand, reserved, onOrder }: { onHand: number; reserved: number; onOrder: number }) {
  return {
    OnHandQuantity: onHand,
    ReservedOnHandQuantity: reserved,
    AvailableOnHandQuantity: onHand - reserved,
    OrderedQuantity: onOrder,
    AvailableOrderedQuantity: onOrder,
    OnOrderQuantity: reserved,
    TotalAvailableQuantity: onHand - reserved + onOrder,
  };
}
