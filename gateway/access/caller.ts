import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Cache } from '../../platform/cache/cache.ts';
import type { StoreView } from '../../platform/config.ts';
import { badUserInput, unauthenticated } from '../../platform/errors.ts';
import { grantsOf } from '../../platform/grants.ts';
import { parseAccountId } from '../../platform/ids.ts';
import type { Principal } from '../../platform/principal.ts';
import { tags } from '../../platform/tags.ts';
import type { Asking, Directory, KnownBuyer } from './directory.ts';
import type { Entra, StaffClaims } from './entra.ts';

export interface Caller {
  principal: Principal;
  /** Commerce's own token of a buyer; goes to the commerce subgraph and nowhere else. */
  buyerToken?: string;
  /** Commerce's uid of the company a buyer chose to act for; he was found to be a member of it. */
  company?: string;
  /** When his token ends, in milliseconds since 1970, where it says so. */
  expiresAt?: number;
}

/** The headers by which a caller says who he is and where he stands. */
export interface CallerHeaders {
  authorization?: string | undefined;
  store?: string | undefined;
  'content-currency'?: string | undefined;
  'x-adobe-company'?: string | undefined;
}

export interface CallerOptions {
  stores: ReadonlyMap<string, StoreView>;
  defaultStore: string;
  legalEntities: readonly string[];
  entra: Entra;
  directory: Directory;
  /** Of this process alone: what it holds are rights. */
  cache: Cache;
  /** What was heard of by now: see `Records.since`. */
  since(): string;
}

export interface Callers {
  of(headers: CallerHeaders, asking: Omit<Asking, 'store'>): Promise<Caller>;
}

/**
 * How long what a token stands for is believed without asking again, unless something is heard of the person, his company,
 * his accounts or what they are linked to; a right that is revoked without a word works no longer than this.
 */
const BELIEVED_MS = 60_000;

/** Makes the one principal of a request. Throws UNAUTHENTICATED for a token nobody vouches for, BAD_USER_INPUT for a bad header. */
export function createCallers(options: CallerOptions): Callers {
  const { cache, since } = options;
  const underWay = new Map<string, Promise<Omit<Principal, 'store'>>>();

  async function of(headers: CallerHeaders, asking: Omit<Asking, 'store'>): Promise<Caller> {
    const store = storeOf(headers, options);
    const token = bearer(headers.authorization);
    if (token === undefined) return { principal: { ...anonymous, store } };
    const company = companyOf(headers['x-adobe-company']);
    const key = createHash('sha256')
      .update(`${store.view}\n${company ?? ''}\n${token}`)
      .digest('base64');
    const ask = () => believed(key, token, () => introspect(token, company, { ...asking, store }));
    const principal = { ...(await shared(`${key} ${since()}`, ask)), store };
    const end = endOf(token);
    const caller = { principal, ...(end === undefined ? {} : { expiresAt: end }) };
    if (principal.kind !== 'shopper' && principal.kind !== 'companyUser') return caller;
    return { ...caller, buyerToken: token, ...(company === undefined ? {} : { company }) };
  }

  /** Those who come at once wait for one introspection; whoever comes after something was heard of, for another. */
  async function shared(name: string, ask: () => Promise<Omit<Principal, 'store'>>) {
    const known = underWay.get(name) ?? ask();
    underWay.set(name, known);
    return known.finally(() => underWay.delete(name));
  }

  /** A failed introspection is not kept: the next request asks again. */
  async function believed(key: string, token: string, ask: () => Promise<Omit<Principal, 'store'>>) {
    const { value } = await cache.read(key, 0, async () => {
      const validUntil = Math.min(Date.now() + BELIEVED_MS, endOf(token) ?? Number.POSITIVE_INFINITY);
      const principal = await ask();
      return { value: principal, grounds: { tags: tagsOf(principal), validUntil } };
    });
    return value;
  }

  /** A token that names an issuer is Entra's or nobody's: it is never shown to Commerce. */
  async function introspect(
    token: string,
    company: string | undefined,
    asking: Asking,
  ): Promise<Omit<Principal, 'store'>> {
    const issuer = issuerOf(token);
    if (issuer === undefined)
      return buyer(await options.directory.buyer(token, company, asking), options.directory, asking);
    if (issuer !== options.entra.issuer) throw unauthenticated('the token is of an unknown issuer');
    const claims = await options.entra.verify(token).catch((cause: unknown) => {
      throw unauthenticated(`the token was refused: ${cause instanceof Error ? cause.message : 'unknown reason'}`);
    });
    return staff(claims, options, asking);
  }

  return { of };
}

/** What may change who somebody is. */
function tagsOf({ kind, customerId, companyId }: Omit<Principal, 'store'>): string[] {
  const own = [
    ...(customerId === undefined ? [] : [tags.customer(customerId)]),
    ...(companyId === undefined ? [] : [tags.company(companyId)]),
    ...(kind === 'salesRepresentative' ? [tags.accounts, tags.anyAccount] : []),
  ];
  return [...own, tags.links];
}

