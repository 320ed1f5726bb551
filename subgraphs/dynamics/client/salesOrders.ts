import { type Basis, partlyTold, told } from '../../../platform/basis.ts';
import type { CompanyNumber } from '../../../platform/ids.ts';
import { tags } from '../../../platform/tags.ts';
import { listsOf, type Narrowing, salesOrdersAmong, within } from './narrowing.ts';
import { isMember, oneOfNumbers } from './odata.ts';
import type { LineQuantityRecord, OpenOrderRecord, PackingSlipRecord, SalesOrderRecord } from './records.ts';
import type { Page, RowQuery, Rows, Window } from './rows.ts';

export interface SalesOrders {
  byIds(keys: readonly CompanyNumber[]): Promise<SalesOrderRecord[]>;
  /** By who ordered, newest first. */
  page(search: Narrowing & Window): Promise<Page<SalesOrderRecord>>;
}

export interface OpenOrders {
  /**
   * Orders that are not invoiced in full, by who is to pay. What is open of one is `OrderTotalAmount` less
   * `InvoicedAmount`, tax and charges included, and never less than nothing: what is invoiced is in the ledger already.
   */
  byAccounts(keys: readonly CompanyNumber[]): Promise<OpenOrderRecord[]>;
}

/** What the tenant's own sets say of sales orders. */
export interface OfSalesOrders<Row> {
  bySalesOrders(keys: readonly CompanyNumber[]): Promise<Row[]>;
}

const set = 'SalesOrderHeadersV2';

const search = {
  operation: 'read sales orders',
  set,
  select: [
    'dataAreaId',
    'SalesOrderNumber',
    'OrderingCustomerAccountNumber',
    'InvoiceCustomerAccountNumber',
    'CurrencyCode',
    'SalesOrderStatus',
    'SalesOrderProcessingStatus',
    'CustomersOrderReference',
    'CustomerRequisitionNumber',
    'OrderCreationDateTime',
    'ConfirmedShippingDate',
    'OrderTotalAmount',
    'AreTotalsCalculated',
    'IsSalesProcessingStopped',
  ] satisfies (keyof SalesOrderRecord)[],
  order: [
    { property: 'OrderCreationDateTime', descending: true },
    { property: 'SalesOrderNumber', descending: true },
    { property: 'dataAreaId' },
  ],
};

const open = {
  operation: 'read open sales orders',
  set,
  select: [
    'dataAreaId',
    'SalesOrderNumber',
    'InvoiceCustomerAccountNumber',
    'CustomersOrderReference',
    'CurrencyCode',
    'OrderTotalAmount',
    'SalesOrderProcessingStatus',
  ],
  where: isMember('SalesOrderStatus', 'SalesStatus', ['Backorder', 'Delivered']),
};

const posted = {
  operation: 'read invoices of open sales orders',
  set: 'SalesInvoiceHeadersV2',
  select: ['dataAreaId', 'SalesOrderNumber', 'TotalInvoiceAmount'],
};

export function createSalesOrders(rows: Rows): SalesOrders {
  return {
    byIds: (keys) => rows.allOf({ ...search, ...told(salesOrdersAmong(keys)) }, oneOfNumbers('SalesOrderNumber', keys)),
    page({ offset, first, ...narrowing }) {
      const basis = told([...listsOf(narrowing, tags.salesOrdersOf, tags.salesOrders), tags.anySalesOrder]);
      return within(rows, { ...search, ...basis }, 'OrderingCustomerAccountNumber', narrowing, { offset, first });
    },
  };
}

type OpenRow = Omit<OpenOrderRecord, 'InvoicedAmount'> & Pick<SalesOrderRecord, 'SalesOrderProcessingStatus'>;

interface Posted {
  dataAreaId: string;
  SalesOrderNumber: string;
  TotalInvoiceAmount: number;
}

export function createOpenOrders(rows: Rows): OpenOrders {
  /** Only those that are invoiced in part cost a second question. */
  async function invoicedAmounts(orders: readonly OpenRow[]): Promise<ReadonlyMap<string, number>> {
    const started = orders.filter((order) => order.SalesOrderProcessingStatus.includes('PartiallyInvoiced'));
    const keys = started.map((order) => ({ legalEntity: order.dataAreaId, number: order.SalesOrderNumber }));
    const amounts = new Map<string, number>();
    for (const invoice of await rows.allOf<Posted>(
      { ...posted, ...told(salesOrdersAmong(keys)) },
      oneOfNumbers('SalesOrderNumber', keys),
    )) {
      // A credit note takes back an invoice, not an order.
      const amount = Math.max(invoice.TotalInvoiceAmount, 0);
      amounts.set(nameOf(invoice), (amounts.get(nameOf(invoice)) ?? 0) + amount);
    }
    return amounts;
  }

  return {
    async byAccounts(keys) {
      const of = keys.map(({ legalEntity, number }) => tags.salesOrdersOf(legalEntity, number));
      const query = { ...open, ...told([...of, tags.anySalesOrder]) };
      const orders = await rows.allOf<OpenRow>(query, oneOfNumbers('InvoiceCustomerAccountNumber', keys));
      const amounts = await invoicedAmounts(orders);
      return orders.map(({ SalesOrderProcessingStatus: _, ...order }) => ({
        ...order,
        InvoicedAmount: amounts.get(nameOf(order)) ?? 0,
      }));
    },
  };
}

const nameOf = ({ dataAreaId, SalesOrderNumber }: Pick<Posted, 'dataAreaId' | 'SalesOrderNumber'>): string =>
  `${dataAreaId}:${SalesOrderNumber}`.toUpperCase();

const quantities: (keyof LineQuantityRecord)[] = [
  'dataAreaId',
  'SalesOrderNumber',
  'InventoryLotId',
  'ItemNumber',
  'CustomersLineNumber',
  'OrderedQuantity',
  'DeliveredQuantity',
  'RemainingQuantity',
  'InvoicedQuantity',
];

const slips: (keyof PackingSlipRecord)[] = [
  'dataAreaId',
  'SalesOrderNumber',
  'PackingSlipNumber',
  'DeliveryDate',
  'TrackingNumber',
  'TrackingURL',
  'ShippingCarrierId',
  'ShippingCarrierName',
  'WarehouseId',
];

/** Deliveries are told of by the order's status, which not every one of them changes. */
function ofSalesOrders<Row>(rows: Rows, search: Omit<RowQuery, keyof Basis>): OfSalesOrders<Row> {
  return {
    bySalesOrders: (keys) =>
      rows.allOf({ ...search, ...partlyTold(salesOrdersAmong(keys)) }, oneOfNumbers('SalesOrderNumber', keys)),
  };
}

export function createLineQuantities(rows: Rows, set: string): OfSalesOrders<LineQuantityRecord> {
  const search = { operation: 'read line quantities', set, select: quantities };
  return ofSalesOrders(rows, search);
}

export function createPackingSlips(rows: Rows, set: string): OfSalesOrders<PackingSlipRecord> {
  const search = { operation: 'read packing slips', set, select: slips };
  return ofSalesOrders(rows, search);
}
