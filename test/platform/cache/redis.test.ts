import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Cache, createCache } from '../../../platform/cache/cache.ts';
import { Knowledge } from '../../../platform/cache/knowledge.ts';
import { createMemoryStore } from '../../../platform/cache/memory.ts';
import { createRedisStore, type RedisStore } from '../../../platform/cache/redis.ts';
import { createLog } from '../../../platform/log.ts';
import { hasRedis, startRedis, type TestRedis } from '../../redis.ts';

const log = createLog({ level: 'silent' });
let redis: TestRedis;
let stores: RedisStore[];
let keys = 0;

beforeAll(async () => {
  if (hasRedis) redis = await startRedis();
});
beforeEach(() => {
  stores = [];
  keys += 1;
});
afterEach(() => Promise.all(stores.map((store) => store.close())));
afterAll(() => redis?.stop());

/** A process of its own: its memory and its knowledge are nobody else's. */
function startProcess(position = 0) {
  const knowledge = new Knowledge({ epoch: 'e', position });
  const hear = (tags: string[] = []) => {
    const head = knowledge.position + (tags.length > 0 ? 1 : 0);
    const change = { source: 'commerce', entity: 'Thing', keys: [], kind: 'UPDATED', heardAt: '' } as const;
    const changes = tags.length > 0 ? [{ ...change, tags, position: head }] : [];
    knowledge.hear({ epoch: 'e', changes, head, isEnd: true, askedAt: performance.now(), prunedTo: 0 });
  };
  hear();
  const store = createRedisStore({ url: redis.url, memory: createMemoryStore({ maxCharacters: 100_000 }), log });
  stores.push(store);
  return { cache: createCache({ name: `test ${keys}`, knowledge, store }), hear };
}

const read = (cache: Cache, value: string) =>
  cache.read('key', 0, async () => ({ value, grounds: { tags: ['a'], validUntil: Date.now() + 60_000 } }));
/** What this process reads, where nothing is kept for it. */
const valueIn = async (cache: Cache) => (await read(cache, 'read anew')).value;
const isConnected = async (cache: Cache) => {
  await read(cache, 'first');
  return true;
};

describe.skipIf(!hasRedis)('a Redis that processes share', () => {
  it('gives one process what another has read', async () => {
    const [first, second] = [startProcess(), startProcess()];
    await expect
      .poll(async () => {
        first.hear(['other']);
        await isConnected(first.cache);
        second.hear();
        return (await read(second.cache, 'second')).value;
      })
      .toBe('first');
  });

  it('gives nothing of before a change to whoever has heard of it, while others still get it', async () => {
    const [first, second] = [startProcess(), startProcess()];
    await expect
      .poll(async () => {
        await read(first.cache, 'old');
        return (await read(second.cache, 'unshared')).isKept;
      })
      .toBe(true);
    second.hear(['a']);
    expect((await read(second.cache, 'new')).value).toBe('new');
    expect((await read(first.cache, 'unused')).value).toBe('old');
  });

  it('does without a Redis that is stopped, killed or empty, and never throws', async () => {
    const { cache, hear } = startProcess();
    const asked = async () => {
      hear(['a']);
      return valueIn(cache);
    };
    await isConnected(cache);
    redis.process().kill('SIGSTOP');
    for (let at = 0; at < 5; at += 1) expect(await asked()).toBe('read anew');
    redis.process().kill('SIGCONT');
    await redis.replace();
    for (let at = 0; at < 5; at += 1) expect(await asked()).toBe('read anew');
  });
});

it('works on where there was never a Redis', async () => {
  const store = createRedisStore({
    url: 'redis://127.0.0.1:1',
    memory: createMemoryStore({ maxCharacters: 1_000 }),
    log,
  });
  stores.push(store);
  const entry = { epoch: 'e', asOf: 0, tags: [], validUntil: Date.now() + 1_000, value: 1 };
  store.set('k', entry);
  expect(await store.get('k', () => true)).toEqual(entry);
  expect(await store.get('other', () => true)).toBeUndefined();
});
