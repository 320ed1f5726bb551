import { type Kysely, sql } from 'kysely';

/** The store's own mark, made once: what was learned from another store is worth nothing in this one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('store')
    .addColumn('epoch', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await sql`insert into store default values`.execute(db);
}
