import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createLog } from '../../platform/log.ts';
import { openStore, type Store } from '../../platform/store/store.ts';
import { sandboxEnvironment } from '../../start/sandboxEnvironment.ts';
import { startSandboxProcess } from '../../start/sandboxProcess.ts';

/** Part of the product in a process of its own. */
export interface Part {
  url: string;
  process: ChildProcess;
  /** Resident memory in MiB. */
  memory(): Promise<number>;
}

/** The product as processes on one sandbox and one store, all of this run alone. */
export interface Fleet {
  control: string;
  /** The same store that the parts use. */
  store: Store;
  start(part: 'gateway' | 'worker', env?: Record<string, string>): Promise<Part>;
  token(who: string): Promise<string>;
  act(name: string, input: unknown): Promise<unknown>;
  close(): Promise<void>;
}

const anyPort = {
  SANDBOX_COMMERCE_PORT: '0',
  SANDBOX_FINANCE_PORT: '0',
  SANDBOX_DATAVERSE_PORT: '0',
  SANDBOX_IDENTITY_PORT: '0',
  SANDBOX_CONTROL_PORT: '0',
};

export async function startFleet(seed: number, env: Record<string, string> = {}): Promise<Fleet> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fleet-'));
  const sandbox = await startSandboxProcess({ ...process.env, ...anyPort, SANDBOX_SEED: `${seed}`, ...env });
  const { control } = sandbox.urls;
  const store = await openStore({ dataDir, databaseUrl: undefined, log: createLog({ level: 'silent' }) });
  const parts: ChildProcess[] = [];

  async function tell(path: string, body: unknown): Promise<unknown> {
    const answer = await fetch(`${control}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  return {
    control,
    store,
    async start(part, own = {}) {
      const script = new URL('../../start/serve.ts', import.meta.url).pathname;
      const environment = await sandboxEnvironment(control);
      const child = spawn(process.execPath, [script, part], {
        env: { ...process.env, LOG_LEVEL: 'error', ...environment, DATA_DIR: dataDir, PORT: '0', ...env, ...own },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      parts.push(child);
      const url = await new Promise<string>((resolve, reject) => {
        createInterface({ input: child.stdout }).on('line', (line) => {
          const found = /listens on (\S+)/.exec(line)?.[1];
          if (found !== undefined) resolve(found);
        });
        child.once('exit', (code) => reject(new Error(`${part} ended with ${code}`)));
      });
      return { url, process: child, memory: () => memoryOf(child) };
    },
    token: async (who) => ((await tell('token', { who })) as { token: string }).token,
    act: async (act, input) => ((await tell('act', { act, input })) as { result: unknown }).result,
    async close() {
      await Promise.all(parts.map(end));
      await store.close();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function end(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return gone;
}

async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}
