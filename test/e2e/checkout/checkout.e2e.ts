import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, readDocument, startEverything, type Who } from '../running.ts';

let running: Running;
let document: string;
beforeAll(async () => {
  running = await startEverything();
  document = await readDocument('storefront-checkout');
});
afterAll(() => running?.close());

/** The storefront asks Commerce itself for the cart. */
async function cartOf(who: Who): Promise<string> {
  const answer = await fetch(`${running.house.config.commerce.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await running.token(who)}` },
    body: JSON.stringify({ query: '{ customerCart { id } }' }),
  });
  return ((await answer.json()) as { data: { customerCart: { id: string } } }).data.customerCart.id;
}

async function decide(who: Who, cartId?: string) {
  const { data, errors } = await running.ask(who, document, { cartId: cartId ?? (await cartOf(who)) });
  expect(errors).toEqual([]);
  return data.checkoutDecision;
}

async function accountOf(who: Who): Promise<{ legalEntity: string; account: string }> {
  const { data } = await running.ask(who, '{ me { customer { company { account { legalEntity number } } } } }');
  const { legalEntity, number } = data.me.customer.company.account;
  return { legalEntity, account: number };
}

describe('the decision on a cart', () => {
  it('allows what the limit covers', async () => {
    expect(await decide('buyer')).toMatchObject({ outcome: 'ALLOWED', reasons: [] });
  });

  it('keeps a cart beyond the limit from being paid on account, with the limit and what would be used', async () => {
    await running.act('setCreditLimit', { ...(await accountOf('buyer2')), amount: 1 });
    const decision = await decide('buyer2');
    expect(decision.outcome).toBe('RESTRICTED');
    expect(decision.allowedPaymentMethods).not.toContain('companycredit');
    expect(decision.allowedPaymentMethods.length).toBeGreaterThan(0);
    const { limit, used } = decision.reasons.find(({ code }: { code: string }) => code === 'CREDIT_LIMIT_EXCEEDED');
    expect(limit).toEqual({ amount: '1.00', currency: 'USD' });
    expect(Number(used.amount)).toBeGreaterThan(1);
  });

  it('follows D365: a lower limit, a hold, and the end of both', async () => {
    const account = await accountOf('buyer2');
    const before = await decide('buyer2');
    await running.act('setCreditLimit', { ...account, amount: 1 });
    expect((await decide('buyer2')).outcome).toBe('RESTRICTED');
    await running.act('setHold', { ...account, hold: 'All', reason: 'PAYMENT' });
    expect(await decide('buyer2')).toMatchObject({ outcome: 'REFUSED', allowedPaymentMethods: [] });
    await running.act('setHold', { ...account, hold: 'No' });
    await running.act('setCreditLimit', { ...account, amount: 900_000 });
    expect((await decide('buyer2')).outcome).toBe(before.outcome);
  });

  it('gives no credit while D365 does not answer, and leaves the other ways to pay', async () => {
    const cartId = await cartOf('buyer');
    await running.fault({ system: 'finance', kind: 'status', status: 503 });
    const decision = await decide('buyer', cartId);
    await running.clearFaults();
    expect(decision.outcome).toBe('RESTRICTED');
    expect(decision.reasons.map(({ code }: { code: string }) => code)).toEqual(['CREDIT_UNAVAILABLE']);
    expect(decision.allowedPaymentMethods).not.toContain('companycredit');
  });

  it('is null on another’s cart, an unknown one, and refused for staff', async () => {
    const cartId = await cartOf('buyer2');
    expect(await decide('buyer', cartId)).toBeNull();
    expect(await decide('buyer', 'x'.repeat(32))).toBeNull();
    const { errors } = await running.ask('finance', document, { cartId });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    const bad = await running.ask('buyer', document, { cartId: "' or 1 eq 1" });
    expect(bad.errors.map(({ extensions }) => extensions)).toMatchObject([
      { code: 'BAD_USER_INPUT', argument: 'cartId' },
    ]);
  });
});
