import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chown, link, mkdir, readdir, readFile, realpath, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exists, isRoot, reachableFolder } from './binaries.ts';

/** Where one store's data lies, and how to get in. */
export interface Cluster {
  folder: string;
  password: string;
  /** Whom the server runs as; absent: whoever runs us. */
  owner: { uid: number; gid: number } | undefined;
}

const run = promisify(execFile);
const pointerFile = 'store.json';

/** The cluster of that data folder, made if there is none yet. Several processes may ask at once: they get the same. */
export async function clusterOf(dataDir: string, binaries: string): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const pointer = await readPointer(await realpath(dataDir));
  const owner = isRoot ? await ownerOf(pointer.folder) : undefined;
  const cluster = { ...pointer, owner };
  if (!(await exists(join(cluster.folder, 'PG_VERSION')))) await create(cluster, binaries);
  return cluster;
}

async function readPointer(dataDir: string): Promise<{ folder: string; password: string }> {
  const file = join(dataDir, pointerFile);
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined && known !== '') return JSON.parse(known);
  const folder = isRoot ? await foreignFolder(dataDir) : join(dataDir, 'postgresql');
  const made = { folder, password: randomBytes(24).toString('base64url') };
  const draft = join(dataDir, `${pointerFile}.${randomUUID()}`);
  await writeFile(draft, JSON.stringify(made), { mode: 0o600 });
  // A link, unlike a rename, fails where somebody was quicker.
  await link(draft, file).catch(() => {});
  await unlink(draft);
  return JSON.parse(await readFile(file, 'utf8'));
}

/** The server's user may not be able to enter the data folder (root's home, `mktemp -d`), so its files lie elsewhere. */
async function foreignFolder(dataDir: string): Promise<string> {
  const clusters = join(await reachableFolder(), 'clusters');
  await mkdir(clusters, { recursive: true, mode: 0o755 });
  await removeOrphans(clusters);
  const folder = join(clusters, randomUUID());
  await writeFile(`${folder}.of`, dataDir, { mode: 0o600 });
  return folder;
}

/** Clusters whose data folder is gone are nobody's any more. */
async function removeOrphans(clusters: string): Promise<void> {
  for (const name of await readdir(clusters)) {
    if (!name.endsWith('.of')) continue;
    const dataDir = await readFile(join(clusters, name), 'utf8').catch(() => '');
    const folder = join(clusters, name.slice(0, -'.of'.length));
    if (dataDir === '' || (await exists(dataDir))) continue;
    const pid = await runningServer(folder);
    if (pid !== undefined) process.kill(pid, 'SIGQUIT');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    await rm(`${folder}.log`, { force: true });
    await rm(join(clusters, name), { force: true });
  }
}

/** The process id of the server that runs on that cluster; undefined if none does, whatever its pid file says. */
export async function runningServer(folder: string): Promise<number | undefined> {
  const pid = Number((await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  // After a restart of the machine the number may be anybody's.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes(folder) ? pid : undefined;
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number }> {
  const known = await stat(folder).catch(() => undefined);
  if (known !== undefined) return { uid: known.uid, gid: known.gid };
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return { uid: Number(user?.[2] ?? 65_534), gid: Number(user?.[3] ?? 65_534) };
}

/** initdb beside its place, then a rename into it: a cluster is there whole or not at all. */
async function create({ folder, password, owner }: Cluster, binaries: string): Promise<void> {
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { mode: 0o700 });
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (owner !== undefined) {
    await chown(draft, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
  }
  try {
    await run(
      join(binaries, 'initdb'),
      [
        '-D',
        draft,
        '-U',
        'postgres',
        '--encoding=UTF8',
        '--locale=C',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
      ],
      { cwd: '/', ...owner },
    );
    await rename(draft, folder);
  } catch (error) {
    if (!(await exists(join(folder, 'PG_VERSION')))) throw error;
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}
