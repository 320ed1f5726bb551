import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { sandboxEnvironment } from '../../../start/sandboxEnvironment.ts';
import { startSandboxProcess } from '../../../start/sandboxProcess.ts';

const root = new URL('../../../', import.meta.url).pathname;
const anyPort = {
  PORT: '0',
  SANDBOX_COMMERCE_PORT: '0',
  SANDBOX_FINANCE_PORT: '0',
  SANDBOX_DATAVERSE_PORT: '0',
  SANDBOX_IDENTITY_PORT: '0',
  SANDBOX_CONTROL_PORT: '0',
};
const started: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => ended(child, 'SIGTERM')));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return gone;
}

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'processes-'));
  folders.push(made);
  return made;
}

/** Starts a script and waits for the line that says where it listens. */
async function start(
  script: string,
  args: string[],
  env: Record<string, string>,
  said: RegExp,
): Promise<{ child: ChildProcess; found: string }> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk;
  });
  const found = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = said.exec(line)?.[1];
      if (match !== undefined) resolve(match);
    });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${errors}`)));
  });
  return { child, found: await found };
}

async function ask(door: string, query: string, token?: string) {
  const answer = await fetch(door, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  return (await answer.json()) as any;
}

describe('npm start', () => {
  it('starts everything in an empty folder, answers, survives a kill, and starts again on the same store', async () => {
    const DATA_DIR = await folder();
    const env = { ...anyPort, DATA_DIR };
    const first = await start('start/all.ts', [], env, /^\s+The graph\s+(\S+)/);
    expect(await ask(first.found, '{ me { kind } }')).toEqual({ data: { me: { kind: 'ANONYMOUS' } } });
    await ended(first.child, 'SIGKILL');
    const second = await start('start/all.ts', [], env, /^\s+The graph\s+(\S+)/);
    const { data } = await ask(second.found, '{ products(first: 1) { edges { node { sku unit } } } }');
    expect(data.products.edges[0].node.unit).toBeTruthy();
    await ended(second.child, 'SIGTERM');
    // Not 1, which says that closing took longer than was granted.
    expect(second.child.exitCode).toBe(0);
  });

  it('lists every fault of a wrong configuration and does not start', async () => {
    const wrong = { PORT: 'eighty', LOG_LEVEL: 'loud', DATA_DIR: await folder(), COMMERCE_URL: 'ftp://x' };
    const said = await start('start/serve.ts', ['gateway'], wrong, /(listens)/).catch((error: Error) => error.message);
    expect(said).toMatch(/PORT.*LOG_LEVEL.*COMMERCE_URL.*FINANCE_URL.*STORES/s);
  });
});

describe('subgraphs as processes of their own', () => {
  it('answer the gateway and nobody else', async () => {
    const sandbox = await startSandboxProcess({ ...process.env, ...anyPort });
    try {
      const env = {
        ...(await sandboxEnvironment(sandbox.urls.control)),
        PORT: '0',
        DATA_DIR: await folder(),
        LOG_LEVEL: 'silent',
        PRINCIPAL_SECRET: 'a secret that is shared by the processes of one house',
      };
      const listening = /listens on (\S+)/;
      const [commerce, dynamics, unified] = await Promise.all(
        ['commerce', 'dynamics', 'unified'].map(
          async (name) => (await start('start/serve.ts', [name], env, listening)).found,
        ),
      );
      const gateway = await start(
        'start/serve.ts',
        ['gateway'],
        {
          ...env,
          COMMERCE_SUBGRAPH_URL: commerce ?? '',
          DYNAMICS_SUBGRAPH_URL: dynamics ?? '',
          UNIFIED_SUBGRAPH_URL: unified ?? '',
        },
        listening,
      );
      const { token } = (await (
        await fetch(`${sandbox.urls.control}/_sandbox/token`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ who: 'finance' }),
        })
      ).json()) as { token: string };
      const answer = await ask(
        `${gateway.found}/graphql`,
        '{ products(first: 1) { edges { node { sku unit } } } accounts(first: 1) { edges { node { name credit { balance { amount } } } } } }',
        token,
      );
      expect(answer.errors).toBeUndefined();
      expect(answer.data.accounts.edges[0].node.credit.balance.amount).toMatch(/\d/);
      for (const url of [commerce, dynamics, unified]) {
        const unsigned = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query: '{ __typename }' }),
        });
        expect(unsigned.status).toBe(401);
      }
    } finally {
      await sandbox.stop();
    }
  });
});
