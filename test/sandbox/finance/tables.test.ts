import { beforeEach, describe, expect, test } from 'vitest';
import { setCreditLimit, setHold, setPaymentTerms, setRepresentative } from '../../../sandbox/finance/acts/customer.ts';
import { postInvoice, settleInvoice } from '../../../sandbox/finance/acts/invoice.ts';
import { moveStock, setAgreementPrice } from '../../../sandbox/finance/acts/product.ts';
import type { Database } from '../../../sandbox/finance/database.ts';
import { createFinanceTables } from '../../../sandbox/finance/tables.ts';
import { smallWorld } from './smallWorld.ts';

let database: Database;
beforeEach(() => {
  database = createFinanceTables(smallWorld);
});

const rows = (set: string, property: string, value: string) =>
  database
    .table(set)
    .byIndex(property, [value.toLowerCase()])
    .map((row) => row.values);
const today = new Date('2026-02-01T08:00:00Z');

describe('the tables', () => {
  test('tell an order as far as it has come', () => {
    expect(rows('SalesOrderHeadersV2', 'SalesOrderNumber', 'SO-000123')).toMatchObject([
      {
        dataAreaId: 'usmf',
        CustomersOrderReference: 'ACO-000000042',
        SalesOrderStatus: 'Backorder',
        SalesOrderProcessingStatus: 'PartiallyInvoiced',
        OrderCreationDateTime: '2026-01-10T08:30:00Z',
        OrderTotalAmount: 68,
      },
    ]);
    expect(rows('SalesOrderLines', 'SalesOrderNumber', 'SO-000123')).toMatchObject([
      { CustomersLineNumber: 101, SalesOrderLineStatus: 'Invoiced', LineAmount: 20 },
      { CustomersLineNumber: 102, SalesOrderLineStatus: 'Backorder', LineAmount: 40 },
    ]);
    expect(rows('FgSalesOrderLineQuantities', 'SalesOrderNumber', 'SO-000123')).toMatchObject([
      { OrderedQuantity: 2, DeliveredQuantity: 2, RemainingQuantity: 0, InvoicedQuantity: 2 },
      { OrderedQuantity: 2, DeliveredQuantity: 0, RemainingQuantity: 2, InvoicedQuantity: 0 },
    ]);
    expect(rows('FgPackingSlipTracking', 'SalesOrderNumber', 'SO-000123')).toMatchObject([{ TrackingNumber: '1Z999' }]);
    expect(rows('SalesOrderHeadersV2', 'SalesOrderNumber', 'SO-000124')).toMatchObject([
      { CustomersOrderReference: 'PO 4711', OrderingCustomerAccountNumber: 'US-002' },
    ]);
  });

  test('hold invoices with their costs, and a credit note as an invoice of negative amounts', () => {
    expect(rows('SalesInvoiceHeadersV2', 'InvoiceCustomerAccountNumber', 'US-001')).toMatchObject([
      { InvoiceNumber: 'CIV-000001', TotalInvoiceAmount: 21, CustomersOrderReference: 'ACO-000000042' },
      { InvoiceNumber: 'CCN-000001', TotalInvoiceAmount: -10.5, TotalTaxAmount: -0.5 },
    ]);
    expect(rows('FgInvoiceLineCosts', 'InvoiceNumber', 'CIV-000001')).toMatchObject([{ CostAmount: 12 }]);
    expect(rows('CDSReturnInvoiceLines', 'InvoiceNumber', 'CCN-000001')).toMatchObject([
      { InvoicedQuantity: -1, LineAmount: -10 },
    ]);
    expect(rows('FgCustomerOpenTransactions', 'CustomerAccount', 'US-001')).toMatchObject([
      { TransactionType: 'Invoice', DueDate: '2026-02-10T12:00:00Z', OpenAmount: 21, OpenAmountAccounting: 21 },
      { TransactionType: 'CreditNote', Amount: -10.5 },
    ]);
    expect(rows('ReturnOrderHeaders', 'ReturnOrderNumber', 'RO-000001')).toMatchObject([
      { CustomersOrderReference: 'ACR-000000005', RMANumber: 'RMA-1', ReturnOrderStatus: 'Invoiced' },
    ]);
  });
});

