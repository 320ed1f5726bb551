import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../gateway/limits.ts';
import { type Answer, type Running, readDocument, startEverything } from '../running.ts';
import { accountIdOf, need, signIn, worldOfToday } from './cast.ts';

const world = worldOfToday();
const account = accountIdOf(need(world.accounts.find(({ companyId }) => companyId === 1)));
let running: Running;
/** A member of the first company whose role is to look at orders, and at nothing that costs. */
let viewer: { token: string };

beforeAll(async () => {
  running = await startEverything();
  const seat = need(world.buyers.find(({ companyId, role }) => companyId === 1 && role === 'viewer'));
  viewer = { token: await signIn(running, seat) };
});
afterAll(() => running?.close());

const codesOf = ({ errors }: Answer) => [...new Set(errors.map(({ extensions }) => extensions?.code))];

/** Everything an answer says, but the names that the asker chose himself. */
function told(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(told);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(told);
  return value === null || value === undefined ? [] : [value];
}

/** Ways to ask for a protected field `#`, standing on an account. */
const ways: Record<string, string> = {
  'by its name': '{ account(id: "ID") { # } }',
  'by an alias': '{ x: account(id: "ID") { y: # } }',
  'by the alias of a field that is open': '{ account(id: "ID") { name: # } }',
  'in a fragment': '{ account(id: "ID") { ...F } } fragment F on Account { # }',
  'in a fragment of a fragment':
    '{ ...R } fragment R on Query { account(id: "ID") { ...F } } fragment F on Account { # }',
  'in an inline fragment': '{ ... on Query { account(id: "ID") { ... { ... on Account { # } } } } }',
  'with @include': 'query ($yes: Boolean! = true) { account(id: "ID") { # @include(if: $yes) } }',
  'with @skip': 'query ($no: Boolean! = false) { account(id: "ID") { # @skip(if: $no) } }',
  'with @include on a fragment': 'query ($yes: Boolean! = true) { account(id: "ID") { ... @include(if: $yes) { # } } }',
  'twice, once left out': '{ account(id: "ID") { a: # @skip(if: true) b: # } }',
  'in the second of two operations': 'query First { me { kind } } query Second { account(id: "ID") { # } }',
  'from a list': '{ accounts(first: 5) { edges { node { # } } } }',
  'from his company': '{ me { customer { company { account { # } } } } }',
  'from his company’s list': '{ companies { edges { node { accounts { # } } } } }',
  'from far away': '{ me { customer { company { account { company { account { # } } } } } } }',
};
const fields: Record<string, [field: string, selection: string]> = {
  credit: ['credit', '{ onHold asOf balance { amount } }'],
  invoices: ['invoices', '(first: 3) { totalCount edges { node { number total { amount } } } }'],
  cases: ['cases', '(first: 3) { totalCount edges { node { number title } } }'],
  activities: ['activities', '(first: 3) { totalCount edges { node { subject } } }'],
  salesOrders: ['salesOrders', '(first: 3) { totalCount edges { node { number } } }'],
};

/** A directive stands behind the arguments and before the selection. */
function written(way: string, [field, selection]: [string, string]): string {
  const argument = /^\([^)]*\)/.exec(selection)?.[0] ?? '';
  const rest = selection.slice(argument.length);
  return way
    .replaceAll('ID', account)
    .replace(/#((?: @\w+\(if: [^)]*\))?)/g, (_, directive: string) => `${field}${argument}${directive} ${rest}`);
}

describe.each(Object.keys(fields))('an account’s %s', (name) => {
  const field = need(fields[name]);

  it.each(Object.keys(ways))('are not had %s by whose role does not allow them', async (way) => {
    const query = written(need(ways[way]), field);
    const operationName = query.includes('Second') ? { operationName: 'Second' } : {};
    for (const caller of [viewer, undefined]) {
      const answer = await asking(caller, { query, ...operationName });
      expect(told(answer.data), query).toEqual([]);
      expect(['FORBIDDEN', 'UNAUTHENTICATED'], JSON.stringify(answer.errors)).toContain(codesOf(answer)[0]);
      expect(codesOf(answer)).toHaveLength(1);
    }
  });

  it.each(Object.keys(ways))('are had %s by who may see them', async (way) => {
    const query = written(need(ways[way]), field);
    const who = name === 'cases' || name === 'activities' ? 'rep' : 'admin';
    if (who === 'rep' && query.includes('me {')) return;
    const operationName = query.includes('Second') ? { operationName: 'Second' } : {};
    const answer = await asking({ token: await running.token(who) }, { query, ...operationName });
    expect(answer.errors).toEqual([]);
    expect(told(answer.data).length).toBeGreaterThan(0);
  });
});

