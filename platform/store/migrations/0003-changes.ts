import { type Kysely, sql } from 'kysely';

/** The change log, the events already taken, and those nobody understood. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('changes')
    .addColumn('position', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('entity', 'text', (column) => column.notNull())
    .addColumn('keys', sql`text[]`, (column) => column.notNull())
    .addColumn('tags', sql`text[]`, (column) => column.notNull())
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('CREATED', 'UPDATED', 'DELETED', 'UNKNOWN')`),
    )
    .addColumn('version', 'text')
    .addColumn('happened_at', 'timestamptz')
    .addColumn('heard_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`clock_timestamp()`))
    .execute();
  await db.schema.createIndex('changes_by_age').on('changes').column('heard_at').execute();
  await db.schema
    .createTable('received_events')
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('received_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('received_events_once', ['sender', 'id'])
    .execute();
  await db.schema.createIndex('received_events_by_age').on('received_events').column('received_at').execute();
  await db.schema
    .createTable('parked_events')
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('parked_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('parked_events_once', ['sender', 'id'])
    .execute();
}
