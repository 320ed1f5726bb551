import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { findPostmaster, type Postmaster } from './postmaster.ts';
import { announce, type Presence } from './presence.ts';
import { choosePort, startServer } from './start.ts';

export interface EmbeddedServer {
  url: string;
  /** Stops the server if nobody else uses it. */
  close(): Promise<void>;
}

/** Recovery after a crash may take its time. */
const startTimeoutMs = 60_000;
const maxStarts = 5;

/**
 * The PostgreSQL server that npm brings along, on the data in `dataDir`. A server that already runs on it (another
 * process's, or one that outlived a killed process) is joined; so there is never more than one.
 */
export async function openEmbedded({ dataDir, log }: { dataDir: string; log: Log }): Promise<EmbeddedServer> {
  const cluster = await openCluster(dataDir);
  for (const deadline = Date.now() + startTimeoutMs; ; ) {
    const postmaster = await runServer(cluster, deadline, log);
    const url = `postgres://postgres:${cluster.password}@127.0.0.1:${postmaster.port}/postgres?sslmode=disable`;
    const presence = await announce(url, log);
    // None, or no longer ready: it was stopped by the last of its users in the very moment when we came.
    const isServing = presence !== undefined && (await findPostmaster(cluster.directory))?.isReady === true;
    if (isServing) return { url, close: () => leave(presence, cluster, log) };
    await presence?.end();
    if (Date.now() > deadline) throw new Error('The embedded PostgreSQL takes no connections.');
    await sleep(50);
  }
}

async function runServer(cluster: Cluster, deadline: number, log: Log): Promise<Postmaster> {
  for (let starts = 1; ; starts++) {
    const running = await findPostmaster(cluster.directory);
    const starting = running === undefined ? await startServer(cluster, await choosePort(cluster.home)) : undefined;
    for (let failure: string | undefined; failure === undefined; await sleep(10)) {
      // Asked first: what ended before it was not found has ended for good.
      failure = await starting?.failure();
      const found = await findPostmaster(cluster.directory);
      if (found?.isReady) {
        log.info({ pid: found.pid, port: found.port, joined: running !== undefined }, 'embedded PostgreSQL is ready');
        return found;
      }
      if (found !== undefined) failure = undefined;
      else if (starting === undefined) failure = 'the server that ran has ended';
      if (failure !== undefined && starts >= maxStarts) throw new Error(`PostgreSQL did not start: ${failure}`);
      if (Date.now() > deadline) throw new Error(`PostgreSQL is not ready after ${startTimeoutMs} ms.`);
    }
  }
}

async function leave(presence: Presence, { directory }: Cluster, log: Log): Promise<void> {
  const isLast = await presence.leave();
  if (!isLast) return;
  const postmaster = await findPostmaster(directory);
  // SIGINT is PostgreSQL's fast shutdown: open sessions end, nothing committed is lost.
  if (postmaster !== undefined) process.kill(postmaster.pid, 'SIGINT');
  // Our lock stays until the server itself takes it: it says that it stops before it ends any session, so whoever
  // waited for the lock and gets it now can read that.
  for (const deadline = Date.now() + startTimeoutMs; Date.now() < deadline; await sleep(10)) {
    if ((await findPostmaster(directory)) !== undefined) continue;
    await presence.end();
    log.info('embedded PostgreSQL has stopped');
    return;
  }
  await presence.end();
  throw new Error('The embedded PostgreSQL does not stop.');
}
