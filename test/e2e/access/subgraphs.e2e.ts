import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantsOf } from '../../../platform/grants.ts';
import { createLog } from '../../../platform/log.ts';
import { type Principal, type SignedCall, signCall } from '../../../platform/principal.ts';
import { serveSubgraph } from '../../../platform/serveSubgraph.ts';
import { type SubgraphName, subgraphNames } from '../../../start/house.ts';
import { type Running, startEverything } from '../running.ts';
import { accountIdOf, need, worldOfToday } from './cast.ts';

const secret = 'what the gateway and its subgraphs share, and nobody else';
const world = worldOfToday();
const log = createLog({ level: 'silent' });
let running: Running;
const served = new Map<SubgraphName, { app: FastifyInstance; url: string }>();

beforeAll(async () => {
  running = await startEverything();
  for (const name of subgraphNames) {
    const app = serveSubgraph({ subgraph: await running.house.subgraph(name), secret, log });
    served.set(name, { app, url: await app.listen({ host: '127.0.0.1', port: 0 }) });
  }
});
afterAll(async () => {
  await Promise.all([...served.values()].map(({ app }) => app.close()));
  await running?.close();
});

const store = { view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'USD' };
const none = {
  resources: [],
  subordinateIds: [],
  roles: [],
  legalEntities: [],
  accounts: [],
  companies: [],
  customers: [],
};
const anonymous: Principal = {
  ...none,
  kind: 'anonymous',
  subject: 'anonymous',
  store,
  grants: ['public', 'catalog:read'],
};
const everything: Principal = {
  ...none,
  kind: 'finance',
  subject: 'entra:somebody',
  store,
  legalEntities: ['usmf', 'demf'],
  accounts: 'all',
  companies: 'all',
  customers: 'all',
  grants: grantsOf({ kind: 'finance', resources: [], roles: [] }),
};
/** A buyer of the second company, who may see its credit. */
const resources = ['Magento_Company::credit', 'Magento_Sales::view_orders'];
const buyer: Principal = {
  ...none,
  kind: 'companyUser',
  subject: 'commerce:customer:6',
  store,
  customerId: '6',
  companyId: '2',
  resources,
  accounts: ['usmf:US-002'],
  companies: ['2'],
  customers: ['6'],
  grants: grantsOf({ kind: 'companyUser', resources, roles: [] }),
};

const callOf = (principal: Principal): SignedCall => ({ principal, requestId: 'attack' });
const question = '{ __typename }';

type Headers = Record<string, string>;

