import KeyvRedis from '@keyv/redis';
import { Keyv } from 'keyv';
import type { Log } from '../log.ts';
import type { CacheStore } from './cache.ts';
import type { Entry } from './knowledge.ts';

interface RedisStoreOptions {
  url: string;
  /** In front of it. */
  memory: CacheStore;
  log: Log;
}

export interface RedisStore extends CacheStore {
  close(): Promise<void>;
}

/** Longer than this nobody waits for it: the systems themselves may be as quick. */
const patienceMs = 50;
/** After it kept somebody waiting, or failed, it is left alone for so long. */
const pauseMs = 1_000;
/** At once: what a Redis that does not answer may hold of our memory. */
const maxUnderWay = 1_000;

/**
 * Entries that processes have in common. A Redis that is slow, away or empty costs misses and nothing else; nobody is told but
 * the log, and what one process wrote another judges by what it knows itself.
 */
export function createRedisStore({ url, memory, log }: RedisStoreOptions): RedisStore {
  const options = { url, disableOfflineQueue: true, socket: { connectTimeout: 1_000, reconnectStrategy: 500 } };
  const redis = new KeyvRedis<Entry>(options, { throwOnConnectError: false, throwOnErrors: true });
  const keyv = new Keyv<Entry>({ store: redis, namespace: 'federated-commerce', throwOnErrors: true });
  keyv.on('error', () => {
    // Each use says what it met; this is the same once more.
  });
  let leftAloneUntil = 0;
  let underWay = 0;

  /** Undefined where it cannot be had in time. */
  async function within<Result>(use: () => Promise<Result>): Promise<Result | undefined> {
    if (performance.now() < leftAloneUntil || underWay >= maxUnderWay) return undefined;
    underWay += 1;
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
    try {
      const result = use();
      result
        .catch(() => {})
        .finally(() => {
          underWay -= 1;
        });
      return await Promise.race([result, late.promise]);
    } catch (error) {
      if (performance.now() >= leftAloneUntil) log.warn({ err: error, pauseMs }, 'Redis is left alone for a while');
      leftAloneUntil = performance.now() + pauseMs;
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async get(key, isGood) {
      const near = await memory.get(key, isGood);
      if (near !== undefined && isGood(near)) return near;
      const far = await within(() => keyv.get<Entry>(key));
      if (far === undefined || far === null) return near;
      // Looked at again whenever it is given.
      if (isGood(far)) memory.set(key, far);
      return far;
    },
    set(key, entry) {
      memory.set(key, entry);
      const ttl = entry.validUntil - Date.now();
      if (ttl > 0) void within(() => keyv.set(key, entry, ttl));
    },
    async close() {
      await Promise.race([redis.disconnect(true).catch(() => {}), new Promise((resolve) => setTimeout(resolve, 500))]);
    },
  };
}
