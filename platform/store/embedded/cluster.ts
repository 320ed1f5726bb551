import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, unprivilegedAccount } from './account.ts';
import { type Binaries, noServer, prepareBinaries } from './binaries.ts';

/** A database cluster on disk and what it takes to run it. */
export interface Cluster {
  /** PostgreSQL's own data directory. */
  directory: string;
  /** Ours, around it: password, port and server log. */
  home: string;
  password: string;
  binaries: Binaries;
  account: Account | undefined;
}

/**
 * How the server is told its data directory: the one it is started in. It goes through no parent folder, so that an
 * unprivileged user can serve data that lies in root's 0700 folder (a temporary one, root's home).
 */
export const dataPath = (directory: string): string => (process.platform === 'linux' ? '/proc/self/cwd' : directory);

/** Nothing of ours: neither secrets nor settings of other PostgreSQL servers (PGDATA, PGPORT). */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The cluster in `dataDir`, made at the first start. Of several that make it at once the first to end wins. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const folder = await realpath(dataDir);
  const binaries = await prepareBinaries(folder);
  const home = join(folder, 'postgresql');
  const directory = join(home, 'cluster');
  if (!(await isThere(directory))) await createHome(folder, home, binaries);
  const major = (await readFile(join(directory, 'PG_VERSION'), 'utf8')).trim();
  if (major !== binaries.major) {
    throw noServer(`the data in ${home} is of PostgreSQL ${major}, the programs are of ${binaries.major}`);
  }
  const password = (await readFile(join(home, 'password'), 'utf8')).trim();
  // Root serves as the one whose the data is: the first start may have been an ordinary user's.
  const account = process.getuid?.() === 0 ? await stat(directory) : undefined;
  return { directory, home, password, binaries, account };
}

async function createHome(folder: string, home: string, { initdb }: Binaries): Promise<void> {
  const account = await unprivilegedAccount();
  const draft = await mkdtemp(join(folder, 'postgresql.new-'));
  const directory = join(draft, 'cluster');
  const passwordFile = join(draft, 'password');
  await mkdir(directory, { mode: 0o700 });
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account !== undefined) {
    for (const path of [directory, passwordFile, draft]) await chown(path, account.uid, account.gid);
  }
  // Its port is open to every user of this machine: hence a password.
  const options = [
    ...['--username=postgres', '--auth=scram-sha-256', '--pwfile=../password'],
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ];
  const run = { cwd: directory, env: serverEnvironment, ...account };
  try {
    await promisify(execFile)(initdb, ['-D', dataPath(directory), ...options], run);
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await isThere(join(home, 'cluster')))) throw error;
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
