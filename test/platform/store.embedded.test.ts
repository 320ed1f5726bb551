import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, expect, it } from 'vitest';
import { createLog } from '../../platform/log.ts';
import { openStore, type Store } from '../../platform/store/store.ts';

const log = createLog({ level: 'silent' });
const folders: string[] = [];
const stores: Store[] = [];

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  for (const made of folders.splice(0)) await rm(made, { recursive: true, force: true });
});

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'store-'));
  // As `mktemp -d` makes it: nobody else may enter.
  await chmod(made, 0o700);
  folders.push(made);
  return made;
}

async function open(dataDir: string): Promise<Store> {
  const store = await openStore({ dataDir, databaseUrl: undefined, log });
  stores.push(store);
  return store;
}

async function closeAll(): Promise<void> {
  await Promise.all(stores.splice(0).map((store) => store.close()));
}

const pidFile = (dataDir: string) => join(dataDir, 'postgresql/cluster/postmaster.pid');
const pidOf = async (dataDir: string) => Number((await readFile(pidFile(dataDir), 'utf8')).split('\n')[0]);
const isServed = (url: string) =>
  new Client({ connectionString: url }).connect().then(
    () => true,
    () => false,
  );

/** A process of its own that opens the store, does one thing and then waits to be told to close. */
function startProcess(dataDir: string, env: Record<string, string> = {}) {
  const script = `
    import { openStore } from '${new URL('../../platform/store/store.ts', import.meta.url)}';
    import { createLog } from '${new URL('../../platform/log.ts', import.meta.url)}';
    const store = await openStore({ dataDir: ${JSON.stringify(dataDir)}, databaseUrl: undefined, log: createLog({ level: 'silent' }) });
    process.stdout.write(store.epoch + '\\n');
    process.stdin.once('data', async () => { await store.close(); process.exit(0); });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const epoch = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (said: Buffer) => resolve(said.toString().trim()));
    ended.then((code) => reject(new Error(`it ended with ${code}`)));
  });
  epoch.catch(() => {});
  const close = () => {
    child.stdin.write('close\n');
    return ended;
  };
  return { child, epoch, ended, close };
}

it('keeps all its data in the data folder, so that this may be moved', async () => {
  const dataDir = await folder();
  const { epoch } = await open(dataDir);
  await closeAll();
  const moved = `${dataDir}-moved`;
  folders.push(moved);
  await rename(dataDir, moved);
  // A start elsewhere meanwhile must not take what seems to be nobody's.
  await open(await folder());
  expect((await open(moved)).epoch).toBe(epoch);
});

it('joins the server that a killed process left behind', async () => {
  const dataDir = await folder();
  const first = startProcess(dataDir);
  const epoch = await first.epoch;
  const pid = await pidOf(dataDir);
  first.child.kill('SIGKILL');
  await first.ended;
  const store = await open(dataDir);
  expect([store.epoch, await pidOf(dataDir)]).toEqual([epoch, pid]);
});

it('starts again on what a killed server left, whatever program has its pid by now', async () => {
  const dataDir = await folder();
  const { epoch } = await open(dataDir);
  const left = await readFile(pidFile(dataDir), 'utf8');
  await closeAll();
  // This very process is alive, and it is no PostgreSQL.
  await writeFile(pidFile(dataDir), left.replace(/^\d+/, `${process.pid}`));
  expect((await open(dataDir)).epoch).toBe(epoch);
  await closeAll();
  await writeFile(pidFile(dataDir), left);
  expect((await open(dataDir)).epoch).toBe(epoch);
});

it('recovers after the server itself was killed', async () => {
  const dataDir = await folder();
  const first = startProcess(dataDir);
  const epoch = await first.epoch;
  process.kill(await pidOf(dataDir), 'SIGKILL');
  first.child.kill('SIGKILL');
  await first.ended;
  expect((await open(dataDir)).epoch).toBe(epoch);
});

it('is one server for processes that come and go at once, and none after the last', async () => {
  const dataDir = await folder();
  const epochs = new Set<string>();
  for (let round = 0; round < 3; round++) {
    const processes = [startProcess(dataDir), startProcess(dataDir), startProcess(dataDir)];
    // Each leaves as soon as it has come: the last to leave meets the next to come.
    const codes = await Promise.all(
      processes.map(async (one) => {
        epochs.add(await one.epoch);
        return one.close();
      }),
    );
    expect(codes).toEqual([0, 0, 0]);
  }
  expect(epochs.size).toBe(1);
  await expect(pidOf(dataDir)).rejects.toThrow('ENOENT');
});

it('neither hands our secrets to the server nor minds settings for another one', async () => {
  const dataDir = await folder();
  const env = { COMMERCE_ACCESS_TOKEN: 'a-secret-of-ours', PGSSLMODE: 'require', PGPORT: '5432', PGDATA: '/nowhere' };
  const one = startProcess(dataDir, env);
  await one.epoch;
  const pid = await pidOf(dataDir);
  expect(await readFile(`/proc/${pid}/environ`, 'utf8')).not.toContain('a-secret-of-ours');
  await one.close();
});

it('serves this machine alone, by password, and as nobody who could read root’s files', async () => {
  const dataDir = await folder();
  const { url } = await open(dataDir);
  const status = await readFile(`/proc/${await pidOf(dataDir)}/status`, 'utf8');
  expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect(await isServed(url.replace(/:[^:@]+@/, ':wrong@'))).toBe(false);
  expect(await readlink(`/proc/${await pidOf(dataDir)}/cwd`)).toContain(dataDir);
});

it('takes another port when somebody has taken its own', async () => {
  const dataDir = await folder();
  const first = await open(dataDir);
  await closeAll();
  expect((await open(dataDir)).url).toBe(first.url);
  await closeAll();
  const copy = await folder();
  const other = await open(copy);
  await writeFile(join(dataDir, 'postgresql/port'), `${new URL(other.url).port}\n`);
  expect(new URL((await open(dataDir)).url).port).not.toBe(new URL(other.url).port);
});
