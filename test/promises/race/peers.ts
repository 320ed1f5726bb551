import { createInMemoryCache } from '@envelop/response-cache';
import type { CacheStore } from '../../../platform/cache/cache.ts';
import { createCache } from '../../../platform/cache/cache.ts';
import { type Entry, Knowledge, type KnowledgeOptions, type Refusal } from '../../../platform/cache/knowledge.ts';
import { createRecords, type Records } from '../../../platform/cache/records.ts';
import type { Heard } from '../../../platform/changes/tail.ts';
import { CostMeter } from '../../../platform/cost.ts';
import { Reading } from '../../../platform/reading.ts';
import type { Gates } from './schedule.ts';

/** What the systems answer: the state of a thing, and when it was so. */
export interface Answer {
  version: number;
  readAt: number;
}

export interface Source {
  read(key: string): Promise<Answer>;
  /** How long that is believed when nothing is heard. */
  maxAgeMs: number;
}

/** One process of the product under test: what it has heard, and what it answers. */
export interface Process {
  hear(heard: Heard): void;
  read(key: string, least: number): Promise<{ answer: Answer; isKept: boolean }>;
}

export interface ProcessOptions extends KnowledgeOptions {
  clock: () => number;
  now: () => number;
  gates: Gates;
  /** Outlives every process. */
  shared: Map<string, string>;
  source: Source;
}

export type Candidate = (options: ProcessOptions) => Process;

const tagOf = (key: string): string => `thing:${key}`;

/** Reaching it takes time; what lies in it is JSON. */
function gated(shared: Map<string, string>, gates: Gates): CacheStore {
  return {
    async get(key) {
      await gates.pass();
      const text = shared.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as Entry);
    },
    set(key, entry) {
      const text = JSON.stringify(entry);
      gates.pass().then(() => shared.set(key, text));
    },
  };
}

/** Ours: records within whole answers, both judged by what this process knows; without one rule, where one is named. */
export function ours(without?: Refusal): Candidate {
  return (options) => {
    const { gates, shared, source, clock, now } = options;
    const knowledge = without === undefined ? new Knowledge(options) : new Careless(options, without);
    const store = gated(shared, gates);
    const cache = createCache({ name: 'records', knowledge, store, clock });
    const records: Records = createRecords({ cache, knowledge, now });
    const responses = createCache({ name: 'responses', knowledge, store, clock });
    const cost = new CostMeter();
    return {
      hear: (heard) => knowledge.hear(heard),
      async read(key, least) {
        const found = await responses.read(key, least, async () => {
          const reading = new Reading(least);
          const basis = { tags: [tagOf(key)], maxAgeMs: source.maxAgeMs };
          const asked = { system: 'source', key, basis, reading, cost };
          const value = (await records.read(asked, async () => ({ body: await source.read(key) }))) as Answer;
          return { value, grounds: reading.grounds() };
        });
        return { answer: found.value, isKept: found.isKept };
      },
    };
  };
}

/** Breaks one rule and keeps the others. */
class Careless extends Knowledge {
  readonly #without: Refusal;
  readonly #now: () => number;
  #floor: number;

  constructor(options: ProcessOptions, without: Refusal) {
    super(options);
    this.#without = without;
    this.#now = options.now;
    this.#floor = options.position;
  }

  override refusal(entry: Omit<Entry, 'value'>, least = 0): Refusal | undefined {
    const refusal = super.refusal(this.#pretend(entry), this.#without === 'older than asked' ? 0 : least);
    if (refusal !== 'unheard' || this.#without !== 'unheard') return refusal;
    if (this.#now() >= entry.validUntil) return 'expired';
    return this.position < least ? 'older than asked' : undefined;
  }

  override mayKeep(entry: Omit<Entry, 'value'>, begunAt: number): Refusal | undefined {
    return super.mayKeep(this.#pretend(entry), this.#without === 'unsettled' ? Number.POSITIVE_INFINITY : begunAt);
  }

  #pretend(entry: Omit<Entry, 'value'>): Omit<Entry, 'value'> {
    switch (this.#without) {
      case 'epoch':
        return { ...entry, epoch: this.epoch };
      case 'floor':
        return { ...entry, asOf: Math.max(entry.asOf, this.#floor) };
      case 'tag':
        return { ...entry, tags: [] };
      case 'expired':
        return { ...entry, validUntil: Number.POSITIVE_INFINITY };
      default:
        return entry;
    }
  }
}

/** What most write: fill on a miss, for a while, and delete on an event. */
export const setAndDelete: Candidate = ({ gates, shared, source, now }) => ({
  hear({ changes }) {
    for (const { keys } of changes) for (const key of keys) gates.pass().then(() => shared.delete(key));
  },
  async read(key) {
    await gates.pass();
    const kept = JSON.parse(shared.get(key) ?? 'null') as Answer | null;
    if (kept !== null && now() - kept.readAt < source.maxAgeMs) return { answer: kept, isKept: true };
    const answer = await source.read(key);
    gates.pass().then(() => shared.set(key, JSON.stringify(answer)));
    return { answer, isKept: false };
  },
});

/** The response cache of Envelop, in memory, its answers invalidated by their entity. Time does not pass for it here. */
export const envelop: Candidate = ({ source, now }) => {
  const cache = createInMemoryCache({ max: 1_000 });
  return {
    hear({ changes }) {
      for (const { keys } of changes) for (const id of keys) cache.invalidate([{ typename: 'Thing', id }]);
    },
    async read(key) {
      const kept = (await cache.get(key))?.data as unknown as Answer | undefined;
      if (kept !== undefined && now() - kept.readAt < source.maxAgeMs) return { answer: kept, isKept: true };
      const answer = await source.read(key);
      const data = answer as unknown as Record<string, unknown>;
      await cache.set(key, { data }, [{ typename: 'Thing', id: key }], 3_600_000);
      return { answer, isKept: false };
    },
  };
};
