import { UpstreamSurprise } from '../../platform/errors.ts';
import { accountId, type CompanyNumber, codeKey, parseAccountId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { CustomerRecord, DynamicsResources } from '../dynamics/client/index.ts';
import type { CreditState, Exposure, GroupFacts } from './credit/facts.ts';
import { type CreditSettings, defaultSettings } from './credit/settings.ts';
import { toAccountFacts, toExposure, toGroupLimit, toRate, toRules } from './mapping/credit.ts';

/** What the decision at checkout rests on. Made anew for each request. */
export interface CreditFacts {
  settings: CreditSettings;
  /** Of the account the caller buys on; read once. Never throws: what cannot be read is `unavailable`. */
  forCaller(): Promise<CreditState>;
}

/** Whom to ask: each method of D365's client that is needed, and no other. */
export interface CreditSource {
  customers: Pick<DynamicsResources['customers'], 'byIds' | 'byCreditGroup'>;
  openTransactions: Pick<DynamicsResources['openTransactions'], 'byAccounts'>;
  openOrders: DynamicsResources['openOrders'];
  creditGroups: DynamicsResources['creditGroups'];
  temporaryLimits: DynamicsResources['temporaryLimits'];
  blockingRules: DynamicsResources['blockingRules'];
  exchangeRates: DynamicsResources['exchangeRates'];
}

export interface CreditFactsOptions {
  dynamics: CreditSource;
  /** The account he buys on; null: none is linked to him. */
  account: () => Promise<{ id: string } | null>;
  /** Each legal entity's own, in which its rules state amounts. */
  currencies: ReadonlyMap<string, string>;
  log: Pick<Log, 'error'>;
  settings?: Partial<CreditSettings>;
}

export function createCreditFacts({ dynamics, account, currencies, log, settings }: CreditFactsOptions): CreditFacts {
  let state: Promise<CreditState> | undefined;

  async function read(): Promise<CreditState> {
    try {
      const found = await account();
      const key = found === null ? undefined : parseAccountId(found.id);
      return key === undefined ? { kind: 'noAccount' } : await readCredit(dynamics, key, currencies);
    } catch (err) {
      // Credit is never given on what is not known; other ways to pay need not wait for D365.
      log.error({ err }, 'credit could not be read');
      return { kind: 'unavailable' };
    }
  }

  return {
    settings: { ...defaultSettings, ...settings },
    forCaller() {
      state ??= read();
      return state;
    },
  };
}

/** What does not depend on the group is asked for at once, so that it leaves as one request. */
async function readCredit(
  dynamics: CreditSource,
  key: CompanyNumber,
  currencies: ReadonlyMap<string, string>,
): Promise<CreditState> {
  const [customers, temporaryLimits, exposure, groups, rules, rates] = await Promise.all([
    dynamics.customers.byIds([key]),
    dynamics.temporaryLimits.byAccounts([key]),
    readExposure(dynamics, [key]),
    dynamics.creditGroups.all(),
    dynamics.blockingRules.all(),
    dynamics.exchangeRates.all(),
  ]);
  const [customer] = customers;
  // The link says that it was there: it may have been deleted, or moved to where we may not look.
  if (customer === undefined) throw surprise('a linked account is missing');
  return {
    kind: 'known',
    account: toAccountFacts({ customer, temporaryLimits, exposure }),
    group: await readGroup(dynamics, customer, groups),
    rules: toRules(rules, customer),
    ruleCurrency: currencies.get(key.legalEntity) ?? customer.SalesCurrencyCode,
    rates: rates.map(toRate),
  };
}

/** A group whose limit nobody shows may have any limit, so nothing can be decided. */
async function readGroup(
  dynamics: CreditSource,
  customer: CustomerRecord,
  groups: Awaited<ReturnType<CreditSource['creditGroups']['all']>>,
): Promise<GroupFacts | null> {
  const id = customer.CredManGroupId ?? '';
  if (id === '') return null;
  const group = groups.find(({ CreditGroupId }) => codeKey(CreditGroupId) === codeKey(id));
  if (group === undefined) throw surprise('a credit group is missing');
  const members = await dynamics.customers.byCreditGroup(id);
  return { limit: toGroupLimit(group), exposure: await readExposure(dynamics, keysOf([customer, ...members])) };
}

/** Each once: what is owed must not count twice. */
function keysOf(customers: readonly CustomerRecord[]): CompanyNumber[] {
  const ids = new Set(customers.map(({ dataAreaId, CustomerAccount }) => accountId(dataAreaId, CustomerAccount)));
  return [...ids].flatMap((id) => parseAccountId(id) ?? []);
}

async function readExposure(
  { openTransactions, openOrders }: Pick<CreditSource, 'openTransactions' | 'openOrders'>,
  keys: readonly CompanyNumber[],
): Promise<Exposure> {
  const [open, orders] = await Promise.all([openTransactions.byAccounts(keys), openOrders.byAccounts(keys)]);
  return toExposure(open, orders);
}

const surprise = (message: string) => new UpstreamSurprise(message, { system: 'finance', operation: 'read credit' });
