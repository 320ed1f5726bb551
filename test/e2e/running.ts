import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../platform/config.ts';
import { createLog } from '../../platform/log.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { createHouse, type House } from '../../start/house.ts';
import { sandboxEnvironment } from '../../start/sandboxEnvironment.ts';
import { type SandboxProcess, startSandboxProcess } from '../../start/sandboxProcess.ts';
import { registerWithSandbox } from '../../start/sandboxRegistrations.ts';
import { rebuildLinks } from '../../subgraphs/unified/links/rebuild.ts';

export type Who = 'buyer' | 'buyer2' | 'admin' | 'rep' | 'finance' | 'service' | 'operator' | 'bi';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of every shape
  data: any;
  errors: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; system?: string; argument?: string };
  }[];
  // biome-ignore lint/suspicious/noExplicitAny: as above
  extensions: any;
}

export interface Upstream {
  at: string;
  system: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
  status: number;
  ms: number;
}

export interface Running {
  door: string;
  control: string;
  house: House;
  token(who: Who): Promise<string>;
  /** One GraphQL request; `who` may be a token, or nobody. */
  ask(
    who: Who | { token: string } | undefined,
    query: string,
    variables?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** What the sandbox has received since it was last cleared. */
  requests(): Promise<Upstream[]>;
  clearRequests(): Promise<void>;
  fault(fault: object): Promise<void>;
  clearFaults(): Promise<void>;
  /** What a person in one of the systems does. Throws what the sandbox answers. */
  act(name: string, input: unknown): Promise<unknown>;
  /** POST to any other place of the control plane. */
  tell(path: string, body?: unknown): Promise<unknown>;
  /** Registers this gateway for the events of every system. */
  hear(): Promise<void>;
  /** A gateway that remembers nothing: no token, no introspection, no store view. */
  startCold(): Promise<void>;
  close(): Promise<void>;
}

const freePorts = {
  SANDBOX_COMMERCE_PORT: '0',
  SANDBOX_FINANCE_PORT: '0',
  SANDBOX_DATAVERSE_PORT: '0',
  SANDBOX_IDENTITY_PORT: '0',
  SANDBOX_CONTROL_PORT: '0',
};

/** The sandbox as a process of its own, and the product in this one, on free ports with a store of its own. */
export async function startEverything(env: Record<string, string> = {}): Promise<Running> {
  const dataDir = await mkdtemp(join(tmpdir(), 'e2e-'));
  const sandbox: SandboxProcess = await startSandboxProcess({ ...process.env, ...freePorts, ...env });
  const { control } = sandbox.urls;
  const edition = env.COMMERCE_EDITION === 'saas' ? 'saas' : 'paas';
  const config = readConfig({
    ...(await sandboxEnvironment(control, edition)),
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    // Tests count calls.
    CACHE_CHECK_RATE: '0',
    ...env,
  });
  const log = createLog({ level: config.server.logLevel });
  let house = createHouse({ config, log, metrics: createMetrics() });
  let door = '';

  async function open(): Promise<void> {
    const gateway = await house.gateway();
    door = await gateway.listen({ host: '127.0.0.1', port: 0 });
  }

  async function controlPlane(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${control}/_sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} /_sandbox/${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  const requests = async () => (await controlPlane('GET', 'requests')) as Upstream[];
  const token = async (who: Who) => ((await controlPlane('POST', 'token', { who })) as { token: string }).token;

  await rebuildLinks({
    links: await house.links(),
    commerce: await house.commerce(),
    dynamics: await house.dynamics(),
    log,
  });
  await open();
  return {
    get door() {
      return door;
    },
    control,
    get house() {
      return house;
    },
    token,
    async ask(who, query, variables, headers = {}) {
      const bearer = typeof who === 'string' ? await token(who) : who?.token;
      const answer = await fetch(`${door}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await answer.json()) as Partial<Answer>;
      return {
        status: answer.status,
        headers: answer.headers,
        data: body.data ?? null,
        errors: body.errors ?? [],
        extensions: body.extensions ?? {},
      };
    },
    requests,
    async clearRequests() {
      await keepTraffic(await requests());
      await controlPlane('DELETE', 'requests');
    },
    fault: async (fault) => void (await controlPlane('POST', 'faults', fault)),
    clearFaults: async () => void (await controlPlane('DELETE', 'faults')),
    act: (name, input) => controlPlane('POST', 'act', { act: name, input }),
    tell: (path, body) => controlPlane('POST', path, body),
    hear: () => registerWithSandbox(control, door, config.senders.dynamicsKey ?? ''),
    async startCold() {
      await house.close();
      house = createHouse({ config, log, metrics: createMetrics() });
      await open();
    },
    async close() {
      await keepTraffic(await requests());
      await house.close();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** With E2E_TRAFFIC naming a folder, all that the systems were asked is kept there for a look at it. */
async function keepTraffic(requests: readonly Upstream[]): Promise<void> {
  const folder = process.env.E2E_TRAFFIC;
  if (folder === undefined || requests.length === 0) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${randomUUID()}.json`), JSON.stringify(requests));
}

/** One of the public documents. */
export const readDocument = (name: string): Promise<string> =>
  readFile(new URL(`../queries/${name}.graphql`, import.meta.url), 'utf8');