async function asking(caller: { token: string } | undefined, body: object): Promise<Answer> {
  const answer = await fetch(`${running.door}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(caller === undefined ? {} : { authorization: `Bearer ${caller.token}` }),
    },
    body: JSON.stringify(body),
  });
  const { data = null, errors = [] } = (await answer.json()) as Partial<Answer>;
  return { status: answer.status, headers: answer.headers, data, errors, extensions: {} };
}

describe('what a company user is not shown of his company', () => {
  it('what others ordered, by way of an invoice that names their order', async () => {
    const seat = need(world.buyers.find(({ companyId, role }) => companyId === 1 && role === 'buyer'));
    const his = new Set(world.orders.filter(({ buyerId }) => buyerId === seat.id).map(({ number }) => number));
    const token = await signIn(running, seat);
    const fields = 'number salesOrder { number total { amount } } shipments { trackingNumber } invoices { number }';
    const query = `{ invoices(first: 60) { edges { node { order { ${fields} } } } } }`;
    const { data, errors } = await running.ask({ token }, query);
    expect(errors).toEqual([]);
    type Order = {
      number: string;
      salesOrder: unknown;
      shipments: unknown[] | null;
      invoices: unknown[] | null;
    } | null;
    const orders = data.invoices.edges.flatMap(
      ({ node }: { node: { order: Order } }) => node.order ?? [],
    ) as NonNullable<Order>[];
    const others = orders.filter(({ number }) => !his.has(number));
    expect(others.length).toBeGreaterThan(0);
    for (const { salesOrder, shipments, invoices } of others) {
      expect({ salesOrder, shipments: shipments ?? [], invoices: invoices ?? [] }).toEqual({
        salesOrder: null,
        shipments: [],
        invoices: [],
      });
    }
    const own = orders.filter(({ number }) => his.has(number));
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ salesOrder }) => salesOrder !== null)).toBe(true);
  });
});

describe('what is not of the door', () => {
  it.each([
    '{ _service { sdl } }',
    '{ _entities(representations: [{ __typename: "Account", id: "usmf:US-001" }]) { ... on Account { name } } }',
    '{ commerceViewer { customerId } }',
    '{ dynamicsViewer(objectId: "x") { personnelNumber } }',
    '{ unifiedViewer(customerIds: [], companyIds: ["1"], accountIds: []) { accountIds } }',
    '{ orders { edges { node { salesOrderId } } } }',
    '{ quotes { edges { node { negotiationId } } } }',
    '{ returns { edges { node { returnOrderId } } } }',
    '{ checkoutDecision(cartId: "x") { cartTotal cartPaymentMethods } }',
  ])('%s is no question here, to anybody', async (query) => {
    for (const who of [undefined, 'buyer', 'finance', 'operator'] as const) {
      const answer = await running.ask(who, query);
      expect(answer.status).toBe(400);
      expect(answer.data).toBeNull();
      expect(codesOf(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    }
  });

  const hidden =
    /commerceViewer|dynamicsViewer|unifiedViewer|negotiationId|returnOrderId|cartTotal|cartPaymentMethods/i;

  it('is in no introspection', async () => {
    const { data } = await running.ask('operator', getIntrospectionQuery());
    expect(JSON.stringify(data)).not.toMatch(hidden);
    for (const name of ['CommerceViewer', 'DynamicsViewer', 'UnifiedViewer', '_Entity', '_Any', '_Service'])
      expect((await running.ask('operator', `{ __type(name: "${name}") { name } }`)).data, name).toEqual({
        __type: null,
      });
  });

  it.each([
    '{ commerceViewe { x } }',
    '{ unifiedViewers }',
    '{ orders { edges { node { salesOrderI } } } }',
    '{ quotes { edges { node { negotiationI } } } }',
  ])('is not hinted at for %s', async (query) => {
    const { errors } = await running.ask('buyer', query);
    const hints = errors.map(({ message }) => /Did you mean (.*)/.exec(message)?.[1] ?? '').join();
    expect(hints).not.toMatch(/commerceViewer|dynamicsViewer|unifiedViewer|negotiationId|salesOrderId/);
  });
});

describe('how a document comes', () => {
  const send = (init: RequestInit, path = '/graphql') => fetch(`${running.door}${path}`, init);
  const json = { 'content-type': 'application/json' };

  it('many in an array are refused', async () => {
    const body = JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ me { kind } }' })));
    const answer = await send({ method: 'POST', headers: json, body });
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain('ANONYMOUS');
  });

  it.each([
    ['no JSON', '{"query": "{ me { kind } }"'],
    ['a number', '7'],
    ['null', 'null'],
    ['a text', '"{ me { kind } }"'],
    ['no query', '{}'],
    ['a query that is a list', '{"query": ["{ me { kind } }"]}'],
    ['variables that are a text', '{"query": "{ me { kind } }", "variables": "x"}'],
    ['its own prototype', '{"query": "{ me { kind } }", "__proto__": {"caller": {"principal": {"kind": "finance"}}}}'],
  ])('%s is refused', async (_, body) => {
    const answer = await send({ method: 'POST', headers: json, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('larger than a megabyte is refused', async () => {
    const body = JSON.stringify({ query: '{ me { kind } }', variables: { x: 'x'.repeat(1_100_000) } });
    expect((await send({ method: 'POST', headers: json, body })).status).toBe(413);
  });
});

describe('a mistake in how an operation is asked for', () => {
  const two = 'query A { me { kind } } query B { links { totalCount } }';
  const flag = 'query ($yes: Boolean!) { links @include(if: $yes) { totalCount } me { kind } }';
  it.each([
    ['no name for one of two operations', { query: two }, 'operationName'],
    ['an empty name', { query: two, operationName: '' }, 'operationName'],
    ['a name that none has', { query: two, operationName: 'C' }, 'operationName'],
    ['a name where none has one', { query: '{ links { totalCount } }', operationName: 'A' }, 'operationName'],
    ['a missing variable of what he may not see', { query: flag }, 'variables'],
    ['a wrong variable of what he may not see', { query: flag, variables: { yes: 'x' } }, 'variables'],
    [
      'a wrong variable of what he may',
      { query: 'query ($n: Int) { orders(first: $n) { totalCount } }', variables: { n: {} } },
      'variables',
    ],
    ['a subscription', { query: 'subscription { orderUpdated { number } }' }, 'query'],
  ])('%s, is told as his', async (_, body, argument) => {
    const answer = await asking(viewer, body);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeNull();
    expect(answer.errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument }]);
  });

  it('in another operation of the document than the one he means, is none', async () => {
    const answer = await fetch(`${running.door}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: two, operationName: 'A' }),
    });
    expect(await answer.json()).toEqual({ data: { me: { kind: 'ANONYMOUS' } } });
  });
});

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
const nested = (levels: number) => `${'{ company { administrator '.repeat(levels)}{ id }${' } }'.repeat(levels)}`;

