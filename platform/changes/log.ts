import { type Kysely, sql, type Transaction } from 'kysely';
import type { StoreSchema } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { Change, NewChange } from './change.ts';

/** What one reading of the log found. */
export interface LogReading {
  /** Of the store that was read: another one than before means that another log begins. */
  epoch: string;
  /** After the position asked for, in order. */
  changes: Change[];
  /** The last of `changes`; without any, where the reader stood or, if the log is shorter than that, its end. */
  head: number;
  /** Whether nothing came after that when it was read. */
  isEnd: boolean;
  /** What was at or before this position is there no more. */
  prunedTo: number;
}

export interface ChangeLog {
  epoch: string;
  /** Returns the position of the last; 0 for none. Its transaction is as short as can be: one append waits for another. */
  append(changes: readonly NewChange[]): Promise<number>;
  /** The same as the last statement of a transaction of the caller's. */
  appendIn(transaction: Transaction<StoreSchema>, changes: readonly NewChange[]): Promise<number>;
  since(position: number, limit?: number): Promise<LogReading>;
  /** The position of the newest change; 0 when none was ever appended. */
  head(): Promise<number>;
  /** Forgets what was heard of before, and says how many those were. The newest change always stays: it says where the log stands. */
  prune(heardBefore: Date): Promise<number>;
}

/** Appends take turns by this lock: a number drawn earlier must not become visible later than one drawn after it. */
const appendLock = 7_026_118_002;
/** What a process that tails the log listens to. */
export const changesChannel = 'changes';

export function createChangeLog({ db, epoch }: Pick<Store, 'db' | 'epoch'>): ChangeLog {
  const appendIn = async (transaction: Kysely<StoreSchema>, changes: readonly NewChange[]): Promise<number> => {
    if (changes.length === 0) return 0;
    await sql`select pg_advisory_xact_lock(${appendLock})`.execute(transaction);
    const rows = await transaction.insertInto('changes').values(changes.map(toRow)).returning('position').execute();
    await sql`select pg_notify(${changesChannel}, '')`.execute(transaction);
    return Math.max(...rows.map(({ position }) => Number(position)));
  };

  return {
    epoch,
    append: (changes) =>
      changes.length === 0
        ? Promise.resolve(0)
        : db.transaction().execute((transaction) => appendIn(transaction, changes)),
    appendIn,
    async since(position, limit = 1_000) {
      // One statement, so that all of it is of one moment.
      const { rows } = await sql<ReadRow>`
        select store.epoch, ends.first, ends.last, page.*
        from store
        cross join (select min(position) as first, max(position) as last from changes) as ends
        left join lateral (
          select * from changes where position > ${position} order by position limit ${limit}
        ) as page on true`.execute(db);
      const [row] = rows;
      const changes = rows.flatMap((row) => (row.position === null ? [] : [toChange(row)]));
      const end = Math.min(position, Number(row?.last ?? 0));
      return {
        epoch: row?.epoch ?? epoch,
        changes,
        head: changes.at(-1)?.position ?? end,
        isEnd: changes.length < limit,
        prunedTo: Number(row?.first ?? 1) - 1,
      };
    },
    async head() {
      const { last } = await db
        .selectFrom('changes')
        .select(({ fn }) => fn.max('position').as('last'))
        .executeTakeFirstOrThrow();
      return Number(last ?? 0);
    },
    async prune(heardBefore) {
      const { numDeletedRows } = await db
        .deleteFrom('changes')
        .where('heard_at', '<', heardBefore)
        .where('position', '<', ({ selectFrom }) =>
          selectFrom('changes').select(({ fn }) => fn.max('position').as('last')),
        )
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

interface ReadRow extends StoredChange {
  epoch: string;
  first: string | null;
  last: string | null;
}

interface StoredChange extends Omit<NewChange, 'version' | 'happenedAt' | 'keys' | 'tags'> {
  position: string | null;
  keys: string[];
  tags: string[];
  version: string | null;
  happened_at: Date | null;
  heard_at: Date;
}

function toRow({ source, entity, keys, tags, kind, version, happenedAt }: NewChange) {
  const happened_at = happenedAt === undefined ? null : new Date(happenedAt);
  return { source, entity, keys: [...keys], tags: [...tags], kind, version: version ?? null, happened_at };
}

function toChange(stored: StoredChange): Change {
  const { position, source, entity, keys, tags, kind, version, happened_at, heard_at } = stored;
  return {
    ...{ position: Number(position), source, entity, keys, tags, kind },
    ...(version === null ? {} : { version }),
    ...(happened_at === null ? {} : { happenedAt: happened_at.toISOString() }),
    heardAt: heard_at.toISOString(),
  };
}
