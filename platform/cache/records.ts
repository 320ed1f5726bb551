import type { Basis } from '../basis.ts';
import type { CostMeter } from '../cost.ts';
import type { Reading } from '../reading.ts';
import type { Cache } from './cache.ts';
import type { Checker } from './checker.ts';
import type { Knowledge } from './knowledge.ts';

/** One question to a system, and on whose behalf. */
export interface Asked {
  system: string;
  /** All that tells it from others: whose eyes, which credentials, what was asked. */
  key: string;
  /** Undefined: it is never kept. */
  basis: Basis | undefined;
  reading: Reading | undefined;
  cost: CostMeter;
}

/** What the systems have answered. */
export interface Records {
  /** The kept answer, or else a new one, which may name tags that it alone tells. */
  read(asked: Asked, fetch: () => Promise<{ body: unknown; tags?: readonly string[] }>): Promise<unknown>;
  /** What was heard of by now: a read that began before is not to be shared by who asks now. */
  since(): string;
}

/** Keeps nothing: for scripts, and for what must be read from the system itself. */
export const noRecords: Records = {
  async read({ reading }, fetch) {
    reading?.add(undefined);
    return (await fetch()).body;
  },
  since: () => '',
};

interface RecordsOptions {
  cache: Cache;
  knowledge: Pick<Knowledge, 'epoch' | 'position'>;
  checker?: Checker;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

export function createRecords({ cache, knowledge, checker, now = Date.now }: RecordsOptions): Records {
  return {
    async read({ system, key, basis, reading, cost }, fetch) {
      if (basis === undefined || reading === undefined) {
        reading?.add(undefined);
        return (await fetch()).body;
      }
      const found = await cache.read(`${system} ${key}`, reading.least, async () => {
        const validUntil = now() + basis.maxAgeMs;
        const { body, tags: others = [] } = await fetch();
        return { value: body, grounds: { tags: [...new Set([...basis.tags, ...others])], validUntil } };
      });
      reading.add(found.grounds);
      if (!found.isKept || found.grounds === undefined) return found.value;
      cost.count(system, { cached: 1 });
      const entry = { ...found.grounds, epoch: knowledge.epoch, value: found.value };
      checker?.look({ system, entry, askAgain: async () => (await fetch()).body });
      return found.value;
    },
    since: () => `${knowledge.epoch}:${knowledge.position}`,
  };
}
