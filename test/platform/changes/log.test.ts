import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NewChange } from '../../../platform/changes/change.ts';
import { type ChangeLog, createChangeLog } from '../../../platform/changes/log.ts';
import { type Heard, tailChanges } from '../../../platform/changes/tail.ts';
import { createLog } from '../../../platform/log.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';

const log = createLog({ level: 'silent' });
let dataDir: string;
let store: Store;
let changes: ChangeLog;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'changes-'));
  store = await openStore({ dataDir, databaseUrl: undefined, log });
  changes = createChangeLog(store);
});
afterAll(async () => {
  await store?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const change = (key: string): NewChange => ({
  source: 'commerce',
  entity: 'Order',
  keys: [key],
  tags: [`order:${key}`],
  kind: 'UPDATED',
});
const keysOf = (all: readonly NewChange[]) => all.flatMap(({ keys }) => keys);

/** Opens a transaction and leaves it open until `commit`. */
async function openTransaction() {
  const opened = Promise.withResolvers<Parameters<ChangeLog['appendIn']>[0]>();
  const end = Promise.withResolvers<void>();
  const done = store.db.transaction().execute(async (transaction) => {
    opened.resolve(transaction);
    await end.promise;
  });
  return {
    transaction: await opened.promise,
    commit: () => {
      end.resolve();
      return done;
    },
  };
}

it('hands back what was appended, in order and whole', async () => {
  const from = await changes.head();
  const whole: NewChange = {
    ...change('000000007'),
    keys: ['000000007', '"{,}'],
    kind: 'CREATED',
    version: '2026-11-23 04:09:58',
    happenedAt: '2026-11-23T04:09:58.000Z',
  };
  await changes.append([whole, change('2')]);
  await changes.append([change('3')]);
  const { changes: found, head, epoch } = await changes.since(from);
  expect(found[0]).toMatchObject(whole);
  expect(keysOf(found.slice(1))).toEqual(['2', '3']);
  expect([head, epoch]).toEqual([found[2]?.position, store.epoch]);
  expect(keysOf((await changes.since(from, 2)).changes)).toEqual(['000000007', '"{,}', '2']);
  expect((await changes.since(head)).changes).toEqual([]);
});

it('would lose a change if a reader trusted the numbers of a plain sequence', async () => {
  const insert = (transaction: typeof store.db, key: string) =>
    sql`insert into changes (source, entity, keys, tags, kind) values ('commerce', 'Order', array[${key}], '{}', 'UPDATED')`.execute(
      transaction,
    );
  const from = await changes.head();
  const slow = await openTransaction();
  await insert(slow.transaction, 'slow');
  await insert(store.db, 'quick');
  const first = await changes.since(from);
  await slow.commit();
  const second = await changes.since(first.head);
  expect([keysOf(first.changes), keysOf(second.changes)]).toEqual([['quick'], []]);
});

it('lets an append wait for the one before it, so that no reader passes one by', async () => {
  const from = await changes.head();
  const slow = await openTransaction();
  await changes.appendIn(slow.transaction, [change('slow')]);
  const quick = changes.append([change('quick')]);
  const meanwhile = await changes.since(from);
  await slow.commit();
  await quick;
  const after = await changes.since(meanwhile.head);
  expect([keysOf(meanwhile.changes), keysOf(after.changes)]).toEqual([[], ['slow', 'quick']]);
});

it('numbers no change of a transaction that came to nothing', async () => {
  const from = await changes.head();
  await expect(
    store.db.transaction().execute(async (transaction) => {
      await changes.appendIn(transaction, [change('undone')]);
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await changes.append([change('done')]);
  expect(keysOf((await changes.since(from)).changes)).toEqual(['done']);
});

it('forgets by age, keeps the newest, and says where it begins', async () => {
  await changes.append([change('old')]);
  const head = await changes.append([change('newest')]);
  await changes.prune(new Date(Date.now() + 60_000));
  const reading = await changes.since(0);
  expect([keysOf(reading.changes), reading.prunedTo]).toEqual([['newest'], head - 1]);
});

it('wakes every reader for each change, wherever it was appended', async () => {
  const heard: Heard[] = [];
  const from = await changes.head();
  // No reading but the first is due of itself.
  const tail = tailChanges({
    ...{ changes, url: store.url, from, log, intervalMs: 600_000 },
    onHeard: (one) => heard.push(one),
  });
  await expect.poll(() => heard.length).toBeGreaterThan(1);
  const elsewhere = await openStore({ dataDir, databaseUrl: store.url, log });
  const position = await createChangeLog(elsewhere).append([change('heard')]);
  await elsewhere.close();
  await tail.reached(position, AbortSignal.timeout(5_000));
  expect(keysOf(heard.flatMap((one) => one.changes))).toEqual(['heard']);
  expect(heard.at(-1)?.head).toBe(position);
  await tail.close();
});

it('goes on where it stood after its connection was cut', async () => {
  const from = await changes.head();
  const keys: string[] = [];
  const tail = tailChanges({
    ...{ changes, url: store.url, from, log, intervalMs: 50 },
    onHeard: (one) => keys.push(...keysOf(one.changes)),
  });
  await tail.reached(await changes.append([change('before')]), AbortSignal.timeout(5_000));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'federated-commerce tail'`.execute(
    store.db,
  );
  await tail.reached(await changes.append([change('after')]), AbortSignal.timeout(5_000));
  expect(keys).toEqual(['before', 'after']);
  await tail.close();
});

it('says that the store is another one, and reads that one from its beginning', async () => {
  const otherDir = await mkdtemp(join(tmpdir(), 'changes-'));
  const other = await openStore({ dataDir: otherDir, databaseUrl: undefined, log });
  const otherLog = createChangeLog(other);
  await otherLog.append([change('of the other')]);
  const from = await changes.append([change('of the first')]);
  const heard: Heard[] = [];
  // As if the database behind the address had been made anew.
  const replaced: ChangeLog = { ...changes, since: otherLog.since };
  const tail = tailChanges({ changes: replaced, url: other.url, from, log, onHeard: (one) => heard.push(one) });
  await expect.poll(() => heard.flatMap((one) => keysOf(one.changes))).toEqual(['of the other']);
  expect(heard[0]).toMatchObject({ epoch: other.epoch, head: 0, changes: [] });
  await tail.close();
  await other.close();
  await rm(otherDir, { recursive: true, force: true });
});
