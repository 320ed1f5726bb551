import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChangeLog } from '../../../platform/changes/log.ts';
import { CostMeter } from '../../../platform/cost.ts';
import { grantsOf } from '../../../platform/grants.ts';
import { invoiceId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import type { Principal } from '../../../platform/principal.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { executeSubgraph, type Subgraph } from '../../../platform/subgraph.ts';
import { createDynamicsClient, type DynamicsClient } from '../../../subgraphs/dynamics/client/index.ts';
import { createLinks, type Links } from '../../../subgraphs/unified/links/links.ts';
import { createUnifiedSubgraph } from '../../../subgraphs/unified/subgraph.ts';

const log = createLog({ level: 'silent' });
const invoice = invoiceId({ legalEntity: 'usmf', number: 'INV-1', date: '2026-01-02', voucher: 'V-1' });
const quote = '0f8fad5b-d9cb-469f-a165-70867728950e';

const american = { view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'USD' };
const german = { view: 'de_de', website: 'eu', legalEntity: 'demf', currency: 'EUR' };
const stores = {
  views: new Map([american, german].map((one) => [one.view, one])),
  defaultView: american,
  legalEntities: ['usmf', 'demf'],
};

let dataDir: string;
let store: Store;
let dynamics: DynamicsClient;
let links: Links;
let subgraph: Subgraph;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'unified-'));
  store = await openStore({ dataDir, databaseUrl: undefined, log });
  links = createLinks(store, createChangeLog(store));
  // Nobody listens there: links are answered from the store alone.
  const nowhere = 'http://127.0.0.1:9';
  dynamics = createDynamicsClient({
    finance: { url: nowhere },
    dataverse: { url: nowhere },
    entra: { authority: nowhere, tenantId: 't', clientId: 'c', clientSecret: 's' },
    sets: {
      openTransactions: 'A',
      lineQuantities: 'B',
      packingSlipTracking: 'C',
      creditGroups: 'D',
      creditTemporaryLimits: 'E',
      creditBlockingRules: 'F',
      invoiceLineCosts: 'G',
    },
    columns: { legalEntity: 'fg_legalentity', reference: 'fg_commercereference' },
    timeoutMs: 1_000,
    log,
  });
  subgraph = createUnifiedSubgraph({ links, dynamics, stores });
  const evidence = 'a test';
  await links.prove([
    { kind: 'COMPANY', commerceId: '7', dynamicsId: 'usmf:US-001', evidence },
    { kind: 'COMPANY', commerceId: '7', dynamicsId: 'demf:DE-001', evidence },
    { kind: 'CUSTOMER', commerceId: '2', dynamicsId: 'usmf:US-002', evidence },
    { kind: 'CUSTOMER', commerceId: '3', dynamicsId: 'usmf:US-001', evidence },
    { kind: 'ORDER', commerceId: '000000042', dynamicsId: 'usmf:SO-42', evidence },
    { kind: 'RETURN', commerceId: '000000005', dynamicsId: 'usmf:RMA-5', evidence },
    { kind: 'QUOTE', commerceId: '11', dynamicsId: quote, evidence },
    // The same marker twice, by somebody's mistake in D365: neither may be taken once a person has said which.
    { kind: 'COMPANY', commerceId: '8', dynamicsId: 'usmf:US-080', evidence },
    { kind: 'COMPANY', commerceId: '8', dynamicsId: 'usmf:US-081', evidence },
  ]);
  await links.propose([{ kind: 'COMPANY', commerceId: '9', dynamicsId: 'usmf:US-003', evidence }]);
  const { links: all } = await links.list({ within: 'all', kind: 'COMPANY', first: 100, offset: 0 });
  await links.confirm(all.find(({ dynamicsId }) => dynamicsId === 'usmf:US-081')?.id ?? '', 'a tester');
});

afterAll(async () => {
  await dynamics?.close();
  await store?.close();
  await rm(dataDir, { recursive: true, force: true });
});

function principal(kind: Principal['kind'], some: Partial<Principal> = {}): Principal {
  const { resources = [], roles = [] } = some;
  return {
    kind,
    subject: `test:${kind}`,
    store: american,
    resources,
    subordinateIds: [],
    roles,
    legalEntities: [],
    accounts: [],
    companies: [],
    customers: [],
    grants: grantsOf({ kind, resources, roles }),
    ...some,
  };
}

