import type { Basis } from '../basis.ts';
import type { CostMeter } from '../cost.ts';
import type { Reading } from '../reading.ts';
import type { Cache } from './cache.ts';
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

export function createRecords(cache: Cache, knowledge: Pick<Knowledge, 'epoch' | 'position'>, now = Date.now): Records {
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
      if (found.isKept) cost.count(system, { cached: 1 });
      return found.value;
    },
    since: () => `${knowledge.epoch}:${knowledge.position}`,
  };
}
