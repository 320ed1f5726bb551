import { type Values, type VariableName, variables } from './configVariables.ts';
import { ConfigError, type ConfigFault } from './errors.ts';

/** What a store view stands for in both systems. */
export interface StoreView {
  view: string;
  website: string;
  /** dataAreaId, lower case. */
  legalEntity: string;
  currency: string;
}

export type CommerceAccess =
  | { kind: 'oauth'; consumerKey: string; consumerSecret: string; accessToken: string; accessTokenSecret: string }
  | { kind: 'bearer'; token: string }
  | { kind: 'ims'; url: string; clientId: string; clientSecret: string; orgId: string };

export interface Config {
  server: {
    host: string;
    port: number;
    logLevel: string;
    corsOrigins: readonly string[];
    /** Signs principals for subgraphs in other processes; absent when all run in this one. */
    principalSecret: string | undefined;
    /** URL per subgraph that runs elsewhere. */
    subgraphUrls: { commerce: string | undefined; dynamics: string | undefined; unified: string | undefined };
  };
  commerce: { url: string; edition: 'paas' | 'saas'; access: CommerceAccess };
  finance: { url: string };
  dataverse: { url: string };
  entra: { authority: string; tenantId: string; clientId: string; clientSecret: string; audience: string };
  /** What senders of events prove themselves by; who has nothing to prove himself by is not let in. */
  senders: {
    adobeClientId: string | undefined;
    adobeKeyHost: string;
    commercePublicKey: string | undefined;
    dynamicsKey: string | undefined;
  };
  stores: { views: ReadonlyMap<string, StoreView>; defaultView: StoreView; legalEntities: readonly string[] };
  /** F&O entity sets that are not standard, by what they hold. */
  sets: {
    openTransactions: string;
    lineQuantities: string;
    packingSlipTracking: string;
    creditGroups: string;
    creditTemporaryLimits: string;
    creditBlockingRules: string;
    invoiceLineCosts: string;
  };
  /** Dataverse columns that are not standard, by what they hold. */
  columns: {
    /** On account: the legal entity, lower case. */
    legalEntity: string;
    /** On quote and incident: our marker. */
    reference: string;
  };
  store: { dataDir: string; databaseUrl: string | undefined };
  limits: { upstreamTimeoutMs: number; upstreamConcurrency: number };
  freshness: { scanPauseMs: number; cacheCharacters: number; redisUrl: string | undefined; checkRate: number };
}

/** Reads the whole configuration once. Throws one ConfigError that names every fault. An empty variable is an absent one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Readonly<Config> {
  const faults: ConfigFault[] = [];
  const values = readValues(env, faults);
  const fault = (variable: VariableName, expected?: string) => {
    const known = faults.some((other) => other.variable === variable);
    const { expected: usual, source } = variables[variable];
    if (!known) faults.push({ variable, expected: expected ?? usual, source });
  };
  const access = readAccess(values, fault);
  const stores = readStores(values.STORES, fault);
  const remote = values.COMMERCE_SUBGRAPH_URL ?? values.DYNAMICS_SUBGRAPH_URL ?? values.UNIFIED_SUBGRAPH_URL;
  if (remote !== undefined && values.PRINCIPAL_SECRET === undefined) {
    fault('PRINCIPAL_SECRET', 'a secret of 32 characters or more, since a subgraph runs in another process');
  }
  if (faults.length > 0 || access === undefined || stores === undefined) throw new ConfigError(faults);
  return freeze(toConfig(values, access, stores));
}

/** For a process that serves a subgraph by itself. Throws ConfigError. */
export function requirePrincipalSecret({ server }: Config): string {
  if (server.principalSecret !== undefined) return server.principalSecret;
  const { expected, source } = variables.PRINCIPAL_SECRET;
  throw new ConfigError([{ variable: 'PRINCIPAL_SECRET', expected, source }]);
}

function readValues(env: Readonly<Record<string, string | undefined>>, faults: ConfigFault[]): Values {
  const values: Record<string, unknown> = {};
  for (const [name, { schema, expected, source }] of Object.entries(variables)) {
    const read = schema.safeParse(env[name] === '' ? undefined : env[name]);
    if (read.success) values[name] = read.data;
    else faults.push({ variable: name, expected, source });
  }
  // Where a value is missing a fault is listed, and readConfig throws before anybody reads it.
  return values as Values;
}

type Fault = (variable: VariableName, expected?: string) => void;

function readAccess(values: Values, fault: Fault): CommerceAccess | undefined {
  if (values.COMMERCE_EDITION === 'saas') return readIms(values, fault);
  const names = [
    'COMMERCE_CONSUMER_KEY',
    'COMMERCE_CONSUMER_SECRET',
    'COMMERCE_ACCESS_TOKEN',
    'COMMERCE_ACCESS_TOKEN_SECRET',
  ] as const;
  const [consumerKey, consumerSecret, accessToken, accessTokenSecret] = names.map((name) => values[name]);
  const token = values.COMMERCE_BEARER_TOKEN;
  if (token !== undefined) {
    const both = names.find((name) => values[name] !== undefined);
    if (both === undefined) return { kind: 'bearer', token };
    fault('COMMERCE_BEARER_TOKEN', `nothing, since ${both} is set too: one of the two kinds of access`);
    return undefined;
  }
  if (consumerKey && consumerSecret && accessToken && accessTokenSecret) {
    return { kind: 'oauth', consumerKey, consumerSecret, accessToken, accessTokenSecret };
  }
  for (const name of names) if (values[name] === undefined) fault(name);
  return undefined;
}

