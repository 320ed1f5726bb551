import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import type { Webhooks } from '../dataverse/events/webhooks.ts';
import { observed } from '../http.ts';
import { createActs } from './acts.ts';
import type { Database } from './database.ts';
import { BusinessEvents } from './events/businessEvents.ts';
import { dataEvents } from './events/dataEvents.ts';
import { MAX_ROWS } from './query.ts';
import { addFinanceRoutes } from './routes.ts';
import { createFinanceTables } from './tables.ts';

/** The company of the service user that the application's client id is mapped to. */
const DEFAULT_COMPANY = 'usmf';

/** Finance & Operations: its OData endpoint over the world's facts. Its data events go the way of Dataverse's webhooks. */
export function createFinance(context: SandboxContext, webhooks: Webhooks): FastifyInstance {
  const app = observed('finance', context);
  const businessEvents = new BusinessEvents(context);
  let database: Database;
  context.onReset(() => {
    const tables = createFinanceTables(context.world);
    tables.journal.tell((changes) => {
      businessEvents.tell(changes, tables);
      webhooks.post(() => dataEvents(changes));
    });
    database = tables;
  });
  addFinanceRoutes(app, {
    service: () => ({
      database,
      root: `${context.urls.finance}/data`,
      defaultCompany: DEFAULT_COMPANY,
      pageSize: MAX_ROWS,
    }),
    isAuthorized: (token) => context.identity.isToken(token, context.urls.finance),
  });
  const acts = createActs(
    () => database,
    () => context.world,
    context.clock,
  );
  for (const [name, act] of Object.entries(acts)) context.onAct(name, act);
  return app;
}
