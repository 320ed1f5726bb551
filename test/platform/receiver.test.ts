import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { NewChange } from '../../platform/changes/change.ts';
import { type ChangeLog, createChangeLog } from '../../platform/changes/log.ts';
import type { ReceivedEvent } from '../../platform/inbox.ts';
import { createLog } from '../../platform/log.ts';
import { createReceiver, type Receiver } from '../../platform/receiver.ts';
import { openStore, type Store } from '../../platform/store/store.ts';

const log = createLog({ level: 'silent' });
const sender = { name: 'test' };
let dataDir: string;
let store: Store;
let changes: ChangeLog;
let receiver: Receiver;
let from: number;
let across: (of: readonly NewChange[]) => Promise<NewChange[]>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'receiver-'));
  store = await openStore({ dataDir, databaseUrl: undefined, log });
  changes = createChangeLog(store);
  receiver = createReceiver({ db: store.db, changes, log, across: (of) => across(of) });
});
beforeEach(async () => {
  from = await changes.head();
  across = async () => [];
});
afterAll(async () => {
  await store?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const change = (key: string, entity = 'Order'): NewChange => ({
  ...{ source: 'commerce', entity, keys: [key], tags: [`order:${key}`], kind: 'UPDATED' },
});
const event = (id: string, ...keys: string[]): ReceivedEvent => ({
  ...{ id, type: 'saved', changes: keys.map((key) => change(key)) },
});
const heard = async () => (await changes.since(from)).changes.map(({ entity, keys }) => `${entity} ${keys}`);

it('takes each event once, however often and however many at a time it comes', async () => {
  const first = await receiver.keep(sender, [event('a', '1'), event('b', '2'), event('a', '1')]);
  const again = await Promise.all(
    Array.from({ length: 20 }, () => receiver.keep(sender, [event('b', '2'), event('c', '3')])),
  );
  expect(first).toEqual({ taken: 2, duplicates: 1, parked: 0 });
  expect(again.map(({ taken }) => taken).reduce((sum, one) => sum + one)).toBe(1);
  expect(await heard()).toEqual(['Order 1', 'Order 2', 'Order 3']);
});

it('tells ids of different senders apart', async () => {
  await receiver.keep(sender, [event('of both', '1')]);
  await receiver.keep({ name: 'another' }, [event('of both', '2')]);
  expect(await heard()).toEqual(['Order 1', 'Order 2']);
});

it('parks what nobody understands, with its reason, and takes the rest', async () => {
  const odd = { id: 'odd', type: 'unheard.of', changes: 'nobody knows unheard.of' };
  expect(await receiver.keep(sender, [odd, event('plain', '1'), odd])).toEqual({ taken: 1, duplicates: 1, parked: 1 });
  const parked = await store.db.selectFrom('parked_events').selectAll().execute();
  expect(parked).toMatchObject([{ sender: 'test', id: 'odd', type: 'unheard.of', reason: 'nobody knows unheard.of' }]);
  expect(await heard()).toEqual(['Order 1']);
});

it('adds what else has changed by that', async () => {
  across = async (of) => of.map(({ keys: [key = ''] }) => change(`of ${key}`, 'Linked'));
  await receiver.keep(sender, [event('linked', '1')]);
  expect(await heard()).toEqual(['Order 1', 'Linked of 1']);
});

it('keeps nothing of a delivery that it cannot keep whole, and takes it when it comes again', async () => {
  across = async () => Promise.reject(new Error('the store is down'));
  await expect(receiver.keep(sender, [event('whole', '1')])).rejects.toThrow('the store is down');
  expect(await heard()).toEqual([]);
  across = async () => [{ ...change('2'), kind: 'NONSENSE' as NewChange['kind'] }];
  await expect(receiver.keep(sender, [event('whole', '1')])).rejects.toThrow();
  across = async () => [];
  expect(await receiver.keep(sender, [event('whole', '1')])).toMatchObject({ taken: 1 });
  expect(await heard()).toEqual(['Order 1']);
});

it('forgets by age which came before', async () => {
  await receiver.keep(sender, [event('old', '1')]);
  await receiver.forget(new Date(Date.now() - 60_000));
  expect(await receiver.keep(sender, [event('old', '1')])).toMatchObject({ duplicates: 1 });
  await receiver.forget(new Date(Date.now() + 60_000));
  expect(await receiver.keep(sender, [event('old', '1')])).toMatchObject({ taken: 1 });
});
