import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { NewChange } from './changes/change.ts';
import type { ChangeLog } from './changes/log.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';

/** A set that sends no events: it is read whole again and again, and compared with what it was. */
export interface Scan {
  /** Stored: what was read under another name is forgotten. */
  name: string;
  /** From the end of one reading to the begin of the next. */
  pauseMs: number;
  /** Every row there is, page by page: what names it, and whatever of it shall be noticed when it changes. */
  read(signal: AbortSignal): AsyncIterable<readonly ScannedRow[]>;
  /** What it means that the rows of these keys came, changed or went. */
  changesOf(keys: readonly string[]): readonly NewChange[];
}

export interface ScannedRow {
  key: string;
  content: unknown;
}

/** What one reading found. */
export interface ScanReport {
  rows: number;
  /** That came, changed or went; the first reading ever finds none. */
  changed: number;
}

interface ScansOptions {
  db: Store['db'];
  changes: ChangeLog;
}

/**
 * Reads the set once. Undefined: another process is at it. What a page has shown is compared, remembered and told of at
 * once; after a failure in between, the next reading finds the rest.
 */
export async function runScan(scan: Scan, signal: AbortSignal, to: ScansOptions): Promise<ScanReport | undefined> {
  const { db, changes } = to;
  return db.connection().execute(async (connection) => {
    const lock = sql<{ got: boolean }>`select pg_try_advisory_lock(hashtextextended(${`scan ${scan.name}`}, 0)) as got`;
    if ((await lock.execute(connection)).rows[0]?.got !== true) return undefined;
    try {
      const known = await connection.selectFrom('scans').selectAll().where('name', '=', scan.name).executeTakeFirst();
      const run = String(Number(known?.run ?? 0) + 1);
      // What is seen for the first time has not changed, as long as it was never seen whole.
      const isFirst = known?.ended_at == null;
      await connection
        .insertInto('scans')
        .values({ name: scan.name, run, ended_at: null })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ run }))
        .execute();
      let rows = 0;
      let changed = 0;
      for await (const page of scan.read(signal)) {
        rows += page.length;
        const hashes = new Map(page.map(({ key, content }) => [key, hashOf(content)]));
        changed += await connection.transaction().execute(async (transaction) => {
          const before = await transaction
            .selectFrom('scanned_rows')
            .select(['key', 'hash'])
            .where('scan', '=', scan.name)
            .where('key', '=', sql<string>`any(${[...hashes.keys()]})`)
            .execute();
          const old = new Map(before.map(({ key, hash }) => [key, hash]));
          const others = [...hashes].filter(([key, hash]) => old.get(key) !== hash).map(([key]) => key);
          await sql`
            insert into scanned_rows (scan, key, hash, run)
            select ${scan.name}, key, hash, ${run}::bigint
            from unnest(${[...hashes.keys()]}::text[], ${[...hashes.values()]}::text[]) as seen (key, hash)
            on conflict (scan, key) do update set hash = excluded.hash, run = excluded.run`.execute(transaction);
          const told = isFirst ? others.filter((key) => old.has(key)) : others;
          await changes.appendIn(transaction, told.length === 0 ? [] : scan.changesOf(told));
          return told.length;
        });
      }
      changed += await connection.transaction().execute(async (transaction) => {
        const gone = await transaction
          .deleteFrom('scanned_rows')
          .where('scan', '=', scan.name)
          .where('run', '!=', run)
          .returning('key')
          .execute();
        await transaction.updateTable('scans').set({ ended_at: sql`now()` }).where('name', '=', scan.name).execute();
        if (gone.length > 0) await changes.appendIn(transaction, scan.changesOf(gone.map(({ key }) => key)));
        return gone.length;
      });
      return { rows, changed };
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${`scan ${scan.name}`}, 0))`.execute(connection);
    }
  });
}

const hashOf = (content: unknown): string => createHash('md5').update(JSON.stringify(content)).digest('base64');

/** Reads each set again and again until `close`; a failure is told of, and tried again after the same pause. */
export function startScans(
  scans: readonly Scan[],
  { log, ...to }: ScansOptions & { log: Log },
): { close(): Promise<void> } {
  const closing = new AbortController();
  const { signal } = closing;

  async function repeat(scan: Scan): Promise<void> {
    while (!signal.aborted) {
      try {
        const report = await runScan(scan, signal, to);
        if (report !== undefined && report.changed > 0)
          log.info({ scan: scan.name, ...report }, 'a scan found changes');
      } catch (error) {
        if (!signal.aborted) log.warn({ err: error, scan: scan.name }, 'a scan came to nothing');
      }
      await sleep(scan.pauseMs, undefined, { signal }).catch(() => {});
    }
  }

  const running = Promise.all(scans.map(repeat));
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
}
