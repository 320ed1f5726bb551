import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { observed } from '../http.ts';
import { createActs } from './acts.ts';
import type { Database } from './database.ts';
import { MAX_ROWS } from './query.ts';
import { addFinanceRoutes } from './routes.ts';
import { createFinanceTables } from './tables.ts';

/** The company of the service user that the application's client id is mapped to. */
const DEFAULT_COMPANY = 'usmf';

/** Finance & Operations: its OData endpoint over the world's facts. */
export function createFinance(context: SandboxContext): FastifyInstance {
  const app = observed('finance', context);
  let database: Database;
  context.onReset(() => {
    database = createFinanceTables(context.world);
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
