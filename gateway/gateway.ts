import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Config } from '../platform/config.ts';
import { CostMeter } from '../platform/cost.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { createServer, formatError } from '../platform/serve.ts';
import { type Caller, type CallerHeaders, type Callers, createCallers } from './access/caller.ts';
import { createDirectory } from './access/directory.ts';
import { createEntra } from './access/entra.ts';
import { createStockEngine } from './engine/stock.ts';
import { serveGraphiql } from './graphiql.ts';
import { inputCheck } from './inputs.ts';
import { limits, refuseTooLarge } from './limits.ts';
import { asGateway, costExtension, type GatewayContext } from './plugins.ts';
import { rowLimit } from './rows.ts';
import type { SubgraphClient } from './subgraphs.ts';
import { readSupergraph } from './supergraph.ts';

export interface GatewayOptions {
  config: Pick<Config, 'server' | 'stores' | 'entra'>;
  /** The composed supergraph, whole. */
  supergraphSdl: string;
  subgraphs: readonly SubgraphClient[];
  log: Log;
  metrics?: Metrics;
}

/** The door: one endpoint over all subgraphs. Does not listen. */
export async function createGateway({
  config,
  supergraphSdl,
  subgraphs,
  log,
  metrics,
}: GatewayOptions): Promise<FastifyInstance> {
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
  });

  const apollo = new ApolloServer<GatewayContext>({
    gateway: asGateway(engine, supergraph),
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
      'X-Request-Cost',
      'Apollo-Require-Preflight',
    ],
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

  const answer = fastifyApolloHandler(apollo, {
    context: async (request, reply) => contextOf(request as FastifyRequest & Identified, reply, log),
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: (request, reply) => identify(callers, request as FastifyRequest & Identified, reply, log),
    handler: answer,
  });
  return app;
}

/** What a request carries once its caller is known. */
interface Identified {
  caller: Caller;
  cost: CostMeter;
}

/** A caller who cannot be known gets an answer at once, in GraphQL's form and with the status that fits. */
async function identify(
  callers: Callers,
  request: FastifyRequest & Identified,
  reply: FastifyReply,
  log: Log,
): Promise<FastifyReply | undefined> {
  request.cost = new CostMeter();
  try {
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
      .code(STATUS[String(formatted.extensions?.code)] ?? 500)
      .header('cache-control', 'no-store')
      .send({ errors: [formatted] });
  }
}

const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  UPSTREAM_UNAVAILABLE: 503,
  UPSTREAM_THROTTLED: 503,
  UPSTREAM_DENIED: 503,
};

function contextOf(request: FastifyRequest & Identified, reply: FastifyReply, log: Log): GatewayContext {
  const { principal, buyerToken, company } = request.caller;
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new GraphQLError('the caller left'));
  });
  return {
    wantsCost: request.headers['x-request-cost'] !== undefined,
    call: {
      principal,
      ...(buyerToken === undefined ? {} : { buyerToken }),
      ...(company === undefined ? {} : { company }),
      cost: request.cost,
      requestId: request.id,
      signal: gone.signal,
      log: log.child({ requestId: request.id }),
    },
  };
}
