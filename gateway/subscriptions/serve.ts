import type { FastifyInstance } from 'fastify';
import { serveEventStream } from './sse.ts';
import { createSubscriptions, type SubscriptionsOptions } from './subscriptions.ts';
import { serveWebSocket } from './webSocket.ts';

/** The same subscriptions by both ways. They end before the server does, so that clients come back elsewhere. */
export function serveSubscriptions(
  app: FastifyInstance,
  { corsOrigins, ...options }: SubscriptionsOptions & { corsOrigins: readonly string[] },
): void {
  const subscriptions = createSubscriptions(options);
  const { log } = options;
  app.addHook('preClose', async () => subscriptions.close());
  serveEventStream(app, { subscriptions, log });
  serveWebSocket(app, { subscriptions, corsOrigins, log });
}
