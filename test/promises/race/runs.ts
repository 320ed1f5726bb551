import type { Candidate } from './peers.ts';
import { type Outcome, type Plan, race } from './race.ts';
import { Exhaustive, randomFrom } from './schedule.ts';

export interface Runs extends Outcome {
  schedules: number;
  /** The first schedule that showed something stale: by it alone the same can be seen again. */
  firstStale: number | undefined;
}

/** Two things, several writes, everything that can go wrong. */
export const rough: Plan = {
  keys: ['a', 'b'],
  reads: 14,
  writes: 3,
  mishaps: ['restart', 'sleep', 'sleep', 'recreate', 'flush', 'prune'],
  lagMs: 400,
  stepsMs: [0, 0, 0, 0, 0, 20, 100, 600],
  haste: 4,
  isHearing: true,
};

/** Small enough to try every order of everything. */
export const small: Plan = {
  keys: ['a'],
  reads: 2,
  writes: 1,
  mishaps: [],
  lagMs: 0,
  stepsMs: [0],
  haste: 1,
  isHearing: false,
};

/** So many schedules by chance. */
export async function randomRuns(
  candidate: Candidate,
  schedules: number,
  seed: number,
  { plan = rough, untilStale = false } = {},
): Promise<Runs> {
  const all = start();
  for (let at = 0; at < schedules; at += 1) {
    const random = randomFrom(seed * 1_000_003 + at);
    add(all, await race(candidate, plan, (count) => Math.floor(random() * count)), at);
    if (untilStale && all.stale > 0) break;
  }
  return all;
}

/** Every schedule there is, up to a number. */
export async function everyRun(candidate: Candidate, most: number, plan = small): Promise<Runs & { isAll: boolean }> {
  const all = start();
  const schedules = new Exhaustive();
  for (; !schedules.isDone && all.schedules < most; schedules.next())
    add(all, await race(candidate, plan, schedules.choose), all.schedules);
  return { ...all, isAll: schedules.isDone };
}

const start = (): Runs => ({ schedules: 0, reads: 0, kept: 0, stale: 0, firstStale: undefined });

function add(all: Runs, one: Outcome, at: number): void {
  all.schedules += 1;
  all.reads += one.reads;
  all.kept += one.kept;
  all.stale += one.stale;
  if (one.stale > 0) all.firstStale ??= at;
}
