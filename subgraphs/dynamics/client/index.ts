import { noRecords, type Records } from '../../../platform/cache/records.ts';
import type { Config } from '../../../platform/config.ts';
import { dataverseDialect, financeDialect } from '../../../platform/http/dialects.ts';
import { clientCredentials } from '../../../platform/http/token.ts';
import { createUpstream, type UpstreamOptions } from '../../../platform/http.ts';
import { type Activities, createActivities } from './activities.ts';
import { type Credit, createCredit } from './credit.ts';
import { type Customers, createCustomers } from './customers.ts';
import { createIncidents, type Incidents } from './incidents.ts';
import { createInvoices, type Invoices } from './invoices.ts';
import { createOpenTransactions, type OpenTransactions } from './ledger.ts';
import { createMarkers, type Markers } from './markers.ts';
import { createMasters, type Masters } from './masters.ts';
import { createProducts, type Products } from './products.ts';
import { createQuotes, type Quotes } from './quotes.ts';
import { createReads, type DynamicsCall } from './reads.ts';
import type { LineQuantityRecord, PackingSlipRecord } from './records.ts';
import { createReturnOrders, type ReturnOrders } from './returnOrders.ts';
import { createRows } from './rows.ts';
import {
  createLineQuantities,
  createOpenOrders,
  createPackingSlips,
  createSalesOrders,
  type OfSalesOrders,
  type OpenOrders,
  type SalesOrders,
} from './salesOrders.ts';

export type { DynamicsCall } from './reads.ts';
export type {
  BlockingRuleRecord,
  CreditGroupRecord,
  CustomerRecord,
  ExchangeRateRecord,
  OpenOrderRecord,
  OpenTransactionRecord,
  TemporaryLimitRecord,
} from './records.ts';

export interface DynamicsClientOptions
  extends Pick<UpstreamOptions, 'log' | 'metrics' | 'maxConcurrency'>,
    Pick<Config, 'finance' | 'dataverse' | 'sets' | 'columns'> {
  entra: Omit<Config['entra'], 'audience'>;
  timeoutMs: number;
  /** @default keeps nothing */
  records?: Records;
}

/** One F&O environment with its Dataverse. Make one per process. */
export interface DynamicsClient {
  /** What can be asked, on behalf of one request. What is asked in one tick leaves as one `$batch` per system. */
  for(call: DynamicsCall): DynamicsResources;
  close(): Promise<void>;
}

/** Unknown keys, and keys that no row can have, are missing in the answers. All throw an UpstreamError. */
export interface DynamicsResources extends Masters, Products, Credit {
  customers: Customers;
  openTransactions: OpenTransactions;
  openOrders: OpenOrders;
  invoices: Invoices;
  salesOrders: SalesOrders;
  lineQuantities: OfSalesOrders<LineQuantityRecord>;
  packingSlips: OfSalesOrders<PackingSlipRecord>;
  returnOrders: ReturnOrders;
  quotes: Quotes;
  incidents: Incidents;
  activities: Activities;
  markers: Markers;
}

/** What Dataverse wants of every request. */
const dataverseHeaders = { 'OData-MaxVersion': '4.0', 'OData-Version': '4.0', 'If-None-Match': 'null' };

/** F&O shows one company's rows unless it is asked for all; each filter names the companies it means. */
const financeRows = { system: 'finance', query: { 'cross-company': true }, maxRows: 10_000, canSkip: true };
const dataverseRows = { system: 'dataverse', query: {}, maxRows: 5_000, canSkip: false };

export function createDynamicsClient(options: DynamicsClientOptions): DynamicsClient {
  const { entra, sets, columns, timeoutMs, log, maxConcurrency, metrics, records = noRecords } = options;
  const limits = { timeoutMs, log, metrics, ...(maxConcurrency !== undefined && { maxConcurrency }) };

  /** The rights of one system are of no use to the other: each has its own token. */
  const tokenFor = (url: string) =>
    clientCredentials({
      url: `${entra.authority}/${entra.tenantId}/oauth2/v2.0/token`,
      form: {
        grant_type: 'client_credentials',
        client_id: entra.clientId,
        client_secret: entra.clientSecret,
        scope: `${url}/.default`,
      },
      log,
      timeoutMs,
    });

  function connect(system: string, url: string, root: string, own: Pick<UpstreamOptions, 'dialect' | 'headers'>) {
    const resource = url.replace(/\/+$/, '');
    const baseUrl = `${resource}${root}`;
    const authorizer = tokenFor(resource);
    const upstream = createUpstream({ system, baseUrl, authorizer, ...own, ...limits });
    return {
      readsFor: createReads({ upstream, baseUrl, dialect: own.dialect, records }),
      close: () => Promise.all([upstream.close(), authorizer.close()]),
    };
  }

  const finance = connect('finance', options.finance.url, '/data', { dialect: financeDialect });
  const dataverse = connect('dataverse', options.dataverse.url, '/api/data/v9.2', {
    dialect: dataverseDialect,
    headers: dataverseHeaders,
  });

  return {
    for(call) {
      const rows = createRows(finance.readsFor(call), financeRows);
      const tables = createRows(dataverse.readsFor(call), dataverseRows);
      return {
        ...createMasters(rows),
        ...createProducts(rows),
        ...createCredit(rows, sets),
        customers: createCustomers(rows),
        openTransactions: createOpenTransactions(rows, sets.openTransactions),
        openOrders: createOpenOrders(rows),
        invoices: createInvoices(rows),
        salesOrders: createSalesOrders(rows),
        lineQuantities: createLineQuantities(rows, sets.lineQuantities),
        packingSlips: createPackingSlips(rows, sets.packingSlipTracking),
        returnOrders: createReturnOrders(rows),
        quotes: createQuotes(tables, columns),
        incidents: createIncidents(tables, columns),
        activities: createActivities(tables, columns),
        markers: createMarkers(rows, tables, columns),
      };
    },
    async close() {
      await Promise.all([finance.close(), dataverse.close()]);
    },
  };
}
