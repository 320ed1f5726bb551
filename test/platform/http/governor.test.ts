import { describe, expect, it } from 'vitest';
import { UpstreamThrottled } from '../../../platform/errors.ts';
import { Governor, type Permit, type Wanted } from '../../../platform/http/governor.ts';

const facts = { system: 'finance', operation: 'read things' };
const want = (changes: Partial<Wanted> = {}): Wanted => ({
  lane: 'checkout',
  deadline: 10_000,
  signal: new AbortController().signal,
  facts,
  ...changes,
});
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A governor with a clock to turn, that notes in which order calls were let go. */
function governed(maxConcurrency: number, initialConcurrency = maxConcurrency) {
  const clock = { ms: 0 };
  const governor = new Governor({ maxConcurrency, initialConcurrency, now: () => clock.ms });
  const gone: string[] = [];
  const permits: Permit[] = [];
  const ask = (name: string, wanted: Partial<Wanted> = {}) =>
    governor.acquire(want(wanted)).then((permit) => {
      gone.push(name);
      permits.push(permit);
      return permit;
    });
  return { clock, governor, gone, permits, ask };
}

describe('the governor', () => {
  it('lets no more go than its limit', async () => {
    const { governor, gone, permits, ask } = governed(3);
    for (let call = 0; call < 10; call += 1) void ask(String(call));
    await settle();
    expect([gone.length, governor.underWay, governor.waiting]).toEqual([3, 3, 7]);
    permits[0]?.release('unknown');
    await settle();
    expect(gone).toEqual(['0', '1', '2', '3']);
  });

  it('lets checkout go before accounts, accounts before feeds, feeds before reports', async () => {
    const { gone, ask } = governed(1);
    const first = await ask('first');
    const lanes = ['report', 'feed', 'account', 'checkout'] as const;
    for (const lane of lanes) void ask(lane, { lane }).then((permit) => permit.release('unknown'));
    first.release('unknown');
    await settle();
    await settle();
    expect(gone).toEqual(['first', 'checkout', 'account', 'feed', 'report']);
  });

  it('keeps room for checkout however many reports are waiting', async () => {
    const { gone, ask } = governed(10);
    for (let call = 0; call < 50; call += 1) void ask('report', { lane: 'report' });
    await settle();
    expect(gone).toHaveLength(5);
    await ask('checkout');
    expect(gone.at(-1)).toBe('checkout');
  });

  it('halves on a 429, once for all calls that left before it', async () => {
    const { clock, governor, ask } = governed(16);
    const permits = await Promise.all(Array.from({ length: 8 }, () => ask('call')));
    clock.ms = 5;
    for (const permit of permits) permit.release('throttled');
    expect(governor.limit).toBe(8);
  });

  it('grows again by one per round of good answers, up to its most', async () => {
    const { governor, ask } = governed(4, 2);
    for (let round = 0; round < 40; round += 1) {
      const permits = await Promise.all(Array.from({ length: governor.limit }, () => ask('call')));
      for (const permit of permits) permit.release('good');
    }
    expect(governor.limit).toBe(4);
  });

  it('learns nothing from room that nobody used', async () => {
    const { governor, ask } = governed(100, 10);
    for (let call = 0; call < 50; call += 1) (await ask('call')).release('good');
    expect(governor.limit).toBe(10);
  });

  it('fails at once, when the door is shut, all whose time ends before it opens', async () => {
    const { governor, ask } = governed(1);
    await ask('first');
    const hopeless = ask('hopeless', { deadline: 5_000 });
    const patient = ask('patient', { deadline: 9_000 });
    patient.catch(() => {});
    governor.shut(6_000);
    await expect(hopeless).rejects.toThrow(UpstreamThrottled);
    await expect(ask('late', { deadline: 6_000 })).rejects.toMatchObject({ retryAfterMs: 6_000 });
    expect(governor.waiting).toBe(1);
  });

  it('is not opened earlier by a shorter wish', () => {
    const { clock, governor } = governed(1);
    governor.shut(6_000);
    governor.shut(10);
    clock.ms = 5_999;
    expect(governor.isOpen).toBe(false);
    clock.ms = 6_000;
    expect(governor.isOpen).toBe(true);
  });

  it('forgets a call whose caller has gone', async () => {
    const { governor, gone, permits, ask } = governed(1);
    await ask('first');
    const caller = new AbortController();
    const left = ask('left', { signal: caller.signal });
    void ask('next');
    caller.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    permits[0]?.release('unknown');
    await settle();
    expect(gone).toEqual(['first', 'next']);
    expect(governor.waiting).toBe(0);
  });
});
