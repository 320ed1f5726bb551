import { z } from 'zod';
import type { Account, World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import type { Row } from '../table.ts';
import { seedInvoice, seedTransaction } from '../tables/invoices.ts';
import { companyOf, dateOf } from '../tables/values.ts';
import { rowOf } from './rowOf.ts';

const settlement = z.strictObject({
  legalEntity: z.string(),
  invoice: z.string(),
  amount: z.number().positive().optional(),
});
const posting = z.strictObject({ legalEntity: z.string(), salesOrder: z.string() });

/** A customer pays an invoice, all of it unless an amount is given. */
export function settleInvoice(database: Database, input: unknown, today: Date): void {
  const { legalEntity, invoice, amount } = settlement.parse(input);
  const table = database.table('FgCustomerOpenTransactions');
  const row = table
    .byIndex('InvoiceNumber', [invoice.toLowerCase()])
    .find(({ values }) => values.dataAreaId === companyOf(legalEntity));
  if (row === undefined) throw new Error(`no invoice ${invoice} in ${legalEntity}`);
  const open = Number(table.read(row, 'OpenAmount'));
  const left = Math.round((open - Math.min(amount ?? open, open)) * 100) / 100;
  const share = open === 0 ? 0 : left / open;
  const accounting = Number(table.read(row, 'OpenAmountAccounting'));
  table.update(row, {
    OpenAmount: left,
    OpenAmountAccounting: Math.round(accounting * share * 100) / 100,
    LastSettlementDate: dateOf(today.toISOString()),
  });
}

/** Delivers and invoices all that is still open of a sales order. Gives the invoice's number. */
export function postInvoice(database: Database, input: unknown, today: Date, world: World): { invoice: string } {
  const { legalEntity, salesOrder } = posting.parse(input);
  const dataAreaId = companyOf(legalEntity);
  const orders = database.table('SalesOrderHeadersV2');
  const order = rowOf(database, 'SalesOrderHeadersV2', { dataAreaId, SalesOrderNumber: salesOrder });
  const account = world.accounts.find(
    ({ legalEntity: entity, number }) =>
      companyOf(entity) === dataAreaId && number === order.values.InvoiceCustomerAccountNumber,
  );
  if (account === undefined) throw new Error(`the customer of ${salesOrder} is not one of the sandbox's accounts`);
  const lines = deliverAll(database, dataAreaId, salesOrder);
  if (lines.length === 0) throw new Error(`nothing of ${salesOrder} is left to invoice`);
  const number = database.nextNumber('SalesInvoiceHeadersV2', dataAreaId);
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const tax = taxShare(database, order, subtotal);
  const invoice = {
    commerceId: 0,
    commerceNumber: '',
    number,
    voucher: `V-${number}`,
    date: today.toISOString(),
    dueDate: dueDate(today, account, world),
    currency: String(orders.read(order, 'CurrencyCode')),
    lines,
    subtotal,
    tax,
    charges: 0,
    discount: 0,
    total: subtotal + tax,
    open: subtotal + tax,
  };
  const place = {
    warehouse: String(orders.read(order, 'DefaultShippingWarehouseId')),
    siteId: String(orders.read(order, 'DefaultShippingSiteId')),
  };
  const reference = String(orders.read(order, 'CustomersOrderReference'));
  const posted = {
    invoice,
    account,
    salesOrderNumber: salesOrder,
    reference,
    ...place,
    shippedAt: today.toISOString(),
  };
  seedInvoice(posted, database);
  seedTransaction(posted, world, database);
  orders.update(order, { SalesOrderStatus: 'Invoiced', SalesOrderProcessingStatus: 'Invoiced' });
  return { invoice: number };
}

/** The order's tax, in proportion to what of it is invoiced now. */
function taxShare(database: Database, order: Row, subtotal: number): number {
  const { dataAreaId, SalesOrderNumber, OrderTotalTaxAmount } = order.values;
  const lines = database.table('SalesOrderLines').byIndex('SalesOrderNumber', [String(SalesOrderNumber).toLowerCase()]);
  const own = lines.filter(({ values }) => values.dataAreaId === dataAreaId);
  const net = own.reduce((sum, { values }) => sum + Number(values.LineAmount ?? 0) * 100, 0);
  return net === 0 ? 0 : Math.round((Number(OrderTotalTaxAmount ?? 0) * 100 * subtotal) / net);
}

function deliverAll(database: Database, dataAreaId: string, salesOrder: string) {
  const table = database.table('SalesOrderLines');
  const quantities = database.table('FgSalesOrderLineQuantities');
  const isOurs = ({ values }: Row) => values.dataAreaId === dataAreaId && values.SalesOrderLineStatus !== 'Canceled';
  const rows = table.byIndex('SalesOrderNumber', [salesOrder.toLowerCase()]).filter(isOurs);
  return rows.flatMap((row) => {
    const key = { dataAreaId, InventoryLotId: table.read(row, 'InventoryLotId') };
    const known = quantities.byKey(key);
    const ordered = Number(table.read(row, 'OrderedSalesQuantity'));
    const quantity = ordered - Number(known === undefined ? 0 : quantities.read(known, 'InvoicedQuantity'));
    if (quantity <= 0) return [];
    table.update(row, { SalesOrderLineStatus: 'Invoiced' });
    const done = { DeliveredQuantity: ordered, RemainingQuantity: 0, InvoicedQuantity: ordered };
    if (known !== undefined) quantities.update(known, done);
    const sku = String(table.read(row, 'ItemNumber'));
    const item = database.table('ReleasedProductsV2').byKey({ dataAreaId, ItemNumber: sku });
    const price = Math.round(Number(table.read(row, 'SalesPrice')) * 100);
    return [
      {
        itemId: Number(table.read(row, 'CustomersLineNumber')),
        sku,
        name: String(table.read(row, 'LineDescription')),
        quantity,
        price,
        amount: Math.round((Number(table.read(row, 'LineAmount')) * 100 * quantity) / ordered),
        discount: 0,
        tax: 0,
        unitCost: Math.round(Number(item?.values.UnitCost ?? 0) * 100),
      },
    ];
  });
}

function dueDate(from: Date, account: Account, world: World): string {
  const terms = world.paymentTerms.find(({ code }) => code === account.paymentTerms);
  const due = new Date(from);
  due.setUTCMonth(due.getUTCMonth() + (terms?.months ?? 0));
  due.setUTCDate(due.getUTCDate() + (terms?.days ?? 0));
  return due.toISOString();
}
