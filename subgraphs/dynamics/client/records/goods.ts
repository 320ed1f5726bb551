export interface WarehouseRecord {
  dataAreaId: string;
  WarehouseId: string;
  WarehouseName: string;
}

/** One variant of an item in one warehouse. */
export interface StockRecord {
  dataAreaId: string;
  ItemNumber: string;
  InventoryWarehouseId: string;
  OnHandQuantity: number;
  ReservedOnHandQuantity: number;
  AvailableOnHandQuantity: number;
}

export interface ReleasedProductRecord {
  dataAreaId: string;
  ItemNumber: string;
  SalesUnitSymbol: string;
  InventoryUnitSymbol: string;
  SalesSalesTaxItemGroupCode: string;
  UnitCost: number;
  UnitCostQuantity: number;
}

export interface PriceAgreementRecord {
  dataAreaId: string;
  RecordId: number;
  ItemNumber: string;
  /** Empty when it holds for a price group, or for everybody. */
  CustomerAccountNumber: string;
  PriceCustomerGroupCode: string;
  Price: number;
  PriceCurrencyCode: string;
  /** For how many units the price is. */
  SalesPriceQuantity: number;
  FromQuantity: number;
  ToQuantity: number;
  /** Spelled so by F&O. */
  QuantityUnitySymbol: string;
  PriceApplicableFromDate: string;
  PriceApplicableToDate: string;
}
