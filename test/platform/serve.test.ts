import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withPolicies } from '../../platform/access.ts';
import { CostMeter } from '../../platform/cost.ts';
import {
  badUserInput,
  UpstreamDenied,
  UpstreamRefused,
  UpstreamSurprise,
  UpstreamThrottled,
  UpstreamUnavailable,
} from '../../platform/errors.ts';
import { createMemoryLog } from '../../platform/log.ts';
import { createMetrics } from '../../platform/metrics.ts';
import { type Principal, signCall } from '../../platform/principal.ts';
import { createServer, formatError } from '../../platform/serve.ts';
import { createRemoteSubgraph, serveSubgraph } from '../../platform/serveSubgraph.ts';
import { executeSubgraph, type Subgraph, type SubgraphRequest } from '../../platform/subgraph.ts';

const facts = { system: 'finance', operation: 'read things' };

describe('errors on the wire', () => {
  const told = (cause: Error) => {
    const wrapped = new GraphQLError(cause.message, { originalError: cause, path: ['a', 0] });
    return formatError(wrapped.toJSON(), wrapped);
  };

  it('carry the code, the system and the wait, and hide what the system said of our credentials', () => {
    expect([
      told(new UpstreamUnavailable('ECONNREFUSED 10.0.0.1', facts)),
      told(new UpstreamThrottled('x', { ...facts, retryAfterMs: 7 })),
      told(new UpstreamDenied("isn't authorized to access Magento_Sales::actions_view", facts)),
      told(new UpstreamRefused('The coupon has expired.', facts)),
      told(new UpstreamSurprise('x', facts)),
    ]).toMatchInlineSnapshot(`
      [
        {
          "extensions": {
            "code": "UPSTREAM_UNAVAILABLE",
            "system": "finance",
          },
          "message": "finance does not answer.",
          "path": [
            "a",
            0,
          ],
        },
        {
          "extensions": {
            "code": "UPSTREAM_THROTTLED",
            "retryAfterMs": 7,
            "system": "finance",
          },
          "message": "finance asks us to wait.",
          "path": [
            "a",
            0,
          ],
        },
        {
          "extensions": {
            "code": "UPSTREAM_DENIED",
            "system": "finance",
          },
          "message": "finance does not let us in.",
          "path": [
            "a",
            0,
          ],
        },
        {
          "extensions": {
            "code": "UPSTREAM_REFUSED",
            "system": "finance",
          },
          "message": "The coupon has expired.",
          "path": [
            "a",
            0,
          ],
        },
        {
          "extensions": {
            "code": "UPSTREAM_SURPRISE",
            "system": "finance",
          },
          "message": "finance gave an answer we do not understand.",
          "path": [
            "a",
            0,
          ],
        },
      ]
    `);
  });

  it('hide what nobody foresaw, and log it', () => {
    const { log, lines } = createMemoryLog();
    const wrapped = new GraphQLError('secret detail', { originalError: new TypeError('secret detail'), path: ['a'] });
    expect(formatError(wrapped.toJSON(), wrapped, log)).toEqual({
      message: 'Internal server error',
      path: ['a'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(lines[0]).toMatchObject({ level: 'error', msg: 'an error nobody foresaw' });
    const nulled = new GraphQLError('Cannot return null for non-nullable field A.b.', { path: ['a', 'b'] });
    expect(formatError(nulled.toJSON(), nulled).message).toBe('Internal server error');
  });

  it('leave the caller’s own mistakes as they are, without stack traces', () => {
    const error = badUserInput('first', 'too many');
    const formatted = { message: error.message, extensions: { ...error.extensions, stacktrace: ['at x'] } };
    expect(formatError(formatted, error)).toEqual({
      message: 'first: too many',
      extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
    });
    const invalid = new GraphQLError('Cannot query field "x" on type "Query".');
    expect(formatError(invalid.toJSON(), invalid).extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });
});

describe('a server', () => {
  it('tells whether it lives, is ready, and what it has done', async () => {
    let missing = ['store'];
    const app = createServer({
      log: createMemoryLog().log,
      bodyLimitBytes: 100,
      metrics: createMetrics(),
      missing: () => missing,
    });
    onTestFinished(() => app.close());
    expect((await app.inject('/health/live')).statusCode).toBe(200);
    expect((await app.inject('/health/ready')).json()).toEqual({ status: 'not ready', waitingFor: ['store'] });
    missing = [];
    const ready = await app.inject({ url: '/health/ready', headers: { 'x-request-id': 'request-0001' } });
    expect([ready.statusCode, ready.headers['x-request-id']]).toEqual([200, 'request-0001']);
    expect((await app.inject('/metrics')).body).toContain('http_answers_total{route="/health/ready",status="503"} 1');
  });

  it('refuses bodies over its limit', async () => {
    const app = createServer({ log: createMemoryLog().log, bodyLimitBytes: 100 });
    onTestFinished(() => app.close());
    app.post('/', async () => 'read');
    expect((await app.inject({ method: 'POST', url: '/', payload: { text: 'x'.repeat(200) } })).statusCode).toBe(413);
  });
});

const secret = 'a secret that both sides keep, long';
const principal: Principal = {
  kind: 'shopper',
  subject: 'commerce:customer:12',
  store: { view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'USD' },
  resources: [],
  subordinateIds: [],
  roles: [],
  legalEntities: [],
  accounts: Array.from({ length: 2_000 }, (_, index) => `usmf:US-${index}`),
  companies: [],
  customers: [],
  grants: ['public'],
};
const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@policy"])
  type Query {
    who: String @policy(policies: [["public"]])
    closed: String @policy(policies: [["internal"]])
    broken: String @policy(policies: [["public"]])
  }
`;
const subgraph: Subgraph = {
  name: 'commerce',
  typeDefs,
  schema: withPolicies(
    buildSubgraphSchema([
      {
        typeDefs: parse(typeDefs),
        resolvers: {
          Query: {
            who: (_: unknown, __: unknown, { principal: { subject }, buyerToken, cost }: SubgraphRequest) => {
              cost.count('commerce', { calls: 3 });
              return `${subject} ${buyerToken}`;
            },
            broken: () => {
              throw new UpstreamThrottled('x', { ...facts, retryAfterMs: 7 });
            },
          },
        },
      },
    ]),
    typeDefs,
  ),
  createContext: (request) => request,
};
const request = (): SubgraphRequest => ({
  principal,
  buyerToken: 'buyer',
  cost: new CostMeter(),
  requestId: 'request-0001',
  log: createMemoryLog().log,
});

async function remote() {
  const { log, lines } = createMemoryLog();
  const app = serveSubgraph({ subgraph, secret, log });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const client = createRemoteSubgraph({ name: 'commerce', url, secret, log, timeoutMs: 5_000 });
  onTestFinished(async () => {
    await client.close();
    await app.close();
  });
  return { url, client, lines };
}

describe('a subgraph in another process', () => {
  it('answers as it does in this one, and tells what it cost', async () => {
    const { client } = await remote();
    for (const query of [
      '{ who }',
      '{ who closed broken }',
      '{ nonsense }',
      '{',
      'query ($a: Int!) { who @include(if: $a) }',
    ]) {
      const [near, far] = [request(), request()];
      const here = await executeSubgraph(subgraph, near, { query });
      const there = await client.execute(far, { query });
      expect({ data: there.data, errors: there.errors?.map((error) => error.toJSON()) }).toEqual(
        JSON.parse(JSON.stringify({ data: here.data, errors: here.errors })) as unknown,
      );
      expect(far.cost.report()).toEqual(near.cost.report());
    }
  });

  it('answers no call that is unsigned, or replayed, or signed for another', async () => {
    const { url } = await remote();
    const body = JSON.stringify({ query: '{ who }' });
    const post = (headers: Record<string, string>) =>
      fetch(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
    const sign = (audience: string, now?: number) =>
      signCall(
        secret,
        audience,
        { method: 'POST', path: '/graphql', body },
        { principal, requestId: 'r' },
        now,
      ) as Record<string, string>;
    const once = sign('commerce');
    expect((await post({})).status).toBe(401);
    expect((await post(sign('dynamics'))).status).toBe(401);
    expect((await post(sign('commerce', Date.now() - 31_000))).status).toBe(401);
    expect((await post(once)).status).toBe(200);
    const again = await post(once);
    expect([again.status, await again.json()]).toEqual([
      401,
      { errors: [{ message: 'The call was made before.', extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  });

  it('never writes the buyer’s token into its log', async () => {
    const { client, lines } = await remote();
    await client.execute({ ...request(), buyerToken: 'canary' }, { query: '{ who broken }' });
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('that is away is an UpstreamUnavailable', async () => {
    const { log } = createMemoryLog();
    const client = createRemoteSubgraph({ name: 'commerce', url: 'http://127.0.0.1:1', secret, log, timeoutMs: 500 });
    onTestFinished(() => client.close());
    await expect(client.execute(request(), { query: '{ who }' })).rejects.toThrow(UpstreamUnavailable);
  });
});
