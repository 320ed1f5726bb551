import { GraphQLError } from 'graphql';
import { beforeEach, expect, it } from 'vitest';
import { createHub, type Happening, type Hub, type Interest } from '../../../gateway/subscriptions/hub.ts';
import type { Change } from '../../../platform/changes/change.ts';
import type { ChangeLog } from '../../../platform/changes/log.ts';

const epoch = '00000000-0000-4000-8000-000000000000';
let kept: Change[];
let prunedTo: number;
let hub: Hub;

/** A log in memory: what the real one does is proven where it is. */
const changes = {
  async since(position: number, limit = 2) {
    const found = kept.filter((change) => change.position > position).slice(0, limit);
    return { epoch, changes: found, head: found.at(-1)?.position ?? position, isEnd: found.length < limit, prunedTo };
  },
} satisfies Pick<ChangeLog, 'since'>;

beforeEach(() => {
  kept = [];
  prunedTo = 0;
  hub = createHub(changes, { epoch, position: 0 });
});

const order = (position: number, number: string, entity = 'Order'): Change => ({
  ...{ position, source: 'commerce', entity, keys: [number], tags: [`order:${number}`, 'orders'], kind: 'UPDATED' },
  heardAt: '2026-11-23T00:00:00.000Z',
});

/** What the tail hands on; the log holds it too. */
function happens(...all: Change[]): void {
  kept.push(...all);
  hub.hear({ epoch, changes: all, head: all.at(-1)?.position ?? 0, isEnd: true, askedAt: 0, prunedTo });
}

const everyOrder: Interest = { entities: ['Order'], tags: undefined };
const only = (...numbers: string[]): Interest => ({
  entities: ['Order'],
  tags: new Set(numbers.map((number) => `order:${number}`)),
});

function listen(interest: Interest, since?: number) {
  const leaving = new AbortController();
  const events = hub.listen(interest, since === undefined ? undefined : { epoch, position: since }, leaving.signal);
  // The first step makes him a listener.
  let first: Promise<IteratorResult<Happening>> | undefined = events.next();
  return {
    leave: () => leaving.abort(),
    async next(): Promise<string> {
      const step = first ?? events.next();
      first = undefined;
      const { value, done } = await step;
      return done === true ? 'end' : `${value.key}@${value.token.position}`;
    },
  };
}

it('tells each listener of what he wants, and of nothing else', async () => {
  const all = listen(everyOrder);
  const some = listen(only('2'));
  happens(order(1, '1'), order(2, '2', 'Quote'), order(3, '2'));
  happens(order(4, '3'));
  expect([await all.next(), await all.next(), await all.next()]).toEqual(['1@1', '2@3', '3@4']);
  expect(await some.next()).toBe('2@3');
  happens(order(5, '1'), order(6, '2'));
  expect(await some.next()).toBe('2@6');
});

it('keeps the last change of a thing while nobody takes it, behind what changed before', async () => {
  const all = listen(everyOrder);
  happens(order(1, '1'), order(2, '2'), order(3, '1'));
  expect([await all.next(), await all.next()]).toEqual(['2@2', '1@3']);
});

it('ends a listener for whom too much waits, and only him', async () => {
  const quick = listen(only('1'));
  const slow = listen(everyOrder);
  happens(...Array.from({ length: 1_001 }, (_, at) => order(at + 1, `${at + 1}`)));
  await expect(slow.next()).rejects.toThrow(/resume from the last event/);
  expect(await quick.next()).toBe('1@1');
  expect(hub.listeners).toBe(1);
});

it('goes on after an event without a gap and without telling anything twice', async () => {
  happens(order(1, '1'), order(2, '2'), order(3, '3'), order(4, '2'), order(5, '4'));
  const back = listen(everyOrder, 1);
  happens(order(6, '5'));
  const told = [await back.next(), await back.next(), await back.next(), await back.next(), await back.next()];
  // Read from the log two at a time, so that 2 comes once of each page.
  expect(told).toEqual(['2@2', '3@3', '2@4', '4@5', '5@6']);
});

it('says so when what came since is forgotten, of another log, or of the future', async () => {
  happens(order(5, '1'));
  prunedTo = 4;
  const code = (error: unknown) => (error instanceof GraphQLError ? error.extensions.code : error);
  await expect(listen(everyOrder, 3).next().catch(code)).resolves.toBe('EVENTS_LOST');
  await expect(listen(everyOrder, 9).next().catch(code)).resolves.toBe('EVENTS_LOST');
  const elsewhere = hub.listen(everyOrder, { epoch: 'another', position: 1 }, new AbortController().signal);
  await expect(elsewhere.next().catch(code)).resolves.toBe('EVENTS_LOST');
  expect(hub.listeners).toBe(0);
});

it('ends everybody when the log is another one', async () => {
  const all = listen(everyOrder);
  hub.hear({ epoch: 'another', changes: [], head: 0, isEnd: true, askedAt: 0, prunedTo: 0 });
  await expect(all.next()).rejects.toThrow(/read anew/);
});

it('forgets who has left, also while he waits', async () => {
  const all = listen(everyOrder);
  expect(hub.listeners).toBe(1);
  all.leave();
  expect(await all.next()).toBe('end');
  expect(hub.listeners).toBe(0);
});
