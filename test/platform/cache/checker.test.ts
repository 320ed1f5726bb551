import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createChecker } from '../../../platform/cache/checker.ts';
import type { Refusal } from '../../../platform/cache/knowledge.ts';
import { createLog } from '../../../platform/log.ts';
import { createMetrics } from '../../../platform/metrics.ts';

const entry = { epoch: 'e', asOf: 1, tags: ['a'], validUntil: Number.POSITIVE_INFINITY, value: { limit: 1 } };

/** What the metrics say once one look was taken. */
async function outcomeOf(now: () => Promise<unknown>, refusal: () => Refusal | undefined, rate = 1): Promise<string[]> {
  const metrics = createMetrics();
  expect(metrics.registry).toBeInstanceOf(Registry);
  const checker = createChecker({
    ...{ knowledge: { refusal }, rate, patienceMs: 20, log: createLog({ level: 'silent' }), metrics },
  });
  checker.look({ system: 'finance', entry, askAgain: now });
  const read = async () => {
    const text = await metrics.registry.metrics();
    return text.split('\n').filter((line) => /^(cache_checks|stale_reads)_total\{/.test(line));
  };
  if (rate > 0) await expect.poll(read).not.toEqual([]);
  return read();
}

it('finds the same', async () => {
  const lines = await outcomeOf(
    async () => ({ limit: 1 }),
    () => undefined,
  );
  expect(lines).toEqual(['cache_checks_total{system="finance",outcome="same"} 1']);
});

it('finds another state that was heard of meanwhile', async () => {
  let looks = 0;
  const lines = await outcomeOf(
    async () => ({ limit: 2 }),
    () => {
      looks += 1;
      return looks > 2 ? 'tag' : undefined;
    },
  );
  expect(lines).toEqual(['cache_checks_total{system="finance",outcome="heard"} 1']);
});

it('finds another state that nobody told of, and counts it as stale', async () => {
  const lines = await outcomeOf(
    async () => ({ limit: 2 }),
    () => undefined,
  );
  expect(lines).toEqual([
    'cache_checks_total{system="finance",outcome="stale"} 1',
    'stale_reads_total{system="finance"} 1',
  ]);
});

it('takes only as many as it is told to', async () => {
  expect(
    await outcomeOf(
      () => Promise.reject(new Error('nobody asks')),
      () => undefined,
      0,
    ),
  ).toEqual([]);
});
