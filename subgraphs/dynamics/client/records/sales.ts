/** An entry of the customer's ledger, open or settled. */
export interface OpenTransactionRecord {
  dataAreaId: string;
  CustomerAccount: string;
  /** `Invoice`, `CreditNote` or `Payment`. */
  TransactionType: string;
  Voucher: string;
  /** Empty for a payment. */
  InvoiceNumber: string;
  SalesOrderNumber: string;
  TransactionDate: string;
  DueDate: string;
  CurrencyCode: string;
  Amount: number;
  OpenAmount: number;
  /** In the currency of the legal entity. */
  OpenAmountAccounting: number;
  LastSettlementDate: string;
}

export interface SalesOrderRecord {
  dataAreaId: string;
  SalesOrderNumber: string;
  OrderingCustomerAccountNumber: string;
  InvoiceCustomerAccountNumber: string;
  CurrencyCode: string;
  /** `None`, `Backorder`, `Delivered`, `Invoiced` or `Canceled`. */
  SalesOrderStatus: string;
  SalesOrderProcessingStatus: string;
  CustomersOrderReference: string;
  CustomerRequisitionNumber: string;
  OrderCreationDateTime: string;
  ConfirmedShippingDate: string;
  OrderTotalAmount: number;
  AreTotalsCalculated: string;
  IsSalesProcessingStopped: string;
}

/** A sales order that is not invoiced in full, with what of it is. */
export interface OpenOrderRecord {
  dataAreaId: string;
  SalesOrderNumber: string;
  InvoiceCustomerAccountNumber: string;
  CustomersOrderReference: string;
  CurrencyCode: string;
  OrderTotalAmount: number;
  /** What was invoiced of it so far, tax and charges included, credit notes left out. Ours: F&O keeps no such field. */
  InvoicedAmount: number;
}

export interface InvoiceRecord {
  dataAreaId: string;
  InvoiceNumber: string;
  InvoiceDate: string;
  LedgerVoucher: string;
  InvoiceCustomerAccountNumber: string;
  SalesOrderNumber: string;
  CustomersOrderReference: string;
  CurrencyCode: string;
  TotalInvoiceAmount: number;
  TotalTaxAmount: number;
}

export interface InvoiceLineRecord {
  dataAreaId: string;
  InvoiceNumber: string;
  InvoiceDate: string;
  LedgerVoucher: string;
  LineCreationSequenceNumber: number;
  ProductNumber: string;
  ProductName: string;
  ProductDescription: string;
  InvoicedQuantity: number;
  SalesUnitSymbol: string;
  SalesPrice: number;
  LineAmount: number;
  CurrencyCode: string;
}

export interface LineQuantityRecord {
  dataAreaId: string;
  SalesOrderNumber: string;
  InventoryLotId: string;
  ItemNumber: string;
  /** Commerce's item id; 0 for a line entered in F&O. */
  CustomersLineNumber: number;
  OrderedQuantity: number;
  DeliveredQuantity: number;
  RemainingQuantity: number;
  InvoicedQuantity: number;
}

export interface PackingSlipRecord {
  dataAreaId: string;
  SalesOrderNumber: string;
  PackingSlipNumber: string;
  DeliveryDate: string;
  TrackingNumber: string;
  TrackingURL: string;
  ShippingCarrierId: string;
  ShippingCarrierName: string;
  WarehouseId: string;
}

export interface ReturnOrderRecord {
  dataAreaId: string;
  ReturnOrderNumber: string;
  RMANumber: string;
  CustomerAccountNumber: string;
  CustomersOrderReference: string;
  /** As of a sales order. */
  ReturnOrderStatus: string;
  ReplacementSalesOrderNumber: string;
}
