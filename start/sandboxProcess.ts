import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface SandboxUrls {
  commerce: string;
  finance: string;
  dataverse: string;
  identity: string;
  control: string;
}

export interface SandboxProcess {
  urls: SandboxUrls;
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the sandbox as a process of its own and waits until it has said where it listens. Throws if it ends before that. */
export async function startSandboxProcess(env: NodeJS.ProcessEnv = process.env): Promise<SandboxProcess> {
  const main = new URL('../sandbox/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main], {
    env: { ...env, SANDBOX_EXIT_WITH_PARENT: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code, signal) =>
      reject(new Error(`the sandbox ended before it was ready (${signal ?? code})`)),
    );
    child.once('error', reject);
  });
  const ready = new Promise<SandboxUrls>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const urls = readUrls(line);
      if (urls) resolve(urls);
    });
  });
  const urls = await Promise.race([ready, ended]);
  ended.catch(() => {});
  return { urls, process: child, stop: () => stop(child) };
}

function readUrls(line: string): SandboxUrls | undefined {
  if (!line.startsWith('{')) return undefined;
  return (JSON.parse(line) as { urls?: SandboxUrls }).urls;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
