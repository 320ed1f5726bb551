import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, buyer, finance, internal, representative, service, shopper } from './principals.ts';
import { type Dynamics, startDynamics } from './startDynamics.ts';

let dynamics: Dynamics;
beforeAll(async () => {
  dynamics = await startDynamics();
});
afterAll(() => dynamics.close());

const accountName = 'query ($id: ID!) { account(id: $id) { id name } }';

describe('an account', () => {
  it('is told with its credit, invoices and orders in three requests to F&O', async () => {
    const { data, errors, calls } = await dynamics.ask(
      buyer,
      `{ account(id: "usmf:us-001") {
        id number legalEntity name status currency taxNumber
        salesRepresentative { personnelNumber name email }
        paymentTerms { code description netDays }
        credit {
          limit { amount currency } balance { amount } openOrders { amount } available { amount } overdue { amount }
          onHold holdReason limitExpiresOn aging { bucket amount { amount } } asOf source
        }
        invoices { totalCount edges { node { number date dueDate daysOverdue status total { amount } remaining { amount } } } }
        salesOrders { totalCount edges { node { id number status total { amount currency } } } }
      } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toMatchInlineSnapshot(`
      {
        "account": {
          "credit": {
            "aging": [
              {
                "amount": {
                  "amount": "0.00",
                },
                "bucket": "CURRENT",
              },
              {
                "amount": {
                  "amount": "21.00",
                },
                "bucket": "1-30",
              },
              {
                "amount": {
                  "amount": "0.00",
                },
                "bucket": "31-60",
              },
              {
                "amount": {
                  "amount": "0.00",
                },
                "bucket": "61-90",
              },
              {
                "amount": {
                  "amount": "0.00",
                },
                "bucket": "OVER-90",
              },
            ],
            "asOf": "2026-02-15T10:00:00Z",
            "available": {
              "amount": "1932.00",
            },
            "balance": {
              "amount": "21.00",
            },
            "holdReason": null,
            "limit": {
              "amount": "2000.00",
              "currency": "USD",
            },
            "limitExpiresOn": "2026-03-01",
            "onHold": false,
            "openOrders": {
              "amount": "47.00",
            },
            "overdue": {
              "amount": "21.00",
            },
            "source": "FINANCE",
          },
          "currency": "USD",
          "id": "usmf:US-001",
          "invoices": {
            "edges": [
              {
                "node": {
                  "date": "2026-01-25",
                  "daysOverdue": 0,
                  "dueDate": null,
                  "number": "CCN-000001",
                  "remaining": {
                    "amount": "0.00",
                  },
                  "status": "PAID",
                  "total": {
                    "amount": "-10.50",
                  },
                },
              },
              {
                "node": {
                  "date": "2026-01-11",
                  "daysOverdue": 5,
                  "dueDate": "2026-02-10",
                  "number": "CIV-000001",
                  "remaining": {
                    "amount": "21.00",
                  },
                  "status": "OPEN",
                  "total": {
                    "amount": "21.00",
                  },
                },
              },
            ],
            "totalCount": 2,
          },
          "legalEntity": "usmf",
          "name": "O'Neil Retail*Store",
          "number": "US-001",
          "paymentTerms": {
            "code": "Net30",
            "description": "30 days",
            "netDays": 30,
          },
          "salesOrders": {
            "edges": [
              {
                "node": {
                  "id": "usmf:SO-000123",
                  "number": "SO-000123",
                  "status": "OPEN",
                  "total": {
                    "amount": "68.00",
                    "currency": "USD",
                  },
                },
              },
            ],
            "totalCount": 1,
          },
          "salesRepresentative": {
            "email": "ann@example.com",
            "name": "Ann Lee",
            "personnelNumber": "000100",
          },
          "status": "ACTIVE",
          "taxNumber": "T-1",
        },
      }
    `);
    expect(calls).toEqual({ finance: 3, dataverse: 0 });
  });

  it.each([
    ['a stranger', anonymous, 'UNAUTHENTICATED'],
    ['another shopper', shopper, undefined],
    ['finance of another legal entity', { ...finance, legalEntities: ['demf'] }, undefined],
  ])('is not shown to %s', async (_, who, code) => {
    const { data, errors } = await dynamics.ask(who, accountName, { id: 'usmf:US-001' });
    expect(data).toEqual({ account: null });
    expect(errors.map((error) => error.code)).toEqual(code === undefined ? [] : [code]);
  });

  it('is not even asked for when it is not his to see', async () => {
    const { calls } = await dynamics.ask(shopper, accountName, { id: 'usmf:US-001' });
    expect(calls).toEqual({ finance: 0, dataverse: 0 });
  });

  it('is null when nobody knows it, and an error when its id is none', async () => {
    expect((await dynamics.ask(finance, accountName, { id: 'usmf:US-999' })).data).toEqual({ account: null });
    for (const id of ['', 'US-001', 'usmf:', ':US-001', 'usmf:US-001\n', `usmf:${'9'.repeat(21)}`]) {
      const { errors } = await dynamics.ask(finance, accountName, { id });
      expect(errors).toEqual([{ code: 'BAD_USER_INPUT', path: 'account', argument: 'id' }]);
    }
  });

  it('shows a hold, and keeps credit from who may not see it', async () => {
    const query = '{ account(id: "usmf:US-002") { status credit { onHold holdReason limit { amount } } } }';
    expect((await dynamics.ask(shopper, query)).data).toEqual({
      account: { status: 'ON_HOLD', credit: { onHold: true, holdReason: 'All', limit: { amount: '2500.00' } } },
    });
    const { data, errors } = await dynamics.ask(service, query);
    expect(data).toEqual({ account: { status: 'ON_HOLD', credit: null } });
    expect(errors).toEqual([{ code: 'FORBIDDEN', path: 'account.credit' }]);
  });

  it('hides from a company user, without the role for it, what others ordered', async () => {
    const query = '{ account(id: "usmf:US-001") { name salesOrders { totalCount } } }';
    const { data, errors } = await dynamics.ask({ ...buyer, resources: [] }, query);
    expect(data).toEqual({ account: { name: "O'Neil Retail*Store", salesOrders: null } });
    expect(errors).toEqual([{ code: 'FORBIDDEN', path: 'account.salesOrders' }]);
  });
});

describe('accounts', () => {
  const list = `query ($first: Int, $after: String, $filter: AccountFilter) {
    accounts(first: $first, after: $after, filter: $filter) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { id } }
    } }`;
  const ids = (data: unknown) =>
    (data as { accounts: { edges: { node: { id: string } }[] } }).accounts.edges.map(({ node }) => node.id);

  it.each([
    ['finance, of its legal entity', finance, ['usmf:US-001', 'usmf:US-002']],
    ['service, of both', service, ['demf:DE-001', 'usmf:US-001', 'usmf:US-002']],
    ['a representative, his own', representative, ['usmf:US-001']],
    ['a buyer, those linked to him', buyer, ['demf:DE-001', 'usmf:US-001']],
  ])('are shown to %s', async (_, who, expected) => {
    const { data, calls } = await dynamics.ask(who, list);
    expect(ids(data)).toEqual(expected);
    expect(calls.finance).toBe(1);
  });

  it('are paged', async () => {
    const first = await dynamics.ask(service, list, { first: 2 });
    const page = (first.data as { accounts: { totalCount: number; pageInfo: { endCursor: string } } }).accounts;
    expect(page.totalCount).toBe(3);
    const rest = await dynamics.ask(service, list, { first: 2, after: page.pageInfo.endCursor });
    expect([...ids(first.data), ...ids(rest.data)]).toEqual(['demf:DE-001', 'usmf:US-001', 'usmf:US-002']);
    const filter = { legalEntity: 'usmf' };
    const { errors } = await dynamics.ask(service, list, { first: 2, after: page.pageInfo.endCursor, filter });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', argument: 'after' }]);
  });

  it('are found by a part of their name, and by legal entity', async () => {
    expect(ids((await dynamics.ask(service, list, { filter: { nameContains: "o'NEIL retail" } })).data)).toEqual([
      'usmf:US-001',
    ]);
    expect(ids((await dynamics.ask(service, list, { filter: { legalEntity: 'DEMF' } })).data)).toEqual(['demf:DE-001']);
    expect(ids((await dynamics.ask(finance, list, { filter: { legalEntity: 'demf' } })).data)).toEqual([]);
  });

  it.each([
    [{ first: 0 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ after: 'abc' }, 'after'],
    [{ filter: { legalEntity: 'us mf' } }, 'filter.legalEntity'],
    // F&O's wildcard, which it has no way to quote.
    [{ filter: { nameContains: 'o*' } }, 'filter.nameContains'],
  ])('refuse %j, naming it', async (variables, argument) => {
    const { data, errors } = await dynamics.ask(service, list, variables);
    expect(data).toEqual({ accounts: null });
    expect(errors).toEqual([{ code: 'BAD_USER_INPUT', path: 'accounts', argument }]);
  });
});

describe('who a member of staff is', () => {
  const query = 'query ($id: ID!) { dynamicsViewer(objectId: $id) { personnelNumber accountIds } }';
  const ann = '5F0C7D6E-0000-4000-A000-0000000000AA';

  it('is told to the gateway', async () => {
    expect((await dynamics.ask(internal, query, { id: ann })).data).toEqual({
      dynamicsViewer: { personnelNumber: '000100', accountIds: ['demf:DE-001', 'usmf:US-001', 'usmf:US-002'] },
    });
    const stranger = { id: '5f0c7d6e-0000-4000-a000-0000000000ff' };
    expect((await dynamics.ask(internal, query, stranger)).data).toEqual({ dynamicsViewer: null });
    expect((await dynamics.ask(internal, query, { id: 'ann' })).errors).toMatchObject([{ argument: 'objectId' }]);
  });

  it.each([
    ['a stranger', anonymous],
    ['finance', finance],
    ['a representative', representative],
  ])('is not told to %s', async (_, who) => {
    const { data, errors } = await dynamics.ask(who, query, { id: ann });
    expect(data).toEqual({ dynamicsViewer: null });
    expect(errors).toHaveLength(1);
  });
});
