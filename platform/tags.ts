import {
  accountId,
  companyId,
  customerId,
  dataverseId,
  orderNumber,
  quoteId,
  returnNumber,
  salesOrderId,
  skuKey,
} from './ids.ts';

/**
 * What answers are found by when something changes: the only makers of tags. A list carries the tag of who it is of, and the
 * plural one where it is of all; a change touches the record, the lists it stands in, and the plural.
 */
export const tags = {
  /** A person who signs in: his data, his memberships. */
  customer: (id: string | number) => `customer:${customerId(id)}`,
  customers: 'customers',
  /** With its users, roles and structure. */
  company: (id: string | number) => `company:${companyId(id)}`,
  companies: 'companies',
  order: (number: string) => `order:${orderNumber(number)}`,
  ordersOf: (customer: string | number) => `orders-of:customer:${customerId(customer)}`,
  orders: 'orders',
  quote: (id: string | number) => `quote:${quoteId(id)}`,
  quotes: 'quotes',
  return: (number: string) => `return:${returnNumber(number)}`,
  returns: 'returns',
  /** As the storefront shows it, prices included. */
  product: (sku: string) => `product:${skuKey(sku)}`,
  products: 'products',
  /** What the storefront may sell of it. */
  salable: (sku: string) => `salable:${skuKey(sku)}`,
  /** What lies in D365's warehouses of it. */
  stock: (sku: string) => `stock:${skuKey(sku)}`,
  /** Prices agreed for it in D365. */
  agreements: (sku: string) => `agreements:${skuKey(sku)}`,
  allAgreements: 'agreements',
  /** Master data: terms, limit, hold. */
  account: (legalEntity: string, number: string) => `account:${accountId(legalEntity, number)}`,
  accounts: 'accounts',
  /** What it owes: settled and open entries of the ledger. */
  ledgerOf: (legalEntity: string, account: string) => `ledger-of:${accountId(legalEntity, account)}`,
  invoice: (legalEntity: string, number: string) => `invoice:${accountId(legalEntity, number)}`,
  invoicesOf: (legalEntity: string, account: string) => `invoices-of:${accountId(legalEntity, account)}`,
  invoices: 'invoices',
  /** With its lines, deliveries and invoices. */
  salesOrder: (legalEntity: string, number: string) => `sales-order:${salesOrderId(legalEntity, number)}`,
  salesOrdersOf: (legalEntity: string, account: string) => `sales-orders-of:${accountId(legalEntity, account)}`,
  salesOrders: 'sales-orders',
  returnOrder: (legalEntity: string, number: string) => `return-order:${salesOrderId(legalEntity, number)}`,
  returnOrders: 'return-orders',
  /** The seller's side of a quote, in Dataverse. */
  negotiation: (id: string) => `negotiation:${dataverseId(id)}`,
  negotiations: 'negotiations',
  case: (id: string) => `case:${dataverseId(id)}`,
  cases: 'cases',
  activities: 'activities',
  /** What is joined to what. */
  links: 'links',
} as const;
