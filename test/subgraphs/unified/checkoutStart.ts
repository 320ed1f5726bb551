import Fastify from 'fastify';
import { pino } from 'pino';
import { CostMeter } from '../../../platform/cost.ts';
import type { Money } from '../../../platform/money.ts';
import type { PropertyValue } from '../../../sandbox/finance/model.ts';
import { createDynamicsClient, type DynamicsClient } from '../../../subgraphs/dynamics/client/index.ts';
import { type CreditFacts, createCreditFacts } from '../../../subgraphs/unified/checkout.ts';
import { type Decision, decide } from '../../../subgraphs/unified/credit/decide.ts';
import { startFinance } from '../../sandbox/finance/startFinance.ts';

type Values = Record<string, PropertyValue>;

/** The decision over F&O's stand-in with the small world, all over real HTTP. */
export interface Checkout {
  client: DynamicsClient;
  seed(set: string, values: Values): void;
  change(account: string, legalEntity: string, values: Values): void;
  decide(account: string | null, total: string, currency?: string): Promise<Decision>;
  /** The outcome with the codes of its reasons. */
  verdict(account: string | null, total: string, currency?: string): Promise<string>;
  verdictFor(account: () => Promise<{ id: string }>, total: string): Promise<string>;
  /** The numbers of the first reason. */
  exceeded(account: string, total: string): Promise<{ limit: Money | null; used: Money | null }>;
  /** Carts of one request. */
  decideTogether(account: string, totals: readonly string[]): Promise<string[]>;
  /** How many F&O has had, tokens apart. */
  requests(): number;
  stopFinance(): Promise<void>;
  close(): Promise<void>;
}

const now = new Date('2026-02-15T10:00:00Z');
const currencies = new Map([
  ['usmf', 'USD'],
  ['demf', 'EUR'],
]);

export async function startCheckout(): Promise<Checkout> {
  const log = pino({ level: 'silent' });
  const [finance, tokens] = await Promise.all([startFinance(), startTokens()]);
  const client = createDynamicsClient({
    finance: { url: finance.url },
    dataverse: { url: 'http://127.0.0.1:9' },
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
    timeoutMs: 2_000,
    log,
  });
  // The rules of these tests are their own.
  const rules = finance.database.table('FgCreditBlockingRules');
  for (const row of [...rules.rows()]) rules.remove(row);

  const meter = new CostMeter();
  const factsFor = (account: () => Promise<{ id: string } | null>): CreditFacts => {
    const dynamics = client.for({ share: 'test', cost: meter, lane: 'checkout' });
    return createCreditFacts({ dynamics, account, currencies, log });
  };
  const decideBy = async (facts: CreditFacts, total: string, currency = 'USD') => {
    const order = { total, currency, paymentMethods: ['companycredit', 'checkmo'] };
    return decide(await facts.forCaller(), order, facts.settings, now);
  };
  const of = (id: string | null) => factsFor(async () => (id === null ? null : { id }));
  const told = ({ outcome, reasons }: Decision) => [outcome, ...reasons.map(({ code }) => code)].join(' ');

  return {
    client,
    seed: (set, values) => void finance.database.seed(set, values),
    change(account, legalEntity, values) {
      const table = finance.database.table('CustomersV3');
      const row = table.byKey({ dataAreaId: legalEntity, CustomerAccount: account });
      if (row === undefined) throw new Error(`no ${account}`);
      table.update(row, values);
    },
    decide: (id, total, currency) => decideBy(of(id), total, currency),
    verdict: async (id, total, currency) => told(await decideBy(of(id), total, currency)),
    verdictFor: async (account, total) => told(await decideBy(factsFor(account), total)),
    async exceeded(id, total) {
      const [first] = (await decideBy(of(id), total)).reasons;
      if (first === undefined) throw new Error('nothing is exceeded');
      return first;
    },
    async decideTogether(id, totals) {
      const facts = of(id);
      const decisions = await Promise.all(totals.map((total) => decideBy(facts, total)));
      return decisions.map(told);
    },
    requests() {
      const { calls = 0, tokenCalls = 0 } = meter.report().finance ?? {};
      return calls - tokenCalls;
    },
    stopFinance: () => finance.close(),
    async close() {
      await client.close();
      await Promise.all([finance.close(), tokens.close()]);
    },
  };
}

/** Entra, as far as the stand-in cares: the token that it takes. */
async function startTokens(): Promise<{ url: string; close(): Promise<void> }> {
  const app = Fastify();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, body),
  );
  app.post('/tenant/oauth2/v2.0/token', async () => ({ token_type: 'Bearer', expires_in: 3599, access_token: 'good' }));
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
}
