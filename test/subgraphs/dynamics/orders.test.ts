import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, buyer, finance, representative, shopper } from './principals.ts';
import { type Dynamics, startDynamics } from './startDynamics.ts';

let dynamics: Dynamics;
beforeAll(async () => {
  dynamics = await startDynamics();
});
afterAll(() => dynamics.close());

const entities = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Order {
    number
    salesOrder { id number legalEntity status total { amount currency } isStopped customerReference }
    shipments { packingSlip trackingNumber carrier shippedAt warehouse { code name } }
    invoices { number date status dueDate total { amount } }
  }
  ... on LineQuantity { lineId backordered delivered }
} }`;

const order = (salesOrderId: unknown, number = '000000042') => ({
  __typename: 'Order',
  number,
  placedAt: '2026-05-02T08:00:00.000Z',
  salesOrderId,
});
const line = (lineId: string, salesOrderId: unknown = 'usmf:SO-000123') => ({
  __typename: 'LineQuantity',
  orderNumber: '000000042',
  lineId,
  salesOrderId,
});

it('tells orders with all that F&O knows of them in one request', async () => {
  const representations = [
    order('usmf:SO-000123'),
    order('usmf:so-000123'),
    order(null, '000000043'),
    line('101'),
    line('102'),
  ];
  const { data, errors, calls } = await dynamics.ask(buyer, entities, { representations });
  expect(errors).toEqual([]);
  expect(data).toMatchInlineSnapshot(`
    {
      "_entities": [
        {
          "invoices": [
            {
              "date": "2026-01-11",
              "dueDate": "2026-02-10",
              "number": "CIV-000001",
              "status": "OPEN",
              "total": {
                "amount": "21.00",
              },
            },
            {
              "date": "2026-01-25",
              "dueDate": null,
              "number": "CCN-000001",
              "status": "PAID",
              "total": {
                "amount": "-10.50",
              },
            },
          ],
          "number": "000000042",
          "salesOrder": {
            "customerReference": "PO 'A' & 100%",
            "id": "usmf:SO-000123",
            "isStopped": false,
            "legalEntity": "usmf",
            "number": "SO-000123",
            "status": "OPEN",
            "total": {
              "amount": "68.00",
              "currency": "USD",
            },
          },
          "shipments": [
            {
              "carrier": "UPS",
              "packingSlip": "PS-1",
              "shippedAt": "2026-01-11T12:00:00Z",
              "trackingNumber": "1Z999",
              "warehouse": {
                "code": "US1",
                "name": "Chicago",
              },
            },
          ],
        },
        {
          "invoices": [
            {
              "date": "2026-01-11",
              "dueDate": "2026-02-10",
              "number": "CIV-000001",
              "status": "OPEN",
              "total": {
                "amount": "21.00",
              },
            },
            {
              "date": "2026-01-25",
              "dueDate": null,
              "number": "CCN-000001",
              "status": "PAID",
              "total": {
                "amount": "-10.50",
              },
            },
          ],
          "number": "000000042",
          "salesOrder": {
            "customerReference": "PO 'A' & 100%",
            "id": "usmf:SO-000123",
            "isStopped": false,
            "legalEntity": "usmf",
            "number": "SO-000123",
            "status": "OPEN",
            "total": {
              "amount": "68.00",
              "currency": "USD",
            },
          },
          "shipments": [
            {
              "carrier": "UPS",
              "packingSlip": "PS-1",
              "shippedAt": "2026-01-11T12:00:00Z",
              "trackingNumber": "1Z999",
              "warehouse": {
                "code": "US1",
                "name": "Chicago",
              },
            },
          ],
        },
        {
          "invoices": [],
          "number": "000000043",
          "salesOrder": null,
          "shipments": [],
        },
        {
          "backordered": "0",
          "delivered": "2",
          "lineId": "101",
        },
        {
          "backordered": "2",
          "delivered": "0",
          "lineId": "102",
        },
      ],
    }
  `);
  expect(calls).toEqual({ finance: 1, dataverse: 0 });
});

it('asks for nothing when no order is in D365 yet', async () => {
  const representations = [order(null), order(undefined), line('101', null)];
  const { data, calls } = await dynamics.ask(buyer, entities, { representations });
  expect(data).toEqual({
    _entities: [
      { number: '000000042', salesOrder: null, shipments: [], invoices: [] },
      { number: '000000042', salesOrder: null, shipments: [], invoices: [] },
      { lineId: '101', backordered: null, delivered: null },
    ],
  });
  expect(calls.finance).toBe(0);
});

describe('a sales order that is said to be his', () => {
  const nothing = { salesOrder: null, shipments: null, invoices: null };

  it.each([
    ['another shopper', shopper, 'usmf:SO-000123'],
    ['a representative of another account', representative, 'usmf:SO-000124'],
    ['finance of another legal entity', { ...finance, legalEntities: ['demf'] }, 'usmf:SO-000123'],
  ])('and is not, is not shown to %s, nor anything of it', async (_, who, salesOrderId) => {
    const { data, errors } = await dynamics.ask(who, entities, {
      representations: [order(salesOrderId), line('101', salesOrderId)],
    });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      _entities: [
        { number: '000000042', ...nothing },
        { lineId: '101', backordered: null, delivered: null },
      ],
    });
  });

  it('is not shown to a stranger', async () => {
    const { data, errors, calls } = await dynamics.ask(anonymous, entities, {
      representations: [order('usmf:SO-000123')],
    });
    expect(data).toEqual({ _entities: [null] });
    expect(errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
    expect(calls.finance).toBe(0);
  });

  it.each([['SO-000123'], ["usmf:SO'"], [7], ['usmf:SO-999999']])('as %j, is none', async (salesOrderId) => {
    const { data, errors } = await dynamics.ask(buyer, entities, { representations: [order(salesOrderId)] });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ _entities: [{ salesOrder: null }] });
  });
});

it('has no quantities for a line that F&O does not know', async () => {
  const { data } = await dynamics.ask(buyer, entities, { representations: [line('999'), line('abc')] });
  expect(data).toMatchObject({ _entities: [{ backordered: null }, { backordered: null }] });
});

it('shows no invoices to a company user whose role does not let him see them', async () => {
  const member = { ...buyer, grants: buyer.grants.filter((grant) => grant !== 'invoices:read') };
  const { data, errors } = await dynamics.ask(member, entities, { representations: [order('usmf:SO-000123')] });
  expect(data).toMatchObject({ _entities: [{ salesOrder: { number: 'SO-000123' }, invoices: null }] });
  expect(errors).toMatchObject([{ code: 'FORBIDDEN', path: '_entities.0.invoices' }]);
});