async function post(name: SubgraphName, body: string, headers: Headers, path = '/graphql') {
  const answer = await fetch(`${need(served.get(name)).url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

const bodyOf = (query: string, variables: object = {}) => JSON.stringify({ query, variables });
const signed = (name: string, body: string, principal: Principal, now?: number): Headers =>
  signCall(secret, name, { method: 'POST', path: '/graphql', body }, callOf(principal), now);

interface Told {
  data: { _entities?: (Record<string, unknown> | null)[] } & Record<string, unknown>;
  errors?: { extensions: { code: string } }[];
}

async function ask(name: SubgraphName, principal: Principal, query: string, variables: object = {}): Promise<Told> {
  const body = bodyOf(query, variables);
  const { status, text } = await post(name, body, signed(name, body, principal));
  expect(status, text).toBe(200);
  return JSON.parse(text) as Told;
}

describe.each(subgraphNames)('%s answers', (name) => {
  const body = bodyOf(question);

  it('a call that is signed for it', async () => {
    expect(await post(name, body, signed(name, body, anonymous))).toMatchObject({ status: 200 });
  });

  const others = subgraphNames.filter((one) => one !== name);
  const minutes = 60_000;
  const attacks: Record<string, () => { headers: Headers; body?: string; path?: string }> = {
    'without a signature': () => ({ headers: {} }),
    'with a principal and no signature': () => {
      const { 'x-call': call } = signed(name, body, everything) as { 'x-call': string };
      return { headers: { 'x-call': call } };
    },
    'with an empty signature': () => ({ headers: { ...signed(name, body, everything), 'x-call-signature': '' } }),
    'with a token instead': () => ({ headers: { authorization: 'Bearer anything-at-all' } }),
    'signed by somebody else': () => ({
      headers: signCall('a guess', name, { method: 'POST', path: '/graphql', body }, callOf(everything)),
    }),
    'signed with nothing': () => ({
      headers: signCall('', name, { method: 'POST', path: '/graphql', body }, callOf(everything)),
    }),
    'with another body': () => ({
      headers: signed(name, body, anonymous),
      body: bodyOf('{ __schema { types { name } } }'),
    }),
    'with a space more in its body': () => ({ headers: signed(name, body, anonymous), body: `${body} ` }),
    'with another principal': () => {
      const good = signed(name, body, anonymous);
      const envelope = JSON.parse(Buffer.from(good['x-call'] ?? '', 'base64url').toString()) as object;
      const forged = Buffer.from(JSON.stringify({ ...envelope, principal: everything })).toString('base64url');
      return { headers: { ...good, 'x-call': forged } };
    },
    'for another path': () => ({
      headers: signCall(secret, name, { method: 'POST', path: '/other', body }, callOf(everything)),
    }),
    'for another method': () => ({
      headers: signCall(secret, name, { method: 'GET', path: '/graphql', body }, callOf(everything)),
    }),
    'meant for another subgraph': () => ({ headers: signed(need(others[0]), body, everything) }),
    'meant for nobody': () => ({ headers: signed('', body, everything) }),
    'of a minute ago': () => ({ headers: signed(name, body, everything, Date.now() - minutes) }),
    'of the next minute': () => ({ headers: signed(name, body, everything, Date.now() + minutes) }),
  };
  it.each(Object.keys(attacks))('no call %s', async (attack) => {
    const { headers, body: other = body, path } = need(attacks[attack])();
    const { status, text } = await post(name, other, headers, path);
    expect(status).toBe(401);
    expect(JSON.parse(text)).not.toHaveProperty('data');
  });

  it('no call twice, not even at the same time', async () => {
    const headers = signed(name, body, anonymous);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(name, body, headers)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
  });

  it('to a signed call no more than its principal may see, whatever it is asked', async () => {
    const { data, errors = [] } = await ask(name, anonymous, INTERNAL[name]);
    expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });
});

const INTERNAL: Record<SubgraphName, string> = {
  commerce: '{ commerceViewer { customerId } }',
  dynamics: '{ dynamicsViewer(objectId: "11111111-2222-4333-8444-555555555555") { personnelNumber } }',
  unified: '{ unifiedViewer(customerIds: [], companyIds: ["1"], accountIds: []) { accountIds } }',
};

const entities = (selection: string) => `query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`;

describe('a forged representation gives nothing', () => {
  const other = need(world.orders.findLast((one) => one.companyId === 1 && one.salesOrderNumber !== undefined));
  const salesOrderId = `${other.legalEntity}:${other.salesOrderNumber}`;
  const placedAt = other.placedAt;
  const account = accountIdOf(need(world.accounts.find(({ companyId }) => companyId === 1)));
  const quote = need(world.quotes.find((one) => one.companyId === 1 && one.dataverse !== undefined));
  const back = need(world.returns.find((one) => one.returnOrderNumber !== undefined && one.accountNumber !== 'US-002'));
  const sold = need(other.lines[0]);
  const cases: [string, SubgraphName, object, string][] = [
    ['an account', 'dynamics', { __typename: 'Account', id: account }, '... on Account { name credit { onHold } }'],
    [
      'an account, with fields of its own',
      'dynamics',
      { __typename: 'Account', id: account, name: 'x', personnelNumber: '000101' },
      '... on Account { name }',
    ],
    [
      'a sales order',
      'dynamics',
      { __typename: 'Order', number: other.number, placedAt, salesOrderId },
      '... on Order { salesOrder { number } shipments { packingSlip } invoices { id } }',
    ],
    [
      'a sales order by an order of his',
      'dynamics',
      { __typename: 'Order', number: '000000001', placedAt, salesOrderId },
      '... on Order { salesOrder { number } }',
    ],
    [
      'what was delivered',
      'dynamics',
      { __typename: 'LineQuantity', orderNumber: other.number, lineId: String(sold.itemId), salesOrderId },
      '... on LineQuantity { delivered backordered }',
    ],
    [
      'a negotiation',
      'dynamics',
      { __typename: 'Quote', id: String(quote.cartId), negotiationId: quote.dataverse?.quoteId },
      '... on Quote { negotiation { number } }',
    ],
    [
      'a return order',
      'dynamics',
      { __typename: 'Return', number: back.number, returnOrderId: `${back.legalEntity}:${back.returnOrderNumber}` },
      '... on Return { returnOrder { number } }',
    ],
    ['an order', 'commerce', { __typename: 'Order', number: other.number }, '... on Order { number status }'],
    ['a customer', 'commerce', { __typename: 'Customer', id: String(other.buyerId) }, '... on Customer { id email }'],
    ['a company', 'commerce', { __typename: 'Company', id: '1' }, '... on Company { id name }'],
    ['a quote', 'commerce', { __typename: 'Quote', id: String(quote.cartId) }, '... on Quote { id name }'],
    ['a return', 'commerce', { __typename: 'Return', number: back.number }, '... on Return { number status }'],
    [
      'an account’s company',
      'unified',
      { __typename: 'Account', id: account },
      '... on Account { id company { id } customers { id } }',
    ],
    [
      'a company’s account',
      'unified',
      { __typename: 'Company', id: '1' },
      '... on Company { account { id } accounts { id } }',
    ],
    ['a customer’s account', 'unified', { __typename: 'Customer', id: '243' }, '... on Customer { account { id } }'],
  ];
  it.each(cases)('of %s (%s)', async (_, name, representation, selection) => {
    for (const principal of [buyer, anonymous]) {
      const { data } = await ask(name, principal, entities(selection), { r: [representation] });
      expect(leaves(data?._entities ?? [])).toEqual([]);
    }
    const { data } = await ask(name, everything, entities(selection), { r: [representation] });
    expect(leaves(data?._entities ?? []), 'what finance may see must be there').not.toEqual([]);
  });

  it('of an order that Commerce has not shown, though the account is his', async () => {
    const order = need(
      world.orders.find((one) => one.accountNumber === 'US-002' && one.salesOrderNumber !== undefined),
    );
    const reference = { __typename: 'Order', number: order.number, salesOrderId: `usmf:${order.salesOrderNumber}` };
    const selection = entities('... on Order { salesOrder { number } }');
    const shown = await ask('dynamics', buyer, selection, { r: [{ ...reference, placedAt: order.placedAt }] });
    expect(leaves(shown.data?._entities ?? [])).toEqual([order.salesOrderNumber]);
    for (const more of [{}, { placedAt: null }, { placedAt: 7 }]) {
      const { data } = await ask('dynamics', buyer, selection, { r: [{ ...reference, ...more }] });
      expect(leaves(data?._entities ?? [])).toEqual([]);
    }
  });

  it('of a cart, by which a decision could be had that Commerce did not ask for', async () => {
    const cart = {
      __typename: 'CheckoutDecision',
      cartId: 'a'.repeat(32),
      cartTotal: '1.00',
      cartCurrency: 'USD',
      cartPaymentMethods: ['companycredit'],
    };
    const selection = entities('... on CheckoutDecision { outcome reasons { limit { amount } } }');
    for (const principal of [anonymous, everything]) {
      const { data } = await ask('unified', principal, selection, { r: [cart] });
      expect(leaves(data?._entities ?? [])).toEqual([]);
    }
  });
});

/** Every value at the ends of an answer but the names of types and empty lists; keys that the asker gave are no news. */
function leaves(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return value === null || value === undefined ? [] : [value];
}
