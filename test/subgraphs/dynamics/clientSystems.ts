import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { CostMeter } from '../../../platform/cost.ts';
import { createLog } from '../../../platform/log.ts';
import { ServiceProtection } from '../../../sandbox/dataverse/protection.ts';
import { addDataverseRoutes } from '../../../sandbox/dataverse/routes.ts';
import type { Service } from '../../../sandbox/dataverse/service.ts';
import { createDataverseTables } from '../../../sandbox/dataverse/tables.ts';
import { addFinanceRoutes } from '../../../sandbox/finance/routes.ts';
import { createFinanceTables } from '../../../sandbox/finance/tables.ts';
import {
  createDynamicsClient,
  type DynamicsClient,
  type DynamicsClientOptions,
  type DynamicsResources,
} from '../../../subgraphs/dynamics/client/index.ts';
import { clientWorld } from './clientWorld.ts';

export interface Received {
  system: 'finance' | 'dataverse' | 'identity';
  method: string;
  /** Decoded. */
  url: string;
  headers: Readonly<Record<string, unknown>>;
  body: string;
}

export interface Systems {
  client: DynamicsClient;
  /** What one request can ask; each call of this is another request. */
  ask(): DynamicsResources;
  requests: Received[];
  /** Answers instead of a system while it gives true. */
  instead: ((received: Received, reply: FastifyReply) => boolean) | undefined;
  close(): Promise<void>;
}

export interface SystemsOptions {
  /** Rows of one answer. */
  pageSize?: number;
  sets?: Partial<DynamicsClientOptions['sets']>;
}

export const columns = { legalEntity: 'fg_legalentity', reference: 'fg_commercereference' };

const sets = {
  openTransactions: 'FgCustomerOpenTransactions',
  lineQuantities: 'FgSalesOrderLineQuantities',
  packingSlipTracking: 'FgPackingSlipTracking',
  creditGroups: 'FgCreditGroups',
  creditTemporaryLimits: 'FgCreditTemporaryLimits',
  creditBlockingRules: 'FgCreditBlockingRules',
  invoiceLineCosts: 'FgInvoiceLineCosts',
};

const TODAY = new Date('2026-02-01T10:00:00.000Z');

/** F&O, Dataverse and Entra over real HTTP, and a client of them. */
export async function startSystems({ pageSize = 5_000, sets: own = {} }: SystemsOptions = {}): Promise<Systems> {
  const apps: FastifyInstance[] = [];
  const requests: Received[] = [];
  const systems: Pick<Systems, 'instead'> = { instead: undefined };

  async function serve(system: Received['system'], addRoutes: (app: FastifyInstance) => void): Promise<string> {
    const app = Fastify();
    addRoutes(app);
    app.addHook('preHandler', async (request, reply) => {
      const { method, headers } = request;
      const url = decodeURIComponent(request.raw.url ?? '');
      const received = { system, method, url, headers, body: typeof request.body === 'string' ? request.body : '' };
      requests.push(received);
      if (systems.instead?.(received, reply) === true) return reply;
      return undefined;
    });
    apps.push(app);
    return app.listen({ port: 0, host: '127.0.0.1' });
  }

  let financeRoot = '';
  const tables = createFinanceTables(clientWorld);
  const finance = await serve('finance', (app) =>
    addFinanceRoutes(app, {
      service: () => ({ database: tables, root: financeRoot, defaultCompany: 'usmf', pageSize }),
      isAuthorized: async (token) => token === `for-${finance}`,
    }),
  );
  financeRoot = `${finance}/data`;

  const clock = () => TODAY;
  const service: Service = { database: createDataverseTables(clientWorld, clock), root: '', pageSize, clock };
  const dataverse = await serve('dataverse', (app) =>
    addDataverseRoutes(app, {
      service: () => service,
      isAuthorized: async (token) => token === `for-${dataverse}`,
      protection: new ServiceProtection(clock),
    }),
  );
  service.root = `${dataverse}/api/data/v9.2`;

  /** A token is good for the resource that its scope names, and for no other. */
  const identity = await serve('identity', (app) => {
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    app.post('/:tenant/oauth2/v2.0/token', async ({ body }) => {
      const scope = new URLSearchParams(String(body)).get('scope') ?? '';
      return { token_type: 'Bearer', expires_in: 3599, access_token: `for-${scope.replace(/\/\.default$/, '')}` };
    });
  });

  const client = createDynamicsClient({
    finance: { url: finance },
    dataverse: { url: dataverse },
    entra: { authority: identity, tenantId: 'tenant-1', clientId: 'client-1', clientSecret: 'secret-1' },
    sets: { ...sets, ...own },
    columns,
    timeoutMs: 10_000,
    log: createLog({ level: 'silent' }),
  });
  return Object.assign(systems, {
    client,
    requests,
    ask: () => client.for({ share: 'somebody', cost: new CostMeter() }),
    async close() {
      await client.close();
      await Promise.all(apps.map((app) => app.close()));
    },
  });
}
