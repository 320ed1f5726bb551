import { ALL_RESOURCES, ROLES } from '../../../sandbox/commerce/tables/roles.ts';
import { createWorld } from '../../../sandbox/world/create.ts';
import type { Account, Buyer, World } from '../../../sandbox/world/facts.ts';
import type { Running } from '../running.ts';

/** The very world the running sandbox was made of, to know without asking the product what is whose. */
export function worldOfToday(): World {
  return createWorld({ seed: 1, scale: 1, today: `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z` });
}

/** What a caller may see, by type and key; what is not here he may not. Written from the access table, not from the product. */
export interface Sight {
  account: Set<string>;
  company: Set<string>;
  customer: Set<string>;
  order: Set<string>;
  quote: Set<string>;
  return: Set<string>;
  /** Accounts all of whose sales orders he may see; others only by an order of Commerce. */
  wholeTrade: Set<string>;
  may: Set<Right>;
}

export type Right =
  | 'profile'
  | 'account'
  | 'company'
  | 'users'
  | 'credit'
  | 'cases'
  | 'activities'
  | 'stock'
  | 'links'
  | 'trade';

export interface Caller {
  name: string;
  token: string | undefined;
  sight: Sight;
}

export const callerNames = [
  'anonymous',
  'senior buyer',
  'administrator',
  'buyer',
  'viewer',
  'another company’s senior buyer',
  'European administrator',
  'blocked company’s administrator',
  'newcomer’s administrator',
  'shopper',
  'stranger with a known e-mail',
  'representative',
  'another representative',
  'representative kept to usmf',
  'representative kept to demf',
  'finance',
  'finance kept to usmf',
  'finance of no legal entity here',
  'service kept to usmf',
  'operator',
  'BI',
] as const;

export const accountIdOf = ({ legalEntity, number }: Pick<Account, 'legalEntity' | 'number'>): string =>
  `${legalEntity}:${number}`;

const nothing = (): Sight => ({
  account: new Set(),
  company: new Set(),
  customer: new Set(),
  order: new Set(),
  quote: new Set(),
  return: new Set(),
  wholeTrade: new Set(),
  may: new Set(),
});

/** A buyer's sight. Only a marker in D365 links an account; one that merely looks alike gives nothing. */
export function sightOfBuyer(world: World, buyer: Buyer): Sight {
  const { companyId } = buyer;
  const sight = nothing();
  const resources = new Set(buyer.role === 'admin' ? ALL_RESOURCES : buyer.role ? ROLES[buyer.role].resources : []);
  const allows = (resource: string) => companyId === undefined || resources.has(resource);
  const below = companyId !== undefined ? subtree(world, buyer) : [];
  const members = world.buyers.filter((one) => companyId !== undefined && one.companyId === companyId);

  sight.may.add('profile').add('account').add('trade').add('stock');
  if (companyId !== undefined && allows('Magento_Company::view_account')) sight.may.add('company');
  if (companyId !== undefined && allows('Magento_Company::users_view')) sight.may.add('users');
  if (allows('Magento_Company::credit')) sight.may.add('credit');

  for (const account of world.accounts) {
    const isHis = companyId === undefined ? account.buyerId === buyer.id : account.companyId === companyId;
    if (isHis && account.marked) sight.account.add(accountIdOf(account));
  }
  if (companyId !== undefined) sight.company.add(String(companyId));
  for (const { id } of [buyer, ...below, ...(sight.may.has('users') ? members : [])]) sight.customer.add(String(id));
  const ordersOf = new Set([
    ...(allows('Magento_Sales::view_orders') ? [buyer.id] : []),
    ...(companyId !== undefined && allows('Magento_Sales::view_orders_sub') ? below.map(({ id }) => id) : []),
  ]);
  const quotesOf = new Set([
    ...(allows('Magento_NegotiableQuote::view_quotes') ? [buyer.id] : []),
    ...(companyId !== undefined && allows('Magento_NegotiableQuote::view_quotes_sub') ? below.map(({ id }) => id) : []),
  ]);
  for (const { buyerId, number } of world.orders) if (ordersOf.has(buyerId)) sight.order.add(number);
  for (const { buyerId, cartId } of world.quotes) if (quotesOf.has(buyerId)) sight.quote.add(String(cartId));
  for (const { buyerId, number } of world.returns) if (buyerId === buyer.id) sight.return.add(number);
  // Nobody but those at the top of the structure has all of the company below him.
  const isTop = companyId === undefined || buyer.parentBuyerId === undefined;
  if (
    isTop &&
    allows('Magento_Sales::view_orders') &&
    (companyId === undefined || resources.has('Magento_Sales::view_orders_sub'))
  )
    for (const id of sight.account) sight.wholeTrade.add(id);
  return sight;
}

