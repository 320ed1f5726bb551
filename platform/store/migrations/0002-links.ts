import { type Kysely, sql } from 'kysely';

/** What in Commerce is what in D365. Of one thing of one side several on the other are possible: a company trades with two legal entities. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('links')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('commerce_id', 'text', (column) => column.notNull())
    .addColumn('dynamics_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().check(sql`state in ('PROVEN', 'PROPOSED', 'CONFIRMED')`))
    .addColumn('evidence', 'text', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addUniqueConstraint('links_once', ['kind', 'commerce_id', 'dynamics_id'])
    .execute();
  await db.schema.createIndex('links_by_dynamics_id').on('links').columns(['kind', 'dynamics_id']).execute();
}
