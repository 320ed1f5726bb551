import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import type { Log } from '../log.ts';
import { openEmbedded } from './embedded/server.ts';
import { up as createStore } from './migrations/0001-store.ts';
import { up as createLinks } from './migrations/0002-links.ts';
import { up as createChanges } from './migrations/0003-changes.ts';
import { up as createScans } from './migrations/0004-scans.ts';
import type { StoreSchema } from './schema.ts';

export interface StoreOptions {
  /** Where the embedded server keeps its data, when `databaseUrl` is absent. */
  dataDir: string;
  databaseUrl: string | undefined;
  log: Log;
}

export interface Store {
  db: Kysely<StoreSchema>;
  /** Made with the store: another one means that everything known of the old one is void. */
  epoch: string;
  /** Where its server listens, password included. */
  url: string;
  /** The last process that closes it stops an embedded server. */
  close(): Promise<void>;
}

/** In the order they are run; a name once released is never changed. */
const migrations = {
  '0001-store': { up: createStore },
  '0002-links': { up: createLinks },
  '0003-changes': { up: createChanges },
  '0004-scans': { up: createScans },
};

/** Opens the store and brings it up to date. Throws if its server cannot be reached or started. */
export async function openStore({ dataDir, databaseUrl, log }: StoreOptions): Promise<Store> {
  const server = databaseUrl === undefined ? await openEmbedded({ dataDir, log }) : undefined;
  const url = server?.url ?? databaseUrl ?? '';
  const pool = new Pool({ connectionString: url, max: 10, application_name: 'federated-commerce' });
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to the store was lost'));
  const db = new Kysely<StoreSchema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
    const { epoch } = await db.selectFrom('store').select('epoch').executeTakeFirstOrThrow();
    return {
      db,
      epoch,
      url,
      async close() {
        await db.destroy();
        await server?.close();
      },
    };
  } catch (error) {
    await db.destroy();
    await server?.close();
    throw error;
  }
}

/** Kysely holds a lock of its own meanwhile, so that several processes may start at once. */
async function migrate(db: Kysely<StoreSchema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
