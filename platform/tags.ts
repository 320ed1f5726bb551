import { codeKey } from './ids.ts';

/** D365 compares without regard to case. Nothing is checked here: a key that is none finds nothing. */
const inCompany = (kind: string, legalEntity: string, code: string): string =>
  `${kind}:${legalEntity.toLowerCase()}:${codeKey(code)}`;

/**
 * What answers are found by when something changes: the only makers of tags. A record's answer carries its own tag and the
 * `any` of its kind. A list carries the tag of whom it is of, or the plural one where it is of all, and `any` too. A change
 * touches the record, whom it is of, and the plural; one that does not say which record it is touches `any`.
 */
export const tags = {
  /** A person who signs in: his data, his memberships. */
  customer: (id: string | number) => `customer:${id}`,
  customers: 'customers',
  /** With its users, roles and structure. */
  company: (id: string | number) => `company:${id}`,
  companies: 'companies',
  order: (number: string) => `order:${number}`,
  ordersOf: (customer: string | number) => `orders-of:customer:${customer}`,
  /** By Commerce's number of the row, which is all that its shipments and invoices name. */
  orderRow: (id: string | number) => `order-row:${id}`,
  orders: 'orders',
  anyOrder: 'any-order',
  quote: (id: string | number) => `quote:${id}`,
  quotes: 'quotes',
  return: (number: string) => `return:${number}`,
  returns: 'returns',
  /** As the storefront shows it, prices included. */
  product: (sku: string) => `product:${codeKey(sku)}`,
  products: 'products',
  /** What the storefront may sell of it. */
  salable: (sku: string) => `salable:${codeKey(sku)}`,
  /** What lies in D365's warehouses of it. */
  stock: (sku: string) => `stock:${codeKey(sku)}`,
  /** Prices agreed for it in D365. */
  agreements: (sku: string) => `agreements:${codeKey(sku)}`,
  anyAgreement: 'any-agreement',
  /** Master data: terms, limit, hold. */
  account: (legalEntity: string, number: string) => inCompany('account', legalEntity, number),
  accounts: 'accounts',
  anyAccount: 'any-account',
  /** What it owes: settled and open entries of the ledger. */
  ledgerOf: (legalEntity: string, account: string) => inCompany('ledger-of', legalEntity, account),
  invoice: (legalEntity: string, number: string) => inCompany('invoice', legalEntity, number),
  invoicesOf: (legalEntity: string, account: string) => inCompany('invoices-of', legalEntity, account),
  invoices: 'invoices',
  /** With its lines, deliveries and invoices. */
  salesOrder: (legalEntity: string, number: string) => inCompany('sales-order', legalEntity, number),
  salesOrdersOf: (legalEntity: string, account: string) => inCompany('sales-orders-of', legalEntity, account),
  salesOrders: 'sales-orders',
  anySalesOrder: 'any-sales-order',
  returnOrder: (legalEntity: string, number: string) => inCompany('return-order', legalEntity, number),
  anyReturnOrder: 'any-return-order',
  /** The seller's side of a quote, in Dataverse. */
  negotiation: (id: string) => `negotiation:${id.toLowerCase()}`,
  anyNegotiation: 'any-negotiation',
  case: (id: string) => `case:${id.toLowerCase()}`,
  cases: 'cases',
  activities: 'activities',
  /** What is joined to what. */
  links: 'links',
} as const;
