import { once } from 'node:events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type FormattedExecutionResult, GraphQLError } from 'graphql';
import type { Log } from '../../platform/log.ts';
import { formatError } from '../../platform/serve.ts';
import type { CallerHeaders } from '../access/caller.ts';
import { mistake } from '../inputs.ts';
import { statusOf } from '../status.ts';
import type { SubscriptionRequest } from './operation.ts';
import type { Subscriptions } from './subscriptions.ts';

interface EventStream {
  subscriptions: Subscriptions;
  log: Log;
  /** Between two signs of life. @default 10 000 */
  heartbeatMs?: number;
}

/**
 * `/graphql/stream`: GraphQL over server-sent events, one subscription per connection. Each event has its id, so that a
 * browser's EventSource resumes by itself, and others by the header `last-event-id`. The next event is made once the
 * socket has taken the last.
 */
export function serveEventStream(
  app: FastifyInstance,
  { subscriptions, log, heartbeatMs = 10_000 }: EventStream,
): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    async handler(request, reply) {
      const asked = readRequest(request);
      if (asked === undefined)
        return reply.code(400).send({ errors: [mistake('query', 'a query is expected.').toJSON()] });
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      let events: AsyncGenerator<FormattedExecutionResult>;
      try {
        events = await subscriptions.subscribe(asked, {
          headers: request.headers as CallerHeaders,
          lastEventId: lastEventId(request),
          signal: gone.signal,
        });
      } catch (error) {
        const formatted = presentable(error, log);
        return reply
          .code(statusOf(formatted))
          .header('cache-control', 'no-store')
          .send({ errors: [formatted] });
      }
      reply.hijack();
      await send(events, reply, { gone: gone.signal, heartbeatMs, log });
      return reply;
    },
  });
}

async function send(
  events: AsyncGenerator<FormattedExecutionResult>,
  reply: FastifyReply,
  { gone, heartbeatMs, log }: { gone: AbortSignal; heartbeatMs: number; log: Log },
): Promise<void> {
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  // At once, so that the other side knows that it is heard.
  raw.write(':\n\n');
  const heartbeat = setInterval(() => raw.writableNeedDrain || raw.write(':\n\n'), heartbeatMs);
  const write = async (text: string) => {
    if (!raw.write(text)) await once(raw, 'drain', { signal: gone });
  };
  try {
    for await (const result of events) await write(printEvent(result));
  } catch (error) {
    if (!gone.aborted) await write(printEvent({ errors: [presentable(error, log)] })).catch(() => {});
  } finally {
    clearInterval(heartbeat);
    if (!gone.aborted) raw.end('event: complete\ndata:\n\n');
  }
}

function printEvent(result: FormattedExecutionResult): string {
  const id = result.extensions?.eventId;
  return `event: next\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(result)}\n\n`;
}

function presentable(error: unknown, log: Log) {
  const formatted = error instanceof GraphQLError ? error.toJSON() : { message: 'Internal server error' };
  return formatError(formatted, error, log);
}

/** Browsers cannot POST to a stream: the same may stand in the address. */
function readRequest({ method, body, query }: FastifyRequest): SubscriptionRequest | undefined {
  const given = (method === 'POST' ? body : query) as Record<string, unknown> | null | undefined;
  if (typeof given?.query !== 'string') return undefined;
  const { operationName } = given;
  const variables = typeof given.variables === 'string' ? parseVariables(given.variables) : given.variables;
  return {
    query: given.query,
    operationName: typeof operationName === 'string' && operationName !== '' ? operationName : null,
    variables: typeof variables === 'object' ? (variables as Record<string, unknown> | null) : null,
  };
}

function parseVariables(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // then a variable that is needed is missing, which is said in words
  }
}

function lastEventId({ headers }: FastifyRequest): string | undefined {
  const given = headers['last-event-id'];
  return typeof given === 'string' ? given : undefined;
}
