import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Running, readDocument, startEverything } from '../running.ts';

let running: Running;
beforeAll(async () => {
  running = await startEverything({ UPSTREAM_TIMEOUT_MS: '2000' });
});
afterEach(() => running.clearFaults());
afterAll(() => running?.close());

const systems = (errors: { extensions: { code: string; system?: string } }[]) =>
  [...new Set(errors.map(({ extensions: { code, system } }) => `${code} ${system ?? ''}`))].sort();

describe('one system does not answer', () => {
  it.each([
    ['down', { kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
    ['gone', { kind: 'refuse' }, 'UPSTREAM_UNAVAILABLE'],
    ['silent', { kind: 'timeout' }, 'UPSTREAM_UNAVAILABLE'],
    ['throttling', { kind: 'status', status: 429, retryAfterSeconds: 30 }, 'UPSTREAM_THROTTLED'],
  ])('Finance %s: the order list still comes, with a typed error for the rest', async (_, fault, code) => {
    await running.startCold();
    const query = await readDocument('storefront-orders');
    const token = await running.token('buyer');
    await running.ask({ token }, '{ me { kind } }');
    await running.fault({ system: 'finance', ...fault });
    const { data, errors } = await running.ask({ token }, query, { first: 10 });
    expect(data.orders.edges).toHaveLength(10);
    for (const { node } of data.orders.edges) {
      expect(node.total.amount).toMatch(/^\d/);
      expect(node.lines.length).toBeGreaterThan(0);
    }
    expect(systems(errors)).toContain(`${code} finance`);
    expect(new Set(errors.map(({ extensions }) => extensions.system))).toEqual(new Set(['finance']));
  });

  it('Commerce down: the account still comes to the representative, with typed errors for the rest', async () => {
    await running.startCold();
    const token = await running.token('rep');
    const { data: known } = await running.ask({ token }, '{ accounts(first: 1) { edges { node { id } } } }');
    await running.fault({ system: 'commerce', kind: 'status', status: 503 });
    const { id } = known.accounts.edges[0].node;
    const { data, errors } = await running.ask({ token }, await readDocument('portal-account'), { id });
    expect(data.account.credit.balance.amount).toMatch(/\d/);
    expect(data.account.company?.name ?? null).toBeNull();
    expect(systems(errors)).toEqual(['UPSTREAM_UNAVAILABLE commerce']);
  });

  it('Dataverse down: everything but cases and negotiations still comes', async () => {
    await running.startCold();
    const token = await running.token('finance');
    const buyer = await running.ask('buyer', '{ me { customer { company { account { id } } } } }');
    const { id } = buyer.data.me.customer.company.account;
    await running.fault({ system: 'dataverse', kind: 'status', status: 503 });
    const { data, errors } = await running.ask(
      { token },
      'query ($id: ID!) { account(id: $id) { name credit { balance { amount } } company { quotes(first: 5) { edges { node { id negotiation { id } } } } } } }',
      { id },
    );
    expect(data.account.credit.balance.amount).toMatch(/\d/);
    expect(data.account.company.quotes.edges.length).toBeGreaterThan(0);
    expect(systems(errors)).toEqual(['UPSTREAM_UNAVAILABLE dataverse']);
  });
});

describe('throttling', () => {
  it('sends nothing before Retry-After is over, and is well again after it', async () => {
    await running.startCold();
    const token = await running.token('finance');
    await running.ask({ token }, '{ accounts(first: 1) { totalCount } }');
    await running.clearRequests();
    await running.fault({
      system: 'finance',
      path: '^/data',
      kind: 'status',
      status: 429,
      retryAfterSeconds: 3,
      count: 1,
    });
    const first = await running.ask({ token }, '{ accounts(first: 2) { totalCount } }');
    expect(systems(first.errors)).toEqual(['UPSTREAM_THROTTLED finance']);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => running.ask({ token }, `{ accounts(first: ${n + 3}) { totalCount } }`)),
    );
    const during = (await running.requests()).filter(({ system }) => system === 'finance');
    const throttledAt = Date.parse(during.find(({ status }) => status === 429)?.at ?? '');
    expect(during.filter(({ at }) => Date.parse(at) > throttledAt && Date.parse(at) < throttledAt + 3_000)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, throttledAt + 3_300 - Date.now())));
    const { errors } = await running.ask({ token }, '{ accounts(first: 30) { totalCount } }');
    expect(errors).toEqual([]);
  });
});

describe('expired tokens', () => {
  it('200 queries at once with expired tokens make one token request per identity', async () => {
    await running.startCold();
    const token = await running.token('service');
    const query = (first: number) =>
      `{ accounts(first: ${1 + (first % 100)}) { edges { node { id name cases(first: 1) { totalCount } } } } }`;
    await running.ask({ token }, query(0));
    // A token that is refused within two seconds of its making is a missing right, not an old token.
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    await running.tell('tokens/expire');
    await running.clearRequests();
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => running.ask({ token }, query(n))));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const requests = await running.requests();
    const scopes = requests
      .filter(({ url }) => url.endsWith('/token'))
      .map(({ body }) => new URLSearchParams(String(body)).get('scope'));
    expect(scopes.length).toBeGreaterThan(0);
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(requests.filter(({ system, status }) => system !== 'identity' && status === 401).length).toBeGreaterThan(0);
  });
});
