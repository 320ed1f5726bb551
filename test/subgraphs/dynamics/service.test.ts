import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE, QUOTE } from '../../sandbox/dataverse/dataverseWorld.ts';
import { buyer, representative, service, shopper } from './principals.ts';
import { type Dynamics, startDynamics } from './startDynamics.ts';

let dynamics: Dynamics;
beforeAll(async () => {
  dynamics = await startDynamics();
});
afterAll(() => dynamics.close());

const entity = (fields: string) => `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ${fields} } }`;

describe('the seller’s side of a quote', () => {
  const query = entity(`... on Quote {
    id negotiation { id number owner { name email } revision status total { amount currency } expiresAt } }`);
  const quote = (negotiationId: unknown) => ({ representations: [{ __typename: 'Quote', id: '52', negotiationId }] });

  it('is told with who works on it, in one request to Dataverse', async () => {
    const { data, errors, calls } = await dynamics.ask(representative, query, quote(QUOTE.active.toUpperCase()));
    expect(errors).toEqual([]);
    expect(data).toMatchInlineSnapshot(`
      {
        "_entities": [
          {
            "id": "52",
            "negotiation": {
              "expiresAt": "2026-03-01",
              "id": "5f0c7d6e-0000-4000-a000-000000000202",
              "number": "QUO-01000-A2",
              "owner": {
                "email": "bob@example.com",
                "name": "Bob Ray",
              },
              "revision": 1,
              "status": "ACTIVE",
              "total": {
                "amount": "100.00",
                "currency": "USD",
              },
            },
          },
        ],
      }
    `);
    expect(calls).toEqual({ finance: 0, dataverse: 1 });
  });

  it('is no offer to a buyer while it is a draft', async () => {
    const draft = quote(QUOTE.draft);
    expect((await dynamics.ask(buyer, query, draft)).data).toMatchObject({
      _entities: [{ negotiation: { status: 'DRAFT', total: null, expiresAt: null } }],
    });
    expect((await dynamics.ask(representative, query, draft)).data).toMatchObject({
      _entities: [{ negotiation: { status: 'DRAFT', total: { currency: 'USD' } } }],
    });
  });

  it.each([[null], ['52'], [QUOTE.active.replace('202', '299')]])('is none when it is said to be %j', async (id) => {
    const { data, errors } = await dynamics.ask(representative, query, quote(id));
    expect(errors).toEqual([]);
    expect(data).toEqual({ _entities: [{ id: '52', negotiation: null }] });
  });

  it('is not shown to who may not see its account', async () => {
    const { data, errors } = await dynamics.ask(shopper, query, quote(QUOTE.active));
    expect(errors).toEqual([]);
    expect(data).toEqual({ _entities: [{ id: '52', negotiation: null }] });
  });
});

describe('a return', () => {
  const fields = (more: string) =>
    entity(
      `... on Return { number returnOrder { number legalEntity rmaNumber status replacementSalesOrder ${more} } }`,
    );
  const back = (returnOrderId: unknown) => ({
    representations: [{ __typename: 'Return', number: '000000005', returnOrderId }],
  });

  it('is told with its credit notes and its case', async () => {
    const query = fields('creditNotes { number total { amount } status } case { number title status owner { name } }');
    const both = { ...service, grants: [...service.grants, 'invoices:read'] };
    const { data, errors, calls } = await dynamics.ask(both, query, back('usmf:RO-000001'));
    expect(errors).toEqual([]);
    expect(data).toMatchInlineSnapshot(`
      {
        "_entities": [
          {
            "number": "000000005",
            "returnOrder": {
              "case": {
                "number": "CAS-01000-B1",
                "owner": {
                  "name": "Ann Lee",
                },
                "status": "ACTIVE",
                "title": "Case CAS-01000-B1",
              },
              "creditNotes": [
                {
                  "number": "CCN-000001",
                  "status": "PAID",
                  "total": {
                    "amount": "-10.50",
                  },
                },
              ],
              "legalEntity": "usmf",
              "number": "RO-000001",
              "replacementSalesOrder": null,
              "rmaNumber": "RMA-1",
              "status": "INVOICED",
            },
          },
        ],
      }
    `);
    expect(calls.finance).toBeLessThanOrEqual(3);
  });

  it('shows its case to no buyer', async () => {
    const { data, errors } = await dynamics.ask(buyer, fields('case { number }'), back('usmf:RO-000001'));
    expect(data).toMatchObject({ _entities: [{ returnOrder: { number: 'RO-000001', case: null } }] });
    expect(errors).toMatchObject([{ code: 'FORBIDDEN', path: '_entities.0.returnOrder.case' }]);
  });

  it.each([
    ['another account’s', shopper, 'usmf:RO-000001'],
    ['one that nobody knows', buyer, 'usmf:RO-999999'],
    ['one that is not there yet', buyer, null],
  ])('has no return order when it is %s', async (_, who, id) => {
    const { data, errors } = await dynamics.ask(who, fields(''), back(id));
    expect(errors).toEqual([]);
    expect(data).toEqual({ _entities: [{ number: '000000005', returnOrder: null }] });
  });
});

