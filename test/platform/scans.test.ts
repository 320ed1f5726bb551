import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ChangeLog, createChangeLog } from '../../platform/changes/log.ts';
import { createLog } from '../../platform/log.ts';
import { runScan, type Scan, type ScannedRow, startScans } from '../../platform/scans.ts';
import { openStore, type Store } from '../../platform/store/store.ts';

const log = createLog({ level: 'silent' });
let dataDir: string;
let store: Store;
let changes: ChangeLog;
let from: number;
let rows: Map<string, unknown>;
let names = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'scans-'));
  store = await openStore({ dataDir, databaseUrl: undefined, log });
  changes = createChangeLog(store);
});
beforeEach(async () => {
  from = await changes.head();
  rows = new Map(Array.from({ length: 25 }, (_, at) => [`${at}`, { quantity: at }]));
});
afterAll(async () => {
  await store?.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Of the rows as they are, ten at a time. */
function createScan(failAfter = Number.POSITIVE_INFINITY): Scan {
  names += 1;
  return {
    name: `scan ${names}`,
    pauseMs: 10,
    async *read() {
      const all: ScannedRow[] = [...rows].map(([key, content]) => ({ key, content }));
      for (let at = 0; at < all.length; at += 10) {
        if (at / 10 >= failAfter) throw new Error('the system is down');
        yield all.slice(at, at + 10);
      }
    },
    changesOf: (keys) =>
      keys.map((key) => ({ source: 'finance', entity: 'Stock', keys: [key], tags: [`stock:${key}`], kind: 'UPDATED' })),
  };
}

const run = (scan: Scan) => runScan(scan, new AbortController().signal, { db: store.db, changes });
const heard = async () => (await changes.since(from)).changes.flatMap(({ keys }) => keys);

it('tells of nothing at first, and then of each row that changed, came or went', async () => {
  const scan = createScan();
  expect(await run(scan)).toEqual({ rows: 25, changed: 0 });
  expect(await run(scan)).toEqual({ rows: 25, changed: 0 });
  rows.set('3', { quantity: 4 }).set('new', {}).delete('7');
  expect(await run(scan)).toEqual({ rows: 25, changed: 3 });
  expect(await heard()).toEqual(['3', 'new', '7']);
  expect(await run(scan)).toEqual({ rows: 25, changed: 0 });
});

it('takes no row for gone that a broken reading did not come to, and finds later what that missed', async () => {
  const scan = createScan();
  await run(scan);
  rows.set('2', 'changed').set('22', 'changed').delete('5');
  const broken = { ...createScan(1), name: scan.name };
  await expect(run(broken)).rejects.toThrow('the system is down');
  expect(await heard()).toEqual(['2']);
  expect(await run(scan)).toEqual({ rows: 24, changed: 2 });
  expect(await heard()).toEqual(['2', '22', '5']);
});

it('takes nothing for new while it has never seen all', async () => {
  const scan = createScan();
  await expect(run({ ...scan, read: createScan(1).read })).rejects.toThrow();
  rows.set('0', 'changed');
  expect(await run(scan)).toEqual({ rows: 25, changed: 1 });
  expect(await heard()).toEqual(['0']);
});

it('is left to one process at a time', async () => {
  const scan = createScan();
  const gate = Promise.withResolvers<void>();
  const slow: Scan = {
    ...scan,
    async *read(signal) {
      await gate.promise;
      yield* scan.read(signal);
    },
  };
  const first = run(slow);
  await expect.poll(() => run(scan)).toBeUndefined();
  gate.resolve();
  expect(await first).toEqual({ rows: 25, changed: 0 });
});

it('goes on by itself, also after a failure, until it is closed', async () => {
  let attempts = 0;
  const scan = createScan();
  const scans = startScans(
    [
      {
        ...scan,
        read(signal) {
          attempts += 1;
          if (attempts === 2) throw new Error('down');
          return scan.read(signal);
        },
      },
    ],
    { db: store.db, changes, log },
  );
  await expect.poll(() => attempts).toBeGreaterThan(3);
  rows.set('9', 'changed');
  await expect.poll(heard).toEqual(['9']);
  await scans.close();
  const after = attempts;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(attempts).toBe(after);
});
