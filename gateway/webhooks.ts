import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { Counter } from 'prom-client';
import type { Delivery, Sender } from '../platform/inbox.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import type { Receiver } from '../platform/receiver.ts';

interface Webhooks {
  senders: readonly Sender[];
  receiver: Receiver;
  log: Log;
  metrics?: Metrics | undefined;
}

/**
 * `/webhooks/<sender>`: where the systems tell what has changed. 2xx only once that is kept; 401 for what nobody proves to
 * have sent, 400 for what is no message, 503 where it cannot be kept now, so that the sender tries again.
 */
export async function serveWebhooks(
  app: FastifyInstance,
  { senders, receiver, log, metrics }: Webhooks,
): Promise<void> {
  const events = new Counter({
    name: 'webhook_events_total',
    help: 'Events of other systems by what became of them.',
    labelNames: ['sender', 'outcome'],
    registers: metrics === undefined ? [] : [metrics.registry],
  });
  await app.register(async (scope) => {
    // Signatures cover the very bytes, whatever type they claim to be of.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const sender of senders) {
      scope.route({
        method: ['GET', 'POST'],
        url: `/webhooks/${sender.name}`,
        bodyLimit: sender.maxBodyBytes,
        async handler(request, reply) {
          const delivery = {
            method: request.method,
            headers: texts(request.headers),
            query: texts(request.query as Record<string, unknown>),
            body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
          } satisfies Delivery;
          try {
            const reading = await sender.read(delivery);
            if (!('events' in reading))
              return reply.type(reading.contentType ?? 'application/json').send(reading.answer);
            const receipt = await receiver.keep(sender, reading.events);
            for (const [outcome, amount] of Object.entries(receipt))
              events.inc({ sender: sender.name, outcome }, amount);
            return reply.send(reading.answer ?? receipt);
          } catch (error) {
            const status = statusOf(error);
            events.inc({ sender: sender.name, outcome: status === 503 ? 'failed' : 'refused' });
            log.warn({ err: error, sender: sender.name, status }, 'a delivery was not taken');
            const message = status !== 503 && error instanceof Error ? error.message : 'It cannot be kept now.';
            return reply.code(status).send({ error: message });
          }
        },
      });
    }
  });
}

function statusOf(error: unknown): number {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  if (code === 'UNAUTHENTICATED') return 401;
  return code === 'BAD_USER_INPUT' ? 400 : 503;
}

/** A header or parameter that came more than once proves nothing: it counts as absent. */
function texts(values: Readonly<Record<string, unknown>>): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}
