import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tags } from '../../../platform/tags.ts';
import { type Answer, type Running, readDocument, startEverything } from '../running.ts';

let running: Running;
let storefrontAccount: string;
let buyer: string;

beforeAll(async () => {
  running = await startEverything();
  storefrontAccount = await readDocument('storefront-account');
  buyer = await running.token('buyer');
});
beforeEach(() => running.clearRequests());
afterAll(() => running?.close());

const asBuyer = (query: string, headers = {}) => running.ask({ token: buyer }, query, {}, headers);
const accountOf = ({ data }: Answer) => data.me.customer.company.account;
/** Sets of F&O and resources of Commerce that were asked for, each as often as it was. */
async function asked(): Promise<string[]> {
  const requests = (await running.requests()).filter(({ system }) => system !== 'identity');
  return requests.flatMap(({ url, body }) => {
    const within = [...String(body).matchAll(/GET \S*\/data\/(\w+)/g)].map(([, set]) => set ?? '');
    return within.length > 0
      ? within
      : [/\/data\/(\w+)|\/V1\/([\w/]+)|(graphql)/.exec(url)?.slice(1).find(Boolean) ?? url];
  });
}
/** As if a system had told of it. */
const change = async (...touched: string[]) =>
  (await running.house.changes()).append([
    { source: 'finance', entity: 'Anything', keys: [], tags: touched, kind: 'UPDATED' },
  ]);
/** Asks as somebody who knows of the change. */
async function askSince(position: number, query: string): Promise<Answer> {
  const { epoch } = await running.house.changes();
  return asBuyer(query, { 'x-consistency-token': `${epoch}:${position}` });
}

it('asks no system anything for an answer that is kept and still true', async () => {
  const first = await asBuyer(storefrontAccount);
  await running.clearRequests();
  const second = await asBuyer(storefrontAccount);
  expect(second.data).toEqual(first.data);
  expect(await asked()).toEqual([]);
});

it('reads again what a change has touched, and nothing else', async () => {
  await asBuyer(storefrontAccount);
  await running.clearRequests();
  await askSince(await change(tags.ledgerOf('USMF', 'us-001')), storefrontAccount);
  expect(await asked()).toEqual(['FgCustomerOpenTransactions', 'FgCustomerOpenTransactions']);
  await running.clearRequests();
  await askSince(await change(tags.invoice('usmf', 'NOBODY-ASKED')), storefrontAccount);
  expect(await asked()).toEqual([]);
});

it('shows a change at once to everybody once it is heard of', async () => {
  const before = accountOf(await asBuyer(storefrontAccount));
  const { legalEntity, number } = before;
  const amount = Number(before.credit.limit.amount) + 1_000;
  await running.act('setCreditLimit', { legalEntity, account: number, amount });
  const kept = accountOf(await asBuyer(storefrontAccount));
  expect(kept.credit.limit.amount).toBe(before.credit.limit.amount);
  const after = accountOf(await askSince(await change(tags.account(legalEntity, number)), storefrontAccount));
  expect(Number(after.credit.limit.amount)).toBe(amount);
  expect(accountOf(await asBuyer(storefrontAccount)).credit.limit.amount).toBe(after.credit.limit.amount);
});

it('keeps nothing of what is missing, and shows the rest', async () => {
  await change(tags.account('usmf', 'US-001'), tags.ledgerOf('usmf', 'US-001'));
  await running.fault({ kind: 'status', status: 503, system: 'finance' });
  const broken = await asBuyer('{ me { customer { company { name account { name } } } } }');
  expect([broken.data.me.customer.company.account, broken.errors.length]).toEqual([null, 1]);
  await running.clearFaults();
  const whole = async () => (await asBuyer('{ me { customer { company { name account { name } } } } }')).errors.length;
  await expect.poll(whole, { timeout: 15_000 }).toBe(0);
});

describe('what one caller left behind', () => {
  it('is given to nobody else', async () => {
    const query = '{ me { kind customer { id email } } orders(first: 3) { edges { node { number } } } }';
    const mine = await asBuyer(query);
    const others = await running.ask('buyer2', query);
    const nobody = await running.ask(undefined, query);
    expect(others.data.me.customer.id).not.toBe(mine.data.me.customer.id);
    expect(nobody.data.me).toEqual({ kind: 'ANONYMOUS', customer: null });
    expect((await asBuyer(query)).data).toEqual(mine.data);
  });
});

it('never keeps what decides a purchase', async () => {
  const query = '{ checkoutDecision(cartId: "7cf6d65af2e26d862caa7cb82d18c88f") { outcome } }';
  await asBuyer(query);
  const first = (await asked()).length;
  await asBuyer(query);
  expect((await asked()).length).toBe(2 * first);
});
