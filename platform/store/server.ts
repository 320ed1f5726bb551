import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresBinaries } from './binaries.ts';
import { type Cluster, clusterOf, runningServer } from './cluster.ts';

export interface EmbeddedServer {
  url: string;
  /** Stops the server unless another process of ours still uses it. */
  leave(): Promise<void>;
}

/** How connections of ours are told from others by the server itself. */
export const applicationName = 'federated-commerce';

const startWithinMs = 30_000;
const lookEveryMs = 25;

/**
 * The PostgreSQL server of that data folder: the one that runs, also one that a killed process left behind, else a new
 * one. It listens on this machine only, at a free port. Throws if it cannot be started.
 */
export async function attachServer(dataDir: string): Promise<EmbeddedServer> {
  const binaries = await postgresBinaries();
  const cluster = await clusterOf(dataDir, binaries);
  const url = await urlOfRunning(cluster, binaries);
  return { url, leave: () => leave(url, cluster) };
}

async function urlOfRunning(cluster: Cluster, binaries: string): Promise<string> {
  const deadline = Date.now() + startWithinMs;
  while (Date.now() < deadline) {
    const ready = await readyPort(cluster.folder);
    if (ready !== undefined) return `postgres://postgres:${cluster.password}@127.0.0.1:${ready}/postgres`;
    if ((await runningServer(cluster.folder)) === undefined) await start(cluster, binaries);
    await pause(lookEveryMs);
  }
  throw new Error(`PostgreSQL did not start; see ${cluster.folder}.log`);
}

/** `postmaster.pid`: the pid, the data folder, the start time, the port, the socket's folder, the address, a key, the state. */
async function readyPort(folder: string): Promise<number | undefined> {
  if ((await runningServer(folder)) === undefined) return undefined;
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return lines[7]?.trim() === 'ready' ? Number(lines[3]) : undefined;
}

/** Leaves it running by itself. Of two at once PostgreSQL lets only one live; the loops of both then find that one. */
async function start({ folder, owner }: Cluster, binaries: string): Promise<void> {
  const port = await freePort();
  const log = await open(`${folder}.log`, 'a', 0o600);
  const settings = [`listen_addresses=127.0.0.1`, `port=${port}`, 'unix_socket_directories=', 'max_connections=200'];
  const child = spawn(join(binaries, 'postgres'), ['-D', folder, ...settings.flatMap((setting) => ['-c', setting])], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...owner,
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  child.unref();
  await log.close();
  const ready = async () => {
    while (child.exitCode === null && (await readyPort(folder)) === undefined) await pause(lookEveryMs);
  };
  await Promise.race([ended, ready()]);
}

async function leave(url: string, { folder }: Cluster): Promise<void> {
  const client = new Client({ connectionString: url, application_name: `${applicationName}-leaving` });
  await client.connect();
  const others = await client.query('select 1 from pg_stat_activity where application_name = $1', [applicationName]);
  await client.end();
  const pid = await runningServer(folder);
  if (pid === undefined || others.rowCount !== 0) return;
  process.kill(pid, 'SIGINT');
  while ((await runningServer(folder)) === pid) await pause(lookEveryMs);
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    server.close(() => resolve(port));
  });
  return promise;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
