import { createPublicKey } from 'node:crypto';
import { z } from 'zod';

/** One environment variable: how it is read, what is expected of it, and where an operator gets it. */
export interface Variable<Value> {
  schema: z.ZodType<Value>;
  expected: string;
  source: string;
}

function variable<Value>(schema: z.ZodType<Value>, expected: string, source: string): Variable<Value> {
  return { schema, expected, source };
}

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const text = z.string().trim().min(1);
const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().min(100).max(300_000);
const setName = (name: string) =>
  variable(
    z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_]*$/)
      .default(name),
    `the name of an F&O entity set (default ${name})`,
    'The F&O developer who published the custom entity names it; see docs/custom-entities.md.',
  );
const columnName = (name: string) =>
  variable(
    z
      .string()
      .regex(/^[a-z][a-z0-9]*_[a-z0-9_]+$/)
      .default(name),
    `the logical name of a Dataverse column (default ${name})`,
    'Whoever added the column to the tables; see docs/custom-entities.md.',
  );
const subgraphUrl = (name: string) =>
  variable(
    url.optional(),
    'a URL, or nothing',
    `Where \`npm run serve -- ${name}\` listens; absent: it runs in this process.`,
  );

const aPort = 'a port from 0 to 65535';
const aUrl = 'an http or https URL';
const integration = 'Commerce Admin > System > Integrations > your integration.';
const adobeProject = 'Adobe Developer Console > your project > OAuth Server-to-Server.';
const appRegistration = 'Entra admin center > App registrations > your app.';

