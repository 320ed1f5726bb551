import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, readlink, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Postmaster {
  pid: number;
  port: number;
  /** Takes connections; before that it starts or recovers. */
  isReady: boolean;
}

/**
 * The server that runs on this cluster, as its `postmaster.pid` and the operating system tell; none: undefined. A pid
 * that by now is another program's (or a zombie's) is cleared away, since PostgreSQL would refuse to start beside it. The file of a
 * dead server is left to PostgreSQL, which reads from it which shared memory to look after.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(missing);
  if (text === undefined) return undefined;
  // Its lines are explained in PostgreSQL's src/include/utils/pidfile.h; the later ones are written as the start goes on.
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (await isPostmasterOf(pid, cluster)) return { pid, port: Number(lines[3]), isReady: lines[7] === 'ready' };
  if (isAlive(pid)) await clearAway(file, text);
  return undefined;
}

/** It keeps the cluster as its working directory for life. */
async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') return hasCommand(pid, cluster);
  const [name, directory] = await Promise.all([
    readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
    readlink(`/proc/${pid}/cwd`).catch(() => ''),
  ]);
  return name.trim() === 'postgres' && directory === cluster;
}

async function hasCommand(pid: number, cluster: string): Promise<boolean> {
  const asked = await promisify(execFile)('ps', ['-o', 'command=', '-p', `${pid}`]).catch(() => ({ stdout: '' }));
  return asked.stdout.includes('postgres') && asked.stdout.includes(cluster);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Moved first and looked at again: between reading and removing, another process may have started the server. */
async function clearAway(file: string, expected: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  const moved = await rename(file, aside).then(() => readFile(aside, 'utf8'), missing);
  if (moved !== undefined && moved !== expected) await rename(aside, file);
  else await rm(aside, { force: true });
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
