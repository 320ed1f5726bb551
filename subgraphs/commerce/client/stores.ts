import type { Connection } from './connection.ts';
import type { StoreRecord } from './records.ts';

export interface Stores {
  /** All store views; read once in ten minutes for the whole process. GET /V1/store/storeViews */
  all(): Promise<readonly StoreRecord[]>;
}

const KEPT_MS = 600_000;

/** What the process remembers of the store views; they are the same for every caller. */
export interface StoreMemory {
  kept?: { views: Promise<readonly StoreRecord[]>; until: number };
}

export function createStores({ get }: Connection, memory: StoreMemory, now: () => number): Stores {
  const read = async () =>
    (await get({ operation: 'read store views', path: '/store/storeViews', query: { fields } })) as StoreRecord[];
  return {
    all() {
      const { kept } = memory;
      if (kept !== undefined && now() < kept.until) return kept.views;
      const views = read();
      const fresh = { views, until: now() + KEPT_MS };
      memory.kept = fresh;
      views.catch(() => {
        // A failure is not remembered: the next caller asks again.
        if (memory.kept === fresh) delete memory.kept;
      });
      return views;
    },
  };
}

const fields = 'id,code,website_id';
