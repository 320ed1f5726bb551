import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyReply } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { pino } from 'pino';
import type { StoreView } from '../../../platform/config.ts';
import { CostMeter } from '../../../platform/cost.ts';
import type { Principal } from '../../../platform/principal.ts';
import { executeSubgraph } from '../../../platform/subgraph.ts';
import { createCommerceTables } from '../../../sandbox/commerce/tables.ts';
import type { World } from '../../../sandbox/world/facts.ts';
import {
  type CommerceCall,
  type CommerceClient,
  type CommerceResources,
  createCommerceClient,
} from '../../../subgraphs/commerce/client/index.ts';
import { createCommerceSubgraph } from '../../../subgraphs/commerce/subgraph.ts';
import { CONSUMER, IMS, type Listening, listening } from '../../sandbox/commerce/listening.ts';

export type Edition = 'paas' | 'saas';

export interface Received {
  method: string;
  /** Decoded. */
  url: string;
  headers: Readonly<Record<string, unknown>>;
  body: string;
}

export interface Answer {
  data: ExecutionResult['data'];
  errors: { code: unknown; path: string; argument?: unknown }[];
  /** Requests to Commerce, tokens apart. */
  calls: number;
}

export interface Asking {
  variables?: Record<string, unknown>;
  buyerToken?: string;
  company?: string;
}

export interface Commerce {
  sandbox: Listening;
  client: CommerceClient;
  /** What reached Commerce, the oldest first. */
  requests: Received[];
  /** Answers instead of Commerce while it gives true. */
  instead: ((received: Received, reply: FastifyReply) => boolean) | undefined;
  /** What can be asked on behalf of one request; each call of this is another request. */
  resources(call?: Partial<CommerceCall>): CommerceResources;
  ask(principal: Principal, query: string, asking?: Asking): Promise<Answer>;
  /** Commerce with other facts in it. */
  change(by: (world: World) => void): void;
  close(): Promise<void>;
}

const views: StoreView[] = [
  { view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'USD' },
  { view: 'de_de', website: 'eu', legalEntity: 'demf', currency: 'EUR' },
];

export const NOW = '2026-06-01T10:00:00.000Z';

/** Commerce's stand-in, a client of it and the subgraph over both, all over real HTTP. */
export async function startCommerce(edition: Edition = 'paas'): Promise<Commerce> {
  const log = pino({ level: 'silent' });
  const sandbox = await listening();
  const ims = await startIms();
  const requests: Received[] = [];
  const own: Pick<Commerce, 'instead'> = { instead: undefined };

  // Stands before Commerce and takes notes; it passes the host on, since signatures are made over it.
  const before = Fastify({ forceCloseConnections: true });
  before.removeAllContentTypeParsers();
  before.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
  before.all('/*', (request, reply) => {
    const { method, headers } = request;
    const body = typeof request.body === 'string' ? request.body : '';
    const received = { method, url: decodeURIComponent(request.raw.url ?? ''), headers, body };
    requests.push(received);
    if (commerce.instead?.(received, reply) === true) return reply;
    reply.hijack();
    const { hostname, port } = new URL(sandbox.origin);
    const onward = send({ hostname, port, method, path: request.raw.url, headers }, (answer) => {
      reply.raw.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(reply.raw);
    });
    onward.end(body);
    return reply;
  });
  await before.listen({ port: 0, host: '127.0.0.1' });
  const origin = `http://127.0.0.1:${(before.server.address() as AddressInfo).port}`;

  const { key: consumerKey, secret: consumerSecret, accessToken, accessTokenSecret } = CONSUMER;
  const client = createCommerceClient({
    url: edition === 'paas' ? origin : `${origin}/${IMS.tenant}`,
    edition,
    access:
      edition === 'paas'
        ? { kind: 'oauth', consumerKey, consumerSecret, accessToken, accessTokenSecret }
        : { kind: 'ims', url: ims.url, clientId: IMS.clientId, clientSecret: 'secret', orgId: IMS.organization },
    timeoutMs: 10_000,
    log,
  });
  const [defaultView] = views;
  if (defaultView === undefined) throw new Error('no store view');
  const stores = {
    views: new Map(views.map((view) => [view.view, view])),
    defaultView,
    legalEntities: ['usmf', 'demf'],
  };
  const subgraph = createCommerceSubgraph({ client, stores, now: () => new Date(NOW) });

  const commerce: Commerce = Object.assign(own, {
    sandbox,
    client,
    requests,
    resources: (call: Partial<CommerceCall> = {}) =>
      client.for({ storeView: 'us_en', share: 'somebody', cost: new CostMeter(), ...call }),
    async ask(principal: Principal, query: string, { variables, buyerToken, company }: Asking = {}) {
      const cost = new CostMeter();
      const request = { principal, buyerToken, company, cost, requestId: 'test', log };
      const result = await executeSubgraph(subgraph, request, { query, variables });
      const { calls = 0, tokenCalls = 0 } = cost.report().commerce ?? {};
      const errors = (result.errors ?? []).map(({ extensions, path, message }) => ({
        code: extensions.code ?? message,
        path: path?.join('.') ?? '',
        ...('argument' in extensions && { argument: extensions.argument }),
      }));
      return { data: result.data, errors, calls: calls - tokenCalls };
    },
    change(by: (world: World) => void) {
      by(sandbox.world);
      sandbox.state.tables = createCommerceTables(sandbox.world, () => sandbox.origin);
    },
    async close() {
      await client.close();
      await Promise.all([before.close(), sandbox.close(), ims.close()]);
    },
  });
  return commerce;
}

/** Adobe's identity service, as far as Commerce cares: the token that it takes. */
async function startIms(): Promise<{ url: string; close(): Promise<void> }> {
  const app = Fastify();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, body),
  );
  app.post('/ims/token/v3', async () => ({ token_type: 'bearer', expires_in: 86_399, access_token: IMS.token }));
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
}
