import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Act, SandboxContext } from '../context.ts';
import type { Registrations } from '../events/registrations.ts';
import type { Callers } from '../identity/callers.ts';

interface Controls {
  context: SandboxContext;
  acts: ReadonlyMap<string, Act>;
  registrations: Registrations;
  callers: Callers;
  /** Voids all tokens of one issuer at once. */
  expireTokens(): void;
  reset(seed: number | undefined): void;
}

const act = z.strictObject({ act: z.string(), input: z.unknown().optional() });
const reset = z.strictObject({ seed: z.number().int().min(0).optional() }).optional();
/** `roles` instead of those that a member of staff has here. */
const token = z.strictObject({ who: z.string(), roles: z.array(z.string()).optional() });

/** For people and tests: what came in, what shall go wrong, and what people in the two systems do. */
export function createControl({
  context,
  acts,
  registrations,
  callers,
  expireTokens,
  reset: startAgain,
}: Controls): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  app.setErrorHandler((error, _request, reply) =>
    reply.code(400).send({ error: error instanceof Error ? error.message : String(error) }),
  );

  app.get<{ Querystring: { system?: string } }>('/_sandbox/requests', async ({ query }) =>
    context.log.all().filter(({ system }) => query.system === undefined || system === query.system),
  );
  app.delete('/_sandbox/requests', async (_request, reply) => {
    context.log.clear();
    return reply.code(204).send();
  });

  app.get('/_sandbox/faults', async () => context.faults.all());
  app.post('/_sandbox/faults', async ({ body }, reply) => reply.code(201).send(context.faults.add(body)));
  app.delete('/_sandbox/faults', async (_request, reply) => {
    context.faults.clear();
    return reply.code(204).send();
  });

  app.get('/_sandbox/acts', async () => [...acts.keys()].sort());
  app.post('/_sandbox/act', async ({ body }) => {
    const { act: name, input } = act.parse(body);
    const found = acts.get(name);
    if (found === undefined) throw new Error(`nobody knows how to ${name}; GET /_sandbox/acts lists what there is`);
    return { result: (await found(input)) ?? null };
  });

  app.post('/_sandbox/registrations', async ({ body }, reply) => {
    await registrations.add(body);
    return reply.code(204).send();
  });
  app.get('/_sandbox/registrations', async () => registrations.all());
  app.delete('/_sandbox/registrations', async (_request, reply) => {
    registrations.clear();
    return reply.code(204).send();
  });

  app.get<{ Querystring: { settled?: string } }>('/_sandbox/deliveries', async ({ query }) => {
    if (query.settled === '1') await context.deliveries.settled();
    return context.deliveries.all();
  });
  app.delete('/_sandbox/deliveries', async (_request, reply) => {
    context.deliveries.clear();
    return reply.code(204).send();
  });

  app.post('/_sandbox/token', async ({ body }) => {
    const { who, roles } = token.parse(body);
    return { token: await callers.tokenOf(who, roles) };
  });
  app.post('/_sandbox/tokens/expire', async (_request, reply) => {
    expireTokens();
    return reply.code(204).send();
  });
  app.post('/_sandbox/keys/rotate', async (_request, reply) => {
    context.eventKeys.rotate();
    await context.identity.rotateKeys();
    return reply.code(204).send();
  });

  app.get('/_sandbox/credentials', async () => ({
    urls: context.urls,
    ...context.credentials,
    commerceTokenKey: undefined,
    commerceWebhookPublicKey: context.webhookKey.publicKey,
  }));
  app.get('/_sandbox/drifts', async () => context.world.drifts);
  app.post('/_sandbox/reset', async ({ body }, reply) => {
    startAgain(reset.parse(body ?? undefined)?.seed);
    return reply.code(204).send();
  });
  return app;
}
