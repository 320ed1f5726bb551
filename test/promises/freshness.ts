import { sandboxEnvironment } from '../../start/sandboxEnvironment.ts';
import { registerWithSandbox } from '../../start/sandboxRegistrations.ts';
import { openStream } from '../e2e/subscriptions/stream.ts';
import { type Fleet, type Part, startFleet } from './fleet.ts';
import type { Proof } from './main.ts';

const sizes = { quick: 100, full: 1_000 };
/** Not counted: the sandbox makes its keys, and every program its first steps. */
const warmUp = 5;

interface Change {
  name: string;
  who: 'buyer' | 'finance';
  act: string;
  input(value: number): object;
  query: string;
  subscription: string;
  /** What an answer to either shows of it. */
  read(data: unknown): number;
}

const limitOf = (account: unknown) =>
  Number((account as { credit: { limit: { amount: string } } }).credit.limit.amount);

/** One field of each system that sends an event for it. */
const changes: readonly Change[] = [
  {
    name: 'a credit limit of F&O',
    who: 'finance',
    act: 'setCreditLimit',
    input: (value) => ({ legalEntity: 'usmf', account: 'US-001', amount: value }),
    query: '{ account(id: "usmf:US-001") { credit { limit { amount } } } }',
    subscription: 'subscription { creditUpdated(accounts: ["usmf:US-001"]) { credit { limit { amount } } } }',
    read: (data) => limitOf(Object.values(data as object)[0]),
  },
  {
    name: "an order's status in Commerce",
    who: 'buyer',
    act: 'setOrderStatus',
    input: (value) => ({ order: '000001737', status: `step_${value}` }),
    query: '{ order(number: "000001737") { status } }',
    subscription: 'subscription { orderUpdated(numbers: ["000001737"]) { status } }',
    read: (data) => Number(/\d+$/.exec(String((Object.values(data as object)[0] as { status: string }).status))?.[0]),
  },
];

/**
 * Something changes in a system; its event comes to one gateway; the time until another gateway's next answer shows it, and
 * until a subscriber there is told.
 */
export async function freshness(size: 'quick' | 'full', seed: number): Promise<Proof> {
  const fleet = await startFleet(seed);
  try {
    const [ears, door] = [await fleet.start('gateway'), await fleet.start('gateway')];
    const { DYNAMICS_WEBHOOK_KEY: key = '' } = await sandboxEnvironment(fleet.control);
    await registerWithSandbox(fleet.control, ears.url, key);
    const measured = [];
    for (const change of changes) measured.push({ change, ...(await measure(fleet, door, change, sizes[size], seed)) });
    return {
      done: `${sizes[size]} changes of each of ${changes.length} fields, two gateways, loopback; the systems' own delay is none here`,
      figure: measured
        .map((one) => `${one.change.name}: answer ${printed(one.answers)}, subscriber ${printed(one.told)}`)
        .join('; '),
      isKept: measured.every(({ answers, told }) => percentile(answers, 99) < 150 && percentile(told, 99) < 150),
    };
  } finally {
    await fleet.close();
  }
}

async function measure({ token, act }: Fleet, { url }: Part, change: Change, times: number, seed: number) {
  const bearer = await token(change.who);
  const ask = async () => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ query: change.query }),
    });
    const { data, errors } = (await answer.json()) as { data: unknown; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return change.read(data);
  };
  const answers: number[] = [];
  const told: number[] = [];
  for (let at = -warmUp; at < times; at += 1) {
    const value = 20_000 + seed * 1_000 + at;
    const stream = await openStream(url, bearer, change.subscription);
    // Warm: what is kept must be found out of date.
    await ask();
    const began = performance.now();
    const event = (async () => {
      for (;;) {
        const next = await stream.next();
        if (next === undefined || next.errors.length > 0) throw new Error(JSON.stringify(next));
        if (change.read(next.data) === value) return performance.now() - began;
      }
    })();
    event.catch(() => {});
    await act(change.act, change.input(value));
    while ((await ask()) !== value)
      if (performance.now() - began > 10_000) throw new Error(`${change.name} stays as it was`);
    const answered = performance.now() - began;
    const heard = await event;
    if (at >= 0) answers.push(answered);
    if (at >= 0) told.push(heard);
    stream.leave();
  }
  return { answers, told };
}

const percentile = (all: readonly number[], percent: number): number => {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
};
const printed = (all: readonly number[]): string =>
  `p50 ${Math.round(percentile(all, 50))} p95 ${Math.round(percentile(all, 95))} p99 ${Math.round(percentile(all, 99))} ms`;