function readIms(values: Values, fault: Fault): CommerceAccess | undefined {
  const names = ['COMMERCE_IMS_CLIENT_ID', 'COMMERCE_IMS_CLIENT_SECRET', 'COMMERCE_IMS_ORG_ID'] as const;
  const [clientId, clientSecret, orgId] = names.map((name) => values[name]);
  if (clientId && clientSecret && orgId)
    return { kind: 'ims', url: values.COMMERCE_IMS_URL, clientId, clientSecret, orgId };
  for (const name of names)
    if (values[name] === undefined) fault(name, `${variables[name].expected}, since COMMERCE_EDITION is saas`);
  return undefined;
}

function readStores(list: string | undefined, fault: Fault): Config['stores'] | undefined {
  const views = new Map<string, StoreView>();
  for (const entry of list?.split(',') ?? []) {
    const found = /^\s*([A-Za-z]\w*)=([A-Za-z]\w*):([A-Za-z0-9]{1,4}):([A-Z]{3})\s*$/.exec(entry);
    const [, view = '', website = '', legalEntity = '', currency = ''] = found ?? [];
    if (found === null) fault('STORES', `view=website:legalEntity:CURRENCY, but found '${entry.trim()}'`);
    else if (views.has(view)) fault('STORES', `each store view once, but found '${view}' twice`);
    else views.set(view, Object.freeze({ view, website, legalEntity: legalEntity.toLowerCase(), currency }));
  }
  const [defaultView] = views.values();
  if (defaultView === undefined) {
    fault('STORES');
    return undefined;
  }
  return { views, defaultView, legalEntities: [...new Set([...views.values()].map(({ legalEntity }) => legalEntity))] };
}

function toConfig(values: Values, access: CommerceAccess, stores: Config['stores']): Config {
  return {
    server: {
      host: values.HOST,
      port: values.PORT,
      logLevel: values.LOG_LEVEL,
      corsOrigins: values.CORS_ORIGINS,
      principalSecret: values.PRINCIPAL_SECRET,
      subgraphUrls: {
        commerce: values.COMMERCE_SUBGRAPH_URL,
        dynamics: values.DYNAMICS_SUBGRAPH_URL,
        unified: values.UNIFIED_SUBGRAPH_URL,
      },
    },
    commerce: { url: values.COMMERCE_URL, edition: values.COMMERCE_EDITION, access },
    finance: { url: values.FINANCE_URL },
    dataverse: { url: values.DATAVERSE_URL },
    entra: {
      authority: values.ENTRA_AUTHORITY,
      tenantId: values.ENTRA_TENANT_ID,
      clientId: values.DYNAMICS_CLIENT_ID,
      clientSecret: values.DYNAMICS_CLIENT_SECRET,
      audience: values.API_AUDIENCE,
    },
    senders: {
      adobeClientId: values.ADOBE_EVENTS_CLIENT_ID,
      adobeKeyHost: values.ADOBE_EVENTS_KEY_HOST,
      commercePublicKey: values.COMMERCE_WEBHOOK_PUBLIC_KEY,
      dynamicsKey: values.DYNAMICS_WEBHOOK_KEY,
    },
    stores,
    sets: {
      openTransactions: values.DYNAMICS_SETS_OPEN_TRANSACTIONS,
      lineQuantities: values.DYNAMICS_SETS_LINE_QUANTITIES,
      packingSlipTracking: values.DYNAMICS_SETS_PACKING_SLIP_TRACKING,
      creditGroups: values.DYNAMICS_SETS_CREDIT_GROUPS,
      creditTemporaryLimits: values.DYNAMICS_SETS_CREDIT_TEMPORARY_LIMITS,
      creditBlockingRules: values.DYNAMICS_SETS_CREDIT_BLOCKING_RULES,
      invoiceLineCosts: values.DYNAMICS_SETS_INVOICE_LINE_COSTS,
    },
    columns: { legalEntity: values.DATAVERSE_COLUMN_LEGAL_ENTITY, reference: values.DATAVERSE_COLUMN_REFERENCE },
    store: { dataDir: values.DATA_DIR, databaseUrl: values.DATABASE_URL },
    limits: { upstreamTimeoutMs: values.UPSTREAM_TIMEOUT_MS, upstreamConcurrency: values.UPSTREAM_CONCURRENCY },
    freshness: {
      scanPauseMs: values.SCAN_PAUSE_MS,
      cacheCharacters: values.CACHE_MEGABYTES * 1_000_000,
      redisUrl: values.REDIS_URL,
      checkRate: values.CACHE_CHECK_RATE,
    },
  };
}

function freeze<T extends object>(value: T): Readonly<T> {
  for (const part of Object.values(value))
    if (typeof part === 'object' && part !== null && !(part instanceof Map)) freeze(part);
  return Object.freeze(value);
}