function subtree(world: World, buyer: Buyer): Buyer[] {
  const direct = world.buyers.filter(({ parentBuyerId }) => parentBuyerId === buyer.id);
  return direct.flatMap((one) => [one, ...subtree(world, one)]);
}

/** A member of staff sees what belongs to these accounts, or all of these legal entities. */
export function sightOfStaff(
  world: World,
  rights: readonly Right[],
  within: { accounts: readonly Account[]; legalEntities?: readonly string[] } | { legalEntities: readonly string[] },
): Sight {
  const sight = nothing();
  for (const right of rights) sight.may.add(right);
  const sitesOf = (of: readonly string[]) =>
    world.websites.filter((site) => of.includes(site.legalEntity)).map(({ id }) => id);
  if (!('accounts' in within)) {
    const sites = new Set(sitesOf(within.legalEntities));
    const stores = new Set(world.storeViews.filter(({ websiteId }) => sites.has(websiteId)).map(({ id }) => id));
    const accounts = world.accounts.filter(({ legalEntity }) => within.legalEntities.includes(legalEntity));
    for (const account of accounts) sight.account.add(accountIdOf(account));
    for (const { id, websiteId } of world.companies) if (sites.has(websiteId)) sight.company.add(String(id));
    for (const { id, websiteId } of world.buyers) if (sites.has(websiteId)) sight.customer.add(String(id));
    for (const { number, storeId } of world.orders) if (stores.has(storeId)) sight.order.add(number);
    for (const { cartId, storeId } of world.quotes) if (stores.has(storeId)) sight.quote.add(String(cartId));
    for (const { number, storeId } of world.returns) if (stores.has(storeId)) sight.return.add(number);
  } else {
    const linked = within.accounts.filter(({ marked }) => marked);
    const companies = new Set(linked.flatMap(({ companyId }) => companyId ?? []));
    const people = new Set(linked.flatMap(({ buyerId }) => buyerId ?? []));
    for (const { id, companyId } of world.buyers)
      if (companyId !== undefined && companies.has(companyId)) people.add(id);
    const entities = within.legalEntities ?? world.legalEntities.map(({ id }) => id);
    const sites = new Set(sitesOf(entities));
    const stores = new Set(world.storeViews.filter(({ websiteId }) => sites.has(websiteId)).map(({ id }) => id));
    for (const account of within.accounts) sight.account.add(accountIdOf(account));
    for (const id of companies) sight.company.add(String(id));
    for (const id of people) sight.customer.add(String(id));
    const isHis = (one: { buyerId: number; storeId: number }) => people.has(one.buyerId) && stores.has(one.storeId);
    for (const order of world.orders) if (isHis(order)) sight.order.add(order.number);
    for (const quote of world.quotes) if (isHis(quote)) sight.quote.add(String(quote.cartId));
    for (const one of world.returns) if (isHis(one)) sight.return.add(one.number);
  }
  for (const id of sight.account) sight.wholeTrade.add(id);
  return sight;
}

const PEOPLE = ['profile', 'account', 'company', 'users', 'trade', 'stock', 'links'] as const;
const REPRESENTATIVE = [...PEOPLE, 'credit', 'cases', 'activities'] as const;
const FINANCE = [...PEOPLE, 'credit'] as const;
const SERVICE = [...PEOPLE, 'cases', 'activities'] as const;

