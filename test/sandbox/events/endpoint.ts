import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';

export interface Received {
  method: string;
  /** With the query string. */
  url: string;
  headers: IncomingHttpHeaders;
  /** As it came. */
  body: string;
}

export type Reply = { status: number; body?: string } | undefined;

/** An endpoint over real HTTP that keeps the bytes; where `answer` gives nothing, nothing is answered. `before`: how many came before. */
export async function startEndpoint(answer: (request: Received, before: number) => Reply | Promise<Reply>) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    const reply = await answer(one, received.push(one) - 1);
    if (reply !== undefined) response.writeHead(reply.status).end(reply.body ?? '');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    /** Those with a body, once there are so many. */
    async posted(count: number): Promise<Received[]> {
      const posts = () => received.filter(({ method }) => method === 'POST');
      await vi.waitFor(() => {
        if (posts().length < count) throw new Error(`${posts().length} of ${count} came`);
      }, 10_000);
      return posts();
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export type Endpoint = Awaited<ReturnType<typeof startEndpoint>>;
