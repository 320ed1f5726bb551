import Fastify from 'fastify';
import { vi } from 'vitest';
import { readSandboxConfig } from '../../../sandbox/config.ts';
import { startSandbox } from '../../../sandbox/sandbox.ts';

export interface Received {
  /** With the query string. */
  url: string;
  headers: Record<string, unknown>;
  body: unknown;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Until so many have come in all. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

interface Reply {
  status: number;
  body?: object;
}

/** An endpoint of ours over real HTTP; `answer` is asked for every request, with how many came before. */
export async function startReceiver(answer: (request: Received, before: number) => Reply): Promise<Receiver> {
  const app = Fastify();
  const received: Received[] = [];
  app.post('/*', async ({ url, headers, body }, reply) => {
    const request = { url, headers, body };
    const { status, body: answered } = answer(request, received.push(request) - 1);
    return reply.code(status).send(answered ?? {});
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const until = (count: number) =>
    vi.waitFor(() => {
      if (received.length < count) throw new Error(`${received.length} of ${count} came`);
    }, 15_000);
  return { url, received, until, close: () => app.close() };
}

const SMALL = {
  SANDBOX_COMMERCE_PORT: '0',
  SANDBOX_FINANCE_PORT: '0',
  SANDBOX_DATAVERSE_PORT: '0',
  SANDBOX_IDENTITY_PORT: '0',
  SANDBOX_CONTROL_PORT: '0',
  SANDBOX_SCALE: '0.05',
  SANDBOX_EVENT_RETRY_SCALE: '0.001',
};

interface Known {
  entra: { tenantId: string; clientId: string; clientSecret: string };
}

export type SmallSandbox = Awaited<ReturnType<typeof startSmallSandbox>>;

/** All of the sandbox with little in it, and its control plane. What goes wrong is tried again at once. */
export async function startSmallSandbox(more: Record<string, string> = {}) {
  const sandbox = await startSandbox(readSandboxConfig({ ...SMALL, ...more }));
  const control = async (path: string, body: object) => {
    const answer = await fetch(`${sandbox.urls.control}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: JSON.parse(text || '{}') as { result?: unknown } };
  };
  /** As the integration's application. */
  const dataverse = async (method: string, path: string, body: object) => {
    const known = (await (await fetch(`${sandbox.urls.control}/_sandbox/credentials`)).json()) as Known;
    const { tenantId, clientId, clientSecret } = known.entra;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const asked = await fetch(`${sandbox.urls.identity}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...form, scope: `${sandbox.urls.dataverse}/.default` }),
    });
    const { access_token: token } = (await asked.json()) as { access_token: string };
    return fetch(`${sandbox.urls.dataverse}/api/data/v9.2/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  };
  return {
    dataverse,
    urls: sandbox.urls,
    register: (body: object) => control('registrations', body),
    act: (act: string, input: object) => control('act', { act, input }),
    reset: () => control('reset', {}),
    close: () => sandbox.close(),
  };
}
