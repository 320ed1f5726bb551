import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Counter } from 'prom-client';
import type { Metrics } from '../metrics.ts';
import type { Grounds } from '../reading.ts';
import type { Entry, Knowledge } from './knowledge.ts';

/** Where entries lie. It may lose any of them at any time, and never throws. */
export interface CacheStore {
  /** Of several it may have, one that is good. */
  get(key: string, isGood: (entry: Entry) => boolean): Promise<Entry | undefined>;
  set(key: string, entry: Entry): void;
}

/** What was read anew. `asOf` where it was made of parts that are older than the reading. */
export interface Fetched<Value> {
  value: Value;
  /** Undefined: it is not known when this changes; nobody else may have it. */
  grounds: (Omit<Grounds, 'asOf'> & { asOf?: number }) | undefined;
}

export interface Found<Value> {
  value: Value;
  /** Undefined: see `Fetched`. */
  grounds: Grounds | undefined;
  isKept: boolean;
}

export interface Cache {
  /**
   * The value that is kept under the key, or else what `fetch` gives; what that throws is thrown, and not kept. Values have
   * several owners: nobody may change them. `least`: how far the log must have been heard of.
   */
  read<Value>(key: string, least: number, fetch: () => Promise<Fetched<Value>>): Promise<Found<Value>>;
}

interface CacheOptions {
  /** As metrics call it. */
  name: string;
  knowledge: Knowledge;
  store: CacheStore;
  metrics?: Metrics | undefined;
  /** Monotonic milliseconds, the same as the knowledge's. @default performance.now */
  clock?: () => number;
}

export function createCache({ name, knowledge, store, metrics, clock = () => performance.now() }: CacheOptions): Cache {
  const outcomes = metrics && outcomeCounter(metrics);
  const count = (outcome: string) => outcomes?.inc({ cache: name, outcome });

  return {
    async read<Value>(asked: string, least: number, fetch: () => Promise<Fetched<Value>>) {
      const key = `${name}:${createHash('sha256').update(asked).digest('base64url')}`;
      const kept = await store.get(key, (entry) => knowledge.refusal(entry, least) === undefined);
      const refusal = kept === undefined ? 'absent' : knowledge.refusal(kept, least);
      if (kept !== undefined && refusal === undefined) {
        count('hit');
        const { value, tags, asOf, validUntil } = kept;
        return { value: value as Value, grounds: { tags, asOf, validUntil }, isKept: true };
      }
      count(`miss: ${refusal}`);
      // Stamped before anything is read: what is heard of from now on may or may not be in what comes.
      const { epoch, position } = knowledge;
      const begunAt = clock();
      const { value, grounds: told } = await fetch();
      if (told === undefined) return { value, grounds: undefined, isKept: false };
      const grounds = { ...told, asOf: Math.min(told.asOf ?? position, position) };
      const entry = { ...grounds, epoch, value };
      const objection = knowledge.mayKeep(entry, begunAt);
      if (objection === undefined) store.set(key, entry);
      else count(`not kept: ${objection}`);
      return { value, grounds, isKept: false };
    },
  };
}

const counters = new WeakMap<Metrics, Counter<'cache' | 'outcome'>>();

/** One per registry, whatever number of caches there is. */
function outcomeCounter(metrics: Metrics): Counter<'cache' | 'outcome'> {
  const known =
    counters.get(metrics) ??
    new Counter({
      name: 'cache_reads_total',
      help: 'Reads of each cache: hits, misses by the rule that refused what was kept, and what was read but not kept.',
      labelNames: ['cache', 'outcome'],
      registers: [metrics.registry],
    });
  counters.set(metrics, known);
  return known;
}
