import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { CostMeter } from '../../../platform/cost.ts';
import { commerceDialect } from '../../../platform/http/dialects.ts';
import { noAuthorizer, type UpstreamRequest } from '../../../platform/http/request.ts';
import { createUpstream, type UpstreamOptions } from '../../../platform/http.ts';
import { createMemoryLog } from '../../../platform/log.ts';

export interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  /** By performance.now. */
  at: number;
}

/** A real server on a free port that notes every request before it answers; gone when the test is over. */
export async function listen(answer: (seen: Seen, response: ServerResponse, all: Seen[]) => void) {
  const all: Seen[] = [];
  const server = createServer(async (request, response) => {
    const at = performance.now();
    let body = '';
    for await (const chunk of request) body += chunk;
    const seen = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body, at };
    all.push(seen);
    answer(seen, response, all);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, all, server };
}

export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** An upstream on that server, with a log to read. */
export function upstreamOn(url: string, options: Partial<UpstreamOptions> = {}) {
  const { log, lines } = createMemoryLog();
  const upstream = createUpstream({
    system: 'commerce',
    baseUrl: url,
    authorizer: noAuthorizer,
    dialect: commerceDialect,
    log,
    ...options,
  });
  onTestFinished(() => upstream.close());
  return { upstream, lines };
}

/** A read of `/things`, with its own meter unless one is given. */
export function read(changes: Partial<UpstreamRequest> = {}): UpstreamRequest {
  return {
    operation: 'read things',
    method: 'GET',
    path: '/things',
    lane: 'account',
    cost: new CostMeter(),
    ...changes,
  };
}
