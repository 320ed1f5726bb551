import type { Change } from '../../../platform/changes/change.ts';
import type { Answer, Candidate, Process } from './peers.ts';
import { type Choose, Gates } from './schedule.ts';

/** What happens in one run, besides the reads themselves. */
export interface Plan {
  keys: readonly string[];
  /** How many reads are begun, over both processes. */
  reads: number;
  writes: number;
  /** A process ends and begins anew; sleeps for long; the log's store is made anew; what is shared is lost; old changes are forgotten. */
  mishaps: readonly ('restart' | 'sleep' | 'recreate' | 'flush' | 'prune')[];
  /** So long after a write its source may still answer with what was before. */
  lagMs: number;
  /** How much time may pass from one thing to the next. */
  stepsMs: readonly number[];
  /** How much more often what is awaited goes on than anything else happens. */
  haste: number;
  /** Whether processes hear of the log in between, of themselves. */
  isHearing: boolean;
}

export interface Outcome {
  reads: number;
  /** Answered from what was kept. */
  kept: number;
  stale: number;
}

interface Written {
  key: string;
  version: number;
  at: number;
}

/** How long an answer is believed when nothing is heard. */
const maxAgeMs = 3_000;
/** Whoever has not heard of the log for so long reads from the systems. */
const hearingMs = 1_000;

/**
 * One run of two processes over one log and one shared store. Whatever is awaited, and whatever happens, happens in the order
 * of the choices. Stale is an answer older than what its process had heard when it began, than what was in the log a second
 * before, than the token its reader brought, or than it may become unheard of; but for what its source itself still hid.
 */
export async function race(candidate: Candidate, plan: Plan, choice: Choose): Promise<Outcome> {
  // One thing is no choice.
  const choose: Choose = (count) => (count > 1 ? choice(count) : 0);
  const gates = new Gates();
  const shared = new Map<string, string>();
  const outcome: Outcome = { reads: 0, kept: 0, stale: 0 };
  let time = 10_000;
  let epoch = 'first';
  let log: Told[] = [];
  /** All that was ever in a log. */
  const history: Told[] = [];
  let prunedTo = 0;
  let lastPosition = 0;
  const versions = new Map<string, Written[]>(plan.keys.map((key) => [key, [{ key, version: 0, at: 0 }]]));
  /** Written, and not yet told. */
  const untold: Written[] = [];

  const source = {
    async read(key: string): Promise<Answer> {
      await gates.pass();
      const all = versions.get(key) ?? [];
      const settled = all.findLastIndex(({ at }) => at + plan.lagMs <= time);
      // Within the lag it may answer with either.
      const seen = all[choose(all.length - settled) + settled];
      const answer = { version: seen?.version ?? 0, readAt: time };
      await gates.pass();
      return answer;
    },
    maxAgeMs,
  };

  const start = (): Running => {
    const position = lastPosition;
    const options = {
      epoch,
      position,
      lagMs: { commerce: plan.lagMs },
      clock: () => time,
      now: () => time,
      maxTags: 50,
    };
    return {
      process: candidate({ ...options, gates, shared, source }),
      epoch,
      position,
      known: history.filter((change) => change.epoch === epoch),
    };
  };
  const running = [start(), start()];

  /** One reading of the log, as the tail hands it on. */
  function hear(one: Running): void {
    const isAnother = one.epoch !== epoch;
    if (isAnother) {
      one.epoch = epoch;
      one.position = 0;
      one.known = [];
      one.process.hear({ epoch, changes: [], head: 0, isEnd: false, askedAt: time, prunedTo: 0 });
    }
    const changes = log.filter(({ position }) => position > one.position);
    one.position = Math.max(one.position, log.at(-1)?.position ?? 0);
    one.known.push(...changes);
    one.process.hear({ epoch, changes, head: one.position, isEnd: true, askedAt: time, prunedTo });
  }

  /** The least version that is not stale for a read that begins now. */
  function due(key: string, one: Running, least: number): number {
    const told = history.filter(
      (change) => change.at <= time - hearingMs || (change.epoch === epoch && change.position <= least),
    );
    const mustShow = [...one.known, ...told].filter(({ keys }) => keys[0] === key);
    const settled = (versions.get(key) ?? []).filter(({ at }) => at + plan.lagMs <= time);
    const shown = settled.filter(({ version }) => mustShow.some((change) => change.version === `${version}`));
    return Math.max(0, ...shown.map(({ version }) => version));
  }

  function read(one: Running, key: string, least: number): void {
    const version = due(key, one, least);
    const begun = time;
    outcome.reads += 1;
    one.process.read(key, least).then(({ answer, isKept }) => {
      if (isKept) outcome.kept += 1;
      if (answer.version < version || begun - answer.readAt >= maxAgeMs) outcome.stale += 1;
    });
  }

  for (const one of running) hear(one);
  let reads = plan.reads;
  let writes = plan.writes;
  const mishaps = [...plan.mishaps];

  function happen(what: Plan['mishaps'][number]): void {
    switch (what) {
      case 'restart':
        running[choose(2)] = start();
        break;
      case 'sleep':
        time += 20_000;
        break;
      case 'recreate':
        epoch = `${epoch}'`;
        log = [];
        lastPosition = 0;
        prunedTo = 0;
        break;
      case 'flush':
        shared.clear();
        break;
      case 'prune':
        prunedTo = lastPosition;
        log = [];
    }
  }

  for (;;) {
    const things: (() => void | Promise<void>)[] = [];
    // What is under way goes on more often than not.
    for (let gate = 0; gate < gates.count; gate += 1)
      for (let weight = 0; weight < plan.haste; weight += 1) things.push(() => gates.open(gate));
    if (reads > 0) {
      for (const one of running)
        things.push(() => {
          reads -= 1;
          const key = plan.keys[choose(plan.keys.length)] ?? '';
          // Half of the readers have been elsewhere before, where more was known.
          read(one, key, one.epoch === epoch && choose(2) === 1 ? lastPosition : 0);
        });
    }
    if (writes > 0)
      things.push(() => {
        writes -= 1;
        const key = plan.keys[choose(plan.keys.length)] ?? '';
        const all = versions.get(key) ?? [];
        const written = { key, version: all.length, at: time };
        all.push(written);
        untold.push(written);
      });
    if (untold.length > 0)
      things.push(() => {
        const [told] = untold.splice(choose(untold.length), 1);
        if (told === undefined) return;
        lastPosition += 1;
        const { key, version } = told;
        const change = {
          source: 'commerce',
          entity: 'Thing',
          keys: [key],
          tags: [`thing:${key}`],
          kind: 'UPDATED',
        } as const;
        const entry = { ...change, position: lastPosition, version: `${version}`, heardAt: '', at: time, epoch };
        log.push(entry);
        history.push(entry);
      });
    if (things.length === 0) return outcome;
    for (const one of running) {
      // Hearing nothing new over and over would make a run endless.
      const isNews = one.epoch !== epoch || one.position < (log.at(-1)?.position ?? 0);
      if (isNews || plan.isHearing) things.push(() => hear(one));
    }
    for (const [at, what] of mishaps.entries())
      things.push(() => {
        mishaps.splice(at, 1);
        happen(what);
      });
    time += plan.stepsMs[choose(plan.stepsMs.length)] ?? 0;
    await things[choose(things.length)]?.();
    // Who hears all the time hears often.
    if (plan.isHearing && choose(2) === 1) hear(running[choose(2)] as Running);
  }
}

interface Told extends Change {
  at: number;
  epoch: string;
}

interface Running {
  process: Process;
  epoch: string;
  position: number;
  known: Change[];
}
