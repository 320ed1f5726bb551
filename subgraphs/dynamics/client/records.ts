/**
 * D365's rows in D365's own spelling: the fields we ask for. F&O has no nulls: an empty text is '', an empty day 1900.
 * What a tenant may name otherwise stands under one fixed name.
 */

export interface CustomerRecord {
  dataAreaId: string;
  CustomerAccount: string;
  /** Empty for a person. */
  OrganizationName: string;
  PersonFirstName: string;
  PersonLastName: string;
  NameAlias: string;
  PartyType: string;
  SalesCurrencyCode: string;
  PaymentTerms: string;
  DiscountPriceGroupId: string;
  EmployeeResponsibleNumber: string;
  PrimaryContactEmail: string;
  PrimaryContactPhone: string;
  TaxExemptNumber: string;
  /** Our marker, where there is one. */
  IdentificationNumber: string;
  /** `No`, `Invoice`, `All`, `Payment`, `Requisition`, `Never` or `PurchOrder`. */
  OnHoldStatus: string;
  CreditLimit: number;
  /** `Yes` or `No`. */
  CreditLimitIsMandatory: string;
  CredManCustUnlimitedCredit: string;
  CredManExclude: string;
  CredManGroupId: string;
  CredManAccountStatusId: string;
  CredManStatusReasonId: string;
  CredManCreditLimitExpiryDate: string;
  AddressStreet: string;
  AddressCity: string;
  AddressState: string;
  AddressZipCode: string;
  AddressCountryRegionId: string;
  AddressCountryRegionISOCode: string;
}

export interface WorkerRecord {
  PersonnelNumber: string;
  Name: string;
  /** His address as a user; empty when he has none. */
  AadUserPrincipalName: string;
  AadUserObjectId: string;
}

export interface PaymentTermRecord {
  dataAreaId: string;
  Name: string;
  Description: string;
  NumberOfDays: number;
  NumberOfMonths: number;
  CutoffDayOfMonth: number;
}

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

export interface CreditGroupRecord {
  CreditGroupId: string;
  Name: string;
  CreditLimit: number;
  CurrencyCode: string;
}

export interface TemporaryLimitRecord {
  dataAreaId: string;
  CustomerAccount: string;
  CreditLimit: number;
  FromDate: string;
  ToDate: string;
}

export interface BlockingRuleRecord {
  dataAreaId: string;
  RuleId: string;
  RuleType: string;
  IsExclusion: string;
  AppliesTo: string;
  CustomerAccount: string;
  CreditGroupId: string;
  Days: number;
  Amount: number;
  Percentage: number;
  Value: string;
  ReleasesOrder: string;
}

export interface ExchangeRateRecord {
  RateTypeName: string;
  FromCurrency: string;
  ToCurrency: string;
  StartDate: string;
  EndDate: string;
  Rate: number;
  /** Of how many units `Rate` is the price: `One`, `Ten`, `Hundred`, `Thousand` or `TenThousand`. */
  ConversionFactor: string;
}

/** The account of F&O that a row of Dataverse is about. */
export interface AccountReferenceRecord {
  accountnumber: string | null;
  legalEntity: string | null;
}

export interface QuoteRecord {
  quoteid: string;
  quotenumber: string | null;
  revisionnumber: number | null;
  /** 0 draft, 1 active, 2 won, 3 closed */
  statecode: number;
  statuscode: number;
  totalamount: number | null;
  expireson: string | null;
  effectiveto: string | null;
  _ownerid_value: string | null;
  /** Null when it is for a contact. */
  customerid_account: AccountReferenceRecord | null;
  transactioncurrencyid: { isocurrencycode: string | null } | null;
  /** Our marker. */
  reference: string | null;
}

export interface IncidentRecord {
  incidentid: string;
  ticketnumber: string | null;
  title: string | null;
  /** 0 active, 1 resolved, 2 canceled */
  statecode: number;
  statuscode: number;
  /** The reason in the service team's words. */
  'statuscode@OData.Community.Display.V1.FormattedValue'?: string;
  createdon: string;
  _ownerid_value: string | null;
  /** Null when it is a contact's. */
  customerid_account: AccountReferenceRecord | null;
  /** Our marker. */
  reference: string | null;
}

export interface ActivityRecord {
  activityid: string;
  /** `task`, `phonecall` or `appointment`. */
  activitytypecode: string;
  subject: string | null;
  description: string | null;
  scheduledend: string | null;
  createdon: string;
  /** 0 open, 1 completed, 2 canceled, 3 scheduled */
  statecode: number;
  _ownerid_value: string | null;
}

export interface SystemUserRecord {
  systemuserid: string;
  fullname: string | null;
  internalemailaddress: string | null;
  azureactivedirectoryobjectid: string | null;
  isdisabled: boolean | null;
}