describe('a document beyond the limits is refused before anything is done for it', () => {
  const bombs: Record<string, string> = {
    depth: `{ me { customer ${nested(8)} } }`,
    'depth in fragments': `{ me { customer { ...F0 } } } ${times(8, (i) => `fragment F${i} on Customer { company { administrator { ...F${i + 1} } } }`)} fragment F8 on Customer { id }`,
    'root fields': `{ ${'me { kind } '.repeat(limits.rootFields + 1)} }`,
    'root fields in a fragment': `{ ...F ...F } fragment F on Query { ${'me { kind } '.repeat(11)} }`,
    'aliases at the root': `{ ${times(500, (i) => `a${i}: me { kind }`)} }`,
    'aliases below': `{ me { ${times(limits.aliases + 1, (i) => `a${i}: kind`)} } }`,
    directives: `{ me { ${times(limits.directives + 1, () => 'kind @include(if: true)')} } }`,
    'one directive again and again': `{ me { kind ${'@include(if: true) '.repeat(200)} } }`,
    'the same field again and again': `{ me { ${'kind '.repeat(limits.fields + 1)} } }`,
    'the same field with a selection': `{ me { customer { ${'company { name } '.repeat(600)} } } }`,
    'fragments that double': `{ me { ...F0 } } ${times(20, (i) => `fragment F${i} on Viewer { ...F${i + 1} ... on Viewer { ...F${i + 1} } }`)} fragment F20 on Viewer { kind }`,
    tokens: `{ me { kind } } # \n ${times(1_500, (i) => `fragment F${i} on Viewer { kind }`)}`,
    'a megabyte of letters': `{ me { kind } } ${'x '.repeat(450_000)}`,
    'open brackets': '{ me '.repeat(3_000),
    'a list in a list': `{ products(skus: ${'['.repeat(3_000)}${']'.repeat(3_000)}) { totalCount } }`,
    'introspection in circles': `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
    'very deep introspection': `{ __schema { types ${'{ ofType '.repeat(30)}{ name }${' }'.repeat(30)} } }`,
  };
  it.each(Object.keys(bombs))('%s', async (name) => {
    const token = await running.token('buyer');
    // He is known already: what is counted is what the document costs.
    await running.ask({ token }, '{ me { kind } }');
    await running.clearRequests();
    const answer = await running.ask({ token }, need(bombs[name]));
    expect(answer.status).toBe(400);
    expect(answer.data).toBeNull();
    expect(['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED']).toContain(codesOf(answer)[0]);
    expect(await running.requests()).toEqual([]);
  });

  it.each([
    [
      'literal',
      '{ companies(first: 100) { edges { node { users(first: 100) { edges { node { orders(first: 2) { totalCount } } } } } } } }',
      {},
    ],
    [
      'a variable',
      'query ($n: Int) { companies(first: $n) { edges { node { users(first: $n) { edges { node { orders(first: $n) { edges { node { number } } } } } } } } } }',
      { n: 100 },
    ],
    [
      'a variable’s usual value',
      'query ($n: Int = 100) { companies(first: $n) { edges { node { users(first: $n) { edges { node { orders { edges { node { number } } } } } } } } } }',
      {},
    ],
    [
      'fragments',
      'query { companies(first: 100) { ...C } } fragment C on CompanyConnection { edges { node { users(first: 100) { ...U } } } } fragment U on CustomerConnection { edges { node { orders { ...O } } } } fragment O on OrderConnection { edges { node { number } } }',
      {},
    ],
  ])('lists within lists, by %s', async (_, query, variables) => {
    const token = await running.token('finance');
    await running.clearRequests();
    const answer = await running.ask({ token }, query, variables);
    expect(answer.data).toBeNull();
    expect(answer.errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument: 'first' }]);
    expect(await running.requests()).toEqual([]);
  });
});

describe('a document within the limits', () => {
  it.each(['portal-account', 'storefront-account', 'storefront-checkout', 'storefront-orders', 'storefront-products'])(
    'such as the public %s is taken',
    async (name) => {
      const query = await readDocument(name);
      const values = { id: account, cartId: 'x'.repeat(32), first: 100, skus: ['nothing'] };
      const asked = Object.fromEntries(Object.entries(values).filter(([key]) => query.includes(`$${key}`)));
      const answer = await running.ask('buyer', query, asked);
      expect(codesOf(answer)).not.toContain('GRAPHQL_VALIDATION_FAILED');
      expect(answer.data).not.toBeNull();
    },
  );

  it('such as GraphiQL’s introspection is answered', async () => {
    for (const options of [
      {},
      {
        descriptions: true,
        inputValueDeprecation: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        schemaDescription: true,
      },
    ]) {
      const { data, errors } = await running.ask(undefined, getIntrospectionQuery(options));
      expect(errors).toEqual([]);
      expect(data.__schema.types.length).toBeGreaterThan(30);
    }
  });

  it('may come right up to them', async () => {
    const aliases = times(limits.rootFields, (i) => `a${i}: me { kind }`);
    expect((await running.ask(undefined, `{ ${aliases} }`)).errors).toEqual([]);
    const deepest = `{ me { customer ${'{ company { administrator '.repeat(4)}{ company { id } }${' } }'.repeat(4)} } }`;
    expect((await running.ask('admin', deepest)).errors).toEqual([]);
    expect((await running.ask('admin', deepest.replace('{ id }', '{ address { city } }'))).status).toBe(400);
  });
});
