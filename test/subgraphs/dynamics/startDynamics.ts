import Fastify from 'fastify';
import type { ExecutionResult } from 'graphql';
import { pino } from 'pino';
import type { StoreView } from '../../../platform/config.ts';
import { CostMeter } from '../../../platform/cost.ts';
import type { Principal } from '../../../platform/principal.ts';
import { executeSubgraph } from '../../../platform/subgraph.ts';
import { createDynamicsClient } from '../../../subgraphs/dynamics/client/index.ts';
import { createDynamicsSubgraph } from '../../../subgraphs/dynamics/subgraph.ts';
import { type Dataverse, startDataverse } from '../../sandbox/dataverse/startDataverse.ts';
import { type Finance, startFinance } from '../../sandbox/finance/startFinance.ts';

export interface Answer {
  data: ExecutionResult['data'];
  /** Their codes and paths. */
  errors: { code: unknown; path: string; argument?: unknown }[];
  /** Requests to each system, tokens apart. */
  calls: { finance: number; dataverse: number };
}

export interface Dynamics {
  finance: Finance;
  dataverse: Dataverse;
  ask(principal: Principal, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

/** Fifteen days into February: the small world's invoice is due on the tenth. */
const now = new Date('2026-02-15T10:00:00Z');

const views: StoreView[] = [
  { view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'USD' },
  { view: 'de_de', website: 'eu', legalEntity: 'demf', currency: 'EUR' },
];

/** The subgraph over both stand-ins, all over real HTTP. */
export async function startDynamics(): Promise<Dynamics> {
  const log = pino({ level: 'silent' });
  const [finance, dataverse, tokens] = await Promise.all([startFinance(), startDataverse(), startTokens()]);
  const client = createDynamicsClient({
    finance: { url: finance.url },
    dataverse: { url: dataverse.url },
    entra: { authority: tokens.url, tenantId: 'tenant', clientId: 'client', clientSecret: 'secret' },
    sets: {
      openTransactions: 'FgCustomerOpenTransactions',
      lineQuantities: 'FgSalesOrderLineQuantities',
      packingSlipTracking: 'FgPackingSlipTracking',
      creditGroups: 'FgCreditGroups',
      creditTemporaryLimits: 'FgCreditTemporaryLimits',
      creditBlockingRules: 'FgCreditBlockingRules',
      invoiceLineCosts: 'FgInvoiceLineCosts',
    },
    columns: { legalEntity: 'fg_legalentity', reference: 'fg_commercereference' },
    timeoutMs: 5_000,
    log,
  });
  const [defaultView] = views;
  if (defaultView === undefined) throw new Error('no store view');
  const stores = {
    views: new Map(views.map((view) => [view.view, view])),
    defaultView,
    legalEntities: ['usmf', 'demf'],
  };
  const subgraph = createDynamicsSubgraph({ client, stores, now: () => now });
  return {
    finance,
    dataverse,
    async ask(principal, query, variables) {
      const cost = new CostMeter();
      const result = await executeSubgraph(subgraph, { principal, cost, requestId: 'test', log }, { query, variables });
      const report = cost.report();
      const callsTo = (system: string) => (report[system]?.calls ?? 0) - (report[system]?.tokenCalls ?? 0);
      const errors = (result.errors ?? []).map(({ extensions, path, message }) => ({
        code: extensions.code ?? message,
        path: path?.join('.') ?? '',
        ...('argument' in extensions && { argument: extensions.argument }),
      }));
      return { data: result.data, errors, calls: { finance: callsTo('finance'), dataverse: callsTo('dataverse') } };
    },
    async close() {
      await client.close();
      await Promise.all([finance.close(), dataverse.close(), tokens.close()]);
    },
  };
}

/** Entra, as far as the two stand-ins care: the token that both of them take. */
async function startTokens(): Promise<{ url: string; close(): Promise<void> }> {
  const app = Fastify();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, body),
  );
  app.post('/tenant/oauth2/v2.0/token', async () => ({ token_type: 'Bearer', expires_in: 3599, access_token: 'good' }));
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
}