describe('the cases and activities of an account', () => {
  const query = `query ($first: Int, $after: String, $status: CaseStatus) { account(id: "usmf:US-001") {
    cases(first: $first, after: $after, filter: { status: $status }) {
      totalCount pageInfo { endCursor } edges { node { number status statusReason owner { name } } } }
  } }`;

  it('are shown to the account team, newest first', async () => {
    const { data, errors, calls } = await dynamics.ask(
      representative,
      '{ account(id: "usmf:US-001") { activities { totalCount edges { node { kind subject dueAt isDone owner { name } } } } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toMatchInlineSnapshot(`
      {
        "account": {
          "activities": {
            "edges": [
              {
                "node": {
                  "dueAt": "2026-02-03T15:00:00Z",
                  "isDone": false,
                  "kind": "APPOINTMENT",
                  "owner": {
                    "name": "Ann Lee",
                  },
                  "subject": "appointment about the contract",
                },
              },
              {
                "node": {
                  "dueAt": "2026-02-03T15:00:00Z",
                  "isDone": false,
                  "kind": "TASK",
                  "owner": {
                    "name": "Ann Lee",
                  },
                  "subject": "task about the contract",
                },
              },
            ],
            "totalCount": 2,
          },
        },
      }
    `);
    // Who works on each comes along.
    expect(calls.dataverse).toBe(1);
  });

  it.each([
    ['ACTIVE', ['CAS-01000-B1']],
    ['RESOLVED', ['CAS-01000-B2']],
    ['CANCELED', []],
  ])('are filtered by status %s', async (status, expected) => {
    const { data } = await dynamics.ask(service, query, { status });
    const { cases } = (data as { account: { cases: { edges: { node: { number: string } }[] } } }).account;
    expect(cases.edges.map(({ node }) => node.number)).toEqual(expected);
  });

  it('are paged', async () => {
    const first = await dynamics.ask(service, query, { first: 1 });
    const { pageInfo } = (first.data as { account: { cases: { pageInfo: { endCursor: string } } } }).account.cases;
    const second = await dynamics.ask(service, query, { first: 1, after: pageInfo.endCursor });
    const numbers = [first, second].flatMap(({ data }) =>
      (data as { account: { cases: { edges: { node: { number: string } }[] } } }).account.cases.edges.map(
        ({ node }) => node.number,
      ),
    );
    expect(numbers.toSorted()).toEqual(['CAS-01000-B1', 'CAS-01000-B2']);
  });

  it('are not shown to the buyer', async () => {
    const { errors } = await dynamics.ask(buyer, query);
    expect(errors).toMatchObject([{ code: 'FORBIDDEN', path: 'account.cases' }]);
  });
});

it('gives a case by its id to who may see its account', async () => {
  const query = entity('... on Case { number }');
  const variables = { representations: [CASE.open, 'CAS-01000-B1'].map((id) => ({ __typename: 'Case', id })) };
  expect((await dynamics.ask(service, query, variables)).data).toEqual({
    _entities: [{ number: 'CAS-01000-B1' }, null],
  });
  const german = { ...service, legalEntities: ['demf'] };
  expect((await dynamics.ask(german, query, variables)).data).toEqual({ _entities: [null, null] });
});
