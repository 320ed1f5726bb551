import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Cluster, dataPath, serverEnvironment } from './cluster.ts';

const settings = {
  listen_addresses: '127.0.0.1',
  // A socket has a lock file of its own, which a killed server leaves behind and PostgreSQL then may stumble over.
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  log_checkpoints: 'off',
  cluster_name: 'federated-commerce',
};

export interface Starting {
  /** Why it ended, once it has. */
  failure(): Promise<string | undefined>;
}

/** Starts the server as a process that outlives this one; it says in `postmaster.pid` when it is ready. */
export async function startServer(cluster: Cluster, port: number): Promise<Starting> {
  const { directory, home, binaries, account } = cluster;
  const logFile = join(home, 'server.log');
  // A file and not a pipe: a server whose reader was killed would die of its next line.
  const output = await open(logFile, 'w', 0o600);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', dataPath(directory), '-p', `${port}`, ...options], {
    cwd: directory,
    env: serverEnvironment,
    ...(account && { uid: account.uid, gid: account.gid }),
    // A session of its own: Ctrl-C in our terminal is not meant for it.
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  const ended = endOf(child);
  child.unref();
  await output.close();
  return {
    async failure() {
      const end = await Promise.race([ended, undefined]);
      if (end === undefined) return undefined;
      const lines = (await readFile(logFile, 'utf8')).trim().split('\n');
      return `${end}: ${lines.slice(-5).join(' / ')}`;
    },
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(`the server ended (${signal ?? code})`));
    child.once('error', (error) => resolve(error.message));
  });
}

/** The same port at every start, as long as nobody else has taken it. */
export async function choosePort(home: string): Promise<number> {
  const file = join(home, 'port');
  const known = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = (await listenBriefly(known)) ?? (await listenBriefly(0));
  if (port === undefined) throw new Error('127.0.0.1 has no free port.');
  if (port !== known) await writeFile(file, `${port}\n`);
  return port;
}

function listenBriefly(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
