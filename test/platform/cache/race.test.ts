import { describe, expect, it } from 'vitest';
import { envelop, ours, setAndDelete } from '../../promises/race/peers.ts';
import { everyRun, randomRuns } from '../../promises/race/runs.ts';
import { rules } from '../../promises/races.ts';

const seed = 1;

describe('two processes, two layers and one shared store, in any order of events', () => {
  it('never give what is older than what was heard', async () => {
    const { stale, kept, reads } = await randomRuns(ours(), 5_000, seed);
    expect(stale).toBe(0);
    expect(kept / reads).toBeGreaterThan(0.1);
  });

  it('nor in the first of all orders there are', async () => {
    const { stale, kept } = await everyRun(ours(), 3_000);
    expect(stale).toBe(0);
    expect(kept).toBeGreaterThan(0);
  });

  it.each(rules)("need the rule '%s'", async (rule) => {
    const { stale } = await randomRuns(ours(rule), 50_000, seed, { untilStale: true });
    expect(stale).toBeGreaterThan(0);
  });

  it.each([
    ['a cache that is filled and deleted from', setAndDelete],
    ['@envelop/response-cache', envelop],
  ])('are more than %s', async (_, peer) => {
    expect((await randomRuns(peer, 2_000, seed, { untilStale: true })).stale).toBeGreaterThan(0);
  });
});
