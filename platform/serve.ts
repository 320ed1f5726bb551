import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import {
  UpstreamDenied,
  UpstreamError,
  UpstreamRefused,
  UpstreamSurprise,
  UpstreamThrottled,
  UpstreamUnavailable,
} from './errors.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

export interface ServerOptions {
  log: Log;
  bodyLimitBytes: number;
  /** Served at /metrics. */
  metrics?: Metrics | undefined;
  /** What is still missing before this process can serve; empty when it is ready. @default never anything */
  missing?: () => Promise<readonly string[]> | readonly string[];
  /** @default 16 KiB */
  maxHeaderBytes?: number;
}

/** A server with /health/live, /health/ready, /metrics and request ids. Does not listen. Not ready once it begins to close. */
export function createServer({
  log,
  bodyLimitBytes,
  metrics,
  missing = () => [],
  maxHeaderBytes = 16_384,
}: ServerOptions): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    // Whoever has not said by then what he wants is let go.
    requestTimeout: 30_000,
    http: { maxHeaderSize: maxHeaderBytes },
    forceCloseConnections: 'idle',
    genReqId: ({ headers }) => readRequestId(headers['x-request-id']) ?? randomUUID(),
  });
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url: route = 'unknown' } = request.routeOptions;
    metrics?.served(route, reply.statusCode, reply.elapsedTime);
    log.debug(
      { requestId: request.id, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    );
  });
  app.setErrorHandler(async (error: { statusCode?: number; message?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ requestId: request.id, err: error }, 'a request failed');
    return reply.code(status).send({ errors: [{ message: status < 500 ? error.message : 'Internal server error' }] });
  });
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_, reply) => {
    const waitingFor = isClosing ? ['closing'] : await missing();
    return reply
      .code(waitingFor.length === 0 ? 200 : 503)
      .send({ status: waitingFor.length === 0 ? 'ready' : 'not ready', waitingFor });
  });
  if (metrics !== undefined) {
    app.get('/metrics', async (_, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
    );
  }
  return app;
}

/** On SIGTERM or SIGINT: closes, which lets requests under way end, and exits; after `graceMs` without waiting any longer. */
export function drainOnSignal(
  close: () => Promise<unknown>,
  { log, graceMs = 15_000 }: { log: Log; graceMs?: number },
): void {
  let isDraining = false;
  const drain = (signal: NodeJS.Signals) => {
    if (isDraining) return;
    isDraining = true;
    log.info({ signal }, 'closing');
    setTimeout(() => process.exit(1), graceMs).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'closing failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', drain);
  process.on('SIGINT', drain);
}

/**
 * What a caller is told of an error; the only place where errors become GraphQL. Errors nobody foresaw are hidden and,
 * like upstream's, logged when a log is given.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown, log?: Log): GraphQLFormattedError {
  const cause = rootOf(error);
  const place = {
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
  };
  if (cause instanceof UpstreamError) {
    log?.warn({ err: cause, path: formatted.path?.join('.') }, 'a part of an answer is missing');
    const { code, system } = cause;
    const wait = cause instanceof UpstreamThrottled ? { retryAfterMs: cause.retryAfterMs } : {};
    return { message: publicMessage(cause), ...place, extensions: { code, system, ...wait } };
  }
  // Only graphql-js and we make GraphQLErrors: their words are meant for the caller. Stack traces are not.
  if (cause instanceof GraphQLError || cause === undefined) {
    const { stacktrace: _, ...known } = { ...formatted.extensions };
    const code = known.code ?? uncoded(formatted);
    if (code !== 'INTERNAL_SERVER_ERROR')
      return { message: formatted.message, ...place, extensions: { ...known, code } };
  }
  log?.error({ err: cause ?? formatted, path: formatted.path?.join('.') }, 'an error nobody foresaw');
  return { message: 'Internal server error', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** What was thrown first, beneath the wrapping of GraphQL libraries. */
function rootOf(error: unknown): unknown {
  // `@apollo/gateway` puts a subgraph's answer there as plain JSON: that is no error, and the wrapping is all there is.
  const within = error instanceof GraphQLError ? error.originalError : undefined;
  return within instanceof Error ? rootOf(within) : error;
}

/** graphql-js gives no codes. Without a path nothing ran: the document or its variables are at fault; else our resolvers are. */
function uncoded({ path, message }: GraphQLFormattedError): string {
  if (path !== undefined) return 'INTERNAL_SERVER_ERROR';
  return message.startsWith('Variable "$') ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED';
}

/** An upstream's own words go out only where it answered the caller; what it says of our credentials is nobody's business. */
function publicMessage(error: UpstreamError): string {
  const { system } = error;
  if (error instanceof UpstreamRefused) return error.message;
  if (error instanceof UpstreamUnavailable) return `${system} does not answer.`;
  if (error instanceof UpstreamThrottled) return `${system} asks us to wait.`;
  if (error instanceof UpstreamDenied) return `${system} does not let us in.`;
  if (error instanceof UpstreamSurprise) return `${system} gave an answer we do not understand.`;
  return `${system} failed.`;
}

function readRequestId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w.-]{8,64}$/.test(header) ? header : undefined;
}
