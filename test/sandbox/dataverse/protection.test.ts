import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ServiceProtection } from '../../../sandbox/dataverse/protection.ts';
import { Refusal } from '../../../sandbox/dataverse/refusal.ts';
import { type Dataverse, startDataverse } from './startDataverse.ts';

let dataverse: Dataverse;
beforeEach(async () => {
  dataverse = await startDataverse();
});
afterEach(() => dataverse.close());

const refusalOf = (attempt: () => unknown): Refusal => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('service protection', () => {
  test('refuses requests beyond the number for the window, and says when to come back', async () => {
    dataverse.protection.limit({ requests: 2, windowSeconds: 10 });
    const first = await dataverse.get('accounts/$count');
    expect(first.headers.get('x-ms-ratelimit-burst-remaining-xrm-requests')).toBe('1');
    await dataverse.get('accounts/$count');
    const third = await dataverse.get('accounts/$count');
    expect(third.status).toBe(429);
    expect(third.headers.get('retry-after')).toBe('10');
    expect(third.error).toEqual({
      code: '0x80072322',
      message: 'Number of requests exceeded the limit of 2 over time window of 10 seconds.',
    });
    expect((await dataverse.get('accounts/$count', { authorization: 'Bearer good-other' })).status).toBe(200);
    dataverse.protection.reset();
    expect((await dataverse.get('accounts/$count')).status).toBe(200);
  });

  test('lets the window slide', () => {
    let now = 0;
    const protection = new ServiceProtection(() => new Date(now));
    protection.limit({ requests: 2, windowSeconds: 10 });
    protection.admit('a')(0);
    now = 4000;
    protection.admit('a')(0);
    expect(refusalOf(() => protection.admit('a')).headers).toEqual({ 'Retry-After': '6' });
    now = 10_000;
    expect(() => protection.admit('a')).not.toThrow();
  });

  test('limits what runs at once, and the time spent', () => {
    let now = 0;
    const protection = new ServiceProtection(() => new Date(now));
    protection.limit({ concurrent: 1, executionMs: 1000, windowSeconds: 10 });
    const done = protection.admit('a');
    expect(refusalOf(() => protection.admit('a'))).toMatchObject({
      status: 429,
      code: '0x80072326',
      message: 'Number of concurrent requests exceeded the limit of 1.',
    });
    done(1500);
    const spent = refusalOf(() => protection.admit('a'));
    expect(spent).toMatchObject({ status: 429, code: '0x80072321' });
    expect(spent.message).toMatch(/^Combined execution time of incoming requests exceeded limit of 1,000 milliseconds/);
    now = 11_000;
    expect(() => protection.admit('a')).not.toThrow();
  });
});
