import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoiceId } from '../../../platform/ids.ts';
import { buyer, finance, representative, service, shopper } from './principals.ts';
import { type Dynamics, startDynamics } from './startDynamics.ts';

let dynamics: Dynamics;
beforeAll(async () => {
  dynamics = await startDynamics();
});
afterAll(() => dynamics.close());

const id = invoiceId({ legalEntity: 'usmf', number: 'CIV-000001', date: '2026-01-11', voucher: 'V-000001' });

describe('an invoice', () => {
  const query = `query ($id: ID!) { invoice(id: $id) {
    number date dueDate daysOverdue status total { amount currency } tax { amount } remaining { amount }
    lines { sku name quantity unit unitPrice { amount } amount { amount } }
    account { id } salesOrderId } }`;

  it('is told with its standing and its lines in two requests', async () => {
    const { data, errors, calls } = await dynamics.ask(finance, query, { id });
    expect(errors).toEqual([]);
    expect(data).toMatchInlineSnapshot(`
      {
        "invoice": {
          "account": {
            "id": "usmf:US-001",
          },
          "date": "2026-01-11",
          "daysOverdue": 5,
          "dueDate": "2026-02-10",
          "lines": [
            {
              "amount": {
                "amount": "20.00",
              },
              "name": "Product 1",
              "quantity": "2",
              "sku": "SKU-1",
              "unit": "ea",
              "unitPrice": {
                "amount": "10.00",
              },
            },
          ],
          "number": "CIV-000001",
          "remaining": {
            "amount": "21.00",
          },
          "salesOrderId": "usmf:SO-000123",
          "status": "OPEN",
          "tax": {
            "amount": "1.00",
          },
          "total": {
            "amount": "21.00",
            "currency": "USD",
          },
        },
      }
    `);
    expect(calls).toEqual({ finance: 2, dataverse: 0 });
  });

  it('is not shown to who may not see its account', async () => {
    expect((await dynamics.ask(shopper, query, { id })).data).toEqual({ invoice: null });
    expect((await dynamics.ask(service, query, { id })).errors).toMatchObject([{ code: 'FORBIDDEN', path: 'invoice' }]);
  });

  it('is null when nobody knows it, and an error when its id is none', async () => {
    const unknown = invoiceId({ legalEntity: 'usmf', number: 'CIV-1', date: '2026-01-11', voucher: 'V-000001' });
    expect(await dynamics.ask(finance, query, { id: unknown })).toMatchObject({ data: { invoice: null }, errors: [] });
    for (const bad of ['', 'CIV-000001', `${id}=`, 'e30']) {
      expect((await dynamics.ask(finance, query, { id: bad })).errors).toEqual([
        { code: 'BAD_USER_INPUT', path: 'invoice', argument: 'id' },
      ]);
    }
  });
});

describe('invoices', () => {
  const list = `query ($first: Int, $after: String, $filter: InvoiceFilter) {
    invoices(first: $first, after: $after, filter: $filter) {
      totalCount pageInfo { endCursor } edges { node { number status } } } }`;
  const numbers = (data: unknown) =>
    (data as { invoices: { edges: { node: { number: string } }[] } }).invoices.edges.map(({ node }) => node.number);

  it.each([
    [{}, ['CCN-000001', 'CIV-000001']],
    [{ status: 'OPEN' }, ['CIV-000001']],
    [{ status: 'PAID' }, ['CCN-000001']],
    [{ dateFrom: '2026-01-12' }, ['CCN-000001']],
    [{ dateFrom: '2026-01-25' }, ['CCN-000001']],
    [{ dateBefore: '2026-01-25' }, ['CIV-000001']],
    [{ status: 'OPEN', dateFrom: '2026-01-12' }, []],
    [{ legalEntity: 'usmf' }, ['CCN-000001', 'CIV-000001']],
    [{ legalEntity: 'demf' }, []],
  ])('filtered by %j, newest first', async (filter, expected) => {
    for (const who of [finance, buyer, representative]) {
      const { data, errors, calls } = await dynamics.ask(who, list, { filter });
      expect(errors).toEqual([]);
      expect(numbers(data)).toEqual(expected);
      expect(data).toMatchObject({ invoices: { totalCount: expected.length } });
      expect(calls.finance).toBeLessThanOrEqual(2);
    }
  });

  it('are paged', async () => {
    const first = await dynamics.ask(finance, list, { first: 1 });
    const after = (first.data as { invoices: { pageInfo: { endCursor: string } } }).invoices.pageInfo.endCursor;
    const second = await dynamics.ask(finance, list, { first: 1, after });
    expect([...numbers(first.data), ...numbers(second.data)]).toEqual(['CCN-000001', 'CIV-000001']);
  });

  it('go on after an entry of the ledger that is no sales invoice', async () => {
    const other = await startDynamics();
    other.finance.database.seed('FgCustomerOpenTransactions', {
      dataAreaId: 'usmf',
      RecordId: 99,
      CustomerAccount: 'US-001',
      TransactionType: 'Invoice',
      Voucher: 'V-9',
      InvoiceNumber: 'FTI-1',
      TransactionDate: '2026-02-01T12:00:00Z',
      DueDate: '2026-03-01T12:00:00Z',
      CurrencyCode: 'USD',
      Amount: 5,
      OpenAmount: 5,
    });
    const filter = { status: 'OPEN' };
    const first = await other.ask(finance, list, { first: 1, filter });
    expect(numbers(first.data)).toEqual([]);
    const after = (first.data as { invoices: { pageInfo: { endCursor: string } } }).invoices.pageInfo.endCursor;
    expect(numbers((await other.ask(finance, list, { first: 1, filter, after })).data)).toEqual(['CIV-000001']);
    await other.close();
  });

  it('refuse days that are none, and an end before the beginning', async () => {
    const filter = { dateFrom: '2026-02-01', dateBefore: '2026-01-01' };
    const { errors } = await dynamics.ask(finance, list, { filter });
    expect(errors).toEqual([{ code: 'BAD_USER_INPUT', path: 'invoices', argument: 'filter.dateBefore' }]);
    const wrong = await dynamics.ask(finance, list, { filter: { dateFrom: '2026-02-30' } });
    expect(wrong.errors).toHaveLength(1);
  });

  it('of an account are of no other, whatever else he may see', async () => {
    const query = '{ account(id: "usmf:US-002") { invoices(filter: { status: OPEN }) { totalCount } } }';
    expect((await dynamics.ask(finance, query)).data).toEqual({ account: { invoices: { totalCount: 0 } } });
  });
});
