import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type ExecutionResult, GraphQLError, parse } from 'graphql';
import { useServer as serveSockets } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Log } from '../../platform/log.ts';
import { formatError } from '../../platform/serve.ts';
import type { CallerHeaders } from '../access/caller.ts';
import { limits } from '../limits.ts';
import type { Subscriptions } from './subscriptions.ts';

interface WebSockets {
  subscriptions: Subscriptions;
  /** Browsers' pages of these origins, and of the door's own, may connect. */
  corsOrigins: readonly string[];
  log: Log;
  /** Between two pings. @default 12 000 */
  keepAliveMs?: number;
}

const maxMessageBytes = 256 * 1024;
const path = '/graphql';
/** RFC 6455, 7.4.1 */
const goingAway = 1001;

/**
 * `/graphql` over WebSocket, as `graphql-transport-ws`, for subscriptions alone. What headers say elsewhere is said in
 * `connection_init`; `extensions.lastEventId` of a subscribe message resumes.
 */
export function serveWebSocket(app: FastifyInstance, options: WebSockets): void {
  const { subscriptions, corsOrigins, log, keepAliveMs = 12_000 } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const server = serveSockets<Record<string, unknown>>(
    {
      async onSubscribe({ connectionParams }, _id, { query, operationName, variables, extensions }) {
        const gone = new AbortController();
        const lastEventId = extensions?.lastEventId;
        try {
          const events = await subscriptions.subscribe(
            { query, operationName, variables },
            {
              headers: headersOf(connectionParams),
              lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
              signal: gone.signal,
            },
          );
          const document = parse(query, { maxTokens: limits.tokens });
          // graphql-ws asks for a schema, and leaves everything else to `subscribe`.
          return {
            schema: undefined as never,
            document,
            operationName,
            contextValue: leavable(spoken(events, log), gone),
          };
        } catch (error) {
          return [presentable(error, log)];
        }
      },
      subscribe: ({ contextValue }) => contextValue as AsyncGenerator<ExecutionResult>,
    },
    sockets,
    keepAliveMs,
  );

  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A connection that breaks before it is a WebSocket's is nobody's affair.
    socket.on('error', () => {});
    const pathname = URL.parse(request.url ?? '', 'http://door')?.pathname;
    if (pathname !== path || !isWelcome(request, corsOrigins)) {
      socket.end(`HTTP/1.1 ${pathname === path ? '403 Forbidden' : '404 Not Found'}\r\nconnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connected) => sockets.emit('connection', connected, request));
  });
  app.addHook('preClose', async () => {
    // Clients come back to another process, and resume there.
    for (const client of sockets.clients) client.close(goingAway, 'The server stops.');
    await server.dispose();
  });
}

type Events = Awaited<ReturnType<Subscriptions['subscribe']>>;

/** Why it ended is its last word. */
async function* spoken(events: Events, log: Log): AsyncGenerator<ExecutionResult> {
  try {
    for await (const { errors, ...result } of events) {
      const thrown = errors?.map(({ message, ...rest }) => new GraphQLError(message, rest));
      yield { ...result, ...(thrown && { errors: thrown }) };
    }
  } catch (error) {
    yield { errors: [presentable(error, log)] };
  }
}

/** A generator that waits for what may never come is not ended by `return` alone. */
function leavable(events: AsyncGenerator<ExecutionResult>, gone: AbortController): typeof events {
  return {
    next: () => events.next(),
    throw: (error) => events.throw(error),
    return(value) {
      gone.abort();
      return events.return(value);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => gone.abort(),
  };
}

const known = ['authorization', 'store', 'content-currency', 'x-adobe-company'] as const;

function headersOf(params: Readonly<Record<string, unknown>> | undefined): CallerHeaders {
  const given = new Map(Object.entries(params ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries(
    known.flatMap((name) => {
      const value = given.get(name);
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** Pages name their origin; other programs name none. */
function isWelcome({ headers: { origin, host } }: IncomingMessage, corsOrigins: readonly string[]): boolean {
  if (origin === undefined || corsOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function presentable(error: unknown, log: Log): GraphQLError {
  const given = error instanceof GraphQLError ? error.toJSON() : { message: 'Internal server error' };
  const { message, extensions, path: at } = formatError(given, error, log);
  return new GraphQLError(message, { ...(extensions && { extensions }), ...(at && { path: at }) });
}
