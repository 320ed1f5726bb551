import type { FastifyInstance } from 'fastify';
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError } from 'graphql';
import { CostMeter, type CostReport } from './cost.ts';
import { UpstreamSurprise } from './errors.ts';
import { noAuthorizer } from './http/request.ts';
import { createUpstream } from './http.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { createCallVerifier, type SignedCall, signCall } from './principal.ts';
import { type Grounds, Reading } from './reading.ts';
import { createServer, formatError } from './serve.ts';
import { executeSubgraph, type Subgraph, type SubgraphOperation, type SubgraphRequest } from './subgraph.ts';

const path = '/graphql';
const maxBodyBytes = 4 * 1024 * 1024;
/** A representative's principal lists all his accounts. */
const maxHeaderBytes = 512 * 1024;

export interface ServeSubgraphOptions {
  subgraph: Subgraph;
  /** Shared with the gateway. */
  secret: string;
  log: Log;
  metrics?: Metrics | undefined;
  missing?: () => Promise<readonly string[]> | readonly string[];
}

/** A subgraph as a server of its own. Answers no call that is not signed for it. Does not listen. */
export function serveSubgraph({ subgraph, secret, log, metrics, missing }: ServeSubgraphOptions): FastifyInstance {
  const app = createServer({
    log,
    metrics,
    bodyLimitBytes: maxBodyBytes,
    maxHeaderBytes,
    ...(missing === undefined ? {} : { missing }),
  });
  const verifier = createCallVerifier(secret, subgraph.name);
  // The signature covers the very bytes.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => done(null, body));
  app.post(path, async (request, reply) => {
    let call: SignedCall;
    const body = String(request.body);
    try {
      call = verifier.verify({ method: 'POST', path, body }, request.headers);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      log.warn({ requestId: request.id, reason: error.message }, 'a call was refused');
      return reply.code(401).send({ errors: [formatError(error.toJSON(), error)] });
    }
    const gone = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableEnded) gone.abort(new Error('the gateway went away'));
    });
    const cost = new CostMeter();
    const reading = new Reading(call.least);
    const child = log.child({ requestId: call.requestId });
    const answer = await executeSubgraph(
      subgraph,
      { ...call, cost, reading, signal: gone.signal, log: child },
      JSON.parse(body) as SubgraphOperation,
    );
    const grounds = reading.grounds() ?? null;
    return reply.send({ ...answer, extensions: { ...answer.extensions, cost: cost.report(), grounds } });
  });
  return app;
}

export interface RemoteSubgraphOptions {
  name: string;
  /** Where `serveSubgraph` listens, without the path. */
  url: string;
  secret: string;
  log: Log;
  metrics?: Metrics | undefined;
  /** Must leave room for the upstream calls behind it. */
  timeoutMs: number;
}

export interface RemoteSubgraph {
  name: string;
  /** As `executeSubgraph`. Throws an UpstreamError when it cannot be reached. */
  execute(request: SubgraphRequest, operation: SubgraphOperation): Promise<ExecutionResult>;
  close(): Promise<void>;
}

/** The gateway's side of `serveSubgraph`: signs each call, and adds what it cost to the request's meter. */
export function createRemoteSubgraph({
  name,
  url,
  secret,
  log,
  metrics,
  timeoutMs,
}: RemoteSubgraphOptions): RemoteSubgraph {
  const upstream = createUpstream({
    system: `subgraph ${name}`,
    baseUrl: url,
    authorizer: noAuthorizer,
    dialect: { message: () => undefined },
    maxConcurrency: 256,
    timeoutMs,
    log,
    metrics,
  });
  return {
    name,
    close: () => upstream.close(),
    async execute({ principal, buyerToken, company, requestId, cost, reading, signal }, operation) {
      const body = JSON.stringify(operation);
      const call = { principal, buyerToken, company, least: reading?.least, requestId };
      const { body: answer } = await upstream.request({
        operation: 'ask',
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', 'x-request-id': requestId },
        body,
        read: !/^\s*mutation\b/.test(operation.query),
        lane: 'checkout',
        // Signed per attempt: a nonce works once.
        authorizer: { key: name, authorize: () => signCall(secret, name, { method: 'POST', path, body }, call) },
        // This call is inside the house: only what it costs upstream counts.
        cost: new CostMeter(),
        signal,
      });
      if (!isAnswer(answer))
        throw new UpstreamSurprise('a subgraph sent no GraphQL answer', { system: name, operation: 'ask' });
      const { extensions: { cost: spent, grounds, ...extensions } = {}, errors, data } = answer;
      if (spent !== undefined) cost.add(spent as CostReport);
      reading?.add((grounds as Grounds | null | undefined) ?? undefined);
      const thrown = errors?.map(({ message, ...rest }) => new GraphQLError(message, rest));
      return { ...(data !== undefined && { data }), ...(thrown && { errors: thrown }), extensions };
    },
  };
}

function isAnswer(value: unknown): value is FormattedExecutionResult {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}