/** Every variable the product reads, in the order the manual lists them. */
export const variables = {
  PORT: variable(port.default(4000), aPort, 'Any free port of this machine; 0 takes one.'),
  HOST: variable(text.default('127.0.0.1'), 'an address to listen on', '0.0.0.0 to be reached from other machines.'),
  DATA_DIR: variable(text.default('.data'), 'a folder', 'Any folder this process may write to.'),
  DATABASE_URL: variable(
    z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    'a postgres:// URL, or nothing',
    'Your PostgreSQL server; absent: one is started in DATA_DIR.',
  ),
  REDIS_URL: variable(
    z.url({ protocol: /^rediss?$/ }).optional(),
    'a redis:// URL, or nothing',
    'Your Redis server, for what processes have in common of their caches; absent: each has its own.',
  ),
  LOG_LEVEL: variable(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    'trace, debug, info, warn, error, fatal or silent',
    'As you like.',
  ),
  CORS_ORIGINS: variable(
    z
      .string()
      .default('')
      .transform(readOrigins)
      .pipe(z.array(z.url({ protocol: /^https?$/ }))),
    'origins separated by commas, such as https://shop.example.com',
    'The origins of your storefront and portal.',
  ),
  COMMERCE_URL: variable(url, aUrl, "Your store's base URL, without /rest; for SaaS the REST endpoint of the tenant."),
  COMMERCE_EDITION: variable(
    z.enum(['paas', 'saas']).default('paas'),
    'paas or saas',
    'Which kind of Adobe Commerce you run.',
  ),
  COMMERCE_CONSUMER_KEY: variable(text.optional(), 'the consumer key', integration),
  COMMERCE_CONSUMER_SECRET: variable(text.optional(), 'the consumer secret', integration),
  COMMERCE_ACCESS_TOKEN: variable(text.optional(), 'the access token', integration),
  COMMERCE_ACCESS_TOKEN_SECRET: variable(text.optional(), 'the access token secret', integration),
  COMMERCE_BEARER_TOKEN: variable(text.optional(), 'a bearer token', `${integration} Only where the store allows it.`),
  COMMERCE_IMS_URL: variable(
    url.default('https://ims-na1.adobelogin.com'),
    aUrl,
    "Adobe's identity service; the default is right.",
  ),
  COMMERCE_IMS_CLIENT_ID: variable(text.optional(), 'the client id', adobeProject),
  COMMERCE_IMS_CLIENT_SECRET: variable(text.optional(), 'the client secret', adobeProject),
  COMMERCE_IMS_ORG_ID: variable(text.optional(), 'the organisation id', adobeProject),
  FINANCE_URL: variable(url, aUrl, 'Address of Finance & Operations, https://<environment>.operations.dynamics.com.'),
  DATAVERSE_URL: variable(url, aUrl, 'Address of the Dataverse environment, https://<organisation>.crm.dynamics.com.'),
  ENTRA_AUTHORITY: variable(
    url.default('https://login.microsoftonline.com'),
    aUrl,
    'The default is right but for national clouds.',
  ),
  ENTRA_TENANT_ID: variable(text, 'the directory (tenant) id', 'Entra admin center > Overview.'),
  DYNAMICS_CLIENT_ID: variable(text, 'the application (client) id', appRegistration),
  DYNAMICS_CLIENT_SECRET: variable(text, 'a client secret', `${appRegistration} Certificates & secrets.`),
  API_AUDIENCE: variable(
    text,
    'the audience of our own tokens, such as api://federated-commerce',
    `${appRegistration} Expose an API.`,
  ),
  STORES: variable(
    text,
    'view=website:legalEntity:CURRENCY for each store view, separated by commas, the default first, such as us_en=us:usmf:USD',
    'Commerce Admin > Stores > All Stores; legal entities in F&O > Organization administration.',
  ),
  PRINCIPAL_SECRET: variable(
    z.string().min(32).optional(),
    'a secret of 32 characters or more',
    'Make one: openssl rand -base64 48.',
  ),
  ADOBE_EVENTS_CLIENT_ID: variable(
    text.optional(),
    'the client id that events are addressed to, or nothing',
    `${adobeProject} Absent: no Adobe I/O events are taken.`,
  ),
  ADOBE_EVENTS_KEY_HOST: variable(
    url.default('https://static.adobeioevents.com'),
    aUrl,
    'Where Adobe keeps the keys it signs events with; the default is right.',
  ),
  COMMERCE_WEBHOOK_PUBLIC_KEY: variable(
    text
      // An environment file holds one line.
      .transform((pem) => pem.replaceAll('\\n', '\n'))
      .refine(isRsaKey)
      .optional(),
    'an RSA public key as PEM, its lines ended by \\n, or nothing',
    'Commerce Admin > Stores > Configuration > Adobe Services > Webhooks > Digital Signature Configuration. Absent: no webhooks of Commerce are taken.',
  ),
  DYNAMICS_WEBHOOK_KEY: variable(
    z.string().min(32).optional(),
    'a secret of 32 characters or more, or nothing',
    'Make one: openssl rand -hex 32; D365 sends it as ?code=. Absent: no events of D365 are taken.',
  ),
  COMMERCE_SUBGRAPH_URL: subgraphUrl('commerce'),
  DYNAMICS_SUBGRAPH_URL: subgraphUrl('dynamics'),
  UNIFIED_SUBGRAPH_URL: subgraphUrl('unified'),
  UPSTREAM_TIMEOUT_MS: variable(
    milliseconds.default(10_000),
    'milliseconds from 100 to 300000',
    'How long one upstream call may take.',
  ),
  SCAN_PAUSE_MS: variable(
    z.coerce.number().int().min(1_000).max(86_400_000).default(60_000),
    'milliseconds from 1000 to 86400000',
    'How long what sends no events (stock, payments) may go unnoticed: the pause between two readings of it.',
  ),
  CACHE_MEGABYTES: variable(
    z.coerce.number().int().min(1).max(16_384).default(128),
    'a number from 1 to 16384',
    'Memory for what was read, in each process; a little more than that in truth.',
  ),
  CACHE_CHECK_RATE: variable(
    z.coerce.number().min(0).max(1).default(0.001),
    'a number from 0 to 1',
    'Share of what is given from caches that is asked for again, to measure staleness: see docs/freshness.md.',
  ),
  UPSTREAM_CONCURRENCY: variable(
    z.coerce.number().int().min(1).max(500).default(48),
    'a number from 1 to 500',
    'Most calls under way at once per system; Dataverse allows 52 per user.',
  ),
  DATAVERSE_COLUMN_LEGAL_ENTITY: columnName('fg_legalentity'),
  DATAVERSE_COLUMN_REFERENCE: columnName('fg_commercereference'),
  DYNAMICS_SETS_OPEN_TRANSACTIONS: setName('FgCustomerOpenTransactions'),
  DYNAMICS_SETS_LINE_QUANTITIES: setName('FgSalesOrderLineQuantities'),
  DYNAMICS_SETS_PACKING_SLIP_TRACKING: setName('FgPackingSlipTracking'),
  DYNAMICS_SETS_CREDIT_GROUPS: setName('FgCreditGroups'),
  DYNAMICS_SETS_CREDIT_TEMPORARY_LIMITS: setName('FgCreditTemporaryLimits'),
  DYNAMICS_SETS_CREDIT_BLOCKING_RULES: setName('FgCreditBlockingRules'),
  DYNAMICS_SETS_INVOICE_LINE_COSTS: setName('FgInvoiceLineCosts'),
} satisfies Record<string, Variable<unknown>>;

export type VariableName = keyof typeof variables;
export type Values = { [Name in VariableName]: z.output<(typeof variables)[Name]['schema']> };

function readOrigins(list: string): string[] {
  return list
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
}

function isRsaKey(pem: string): boolean {
  try {
    return createPublicKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
