import { Client, DatabaseError } from 'pg';
import type { Log } from '../../log.ts';

/** One process's word that it uses the server. It is taken back by the server itself when the process is killed. */
export interface Presence {
  /** Whether nobody else was there; then nobody can come any more until `end`. Otherwise it has ended. */
  leave(): Promise<boolean>;
  end(): Promise<void>;
}

/** Whoever uses the server holds this advisory lock in common; who gets it for himself alone is the last. */
const usersLock = 7_026_118_001;

/** admin_shutdown, crash_shutdown, cannot_connect_now */
const comingOrGoing = ['57P01', '57P02', '57P03'];

/** Undefined when the server just stops or is not up yet. */
export async function announce(url: string, log: Log): Promise<Presence | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on('error', (error) => log.warn({ error: error.message }, 'the embedded PostgreSQL ended the connection'));
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [usersLock]);
  } catch (error) {
    await client.end().catch(() => {});
    if (error instanceof DatabaseError && !comingOrGoing.includes(error.code ?? '')) throw error;
    log.debug({ error }, 'the embedded PostgreSQL takes no connections yet');
    return undefined;
  }
  return {
    async leave() {
      try {
        await client.query('select pg_advisory_unlock_shared($1)', [usersLock]);
        const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [usersLock]);
        if (rows[0]?.last === true) return true;
      } catch (error) {
        log.warn({ error }, 'the embedded PostgreSQL is gone already');
      }
      await client.end().catch(() => {});
      return false;
    },
    // The server ends the session itself when it stops, which is no news.
    end: () => client.end().catch(() => {}),
  };
}
