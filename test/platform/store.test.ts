import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../platform/log.ts';
import { openStore, type Store } from '../../platform/store/store.ts';

const log = createLog({ level: 'silent' });
const folders: string[] = [];
const opened: Store[] = [];

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'store-'));
  // As `mktemp -d` makes it: nobody else may enter.
  await chmod(made, 0o700);
  folders.push(made);
  return made;
}

async function open(dataDir: string, databaseUrl?: string): Promise<Store> {
  const store = await openStore({ dataDir, databaseUrl, log });
  opened.push(store);
  return store;
}

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const made of folders.splice(0)) await rm(made, { recursive: true, force: true });
});

const link = {
  kind: 'ORDER',
  commerce_id: '000000042',
  dynamics_id: 'usmf:SO-1',
  state: 'PROVEN' as const,
  evidence: 'test',
};

async function isListening(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

describe('the embedded store', () => {
  it('keeps its rows and its epoch over a stop and a start', async () => {
    const dataDir = await folder();
    const first = await open(dataDir);
    await first.db.insertInto('links').values(link).execute();
    await first.close();
    opened.length = 0;
    expect(await isListening(first.url)).toBe(false);
    const second = await open(dataDir);
    expect(second.epoch).toBe(first.epoch);
    expect(await second.db.selectFrom('links').select('commerce_id').execute()).toEqual([{ commerce_id: '000000042' }]);
  });

  it('is another store in another folder', async () => {
    const [one, other] = [await open(await folder()), await open(await folder())];
    expect(one.epoch).not.toBe(other.epoch);
  });

  it('is found again after its process was killed, with what that had written', async () => {
    const dataDir = await folder();
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve) =>
      child.stdout.once('data', (said: Buffer) => resolve(said.toString().trim())),
    );
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(await isListening(url)).toBe(true);
    const store = await open(dataDir);
    expect(store.url).toBe(url);
    expect(await store.db.selectFrom('links').select('dynamics_id').execute()).toEqual([{ dynamics_id: 'usmf:SO-1' }]);
  });

  it('is one and the same for several who open it at once, and stays until the last has left', async () => {
    const dataDir = await folder();
    const all = await Promise.all([open(dataDir), open(dataDir), open(dataDir)]);
    expect(new Set(all.map(({ epoch }) => epoch)).size).toBe(1);
    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    const [last, ...others] = all;
    for (const store of others) await store.close();
    opened.splice(0, opened.length, ...(last ? [last] : []));
    expect(await isListening(last?.url ?? '')).toBe(true);
  });

  it('serves as anybody’s server by its URL', async () => {
    const server = await open(await folder());
    await server.db.insertInto('links').values(link).execute();
    const guest = await open('/nowhere', server.url);
    expect(guest.epoch).toBe(server.epoch);
    expect(await guest.db.selectFrom('links').select('state').execute()).toEqual([{ state: 'PROVEN' }]);
  });

  it('takes no password but its own', async () => {
    const { url } = await open(await folder());
    expect(await isListening(url.replace(/:[^:@]+@/, ':wrong@'))).toBe(false);
  });
});

const script = `
  import { openStore } from '${new URL('../../platform/store/store.ts', import.meta.url)}';
  import { createLog } from '${new URL('../../platform/log.ts', import.meta.url)}';
  const store = await openStore({ dataDir: process.env.DATA_DIR, databaseUrl: undefined, log: createLog({ level: 'silent' }) });
  await store.db.insertInto('links').values(${JSON.stringify(link)}).execute();
  console.log(store.url);
  setInterval(() => {}, 1000);
`;
