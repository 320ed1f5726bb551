import { LRUCache } from 'lru-cache';
import type { CacheStore } from './cache.ts';
import type { Entry } from './knowledge.ts';

/** Entries in this process; the least lately used go first. `maxCharacters`: of all of them, written as JSON. */
export function createMemoryStore({ maxCharacters }: { maxCharacters: number }): CacheStore {
  const entries = new LRUCache<string, Entry>({
    maxSize: maxCharacters,
    sizeCalculation: (entry, key) => key.length + JSON.stringify(entry).length,
  });
  return {
    get: async (key) => entries.get(key),
    set: (key, entry) => void entries.set(key, entry),
  };
}
