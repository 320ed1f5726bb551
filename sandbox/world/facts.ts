/**
 * What is true in the sandbox's business, in no system's words. Each system's tables are made from these facts,
 * so that both agree; `drifts.ts` then spoils a few on purpose. Money is in whole cents, dates are ISO 8601 in UTC.
 */
export type Cents = number;

export interface World {
  seed: number;
  scale: number;
  /** Midnight UTC of the day the world was made; all history lies before it. */
  today: string;
  legalEntities: LegalEntity[];
  websites: Website[];
  storeViews: StoreView[];
  warehouses: Warehouse[];
  workers: Worker[];
  paymentTerms: PaymentTerms[];
  creditGroups: CreditGroup[];
  products: Product[];
  companies: Company[];
  accounts: Account[];
  buyers: Buyer[];
  orders: Order[];
  phoneOrders: PhoneOrder[];
  quotes: Quote[];
  carts: Cart[];
  returns: Return[];
  cases: Case[];
  activities: Activity[];
  priceAgreements: PriceAgreement[];
  /** Units of foreign currency bought by one unit of `from`. */
  exchangeRates: { from: string; to: string; rate: number; startDate: string }[];
  drifts: Drift[];
}

export interface LegalEntity {
  id: string;
  name: string;
  currency: string;
  countryId: string;
}
export interface Website {
  id: number;
  code: string;
  name: string;
  legalEntity: string;
  currency: string;
  stockId: number;
  groupId: number;
}
export interface StoreView {
  id: number;
  code: string;
  name: string;
  websiteId: number;
  currency: string;
  locale: string;
  timezone: string;
}
/** `code` is the F&O warehouse, `sourceCode` the Commerce MSI source of the same place. */
export interface Warehouse {
  code: string;
  name: string;
  siteId: string;
  legalEntity: string;
  sourceCode: string;
  city: string;
  countryId: string;
  postcode: string;
}
/** A sales representative; `commerceUserId` is his admin user in Commerce, `aadObjectId` his identity in Entra. */
export interface Worker {
  personnelNumber: string;
  name: string;
  firstName: string;
  lastName: string;
  email: string;
  aadObjectId: string;
  commerceUserId: number;
  systemUserId: string;
  role: 'representative' | 'finance' | 'service' | 'operator';
}
export interface PaymentTerms {
  code: string;
  description: string;
  days: number;
  months: number;
  rank: number;
}
/** Limit shared by its members, across legal entities. */
export interface CreditGroup {
  id: string;
  name: string;
  limit: Cents;
  currency: string;
}

export interface Product {
  id: number;
  sku: string;
  name: string;
  category: string;
  enabled: boolean;
  /** List price by currency. */
  price: Record<string, Cents>;
  /** Per legal entity, in its currency. */
  unitCost: Record<string, Cents>;
  unit: string;
  taxItemGroup: string;
  weight: number;
  createdAt: string;
  updatedAt: string;
  /** Pieces on the shelf and reserved for open orders, by warehouse code; `inCommerce` where the shop believes in another number. */
  stock: Record<string, { onHand: number; reserved: number; onOrder: number; inCommerce?: number }>;
}

export interface Address {
  street: string;
  city: string;
  region: string;
  regionCode: string;
  regionId: number;
  postcode: string;
  countryId: string;
}

/** A Commerce B2B company. `accounts` of it in D365 carry its id; a company may trade with several legal entities. */
export interface Company {
  id: number;
  name: string;
  legalName: string;
  email: string;
  taxNumber: string;
  phone: string;
  status: 'pending' | 'approved' | 'rejected' | 'blocked';
  websiteId: number;
  customerGroupId: number;
  representative: string;
  adminBuyerId: number;
  address: Address;
  /** Commerce company credit: the mirror of the D365 account in the website's legal entity. */
  creditId: number;
  createdAt: string;
}