describe('an act', () => {
  const customer = { legalEntity: 'USMF', account: 'us-001' };

  test('changes a customer', () => {
    setCreditLimit(database, { ...customer, amount: 123.45, expires: '2026-12-31' }, today);
    setHold(database, { ...customer, hold: 'Invoice', reason: 'late' });
    setPaymentTerms(database, { ...customer, paymentTerms: 'Net60' });
    setRepresentative(database, { ...customer, personnelNumber: '000100' });
    expect(rows('CustomersV3', 'CustomerAccount', 'US-001')).toMatchObject([
      {
        CreditLimit: 123.45,
        CredManCreditLimitExpiryDate: '2026-12-31T12:00:00Z',
        OnHoldStatus: 'Invoice',
        PaymentTerms: 'Net60',
        EmployeeResponsibleNumber: '000100',
      },
    ]);
    expect(() => setPaymentTerms(database, { ...customer, paymentTerms: 'Net99' })).toThrow('no row');
    expect(() => setHold(database, { ...customer, hold: 'Maybe' })).toThrow();
    expect(() => setHold(database, { legalEntity: 'usmf', account: 'NONE', hold: 'All' })).toThrow('no row');
  });

  test('changes an agreed price, or agrees on one', () => {
    const agreed = { legalEntity: 'usmf', sku: 'SKU-1', account: 'US-001' };
    setAgreementPrice(database, { ...agreed, fromQuantity: 1, price: 8 });
    setAgreementPrice(database, { ...agreed, fromQuantity: 10, price: 7 });
    expect(rows('SalesPriceAgreements', 'ItemNumber', 'SKU-1')).toMatchObject([
      { FromQuantity: 1, Price: 8 },
      { FromQuantity: 10, Price: 7, PriceCurrencyCode: 'USD', QuantityUnitySymbol: 'ea' },
    ]);
  });

  test('moves stock in the warehouse and its site', () => {
    moveStock(database, { warehouse: 'US1', sku: 'SKU-2', quantity: -10 });
    const left = { OnHandQuantity: 40, AvailableOnHandQuantity: 35, TotalAvailableQuantity: 55 };
    expect(rows('WarehousesOnHandV2', 'ItemNumber', 'SKU-2')).toMatchObject([left]);
    expect(rows('InventorySitesOnHandV2', 'ItemNumber', 'SKU-2')).toMatchObject([left]);
  });

  test('settles an invoice in parts', () => {
    settleInvoice(database, { legalEntity: 'usmf', invoice: 'CIV-000001', amount: 6 }, today);
    expect(rows('FgCustomerOpenTransactions', 'InvoiceNumber', 'CIV-000001')).toMatchObject([
      { OpenAmount: 15, OpenAmountAccounting: 15, LastSettlementDate: '2026-02-01T12:00:00Z' },
    ]);
    settleInvoice(database, { legalEntity: 'usmf', invoice: 'CIV-000001' }, today);
    expect(rows('FgCustomerOpenTransactions', 'InvoiceNumber', 'CIV-000001')).toMatchObject([{ OpenAmount: 0 }]);
  });

  test('posts the invoice of what is left of an order', () => {
    const { invoice } = postInvoice(database, { legalEntity: 'usmf', salesOrder: 'SO-000123' }, today, smallWorld);
    expect(rows('SalesInvoiceV2Lines', 'InvoiceNumber', invoice)).toMatchObject([
      { ProductNumber: 'SKU-2', InvoicedQuantity: 2, LineAmount: 40 },
    ]);
    expect(rows('FgCustomerOpenTransactions', 'InvoiceNumber', invoice)).toMatchObject([
      { DueDate: '2026-03-03T12:00:00Z', OpenAmount: 42 },
    ]);
    expect(rows('SalesOrderHeadersV2', 'SalesOrderNumber', 'SO-000123')).toMatchObject([
      { SalesOrderStatus: 'Invoiced' },
    ]);
    expect(() => postInvoice(database, { legalEntity: 'usmf', salesOrder: 'SO-000123' }, today, smallWorld)).toThrow(
      'left',
    );
  });
});
