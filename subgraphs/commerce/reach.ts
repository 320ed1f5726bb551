import type { Config } from '../../platform/config.ts';
import type { Principal } from '../../platform/principal.ts';
import type { CommerceResources } from './client/index.ts';
import type { Memberships } from './memberships.ts';

/** Whose rows: of these people, of these stores, or of both at once. One of the two is always bounded. */
export interface Rows {
  customerIds: ReadonlySet<string> | 'any';
  /** With the websites they belong to. */
  stores: readonly Store[] | 'any';
}

export interface Store {
  id: number;
  websiteId: number;
}

export type CompanyRows = { ids: ReadonlySet<string> } | { websiteIds: ReadonlySet<number> } | 'all';

/** What of Commerce's rows the caller may see, by his kind, his company role and his place in its tree. Deny by default. */
export interface Reach {
  orders(): Promise<Rows>;
  quotes(): Promise<Rows>;
  returns(): Promise<Rows>;
  customers(): Promise<Rows>;
  /** Whom he sees without anything being asked: himself, and those below him. */
  near: ReadonlySet<string>;
  companies(): Promise<CompanyRows>;
  /**
   * Whoever works for two companies acts for one at a time: what he does for the other is not shown to those above him, nor
   * to the representative of the one.
   */
  isOwnTrade(trade: { customerId: string | null; companyId: string | null }): boolean;
  /** A seller's unsent draft is the seller's. */
  seesDrafts: boolean;
}

export interface ReachOptions {
  principal: Principal;
  commerce: Pick<CommerceResources, 'stores'>;
  memberships: Memberships;
  stores: Config['stores'];
}

export function createReach({ principal, commerce, memberships, stores }: ReachOptions): Reach {
  const { kind, customerId, companyId, resources, subordinateIds, legalEntities } = principal;
  const isBuyer = kind === 'shopper' || kind === 'companyUser';
  const own = isBuyer && customerId !== undefined ? [customerId] : [];
  const below = kind === 'companyUser' ? subordinateIds : [];
  const allows = (resource: string) => kind === 'companyUser' && resources.includes(resource);

  async function storesOfLegalEntities(): Promise<Store[]> {
    const views = [...stores.views.values()].filter((view) => legalEntities.includes(view.legalEntity));
    const codes = new Set(views.map(({ view }) => view));
    const all = await commerce.stores.all();
    return all.filter(({ code }) => codes.has(code)).map(({ id, website_id }) => ({ id, websiteId: website_id }));
  }

  async function membersOf(companyIds: readonly string[]): Promise<string[]> {
    const members = await Promise.all(companyIds.map((id) => memberships.byCompany.load(id)));
    return members.flat().map((member) => member.customerId);
  }

  async function ofStaff(): Promise<Rows> {
    if (isBuyer) return people([]);
    if (principal.customers === 'all') return { customerIds: 'any', stores: await storesOfLegalEntities() };
    const companies = principal.companies === 'all' ? [] : principal.companies;
    return people([...principal.customers, ...(await membersOf(companies))]);
  }

  const seesAllLegalEntities = stores.legalEntities.every((entity) => legalEntities.includes(entity));
  const staff = once(ofStaff);
  /** People he looks after may buy in stores of legal entities that he is kept from. */
  const staffsTrade = once(async () =>
    seesAllLegalEntities ? staff() : { ...(await staff()), stores: await storesOfLegalEntities() },
  );
  const buyersOr = (ids: readonly string[]) => async () => (isBuyer ? people(ids) : staffsTrade());
  const inCompany = (view: string, viewBelow: string) => [
    ...(kind === 'shopper' || allows(view) ? own : []),
    ...(allows(viewBelow) ? below : []),
  ];

  return {
    orders: buyersOr(inCompany('Magento_Sales::view_orders', 'Magento_Sales::view_orders_sub')),
    quotes: buyersOr(inCompany('Magento_NegotiableQuote::view_quotes', 'Magento_NegotiableQuote::view_quotes_sub')),
    returns: buyersOr(own),
    customers: once(async () => {
      if (!isBuyer) return staff();
      const colleagues = companyId !== undefined && allows('Magento_Company::users_view');
      return people([...own, ...below, ...(colleagues ? await membersOf([companyId]) : [])]);
    }),
    near: new Set([...own, ...below]),
    companies: once(async () => {
      if (kind === 'companyUser') return { ids: new Set(companyId === undefined ? [] : [companyId]) };
      if (principal.companies !== 'all') return { ids: new Set(isBuyer ? [] : principal.companies) };
      if (seesAllLegalEntities) return 'all';
      return { websiteIds: new Set((await storesOfLegalEntities()).map(({ websiteId }) => websiteId)) };
    }),
    isOwnTrade({ customerId: who, companyId: company }) {
      if (company === null) return true;
      if (kind === 'companyUser') return who === customerId || company === companyId;
      if (isBuyer || principal.customers === 'all' || principal.companies === 'all') return true;
      return principal.companies.includes(company) || (who !== null && principal.customers.includes(who));
    },
    seesDrafts: !isBuyer,
  };
}

const people = (ids: readonly string[]): Rows => ({ customerIds: new Set(ids), stores: 'any' });

/** Only those of the rows that are of these people too. */
export function within({ customerIds, stores }: Rows, ids: readonly string[]): Rows {
  const both = customerIds === 'any' ? ids : ids.filter((id) => customerIds.has(id));
  return { customerIds: new Set(both), stores };
}

export function isNothing({ customerIds, stores }: Rows): boolean {
  return (customerIds !== 'any' && customerIds.size === 0) || (stores !== 'any' && stores.length === 0);
}

/** Whether a row that came back is one of them; a row without an owner is nobody's but the store's. */
export function covers(
  { customerIds, stores }: Rows,
  row: { customerId: string | null; storeId?: number; websiteId?: number },
): boolean {
  const isPersons = customerIds === 'any' || (row.customerId !== null && customerIds.has(row.customerId));
  const isStores =
    stores === 'any' || stores.some(({ id, websiteId }) => id === row.storeId || websiteId === row.websiteId);
  return isPersons && isStores;
}

/** The rows as the client takes them. */
export const toSearch = ({ customerIds, stores }: Rows) => ({
  customerIds: customerIds === 'any' ? undefined : [...customerIds].map(Number).sort((a, b) => a - b),
  storeIds: stores === 'any' ? undefined : stores.map(({ id }) => id),
  websiteIds: stores === 'any' ? undefined : [...new Set(stores.map(({ websiteId }) => websiteId))],
});

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= read();
    return value;
  };
}
