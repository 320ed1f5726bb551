import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CostMeter } from '../../../platform/cost.ts';
import { grantsOf } from '../../../platform/grants.ts';
import type { Principal } from '../../../platform/principal.ts';
import { executeSubgraph, type Subgraph } from '../../../platform/subgraph.ts';
import type { Link } from '../../../subgraphs/unified/links/links.ts';
import { createUnifiedSubgraph } from '../../../subgraphs/unified/subgraph.ts';
import { type Checkout, startCheckout } from './checkoutStart.ts';

const american = { view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'USD' };
const stores = { views: new Map([['us_en', american]]), defaultView: american, legalEntities: ['usmf'] };
const link: Link = {
  id: '1',
  kind: 'COMPANY',
  commerceId: '7',
  dynamicsId: 'usmf:US-001',
  state: 'PROVEN',
  evidence: 'a marker',
  createdAt: '2026-01-01T00:00:00Z',
};

let checkout: Checkout;
let subgraph: Subgraph;

beforeEach(async () => {
  checkout = await startCheckout();
  checkout.seed('FgCreditBlockingRules', {
    dataAreaId: 'USMF',
    RuleId: 'R1',
    RuleType: 'OrderAmount',
    AppliesTo: 'All',
    Amount: 100,
  });
  const links = {
    byCommerceIds: async (kind: string, ids: readonly string[]) =>
      kind === 'COMPANY' && ids.includes('7') ? [link] : [],
    byDynamicsIds: async () => [],
    list: async () => ({ links: [], total: 0 }),
  };
  const now = () => new Date('2026-02-15T10:00:00Z');
  subgraph = createUnifiedSubgraph({ links, dynamics: checkout.client, stores, now });
});

afterEach(() => checkout.close());

function buyer(resources: string[], some: Partial<Principal> = {}): Principal {
  return {
    kind: 'companyUser',
    subject: 'commerce:customer:1',
    store: american,
    customerId: '1',
    companyId: '7',
    resources,
    subordinateIds: [],
    roles: [],
    legalEntities: [],
    accounts: ['usmf:US-001'],
    companies: ['7'],
    customers: ['1'],
    grants: grantsOf({ kind: 'companyUser', resources, roles: [] }),
    ...some,
  };
}

const withCredit = buyer(['Magento_Company::credit']);
const cart = (cartId: string, cartTotal: string) => ({
  __typename: 'CheckoutDecision',
  cartId,
  cartTotal,
  cartCurrency: 'USD',
  cartPaymentMethods: ['companycredit', 'checkmo'],
});
const query = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on CheckoutDecision {
      cartId outcome allowedPaymentMethods decidedAt
      reasons { code message limit { amount currency } used { amount currency } }
    }
  }
}`;

async function ask(principal: Principal, ...representations: object[]) {
  const cost = new CostMeter();
  const request = { principal, cost, requestId: 'test', log: pino({ level: 'silent' }) };
  const { data, errors = [] } = await executeSubgraph(subgraph, request, { query, variables: { representations } });
  const { calls = 0, tokenCalls = 0 } = cost.report().finance ?? {};
  // Without GraphQL's null prototypes.
  const plain = JSON.parse(JSON.stringify(data ?? null)) as { _entities: unknown[] } | null;
  return {
    entities: plain?._entities ?? [],
    codes: errors.map((one) => one.extensions.code),
    calls: calls - tokenCalls,
  };
}

describe('CheckoutDecision', () => {
  it('tells all of one decision, with its numbers, to who may see credit', async () => {
    const { entities, codes } = await ask(withCredit, cart('a', '100.01'));
    expect(codes).toEqual([]);
    expect(entities).toEqual([
      {
        cartId: 'a',
        outcome: 'RESTRICTED',
        allowedPaymentMethods: ['checkmo'],
        decidedAt: '2026-02-15T10:00:00Z',
        reasons: [
          {
            code: 'ORDER_AMOUNT',
            message: 'The order is above what may be ordered without review.',
            limit: { amount: '100.00', currency: 'USD' },
            used: { amount: '100.01', currency: 'USD' },
          },
        ],
      },
    ]);
  });

  it('keeps the numbers from a buyer who may not see credit, and tells him the rest', async () => {
    const { entities, codes } = await ask(buyer([]), cart('a', '100.01'));
    expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(entities).toMatchObject([
      { outcome: 'RESTRICTED', reasons: [{ code: 'ORDER_AMOUNT', limit: null, used: null }] },
    ]);
  });

  it('is made for each cart by itself, on facts that are read once', async () => {
    const alone = await ask(withCredit, cart('a', '100.00'));
    const { entities, calls } = await ask(withCredit, cart('a', '100.00'), cart('b', '100.01'), cart('c', '1'));
    expect(entities).toMatchObject([{ outcome: 'ALLOWED' }, { outcome: 'RESTRICTED' }, { outcome: 'ALLOWED' }]);
    expect(calls).toBe(alone.calls);
  });

  it('takes the account of the company he acts for, and none when that is not linked', async () => {
    const { entities } = await ask(buyer([], { companyId: '8' }), cart('a', '1'));
    expect(entities).toMatchObject([{ outcome: 'RESTRICTED', reasons: [{ code: 'NO_ACCOUNT' }] }]);
  });

  it('is refused to who may not check out', async () => {
    const { entities, codes } = await ask({ ...withCredit, kind: 'finance', grants: ['public'] }, cart('a', '1'));
    expect(entities).toEqual([null]);
    expect(codes).toEqual(['FORBIDDEN']);
  });
});
