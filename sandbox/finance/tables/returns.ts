import type { Account, Order, Return, World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import { invoiceHeader, nextTransaction } from './invoices.ts';
import { amountOf, companyOf, dateOf, daysAfter, yesNo } from './values.ts';

const LINE_STATUS: Record<Return['status'], string> = {
  pending: 'None',
  authorized: 'Awaiting',
  received: 'Received',
  processed_closed: 'Invoiced',
  denied: 'Canceled',
};
const ORDER_STATUS: Record<Return['status'], string> = {
  pending: 'None',
  authorized: 'Backorder',
  received: 'Delivered',
  processed_closed: 'Invoiced',
  denied: 'Canceled',
};

/** Return orders with lines, and the credit notes raised by them. */
export function seedReturns(world: World, database: Database): void {
  const accounts = new Map(world.accounts.map((account) => [`${account.legalEntity}:${account.number}`, account]));
  const orders = new Map(world.orders.map((order) => [order.id, order]));
  for (const returned of world.returns) {
    const account = accounts.get(`${returned.legalEntity}:${returned.accountNumber}`);
    const order = orders.get(returned.orderId);
    if (returned.returnOrderNumber === undefined || account === undefined || order === undefined) continue;
    seedReturn(returned, returned.returnOrderNumber, account, order, database);
    if (returned.creditNote !== undefined) seedCreditNote(returned, returned.creditNote, account, order, database);
  }
}

/** A return order with its lines, as far as the return is. */
export function seedReturn(returned: Return, number: string, account: Account, order: Order, database: Database): void {
  const dataAreaId = companyOf(returned.legalEntity);
  const customer = { CustomerAccountNumber: account.number, RMANumber: returned.rmaNumber ?? '' };
  database.seed('ReturnOrderHeaders', {
    dataAreaId,
    ReturnOrderNumber: number,
    ...customer,
    CurrencyCode: order.currency,
    CustomersOrderReference: `ACR-${returned.number}`,
    ReturnOrderStatus: ORDER_STATUS[returned.status],
    ReturnDeadline: daysAfter(returned.requestedAt, 30),
    IsReplacementSalesOrderCreated: yesNo(returned.replacementSalesOrder !== undefined),
    ReplacementSalesOrderNumber: returned.replacementSalesOrder ?? '',
    DefaultReturnWarehouseId: order.warehouse,
  });
  const hasArrived = returned.status === 'received' || returned.status === 'processed_closed';
  returned.lines.forEach((line, index) => {
    const ordered = order.lines.find(({ itemId }) => itemId === line.itemId);
    database.seed('ReturnOrderLinesV2', {
      dataAreaId,
      ReturnOrderNumber: number,
      ReturnInventoryLotId: `${number}-${index + 1}`,
      ...customer,
      LineCreationSequenceNumber: index + 1,
      ItemNumber: line.sku,
      ReturnSalesQuantity: -line.quantity,
      ReturnedSalesQuantity: hasArrived ? -line.quantity : 0,
      SalesUnitSymbol: 'ea',
      SalesPrice: amountOf(ordered?.price ?? 0),
      LineAmount: -amountOf((ordered?.price ?? 0) * line.quantity),
      ReturnStatus: LINE_STATUS[returned.status],
      ReturnDispositionCode: hasArrived ? (line.resolution === 'refund' ? 'CREDIT' : 'REPLACE') : '',
      ExpectedReturnArrivalDate: daysAfter(returned.requestedAt, 10),
      ActualReturnArrivalDate: hasArrived ? daysAfter(returned.requestedAt, 7) : dateOf(undefined),
      ReferenceType: 'Sales',
      ReferenceNumber: order.salesOrderNumber ?? '',
      ReferenceInventoryLotId: ordered?.lotId ?? '',
      ReturnWarehouseId: order.warehouse,
    });
  });
}

type CreditNote = NonNullable<Return['creditNote']>;

/** A credit note is an invoice of negative amounts. */
function seedCreditNote(returned: Return, note: CreditNote, account: Account, order: Order, database: Database): void {
  const dataAreaId = companyOf(returned.legalEntity);
  const posted = { InvoiceNumber: note.number, InvoiceDate: dateOf(note.date), LedgerVoucher: note.voucher };
  const lines = returned.lines.map((line) => {
    const ordered = order.lines.find(({ itemId }) => itemId === line.itemId);
    return { ...line, name: ordered?.name ?? line.sku, price: ordered?.price ?? 0 };
  });
  const net = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const header = {
    dataAreaId,
    ...posted,
    ...invoiceHeader(account, order.salesOrderNumber ?? '', `ACR-${returned.number}`, order.currency),
    TotalInvoiceAmount: -amountOf(note.amount),
    TotalTaxAmount: -amountOf(Math.max(note.amount - net, 0)),
  };
  database.seed('SalesInvoiceHeadersV2', header);
  database.seed('CDSReturnInvoiceHeaders', header);
  lines.forEach((line, index) => {
    const row = {
      dataAreaId,
      ...posted,
      LineCreationSequenceNumber: index + 1,
      ProductNumber: line.sku,
      ProductName: line.name,
      InvoicedQuantity: -line.quantity,
      SalesUnitSymbol: 'ea',
      SalesPrice: amountOf(line.price),
      LineAmount: -amountOf(line.price * line.quantity),
      CurrencyCode: order.currency,
      InventoryWarehouseId: order.warehouse,
    };
    database.seed('SalesInvoiceV2Lines', row);
    database.seed('CDSReturnInvoiceLines', row);
  });
  database.seed('FgCustomerOpenTransactions', {
    dataAreaId,
    ...nextTransaction(database),
    CustomerAccount: account.number,
    TransactionType: 'CreditNote',
    Voucher: note.voucher,
    InvoiceNumber: note.number,
    SalesOrderNumber: order.salesOrderNumber ?? '',
    TransactionDate: dateOf(note.date),
    DueDate: dateOf(note.date),
    CurrencyCode: order.currency,
    Amount: -amountOf(note.amount),
    LastSettlementDate: dateOf(note.date),
  });
}
