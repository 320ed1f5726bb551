import { settled } from '../../../platform/basis.ts';
import { type Connection, surprise } from './connection.ts';
import type { StoreRecord } from './records.ts';

export interface Stores {
  /** All store views; read once in ten minutes for the whole process. GET /V1/store/storeViews */
  all(): Promise<readonly StoreRecord[]>;
}

const KEPT_MS = 600_000;

/** What the process remembers of the store views; they are the same for every caller. */
export interface StoreMemory {
  kept?: { views: readonly StoreRecord[]; until: number };
}

const question = {
  operation: 'read store views',
  path: '/store/storeViews',
  query: { fields: 'id,code,website_id' },
  ...settled,
  // Whoever asks at the same time waits for the same answer, which does not end with the first caller's patience.
  share: 'everybody',
};

export function createStores({ get }: Pick<Connection, 'get'>, memory: StoreMemory, now: () => number): Stores {
  return {
    async all() {
      const { kept } = memory;
      if (kept !== undefined && now() < kept.until) return kept.views;
      const views = await get(question);
      if (!Array.isArray(views)) throw surprise(question.operation, 'store views that are no list');
      memory.kept = { views, until: now() + KEPT_MS };
      return views;
    },
  };
}