/** A D365 trading account: F&O customer and Dataverse account are the same row of it. */
export interface Account {
  legalEntity: string;
  number: string;
  partyNumber: string;
  name: string;
  partyType: 'Organization' | 'Person';
  companyId?: number;
  buyerId?: number;
  /** A proven link leaves a marker on the customer; some accounts have none and can only be proposed. */
  marked: boolean;
  taxNumber: string;
  email: string;
  phone: string;
  address: Address;
  currency: string;
  paymentTerms: string;
  representative: string;
  priceGroup: string;
  creditLimit: Cents;
  creditLimitMandatory: boolean;
  unlimitedCredit: boolean;
  excludedFromCredit: boolean;
  creditLimitExpires?: string;
  creditGroupId?: string;
  accountStatus: string;
  temporaryLimit?: { amount: Cents; from: string; to: string };
  onHold: 'No' | 'Invoice' | 'All' | 'Payment' | 'Requisition' | 'Never';
  holdReason: string;
  dataverseId: string;
  createdAt: string;
}

export interface Buyer {
  id: number;
  email: string;
  password: string;
  firstName: string;
  lastName: string;
  phone: string;
  companyId?: number;
  jobTitle: string;
  active: boolean;
  /** Company role by name; see `roles.ts`. A buyer without company has none. */
  role?: 'admin' | 'seniorBuyer' | 'buyer' | 'viewer';
  /** Reports to, in the company's structure; the administrator to nobody. */
  parentBuyerId?: number;
  structureId?: number;
  storeId: number;
  websiteId: number;
  customerGroupId: number;
  address: Address;
  addressId: number;
  createdAt: string;
}

export interface OrderLine {
  itemId: number;
  productId: number;
  sku: string;
  name: string;
  quantity: number;
  price: Cents;
  discount: Cents;
  tax: Cents;
  taxPercent: number;
  rowTotal: Cents;
  shipped: number;
  invoiced: number;
  canceled: number;
  returned: number;
  backordered: number;
  warehouse: string;
  lotId: string;
}

export interface Order {
  id: number;
  number: string;
  storeId: number;
  buyerId: number;
  companyId?: number;
  quoteId: number;
  legalEntity: string;
  accountNumber?: string;
  currency: string;
  placedAt: string;
  updatedAt: string;
  state: 'new' | 'processing' | 'complete' | 'closed' | 'canceled' | 'holded';
  paymentMethod: 'companycredit' | 'checkmo' | 'banktransfer';
  poNumber?: string;
  shippingMethod: string;
  shippingDescription: string;
  shipTo: Address;
  lines: OrderLine[];
  subtotal: Cents;
  discount: Cents;
  shipping: Cents;
  tax: Cents;
  total: Cents;
  /** Absent: not yet in D365. */
  salesOrderNumber?: string;
  warehouse: string;
  shipments: Shipment[];
  invoices: Invoice[];
}
export interface Shipment {
  id: number;
  number: string;
  packingSlip: string;
  shippedAt: string;
  carrier: string;
  carrierTitle: string;
  trackingNumber: string;
  trackingUrl: string;
  warehouse: string;
  lines: { itemId: number; sku: string; quantity: number }[];
}
/** `open` is what is still to be paid; `settledAt` when that became nothing. `commerceId` is the Commerce invoice of the same document. */
export interface Invoice {
  commerceId: number;
  commerceNumber: string;
  number: string;
  voucher: string;
  date: string;
  dueDate: string;
  currency: string;
  lines: {
    itemId: number;
    sku: string;
    name: string;
    quantity: number;
    price: Cents;
    amount: Cents;
    discount: Cents;
    tax: Cents;
    unitCost: Cents;
  }[];
  subtotal: Cents;
  tax: Cents;
  charges: Cents;
  discount: Cents;
  total: Cents;
  open: Cents;
  settledAt?: string;
}

