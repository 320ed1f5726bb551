import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { observed } from '../http.ts';
import { createActs } from './acts.ts';
import type { Database } from './database.ts';
import { rowMessages } from './events/rowMessages.ts';
import type { Webhooks } from './events/webhooks.ts';
import { MAX_PAGE_SIZE } from './prefer.ts';
import { ServiceProtection } from './protection.ts';
import { addDataverseRoutes } from './routes.ts';
import type { Service } from './service.ts';
import { createDataverseTables } from './tables.ts';

/** Dataverse: its Web API over the world's facts; what changes in them is posted to the webhooks. */
export function createDataverse(context: SandboxContext, webhooks: Webhooks): FastifyInstance {
  const app = observed('dataverse', context);
  const clock = () => context.clock();
  const protection = new ServiceProtection(clock);
  let database: Database;
  context.onReset(() => {
    database = createDataverseTables(context.world, clock);
    database.journal.tell((changes) => webhooks.post(() => rowMessages(changes)));
    protection.reset();
  });
  const service = (): Service => ({
    database,
    root: `${context.urls.dataverse}/api/data/v9.2`,
    pageSize: MAX_PAGE_SIZE,
    clock,
  });
  addDataverseRoutes(app, {
    service,
    isAuthorized: (token) => context.identity.isToken(token, context.urls.dataverse),
    protection,
  });
  for (const [name, act] of Object.entries(createActs(service))) context.onAct(name, act);
  context.onAct('setServiceProtection', (input) => protection.limit(input));
  return app;
}
