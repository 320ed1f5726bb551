import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Cache } from '../platform/cache/cache.ts';
import type { ChangeLog } from '../platform/changes/log.ts';
import type { Tail } from '../platform/changes/tail.ts';
import { printToken } from '../platform/changes/token.ts';
import type { Config } from '../platform/config.ts';
import { CostMeter } from '../platform/cost.ts';
import type { Sender } from '../platform/inbox.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { Reading } from '../platform/reading.ts';
import type { Receiver } from '../platform/receiver.ts';
import { createServer, formatError } from '../platform/serve.ts';
import { type Caller, type CallerHeaders, type Callers, createCallers } from './access/caller.ts';
import { createDirectory } from './access/directory.ts';
import { createEntra } from './access/entra.ts';
import { readConsistency } from './consistency.ts';
import { createStockEngine } from './engine/stock.ts';
import { serveGraphiql } from './graphiql.ts';
import { inputCheck } from './inputs.ts';
import { limits, refuseTooLarge } from './limits.ts';
import { asGateway, costExtension, type GatewayContext } from './plugins.ts';
import type { Responses } from './responses.ts';
import { rowLimit } from './rows.ts';
import { statusOf } from './status.ts';
import type { SubgraphCall, SubgraphClient } from './subgraphs.ts';
import { createHub } from './subscriptions/hub.ts';
import { serveSubscriptions } from './subscriptions/serve.ts';
import { readSupergraph } from './supergraph.ts';
import { serveWebhooks } from './webhooks.ts';

export interface GatewayOptions {
  config: Pick<Config, 'server' | 'stores' | 'entra'>;
  /** The composed supergraph, whole. */
  supergraphSdl: string;
  subgraphs: readonly SubgraphClient[];
  changes: ChangeLog;
  /** Of the same log. */
  tail: Tail;
  responses: Responses;
  /** For who is who; of this process alone. */
  callerCache: Cache;
  /** Who may tell of changes. */
  senders: readonly Sender[];
  receiver: Receiver;
  log: Log;
  metrics?: Metrics;
}

/** The door: one endpoint over all subgraphs. Does not listen. */
export async function createGateway(options: GatewayOptions): Promise<FastifyInstance> {
  const { config, supergraphSdl, subgraphs, changes, tail, responses, callerCache, senders, receiver, log, metrics } =
    options;
  const app = createServer({ log, metrics, bodyLimitBytes: 1_000_000 });
  const supergraph = readSupergraph(supergraphSdl);
  const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  const engine = await createStockEngine({ supergraphSdl: supergraph.plannerSdl, subgraphs: byName, log });
  const callers = createCallers({
    stores: config.stores.views,
    defaultStore: config.stores.defaultView.view,
    legalEntities: config.stores.legalEntities,
    entra: createEntra(config.entra),
    directory: createDirectory({ subgraphs: byName }),
    cache: callerCache,
    since: () => printToken(tail),
  });

  const apollo = new ApolloServer<GatewayContext>({
    gateway: asGateway(engine, supergraph, responses),
    introspection: true,
    // The process that listens is who drains: two at once wait for each other.
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    parseOptions: { maxTokens: limits.tokens },
    formatError: (formatted, error) => formatError(formatted, error, log),
    logger: log,
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer: app.server }),
      ApolloServerPluginLandingPageDisabled(),
      costExtension,
      inputCheck,
      rowLimit,
    ],
  });
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());

  await app.register(cors, {
    origin: [...config.server.corsOrigins],
    methods: ['GET', 'POST', 'OPTIONS'],
    allowedHeaders: [
      'Authorization',
      'Content-Type',
      'Store',
      'Content-Currency',
      'X-Adobe-Company',
      'X-Consistency-Token',
      'Last-Event-ID',
      'X-Request-Cost',
      'Apollo-Require-Preflight',
    ],
    exposedHeaders: ['X-Consistency-Token'],
    maxAge: 600,
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      // GraphiQL's own styles. Without TLS before us an upgraded address would lead nowhere.
      directives: { 'style-src': ["'self'", "'unsafe-inline'"], 'upgrade-insecure-requests': null },
    },
  });
  serveGraphiql(app);
  refuseTooLarge(app);

  const hub = createHub(changes, tail);
  tail.listen(hub.hear);

  const answer = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const { caller, cost, reading, headers } = request as FastifyRequest & Identified;
      const wantsCost = headers['x-request-cost'] !== undefined;
      return contextOf(caller, { cost, reading, wantsCost, requestId: request.id, signal: leaving(reply), log });
    },
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: (request, reply) => identify(callers, tail, request as FastifyRequest & Identified, reply, log),
    handler: answer,
  });

  await serveWebhooks(app, { senders, receiver, log, metrics });
  serveSubscriptions(app, {
    schema: engine.schema,
    policies: supergraph.policies,
    corsOrigins: config.server.corsOrigins,
    hub,
    identify: (headers) => callers.of(headers, { cost: new CostMeter(), requestId: randomUUID(), log }),
    async ask(headers, request, least, signal) {
      const of = { cost: new CostMeter(), reading: new Reading(least), requestId: randomUUID(), log };
      const contextValue = contextOf(await callers.of(headers, of), { ...of, wantsCost: false, signal });
      const { body } = await apollo.executeOperation(request, { contextValue });
      if (body.kind !== 'single') throw new Error('a query is answered at once');
      return body.singleResult;
    },
    log,
  });
  return app;
}

/** What a request carries once its caller is known. */
interface Identified {
  caller: Caller;
  cost: CostMeter;
  reading: Reading;
}

/** A caller who cannot be known gets an answer at once, in GraphQL's form and with the status that fits. */
async function identify(
  callers: Callers,
  tail: Tail,
  request: FastifyRequest & Identified,
  reply: FastifyReply,
  log: Log,
): Promise<FastifyReply | undefined> {
  request.cost = new CostMeter();
  try {
    request.reading = await readConsistency(request, reply, tail);
    request.caller = await callers.of(request.headers as CallerHeaders, {
      cost: request.cost,
      requestId: request.id,
      log,
    });
    return undefined;
  } catch (error) {
    const given = error instanceof GraphQLError ? error.toJSON() : { message: 'Internal server error' };
    const formatted = formatError(given, error, log);
    return reply
      .code(statusOf(formatted))
      .header('cache-control', 'no-store')
      .send({ errors: [formatted] });
  }
}

interface Circumstances extends Pick<SubgraphCall, 'cost' | 'reading' | 'requestId' | 'signal' | 'log'> {
  wantsCost: boolean;
}

function contextOf({ principal, buyerToken, company }: Caller, of: Circumstances): GatewayContext {
  const { wantsCost, cost, reading, requestId, signal, log } = of;
  const onBehalf = {
    ...(buyerToken === undefined ? {} : { buyerToken }),
    ...(company === undefined ? {} : { company }),
  };
  return {
    wantsCost,
    call: { principal, ...onBehalf, cost, reading, requestId, signal, log: log.child({ requestId }) },
  };
}

/** Aborts when the caller leaves before he is answered. */
function leaving({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new GraphQLError('the caller left'));
  });
  return gone.signal;
}