/** Taken by telephone, known to D365 only; its reference is the customer's own. */
export interface PhoneOrder {
  legalEntity: string;
  accountNumber: string;
  salesOrderNumber: string;
  reference: string;
  placedAt: string;
  currency: string;
  status: 'open' | 'invoiced';
  lines: {
    lotId: string;
    sku: string;
    name: string;
    quantity: number;
    price: Cents;
    amount: Cents;
    tax: Cents;
    warehouse: string;
  }[];
  total: Cents;
  tax: Cents;
  invoice?: Invoice;
}

/** A negotiable quote: a Commerce cart, and a Dataverse quote of the same negotiation (absent while only the buyer knows it). */
export interface Quote {
  cartId: number;
  maskedId: string;
  name: string;
  buyerId: number;
  companyId: number;
  storeId: number;
  currency: string;
  status:
    | 'created'
    | 'processing_by_customer'
    | 'processing_by_admin'
    | 'submitted_by_customer'
    | 'submitted_by_admin'
    | 'ordered'
    | 'expired'
    | 'declined'
    | 'closed';
  createdAt: string;
  updatedAt: string;
  expiresOn?: string;
  lines: {
    itemId: number;
    productId: number;
    sku: string;
    name: string;
    quantity: number;
    listPrice: Cents;
    price: Cents;
  }[];
  originalTotal: Cents;
  negotiatedTotal: Cents;
  discountPercent: number;
  dataverse?: {
    quoteId: string;
    quoteNumber: string;
    revision: number;
    owner: string;
    stateCode: number;
    statusCode: number;
  };
  orderId?: number;
  comment: string;
}
/** An active cart, not (yet) an order. */
export interface Cart {
  id: number;
  maskedId: string;
  buyerId: number;
  storeId: number;
  currency: string;
  createdAt: string;
  updatedAt: string;
  lines: { itemId: number; productId: number; sku: string; name: string; quantity: number; price: Cents }[];
  subtotal: Cents;
  tax: Cents;
  shipping: Cents;
  total: Cents;
}

export interface Return {
  id: number;
  number: string;
  orderId: number;
  orderNumber: string;
  buyerId: number;
  storeId: number;
  requestedAt: string;
  status: 'pending' | 'authorized' | 'received' | 'processed_closed' | 'denied';
  lines: {
    id: number;
    itemId: number;
    sku: string;
    quantity: number;
    reason: string;
    resolution: 'refund' | 'replacement';
    condition: string;
  }[];
  legalEntity: string;
  accountNumber?: string;
  /** In D365 once authorised. */
  returnOrderNumber?: string;
  rmaNumber?: string;
  caseId?: string;
  creditNote?: { number: string; voucher: string; date: string; amount: Cents };
  replacementSalesOrder?: string;
}
export interface Case {
  id: string;
  ticketNumber: string;
  title: string;
  description: string;
  legalEntity: string;
  accountNumber: string;
  origin: 1 | 2 | 3;
  type: 1 | 2 | 3;
  priority: 1 | 2 | 3;
  state: 0 | 1 | 2;
  status: number;
  owner: string;
  createdAt: string;
  modifiedAt: string;
  returnNumber?: string;
}
export interface Activity {
  id: string;
  kind: 'task' | 'phonecall' | 'appointment';
  subject: string;
  description: string;
  legalEntity: string;
  accountNumber: string;
  owner: string;
  scheduledEnd: string;
  createdAt: string;
  state: 0 | 1 | 2;
  status: number;
}
/** A posted trade agreement: for one account, for a price group, or (neither) for all. */
export interface PriceAgreement {
  recordId: number;
  legalEntity: string;
  sku: string;
  accountNumber?: string;
  priceGroup?: string;
  fromQuantity: number;
  price: Cents;
  currency: string;
  unit: string;
  from: string;
  to?: string;
}
/** A difference between the two systems, put there on purpose. */
export interface Drift {
  kind: string;
  key: string;
  commerce: string;
  dynamics: string;
}
