import type { Account, Invoice, World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import type { PropertyValue } from '../model.ts';
import { amountOf, companyOf, dateOf } from './values.ts';

/** A posted invoice with what it was posted for. */
export interface Posting {
  invoice: Invoice;
  account: Account;
  salesOrderNumber: string;
  reference: string;
  warehouse: string;
  siteId: string;
  shippedAt?: string | undefined;
}

/** Posted invoices with lines and costs, the open transactions, and the payments that closed them. */
export function seedInvoices(world: World, database: Database): void {
  for (const posting of postingsOf(world)) {
    seedInvoice(posting, database);
    seedTransaction(posting, world, database);
  }
}

/** Every invoice of an account, oldest first. */
export function postingsOf(world: World): Posting[] {
  const accounts = new Map(world.accounts.map((account) => [`${account.legalEntity}:${account.number}`, account]));
  const siteOf = new Map(world.warehouses.map((warehouse) => [warehouse.code, warehouse.siteId]));
  const postings: Posting[] = [];
  for (const order of world.orders) {
    const account = accounts.get(`${order.legalEntity}:${order.accountNumber}`);
    const { salesOrderNumber, warehouse, shipments } = order;
    if (account === undefined || salesOrderNumber === undefined) continue;
    const siteId = siteOf.get(warehouse) ?? '';
    for (const invoice of order.invoices) {
      const reference = `ACO-${order.number}`;
      postings.push({
        invoice,
        account,
        salesOrderNumber,
        reference,
        warehouse,
        siteId,
        shippedAt: shipments[0]?.shippedAt,
      });
    }
  }
  for (const { invoice, reference, salesOrderNumber, legalEntity, accountNumber, lines } of world.phoneOrders) {
    const account = accounts.get(`${legalEntity}:${accountNumber}`);
    const warehouse = lines[0]?.warehouse ?? '';
    if (account === undefined || invoice === undefined) continue;
    postings.push({ invoice, account, salesOrderNumber, reference, warehouse, siteId: siteOf.get(warehouse) ?? '' });
  }
  return postings.sort((left, right) => (left.invoice.date < right.invoice.date ? -1 : 1));
}

export function seedInvoice({ invoice, account, ...order }: Posting, database: Database): void {
  const key = { dataAreaId: companyOf(account.legalEntity), InvoiceNumber: invoice.number, ...postedAs(invoice) };
  database.seed('SalesInvoiceHeadersV2', {
    ...key,
    ...invoiceHeader(account, order.salesOrderNumber, order.reference, invoice.currency),
    TotalInvoiceAmount: amountOf(invoice.total),
    TotalTaxAmount: amountOf(invoice.tax),
    TotalChargeAmount: amountOf(invoice.charges),
    TotalDiscountAmount: amountOf(invoice.discount),
  });
  invoice.lines.forEach((line, index) => {
    database.seed('SalesInvoiceV2Lines', {
      ...key,
      LineCreationSequenceNumber: index + 1,
      ProductNumber: line.sku,
      ProductName: line.name,
      ProductDescription: line.name,
      InvoicedQuantity: line.quantity,
      SalesUnitSymbol: 'ea',
      SalesPrice: amountOf(line.price),
      LineAmount: amountOf(line.amount),
      LineTotalTaxAmount: amountOf(line.tax),
      LineTotalDiscountAmount: amountOf(line.discount),
      CurrencyCode: invoice.currency,
      ConfirmedShippingDate: dateOf(order.shippedAt),
      InventorySiteId: order.siteId,
      InventoryWarehouseId: order.warehouse,
    });
    database.seed('FgInvoiceLineCosts', {
      ...key,
      LineCreationSequenceNumber: index + 1,
      ItemNumber: line.sku,
      CostAmount: amountOf(line.unitCost * line.quantity),
      CurrencyCode: account.currency,
    });
  });
}

const postedAs = ({ date, voucher }: { date: string; voucher: string }) => ({
  InvoiceDate: dateOf(date),
  LedgerVoucher: voucher,
});

/** What an invoice and a credit note take over from the customer and the order. */
export function invoiceHeader(
  account: Account,
  salesOrderNumber: string,
  reference: string,
  currency: string,
): Record<string, PropertyValue> {
  return {
    InvoiceCustomerAccountNumber: account.number,
    SalesOrderNumber: salesOrderNumber,
    CustomersOrderReference: reference,
    CurrencyCode: currency,
    PaymentTermsName: account.paymentTerms,
    SalesOrderResponsiblePersonnelNumber: account.representative,
    InvoiceAddressStreet: account.address.street,
    InvoiceAddressCity: account.address.city,
    InvoiceAddressState: account.address.regionCode,
    InvoiceAddressZipCode: account.address.postcode,
    InvoiceAddressCountryRegionISOCode: account.address.countryId,
  };
}

export function seedTransaction(
  { invoice, account, salesOrderNumber }: Posting,
  world: World,
  database: Database,
): void {
  const dataAreaId = companyOf(account.legalEntity);
  const { RecordId } = nextTransaction(database);
  database.seed('FgCustomerOpenTransactions', {
    dataAreaId,
    RecordId,
    CustomerAccount: account.number,
    TransactionType: 'Invoice',
    Voucher: invoice.voucher,
    InvoiceNumber: invoice.number,
    SalesOrderNumber: salesOrderNumber,
    TransactionDate: dateOf(invoice.date),
    DueDate: dateOf(invoice.dueDate),
    CurrencyCode: invoice.currency,
    Amount: amountOf(invoice.total),
    OpenAmount: amountOf(invoice.open),
    OpenAmountAccounting: toAccounting(invoice.open, invoice.currency, account, world),
    LastSettlementDate: dateOf(invoice.settledAt),
  });
  database.seed('DocumentCustTransV2', {
    dataAreaId,
    CustTransRecId: RecordId,
    TransDate: dateOf(invoice.date),
    Voucher: invoice.voucher,
    Invoice: invoice.number,
    AccountNum: account.number,
    AmountCur: amountOf(invoice.total),
    TransType: 'Sales',
    TransTypeStr: 'Sales order',
    DataArea: dataAreaId,
  });
}

const FIRST_TRANSACTION = 5_637_500_000;

export const nextTransaction = (database: Database) => ({
  RecordId: FIRST_TRANSACTION + database.table('FgCustomerOpenTransactions').size,
});

/** In the currency of the account's legal entity, at the newest rate. */
export function toAccounting(cents: number, currency: string, account: Account, world: World): number {
  const own = world.legalEntities.find(({ id }) => id === account.legalEntity)?.currency ?? currency;
  if (own === currency) return amountOf(cents);
  const rates = world.exchangeRates.filter(({ from, to }) => from === currency && to === own);
  const newest = rates.sort((left, right) => (left.startDate < right.startDate ? 1 : -1))[0];
  if (newest === undefined) throw new Error(`no exchange rate from ${currency} to ${own}`);
  return Math.round(cents * newest.rate) / 100;
}
