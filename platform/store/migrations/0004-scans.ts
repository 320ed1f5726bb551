import type { Kysely } from 'kysely';

/** What the rows of sets that send no events looked like when they were last read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('scans')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('run', 'bigint', (column) => column.notNull())
    .addColumn('ended_at', 'timestamptz')
    .execute();
  await db.schema
    .createTable('scanned_rows')
    .addColumn('scan', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('run', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('scanned_rows_once', ['scan', 'key'])
    .execute();
}