const nobody = {
  resources: [],
  subordinateIds: [],
  roles: [],
  legalEntities: [],
  accounts: [],
  companies: [],
  customers: [],
} satisfies Partial<Principal>;

const anonymous: Omit<Principal, 'store'> = {
  ...nobody,
  kind: 'anonymous',
  subject: 'anonymous',
  grants: grantsOf({ kind: 'anonymous', resources: [], roles: [] }),
};

async function buyer(
  found: KnownBuyer | undefined,
  directory: Directory,
  asking: Asking,
): Promise<Omit<Principal, 'store'>> {
  if (!found) throw unauthenticated('Commerce does not know the token');
  const { customerId, companyId, resources, subordinateIds, leadsCompany } = found;
  const kind = companyId === undefined ? 'shopper' : 'companyUser';
  const linked = await directory.linked(
    { customerIds: [customerId], companyIds: companyId ? [companyId] : [], accountIds: [] },
    asking,
  );
  return {
    ...nobody,
    kind,
    subject: `commerce:customer:${customerId}`,
    customerId,
    ...(companyId === undefined ? {} : { companyId }),
    resources,
    subordinateIds,
    leadsCompany,
    accounts: linked.accountIds,
    companies: companyId === undefined ? [] : [companyId],
    customers: [customerId, ...subordinateIds],
    grants: grantsOf({ kind, resources, roles: [] }),
  };
}

async function staff(claims: StaffClaims, options: CallerOptions, asking: Asking): Promise<Omit<Principal, 'store'>> {
  const kind = staffKind(claims.roles);
  if (!kind) throw unauthenticated('the token carries no role of this graph');
  // A role that names none of ours, or none at all, keeps him to nothing: it was given to keep him from something.
  const named = claims.roles.flatMap((role) => /^LegalEntity\.(.*)$/is.exec(role)?.[1]?.toLowerCase() ?? []);
  const base = {
    ...nobody,
    kind,
    subject: `entra:${claims.objectId}`,
    roles: claims.roles,
    legalEntities: options.legalEntities.filter((entity) => named.length === 0 || named.includes(entity)),
    grants: grantsOf({ kind, resources: [], roles: claims.roles }),
  };
  if (kind === 'bi') return base;
  if (kind !== 'salesRepresentative') return { ...base, accounts: 'all', companies: 'all', customers: 'all' };
  const worker = await options.directory.worker(claims.objectId, asking);
  if (!worker) return base;
  const accountIds = worker.accountIds.filter((id) =>
    base.legalEntities.includes(parseAccountId(id)?.legalEntity ?? ''),
  );
  const linked = await options.directory.linked({ customerIds: [], companyIds: [], accountIds }, asking);
  return {
    ...base,
    personnelNumber: worker.personnelNumber,
    accounts: accountIds,
    companies: linked.companyIds,
    customers: linked.customerIds,
  };
}

const STAFF_ROLES = [
  ['Sync.Operator', 'operator'],
  ['Finance.Controller', 'finance'],
  ['Sales.Representative', 'salesRepresentative'],
  ['Service.Agent', 'service'],
  ['Reports.Reader', 'bi'],
] as const;

function staffKind(roles: readonly string[]): (typeof STAFF_ROLES)[number][1] | undefined {
  return STAFF_ROLES.find(([role]) => roles.includes(role))?.[1];
}

function storeOf(headers: CallerHeaders, { stores, defaultStore }: CallerOptions): Principal['store'] {
  const view = headers.store ?? defaultStore;
  const store = stores.get(view);
  if (!store) throw badUserInput('Store', `no such store view; known: ${[...stores.keys()].join(', ')}`);
  const currency = headers['content-currency'] ?? store.currency;
  if (!/^[A-Z]{3}$/.test(currency)) throw badUserInput('Content-Currency', 'three capital letters (ISO 4217) expected');
  return { view, website: store.website, legalEntity: store.legalEntity, currency };
}

function companyOf(header: string | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  if (!/^[A-Za-z0-9+/=]{1,32}$/.test(header)) throw badUserInput('X-Adobe-Company', "a company's uid expected");
  return header;
}

function bearer(header: string | undefined): string | undefined {
  if (header === undefined || header === '') return undefined;
  const token = /^Bearer ([A-Za-z0-9._~+/=-]{8,8192})$/.exec(header)?.[1];
  if (token === undefined) throw unauthenticated('the Authorization header is not a Bearer token');
  return token;
}

/** No token is believed beyond the end it names, whoever may have to judge it. */
function endOf(token: string): number | undefined {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? undefined : exp * 1000;
  } catch {
    return undefined;
  }
}

/** Commerce's tokens name no issuer; those that are no JWT at all are left to Commerce to judge. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