/** Every kind of caller there is, and those who come closest to what is not theirs. */
export async function createCast(running: Running, world: World): Promise<Caller[]> {
  const staff = async (who: string, roles?: readonly string[]) =>
    ((await running.tell('token', { who, ...(roles === undefined ? {} : { roles }) })) as { token: string }).token;
  const both = { legalEntities: ['usmf', 'demf'] };
  const usmf = { legalEntities: ['usmf'] };
  const ofRepresentative = (number: string, legalEntity?: string) => ({
    accounts: world.accounts.filter(
      (one) => one.representative === number && (legalEntity === undefined || one.legalEntity === legalEntity),
    ),
    ...(legalEntity === undefined ? {} : { legalEntities: [legalEntity] }),
  });
  const own = need(world.companies.find(({ id }) => id === 1)).representative;
  const another = need(world.companies.find(({ id }) => id === 2)).representative;
  const seat = (companyId: number, role: Buyer['role']) =>
    need(world.buyers.find((one) => one.companyId === companyId && one.role === role && one.active));
  const blocked = need(world.companies.find(({ status }) => status === 'blocked'));
  const shoppers = world.buyers.filter(({ companyId }) => companyId === undefined);
  const linked = need(shoppers.find(({ id }) => world.accounts.some(({ buyerId }) => buyerId === id)));
  const stranger = need(
    shoppers.find(({ id, email }) => world.accounts.some((one) => one.email === email && one.buyerId !== id)),
  );
  const european = need(world.companies.find(({ websiteId, status }) => websiteId === 2 && status === 'approved'));
  const newcomer = need(
    world.companies.findLast(
      ({ id, status }) => status === 'approved' && world.accounts.some((one) => one.companyId === id && !one.marked),
    ),
  );

  const buyers: [string, Buyer][] = [
    ['senior buyer', seat(1, 'seniorBuyer')],
    ['administrator', seat(1, 'admin')],
    ['buyer', seat(1, 'buyer')],
    ['viewer', seat(1, 'viewer')],
    ['another company’s senior buyer', seat(2, 'seniorBuyer')],
    ['European administrator', seat(european.id, 'admin')],
    ['blocked company’s administrator', seat(blocked.id, 'admin')],
    ['newcomer’s administrator', seat(newcomer.id, 'admin')],
    ['shopper', linked],
    ['stranger with a known e-mail', stranger],
  ];
  return [
    { name: 'anonymous', token: undefined, sight: nothing() },
    ...(await Promise.all(
      buyers.map(async ([name, buyer]) => ({
        name,
        token: await signIn(running, buyer),
        sight: sightOfBuyer(world, buyer),
      })),
    )),
    {
      name: 'representative',
      token: await staff(own),
      sight: sightOfStaff(world, REPRESENTATIVE, ofRepresentative(own)),
    },
    {
      name: 'another representative',
      token: await staff(another),
      sight: sightOfStaff(world, REPRESENTATIVE, ofRepresentative(another)),
    },
    {
      name: 'representative kept to usmf',
      token: await staff(another, ['Sales.Representative', 'LegalEntity.usmf']),
      sight: sightOfStaff(world, REPRESENTATIVE, ofRepresentative(another, 'usmf')),
    },
    {
      name: 'representative kept to demf',
      token: await staff(own, ['Sales.Representative', 'LegalEntity.demf']),
      sight: sightOfStaff(world, REPRESENTATIVE, ofRepresentative(own, 'demf')),
    },
    { name: 'finance', token: await staff('finance'), sight: sightOfStaff(world, FINANCE, both) },
    {
      name: 'finance kept to usmf',
      token: await staff('finance', ['Finance.Controller', 'LegalEntity.usmf']),
      sight: sightOfStaff(world, FINANCE, usmf),
    },
    {
      name: 'finance of no legal entity here',
      token: await staff('finance', ['Finance.Controller', 'LegalEntity.xxmf']),
      sight: sightOfStaff(world, FINANCE, { legalEntities: [] }),
    },
    {
      name: 'service kept to usmf',
      token: await staff('service', ['Service.Agent', 'LegalEntity.usmf']),
      sight: sightOfStaff(world, SERVICE, usmf),
    },
    { name: 'operator', token: await staff('operator'), sight: sightOfStaff(world, ['stock', 'links'], both) },
    { name: 'BI', token: await staff('bi'), sight: nothing() },
  ];
}

/** Commerce's own sign-in, with the password everybody has here. */
export async function signIn(running: Running, { email }: Pick<Buyer, 'email'>): Promise<string> {
  const { urls } = (await (await fetch(`${running.control}/_sandbox/credentials`)).json()) as {
    urls: { commerce: string };
  };
  const answer = await fetch(`${urls.commerce}/rest/V1/integration/customer/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: email, password: 'Sandbox-Pass-1' }),
  });
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as string;
}

export function need<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the world lacks somebody it is seeded with');
  return value;
}
