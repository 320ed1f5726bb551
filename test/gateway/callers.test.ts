import { describe, expect, it } from 'vitest';
import { createCallers } from '../../gateway/access/caller.ts';
import { createCache } from '../../platform/cache/cache.ts';
import { Knowledge } from '../../platform/cache/knowledge.ts';
import { createMemoryStore } from '../../platform/cache/memory.ts';
import type { Change } from '../../platform/changes/change.ts';
import { CostMeter } from '../../platform/cost.ts';
import { createLog } from '../../platform/log.ts';
import { tags } from '../../platform/tags.ts';

const store = { view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'USD' };
const asking = { cost: new CostMeter(), requestId: 'test', log: createLog({ level: 'silent' }) };

/** A token of Commerce's form that ends so many seconds from now; nobody here checks its signature. */
function token(seconds: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part({ uid: 12, utypid: 3, exp: Math.floor(Date.now() / 1000) + seconds })}.c2lnbmF0dXJl`;
}

/** A process that has just heard of the log, and of whatever `touch` is told. */
function remembering() {
  const knowledge = new Knowledge({ epoch: 'e', position: 0 });
  const hear = (changes: Change[], head: number) =>
    knowledge.hear({ epoch: 'e', changes, head, isEnd: true, askedAt: performance.now(), prunedTo: 0 });
  hear([], 0);
  const store = createMemoryStore({ maxCharacters: 1_000_000 });
  const change = { source: 'commerce', entity: 'Customer', keys: [], kind: 'UPDATED', heardAt: '' } as const;
  return {
    cache: createCache({ name: 'callers', knowledge, store }),
    since: () => `${knowledge.position}`,
    touch(tag: string) {
      const position = knowledge.position + 1;
      hear([{ ...change, tags: [tag], position }], position);
    },
  };
}

/** Callers over a Commerce that knows every token, and counts how often it is asked. */
function counting() {
  let asked = 0;
  const memory = remembering();
  const callers = createCallers({
    stores: new Map([['us_en', store]]),
    defaultStore: 'us_en',
    legalEntities: ['usmf'],
    ...memory,
    entra: { issuer: 'https://login.example/tenant/v2.0', verify: () => Promise.reject(new Error('not one of ours')) },
    directory: {
      buyer: async () => {
        asked += 1;
        return { customerId: '12', resources: [], subordinateIds: [], leadsCompany: false };
      },
      worker: async () => undefined,
      linked: async () => ({ customerIds: [], companyIds: [], accountIds: [] }),
    },
  });
  const ask = (bearer: string) => callers.of({ authorization: `Bearer ${bearer}` }, asking);
  return { ask, asked: () => asked, touch: memory.touch };
}

describe('what a member of staff is kept to', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issuer = 'https://login.example/tenant/v2.0';

  /** Whoever verifies, these roles are what he is said to have; three accounts of two legal entities are his. */
  async function principalOf(roles: string[]) {
    const asked: string[][] = [];
    const callers = createCallers({
      stores: new Map([['us_en', store]]),
      defaultStore: 'us_en',
      legalEntities: ['usmf', 'demf'],
      ...remembering(),
      entra: { issuer, verify: async () => ({ objectId: 'x', name: '', roles, expiresAt: Date.now() + 60_000 }) },
      directory: {
        buyer: async () => undefined,
        worker: async () => ({ personnelNumber: '1', accountIds: ['usmf:A', 'demf:B', 'usmf:C'] }),
        linked: async ({ accountIds }) => {
          asked.push(accountIds);
          return { customerIds: [], companyIds: accountIds, accountIds: [] };
        },
      },
    });
    const token = `${part({ alg: 'RS256' })}.${part({ iss: issuer })}.c2ln`;
    const { principal } = await callers.of({ authorization: `Bearer ${token}` }, asking);
    return { principal, asked };
  }

  it.each([
    [[], ['usmf', 'demf']],
    [['LegalEntity.usmf'], ['usmf']],
    [
      ['LegalEntity.USMF', 'LegalEntity.demf'],
      ['usmf', 'demf'],
    ],
    [['LegalEntity.ussi'], []],
    [['LegalEntity.'], []],
    [['LegalEntity.us mf'], []],
    [['legalentity.demf '], []],
  ])('with %j is %j', async (roles, legalEntities) => {
    const { principal } = await principalOf(['Finance.Controller', ...roles]);
    expect(principal.legalEntities).toEqual(legalEntities);
  });

  it('is also the companies of a representative: those of accounts elsewhere are not even asked for', async () => {
    const { principal, asked } = await principalOf(['Sales.Representative', 'LegalEntity.demf']);
    expect(principal).toMatchObject({ accounts: ['demf:B'], companies: ['demf:B'] });
    expect(asked).toEqual([['demf:B']]);
  });
});

describe('who a token stands for', () => {
  it('is asked once for many requests at the same time and after', async () => {
    const { ask, asked } = counting();
    const one = token(3600);
    await Promise.all([ask(one), ask(one), ask(one)]);
    expect((await ask(one)).principal.customerId).toBe('12');
    expect(asked()).toBe(1);
  });

  it('is not believed beyond the end the token names', async () => {
    const { ask, asked } = counting();
    const ended = token(-5);
    await ask(ended);
    await ask(ended);
    expect(asked()).toBe(2);
  });

  it('is asked for each token by itself', async () => {
    const { ask, asked } = counting();
    await ask(token(100));
    await ask(token(200));
    expect(asked()).toBe(2);
  });

  it('is nobody for a token of an issuer that is not ours, which Commerce is never shown', async () => {
    const { ask, asked } = counting();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    await expect(ask(`${part({ alg: 'RS256' })}.${part({ iss: 'https://evil.example' })}.c2ln`)).rejects.toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
    expect(asked()).toBe(0);
  });
});

describe('what is believed of a token', () => {
  it.each([
    ['the person', tags.customer(12)],
    ['what is linked to what', tags.links],
  ])('is asked again as soon as something is heard of %s', async (_, tag) => {
    const { ask, asked, touch } = counting();
    const bearer = token(600);
    await ask(bearer);
    touch(tags.customer(13));
    await ask(bearer);
    expect(asked()).toBe(1);
    touch(tag);
    await ask(bearer);
    expect(asked()).toBe(2);
  });
});
