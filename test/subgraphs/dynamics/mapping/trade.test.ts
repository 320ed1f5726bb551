import { describe, expect, it } from 'vitest';
import { toActivity } from '../../../../subgraphs/dynamics/mapping/activity.ts';
import { toCase } from '../../../../subgraphs/dynamics/mapping/case.ts';
import { toDay, toInstant } from '../../../../subgraphs/dynamics/mapping/day.ts';
import { toNegotiation } from '../../../../subgraphs/dynamics/mapping/negotiation.ts';
import { toReturnOrder } from '../../../../subgraphs/dynamics/mapping/return.ts';
import { toLineQuantity, toSalesOrder, toSalesStatus } from '../../../../subgraphs/dynamics/mapping/salesOrder.ts';
import { linkOf } from '../../../../subgraphs/dynamics/mapping/stub.ts';
import { incident, quote, salesOrder } from '../records.ts';

it.each([
  ['1900-01-01T12:00:00Z', null],
  ['1900-01-01T00:00:00Z', null],
  ['2154-12-31T12:00:00Z', null],
  ['', null],
  [undefined, null],
  ['2026-02-28', '2026-02-28'],
  ['2026-01-11T12:00:00Z', '2026-01-11'],
])('reads the day %s as %s', (date, day) => {
  expect(toDay(date)).toBe(day);
});

it('has no moment where F&O has none', () => {
  expect(toInstant('1900-01-01T00:00:00Z')).toBeNull();
  expect(toInstant('2026-01-11T08:30:00Z')).toBe('2026-01-11T08:30:00Z');
});

describe('a sales order', () => {
  it.each([
    ['None', 'OPEN'],
    ['Backorder', 'OPEN'],
    ['Delivered', 'DELIVERED'],
    ['Invoiced', 'INVOICED'],
    ['Canceled', 'CANCELED'],
  ])('stands, when D365 says %s, as %s', (status, expected) => {
    expect(toSalesStatus(status)).toBe(expected);
  });

  it('has no total until D365 has calculated it, and no shipping day until it has confirmed it', () => {
    expect(toSalesOrder(salesOrder)).toMatchObject({ total: { amount: '68.00' }, confirmedShippingDate: null });
    expect(toSalesOrder({ ...salesOrder, AreTotalsCalculated: 'No', OrderTotalAmount: 0 }).total).toBeNull();
  });

  it.each([
    ['', 'ACO-000000042', null],
    ['PO 4711', 'ACO-000000042', 'PO 4711'],
    ['', 'PO 4711', 'PO 4711'],
    ['', '', null],
  ])('with requisition %j and reference %j carries %j as the customer’s own', (requisition, reference, own) => {
    const record = { ...salesOrder, CustomerRequisitionNumber: requisition, CustomersOrderReference: reference };
    expect(toSalesOrder(record).customerReference).toBe(own);
  });

  it('belongs to who ordered and to who pays', () => {
    expect(toSalesOrder({ ...salesOrder, InvoiceCustomerAccountNumber: 'us-009' }).accountIds).toEqual([
      'usmf:US-001',
      'usmf:US-009',
    ]);
    expect(toSalesOrder(salesOrder).accountIds).toEqual(['usmf:US-001']);
  });

  it('has lines that Commerce does not know', () => {
    const quantities = { OrderedQuantity: 3, DeliveredQuantity: 1, RemainingQuantity: 2, InvoicedQuantity: 0 };
    const row = { dataAreaId: 'usmf', SalesOrderNumber: 'SO-1', InventoryLotId: 'L', ItemNumber: 'X', ...quantities };
    expect(toLineQuantity({ ...row, CustomersLineNumber: 0 }).lineId).toBeNull();
    expect(toLineQuantity({ ...row, CustomersLineNumber: 101 })).toEqual({
      salesOrderId: 'usmf:SO-1',
      lineId: '101',
      backordered: '2',
      delivered: '1',
    });
  });
});

describe('a row of Dataverse', () => {
  it('tells a quote in our words', () => {
    expect(toNegotiation(quote)).toEqual({
      id: '5f0c7d6e-0000-4000-a000-000000000009',
      number: 'QUO-1',
      revision: 2,
      status: 'ACTIVE',
      total: { amount: '1234.50', currency: 'USD' },
      expiresAt: '2026-03-01',
      accountId: 'usmf:US-001',
      owner: { name: 'Ann Roy', email: 'ann@example.com' },
    });
  });

  it.each([
    [0, 'DRAFT'],
    [1, 'ACTIVE'],
    [2, 'WON'],
    [3, 'CLOSED'],
  ])('with state %i is, as a quote, %s', (statecode, status) => {
    expect(toNegotiation({ ...quote, statecode }).status).toBe(status);
  });

  it.each([
    [null],
    [{ accountnumber: null, legalEntity: 'usmf' }],
    [{ accountnumber: 'US-001', legalEntity: null }],
    [{ accountnumber: '', legalEntity: '' }],
  ])('belongs to no account of F&O when it is about %j', (customerid_account) => {
    expect(toNegotiation({ ...quote, customerid_account }).accountId).toBeNull();
    expect(toCase({ ...incident, customerid_account }).accountId).toBeNull();
  });

  it('tells a case with the reason of its status, in the team’s words where they come along', () => {
    expect(toCase(incident)).toMatchObject({ status: 'ACTIVE', statusReason: 'Waiting for Details', owner: null });
    const label = { 'statuscode@OData.Community.Display.V1.FormattedValue': 'Wartet auf Details' };
    expect(toCase({ ...incident, ...label }).statusReason).toBe('Wartet auf Details');
    expect(toCase({ ...incident, statecode: 2, statuscode: 2000 })).toMatchObject({
      status: 'CANCELED',
      statusReason: 'Merged',
    });
  });

  it('is an activity only if it is of a kind we show', () => {
    const activity = {
      activityid: '5f0c7d6e-0000-4000-a000-00000000000d',
      activitytypecode: 'phonecall',
      subject: 'Call back',
      description: null,
      scheduledend: null,
      createdon: '2026-01-20T08:00:00Z',
      statecode: 1,
      owninguser: null,
    };
    expect(toActivity(activity)).toMatchObject({ kind: 'PHONE_CALL', dueAt: null, isDone: true, owner: null });
    expect(toActivity({ ...activity, activitytypecode: 'fax' })).toBeUndefined();
  });
});

it('finds what belongs to a return order by our marker only', () => {
  const record = {
    dataAreaId: 'usmf',
    ReturnOrderNumber: 'RO-1',
    RMANumber: 'RMA-1',
    CustomerAccountNumber: 'US-001',
    CustomersOrderReference: 'ACR-000000005',
    ReturnOrderStatus: 'Invoiced',
    ReplacementSalesOrderNumber: '',
  };
  expect(toReturnOrder(record)).toMatchObject({
    status: 'INVOICED',
    reference: 'ACR-000000005',
    replacementSalesOrder: null,
  });
  expect(toReturnOrder({ ...record, CustomersOrderReference: 'PO 4711' }).reference).toBeNull();
});

it.each([
  [{ salesOrderId: 'USMF:so-1' }, 'usmf:SO-1'],
  [{ salesOrderId: null }, null],
  [{}, null],
  [{ salesOrderId: 'SO-1' }, null],
  [{ salesOrderId: 7 }, null],
  [{ salesOrderId: "usmf:SO-1'\u0000" }, null],
])('takes from %j the link %j', (reference, link) => {
  expect(linkOf(reference, 'salesOrderId')).toBe(link);
});