const buyer = principal('companyUser', {
  customerId: '1',
  companyId: '7',
  resources: ['Magento_Company::view_account', 'Magento_Company::credit'],
  accounts: ['usmf:US-001', 'demf:DE-001'],
  companies: ['7'],
  customers: ['1'],
});
const stranger = principal('companyUser', {
  customerId: '4',
  companyId: '9',
  resources: ['Magento_Company::view_account', 'Magento_Company::credit'],
  companies: ['9'],
  customers: ['4'],
});
const service = principal('service', {
  legalEntities: ['usmf', 'demf'],
  accounts: 'all',
  companies: 'all',
  customers: 'all',
});
const germanService = { ...service, legalEntities: ['demf'] };
const representative = principal('salesRepresentative', {
  legalEntities: ['usmf', 'demf'],
  accounts: ['usmf:US-001'],
  companies: ['7'],
});
const gateway = principal('anonymous', { grants: ['internal', 'public'] });

async function ask(who: Principal, query: string, variables = {}) {
  const request = { principal: who, cost: new CostMeter(), requestId: 'test', log };
  const { data, errors = [] } = await executeSubgraph(subgraph, request, { query, variables });
  // Without GraphQL's null prototypes.
  const plain = JSON.parse(JSON.stringify(data ?? null)) as Record<string, unknown> | null;
  return { data: plain, codes: errors.map(({ extensions }) => extensions.code) };
}

