import { Counter } from 'prom-client';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Entry, Knowledge } from './knowledge.ts';

/** What was given from what is kept, and how its system is asked the same again. */
export interface Given {
  system: string;
  entry: Entry;
  askAgain(): Promise<unknown>;
}

export interface Checker {
  /** Takes one of many and looks, later on, whether it was true. */
  look(given: Given): void;
}

interface CheckerOptions {
  knowledge: Pick<Knowledge, 'refusal'>;
  /** Share of what is given that is looked at. */
  rate: number;
  /** @default 10 000 */
  patienceMs?: number;
  log: Log;
  metrics?: Metrics | undefined;
  /** @default Math.random */
  chance?: () => number;
}

/**
 * Measures what is promised. A sample of what was given from a cache is asked for again: `same`, or `heard`, when its system
 * answers otherwise by now and this was heard of in the meantime; or else `stale`: the cache would give it still, though its
 * system had changed and nobody told. That many seconds are given to whoever should tell.
 */
export function createChecker(options: CheckerOptions): Checker {
  const { knowledge, rate, patienceMs = 10_000, log, metrics, chance = Math.random } = options;
  const checks = new Counter({
    name: 'cache_checks_total',
    help: 'Samples of what was given from a cache, by what its system said when it was asked again.',
    labelNames: ['system', 'outcome'],
    registers: metrics === undefined ? [] : [metrics.registry],
  });
  const stale = new Counter({
    name: 'stale_reads_total',
    help: 'Samples that a cache would still give, though their system had changed and nobody had told of it.',
    labelNames: ['system'],
    registers: metrics === undefined ? [] : [metrics.registry],
  });

  async function check({ system, entry, askAgain }: Given): Promise<void> {
    const differs = JSON.stringify(await askAgain()) !== JSON.stringify(entry.value);
    if (!differs) return void checks.inc({ system, outcome: 'same' });
    const isHeard = () => knowledge.refusal(entry) !== undefined;
    for (const deadline = performance.now() + patienceMs; !isHeard() && performance.now() < deadline; )
      await new Promise((resolve) => setTimeout(resolve, Math.min(patienceMs / 10, 500)).unref());
    const outcome = isHeard() ? 'heard' : 'stale';
    checks.inc({ system, outcome });
    if (outcome === 'heard') return;
    stale.inc({ system });
    log.warn({ system, tags: entry.tags.slice(0, 10) }, 'a change was told by nobody');
  }

  return {
    look(given) {
      if (chance() >= rate) return;
      // A system that cannot be asked says nothing about the cache.
      check(given).catch((error: unknown) => log.debug({ err: error }, 'a check came to nothing'));
    },
  };
}
