import { setTimeout as sleep } from 'node:timers/promises';
import { type ChangeLog, createChangeLog } from '../../platform/changes/log.ts';
import { printToken } from '../../platform/changes/token.ts';
import { tags } from '../../platform/tags.ts';
import { hasRedis, startRedis, type TestRedis } from '../redis.ts';
import { type Fleet, type Part, startFleet } from './fleet.ts';
import type { Proof } from './main.ts';

const query = '{ account(id: "usmf:US-001") { name credit { limit { amount } } } }';

interface Tally {
  reads: number;
  stale: number;
  errors: number;
  /** Milliseconds of the slowest read. */
  slowest: number;
}

/** A limit is changed, the log says so, and a gateway is asked by somebody who knows that. Each number is written once. */
function createWriter(fleet: Fleet, changes: ChangeLog) {
  let limit = 10_000;
  return async () => {
    limit += 1;
    await fleet.act('setCreditLimit', { legalEntity: 'usmf', account: 'US-001', amount: limit });
    const change = { entity: 'Account', keys: ['usmf:US-001'], tags: [tags.account('usmf', 'US-001')] } as const;
    const position = await changes.append([{ source: 'finance', kind: 'UPDATED', ...change }]);
    return { limit, token: printToken({ epoch: changes.epoch, position }) };
  };
}

async function read(
  { url }: Part,
  bearer: string,
  written: { limit: number; token: string },
  tally: Tally,
): Promise<void> {
  const began = performance.now();
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${bearer}`,
        'x-consistency-token': written.token,
      },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await answer.json()) as {
      data: { account: { credit: { limit: { amount: string } } } };
      errors?: unknown;
    };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    if (Number(data.account.credit.limit.amount) < written.limit) tally.stale += 1;
  } catch {
    tally.errors += 1;
  }
  tally.reads += 1;
  tally.slowest = Math.max(tally.slowest, performance.now() - began);
}

/** Written once, then read on each of two gateways with the token, all over again. */
export async function readYourWrites(size: 'quick' | 'full', seed: number): Promise<Proof> {
  const writes = { quick: 500, full: 50_000 }[size];
  const fleet = await startFleet(seed);
  try {
    const gateways = [await fleet.start('gateway'), await fleet.start('gateway')];
    const write = createWriter(fleet, createChangeLog(fleet.store));
    const bearer = await fleet.token('finance');
    const tally: Tally = { reads: 0, stale: 0, errors: 0, slowest: 0 };
    for (let at = 0; at < writes; at += 1) {
      const written = await write();
      await Promise.all(gateways.map((gateway) => read(gateway, bearer, written, tally)));
    }
    return {
      done: `${writes} changes, each read at once on 2 gateways with its token`,
      figure: `${tally.stale} stale and ${tally.errors} errors of ${tally.reads}`,
      isKept: tally.stale === 0 && tally.errors === 0 && tally.reads === 2 * writes,
    };
  } finally {
    await fleet.close();
  }
}

/** What befalls Redis, one after the other. */
const mishaps: readonly [string, (redis: TestRedis) => Promise<void> | void][] = [
  ['as it is', () => {}],
  ['stopped', (redis) => void redis.process().kill('SIGSTOP')],
  ['going on', (redis) => void redis.process().kill('SIGCONT')],
  ['killed', (redis) => void redis.process().kill('SIGKILL')],
  ['restarted empty', (redis) => redis.replace()],
  ['restarted empty again', (redis) => redis.replace()],
];

/** Two gateways share a Redis to which things happen while a limit is changed and read all the time. */
export async function redisUnderLoad(size: 'quick' | 'full', seed: number): Promise<Proof> {
  if (!hasRedis) throw new Error('redis-server is not installed: apt-get install redis-server');
  const msEach = { quick: 3_000, full: 30_000 }[size];
  const redis = await startRedis();
  const fleet = await startFleet(seed, { REDIS_URL: redis.url });
  try {
    const gateways = [await fleet.start('gateway'), await fleet.start('gateway')];
    const write = createWriter(fleet, createChangeLog(fleet.store));
    const bearer = await fleet.token('finance');
    const tallies = new Map<string, Tally>();
    let written = await write();
    let tally: Tally = { reads: 0, stale: 0, errors: 0, slowest: 0 };
    let isOver = false;
    const readers = Array.from({ length: 8 }, async (_, at) => {
      while (!isOver) {
        const gateway = gateways[at % 2];
        if (gateway !== undefined) await read(gateway, bearer, written, tally);
      }
    });
    const writer = (async () => {
      while (!isOver) {
        written = await write();
        await sleep(25);
      }
    })();
    for (const [name, befall] of mishaps) {
      tally = { reads: 0, stale: 0, errors: 0, slowest: 0 };
      tallies.set(name, tally);
      await befall(redis);
      await sleep(msEach);
    }
    isOver = true;
    await Promise.all([...readers, writer]);
    const all = [...tallies.values()];
    const sum = (of: 'reads' | 'stale' | 'errors') => all.reduce((total, one) => total + one[of], 0);
    const slowest = [...tallies].map(([name, one]) => `${name} ${Math.round(one.slowest)}`).join(', ');
    return {
      done: `Redis ${mishaps.map(([name]) => name).join(', ')}, ${msEach / 1000} s each, under 8 readers on 2 gateways`,
      figure: `${sum('errors')} errors and ${sum('stale')} stale of ${sum('reads')}; slowest in ms: ${slowest}`,
      isKept: sum('errors') === 0 && sum('stale') === 0 && all.every(({ reads }) => reads > 50),
    };
  } finally {
    await fleet.close();
    await redis.stop();
  }
}