/** What the gateway gets for one entity of another subgraph. */
async function of(who: Principal, type: string, key: object, fields: string) {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${fields} } } }`;
  const { data, codes } = await ask(who, query, { representations: [{ __typename: type, ...key }] });
  expect(codes).toEqual([]);
  const entities = data?._entities;
  return Array.isArray(entities) ? entities[0] : entities;
}

describe('accounts of a company', () => {
  it('are the linked ones, by id', async () => {
    expect(await of(buyer, 'Company', { id: '7' }, 'accounts { id }')).toEqual({
      accounts: [{ id: 'demf:DE-001' }, { id: 'usmf:US-001' }],
    });
  });

  it('are one per legal entity: the store’s, or the one that is named', async () => {
    const fields = 'account { id } german: account(legalEntity: "DEMF") { id }';
    expect(await of(buyer, 'Company', { id: '7' }, fields)).toEqual({
      account: { id: 'usmf:US-001' },
      german: { id: 'demf:DE-001' },
    });
  });

  it('are none as long as the link is only proposed, to staff as to the buyer', async () => {
    const owner = { ...stranger, accounts: ['usmf:US-003'] };
    for (const who of [owner, service]) {
      expect(await of(who, 'Company', { id: '9' }, 'account { id } accounts { id }')).toEqual({
        account: null,
        accounts: [],
      });
    }
  });

  it('are not shown to whom they do not belong', async () => {
    expect(await of(stranger, 'Company', { id: '7' }, 'account { id } accounts { id }')).toEqual({
      account: null,
      accounts: [],
    });
    expect(await of(germanService, 'Company', { id: '7' }, 'accounts { id }')).toEqual({
      accounts: [{ id: 'demf:DE-001' }],
    });
    expect(await of(representative, 'Company', { id: '7' }, 'accounts { id }')).toEqual({
      accounts: [{ id: 'usmf:US-001' }],
    });
  });

  it('are what a person confirmed where markers contradict each other', async () => {
    expect(await of(service, 'Company', { id: '8' }, 'accounts { id }')).toEqual({ accounts: [{ id: 'usmf:US-081' }] });
  });

  it('refuse a legal entity that is none of ours', async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Company { account(legalEntity: "ussi") { id } } } }`;
    expect((await ask(buyer, query, { r: [{ __typename: 'Company', id: '7' }] })).codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('the account of a person', () => {
  it('is the one linked to himself', async () => {
    const shopper = principal('shopper', { customerId: '2', customers: ['2'], accounts: ['usmf:US-002'] });
    expect(await of(shopper, 'Customer', { id: '2' }, 'account { id }')).toEqual({ account: { id: 'usmf:US-002' } });
  });

  it('is null where only his company has one', async () => {
    expect(await of(buyer, 'Customer', { id: '1' }, 'account { id }')).toEqual({ account: null });
  });
});

describe('who an account belongs to', () => {
  it('is its company and its own customers, for those who may see both', async () => {
    expect(await of(service, 'Account', { id: 'USMF:us-001' }, 'company { id } customers { id }')).toEqual({
      company: { id: '7' },
      customers: [{ id: '3' }],
    });
    expect(await of(representative, 'Account', { id: 'usmf:US-001' }, 'company { id } customers { id }')).toEqual({
      company: { id: '7' },
      customers: [],
    });
  });

  it('is nothing at all of an account that is not the caller’s', async () => {
    expect(await of(buyer, 'Account', { id: 'usmf:US-002' }, 'company { id }')).toBeNull();
    expect(await of(germanService, 'Account', { id: 'usmf:US-001' }, 'company { id }')).toBeNull();
    expect(await of(service, 'Account', { id: 'no account' }, 'company { id }')).toBeNull();
  });
});

describe('what orders, quotes and returns became', () => {
  const cases: [string, object, string, string][] = [
    ['Order', { number: '000000042' }, 'salesOrderId', 'usmf:SO-42'],
    ['LineQuantity', { orderNumber: '000000042', lineId: '1' }, 'salesOrderId', 'usmf:SO-42'],
    ['Return', { number: '000000005' }, 'returnOrderId', 'usmf:RMA-5'],
    ['Quote', { id: '11' }, 'negotiationId', quote],
  ];
  it.each(cases)('%s', async (type, key, field, id) => {
    expect(await of(buyer, type, key, field)).toEqual({ [field]: id });
  });

  it('is null without a link, and in a legal entity the caller has nothing to do with', async () => {
    expect(await of(buyer, 'Order', { number: '000000043' }, 'salesOrderId')).toEqual({ salesOrderId: null });
    expect(await of(germanService, 'Order', { number: '000000042' }, 'salesOrderId')).toEqual({ salesOrderId: null });
    expect(await of(stranger, 'Return', { number: '000000005' }, 'returnOrderId')).toEqual({ returnOrderId: null });
  });

  it('is told of an invoice by its sales order', async () => {
    const asked = (salesOrderId: string | null) =>
      of(buyer, 'Invoice', { id: invoice, salesOrderId }, 'order { number }');
    expect(await asked('usmf:SO-42')).toEqual({ order: { number: '000000042' } });
    expect(await asked('usmf:SO-PHONE')).toEqual({ order: null });
    expect(await asked(null)).toEqual({ order: null });
  });
});

describe('the list of links', () => {
  const query = `query ($after: String, $filter: LinkFilter) { links(first: 2, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { kind commerceId dynamicsId state } } } }`;
  interface Page {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { dynamicsId: string } }[];
  }

  const pageOf = async (variables: object) => (await ask(service, query, variables)).data?.links as Page;

  it('is read to its end page by page, each link once', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Page = await pageOf({ after, filter: { kind: 'COMPANY' } });
      expect(page.totalCount).toBe(5);
      seen.push(...page.edges.map(({ node }) => node.dynamicsId));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(seen.sort()).toEqual(['demf:DE-001', 'usmf:US-001', 'usmf:US-003', 'usmf:US-080', 'usmf:US-081']);
  });

  it('takes no cursor of another filter', async () => {
    const after = (await pageOf({ filter: { kind: 'COMPANY' } })).pageInfo.endCursor;
    expect((await ask(service, query, { after, filter: { kind: 'ORDER' } })).codes).toEqual(['BAD_USER_INPUT']);
  });

  it('shows what waits for a person to confirm', async () => {
    const { edges } = await pageOf({ filter: { state: 'PROPOSED' } });
    expect(edges.map(({ node }) => node)).toEqual([
      { kind: 'COMPANY', commerceId: '9', dynamicsId: 'usmf:US-003', state: 'PROPOSED' },
    ]);
  });

  it('is for staff only', async () => {
    expect((await ask(buyer, query)).codes).toEqual(['FORBIDDEN']);
    expect((await ask(principal('anonymous'), query)).codes).toEqual(['UNAUTHENTICATED']);
  });
});

describe('what the gateway asks about a caller', () => {
  const query = `query ($customerIds: [ID!]!, $companyIds: [ID!]!, $accountIds: [ID!]!) {
    unifiedViewer(customerIds: $customerIds, companyIds: $companyIds, accountIds: $accountIds) { accountIds companyIds customerIds } }`;

  it('is answered for a buyer and for a representative', async () => {
    const buyers = await ask(gateway, query, { customerIds: ['1', '2'], companyIds: ['7', '9'], accountIds: [] });
    expect(buyers.data?.unifiedViewer).toEqual({
      accountIds: ['demf:DE-001', 'usmf:US-001', 'usmf:US-002'],
      companyIds: [],
      customerIds: [],
    });
    const staff = await ask(gateway, query, {
      customerIds: [],
      companyIds: [],
      accountIds: ['usmf:US-001', 'usmf:US-003'],
    });
    expect(staff.data?.unifiedViewer).toEqual({ accountIds: [], companyIds: ['7'], customerIds: ['3'] });
  });

  it('is answered to nobody else', async () => {
    const asked = { customerIds: ['1'], companyIds: [], accountIds: [] };
    for (const who of [buyer, service]) expect((await ask(who, query, asked)).codes).toEqual(['FORBIDDEN']);
  });
});
