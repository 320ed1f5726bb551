import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../../platform/principal.ts';
import type { World } from '../../../sandbox/world/facts.ts';
import {
  anonymous,
  bi,
  buyer,
  finance,
  financeEurope,
  internal,
  onlooker,
  operator,
  principal,
  representative,
  senior,
  service,
  shopper,
} from './principals.ts';
import { type Commerce, startCommerce } from './startCommerce.ts';

let commerce: Commerce;
beforeAll(async () => {
  commerce = await startCommerce();
  commerce.change(addEurope);
  // What the facts of the world have no word for.
  const { carts } = commerce.sandbox.state.tables;
  Object.assign(carts.get('entity_id', 604)?.extension_attributes.negotiable_quote ?? {}, { status: 'draft_by_admin' });
  Object.assign(carts.get('entity_id', 605)?.extension_attributes ?? {}, { company_id: 8 });
});
afterAll(() => commerce.close());

/** A customer, a company, an order, a quote and a return on the other website, and an order and a quote for another company. */
function addEurope(world: World): void {
  const [order] = world.orders;
  const quote = world.quotes.find(({ cartId }) => cartId === 601);
  const [request] = world.returns;
  const [company] = world.companies;
  const admin = world.buyers.find(({ id }) => id === 20);
  if (!(order && quote && request && company && admin)) throw new Error('the small world has changed');
  const there = { storeId: 2, websiteId: 2 };
  world.buyers.push({ ...admin, ...there, id: 40, email: 'buyer40@shop.example', companyId: 9, structureId: 90 });
  world.companies.push({ ...company, id: 9, name: 'Fabrikam', websiteId: 2, adminBuyerId: 40, creditId: 109 });
  const { poNumber: _, salesOrderNumber: __, ...plain } = order;
  const bare = { ...plain, shipments: [], invoices: [], legalEntity: 'demf' };
  world.orders.push({ ...bare, id: 6, number: '000000006', storeId: 2, buyerId: 40, companyId: 9, lines: [] });
  world.orders.push({ ...bare, id: 7, number: '000000007', buyerId: 12, companyId: 8, lines: [] });
  world.quotes.push({ ...quote, cartId: 603, maskedId: 's'.repeat(32), storeId: 2, buyerId: 40, companyId: 9 });
  world.quotes.push({ ...quote, cartId: 604, maskedId: 't'.repeat(32) });
  world.quotes.push({ ...quote, cartId: 605, maskedId: 'u'.repeat(32) });
  world.returns.push({
    ...request,
    id: 802,
    number: '000000802',
    orderId: 6,
    orderNumber: '000000006',
    storeId: 2,
    buyerId: 40,
    lines: [],
  });
}

type Node = Record<string, string>;

async function listed(who: Principal, list: string, field: string): Promise<string[] | null> {
  const { data } = await commerce.ask(who, `{ ${list}(first: 100) { totalCount edges { node { ${field} } } } }`);
  const page = data?.[list] as { totalCount: number; edges: { node: Node }[] } | null;
  return page === null ? null : page.edges.map(({ node }) => node[field]?.replace(/^0+/, '') ?? '').sort();
}

const one = (kind: string, key: string, value: string) => `{ ${kind}(${key}: "${value}") { ${key} } }`;

/** Of each kind of thing, those that somebody may see; null where he may not even ask. */
interface Seen {
  orders: string[] | null;
  quotes: string[] | null;
  returns: string[] | null;
  customers: string[] | null;
  companies: string[] | null;
}

const nothing: Seen = { orders: null, quotes: null, returns: null, customers: null, companies: null };
const northwind = ['10', '11', '12', '13'];

const seen: [string, Principal, Seen][] = [
  ['a stranger', anonymous, nothing],
  ['a shopper', shopper, { orders: ['4'], quotes: [], returns: [], customers: ['30'], companies: null }],
  [
    'a senior buyer, whom it does not concern what one below him does for another company',
    senior,
    { orders: ['1', '2', '3'], quotes: ['601'], returns: ['801'], customers: northwind, companies: ['7'] },
  ],
  // His role does not let him look at the company itself, nor at those who might be below him.
  [
    'a buyer, his own',
    { ...buyer, subordinateIds: ['13', '11'] },
    { orders: ['2', '3', '7'], quotes: ['601', '605'], returns: [], customers: northwind, companies: ['7'] },
  ],
  ['an onlooker', onlooker, { orders: [], quotes: [], returns: [], customers: ['13'], companies: ['7'] }],
  [
    'a company user without any resource',
    principal('companyUser', { customerId: '11', companyId: '7', subordinateIds: ['12'] }),
    { orders: [], quotes: [], returns: ['801'], customers: ['11', '12'], companies: null },
  ],
  [
    'a representative, of his companies, and not what their people do for another',
    representative,
    {
      orders: ['1', '2', '3'],
      quotes: ['601', '604'],
      returns: ['801'],
      customers: northwind,
      companies: ['7'],
    },
  ],
  [
    'a representative kept to the other legal entity: his people, and nothing they bought in this one',
    { ...representative, legalEntities: ['demf'] },
    { orders: [], quotes: [], returns: [], customers: northwind, companies: ['7'] },
  ],
  ['a representative without companies', { ...representative, companies: [] }, none()],
  [
    'finance, of its legal entity',
    finance,
    {
      orders: ['1', '2', '3', '4', '5', '7'],
      quotes: ['601', '602', '604', '605'],
      returns: ['801'],
      customers: [...northwind, '20', '30', '31'],
      companies: ['7', '8'],
    },
  ],
  [
    'finance of the other legal entity',
    financeEurope,
    { orders: ['6'], quotes: ['603'], returns: ['802'], customers: ['40'], companies: ['9'] },
  ],
  [
    'service, of both',
    service,
    {
      orders: ['1', '2', '3', '4', '5', '6', '7'],
      quotes: ['601', '602', '603', '604', '605'],
      returns: ['801', '802'],
      customers: [...northwind, '20', '30', '31', '40'],
      companies: ['7', '8', '9'],
    },
  ],
  ['service of no legal entity', { ...service, legalEntities: [] }, none()],
  ['an operator', operator, nothing],
  ['reports', bi, nothing],
  ['the gateway itself', internal, nothing],
];

function none(): Seen {
  return { orders: [], quotes: [], returns: [], customers: [], companies: [] };
}

const kinds = [
  ['orders', 'order', 'number', ['1', '2', '3', '4', '5', '6', '7']],
  ['quotes', 'quote', 'id', ['601', '602', '603', '604', '605']],
  ['returns', 'return', 'number', ['801', '802']],
  ['customers', 'customer', 'id', [...northwind, '20', '30', '31', '40']],
  ['companies', 'company', 'id', ['7', '8', '9']],
] as const;

/** Numbers of orders and returns are written long. */
const written = (list: string, id: string) => (['orders', 'returns'].includes(list) ? id.padStart(9, '0') : id);

describe.each(seen)('%s', (_, who, expected) => {
  it.each(kinds)('sees in the list of %s exactly what is his', async (list, __, field) => {
    expect(await listed(who, list, field)).toEqual(expected[list]?.toSorted() ?? null);
  });

  it.each(kinds)('is given of %s by id exactly what is in the list', async (list, kind, key, all) => {
    const given: string[] = [];
    for (const id of all) {
      const { data } = await commerce.ask(who, one(kind, key, written(list, id)));
      if (data?.[kind]) given.push(id);
    }
    expect(given).toEqual((expected[list] ?? []).toSorted());
  });

  it.each(kinds)('is given of %s as entities exactly what is in the list', async (list, kind, key, all) => {
    const type = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${key} } } }`;
    const of = all.map((id) => ({ __typename: type, [key]: written(list, id) }));
    const { data } = await commerce.ask(who, query, { variables: { of } });
    const entities = (data?._entities ?? []) as (Node | null)[];
    const given = all.filter((_id, at) => entities[at]);
    expect(given).toEqual((expected[list] ?? []).toSorted());
  });
});

describe('what hangs on somebody else', () => {
  it('is narrowed to what the caller may see', async () => {
    const { data, errors } = await commerce.ask(
      senior,
      `{ company(id: "7") {
        administrator { id } users { edges { node { id orders { edges { node { number } } } quotes { edges { node { id } } } } } }
        orders { edges { node { number } } } quotes { edges { node { id } } }
      } }`,
    );
    expect(errors).toEqual([]);
    const orders = { edges: ['3', '2', '1'].map((id) => ({ node: { number: written('orders', id) } })) };
    expect(data).toMatchObject({
      company: { administrator: { id: '10' }, orders, quotes: { edges: [{ node: { id: '601' } }] } },
    });
    // The administrator's own are not a subordinate's business.
    const mine = { '10': [], '11': ['1'], '12': ['3', '2'], '13': [] };
    const edges = Object.entries(mine).map(([id, found]) => ({
      node: { id, orders: { edges: found.map((one) => ({ node: { number: written('orders', one) } })) } },
    }));
    expect(data).toMatchObject({ company: { users: { edges } } });
  });

  it('is null where only the order is the caller’s to see', async () => {
    const query = '{ order(number: "000000007") { number company { id } customer { id } } }';
    expect((await commerce.ask(buyer, query)).data).toEqual({
      order: { number: '000000007', company: null, customer: { id: '12' } },
    });
  });

  it('of a return is no order the caller may not see', async () => {
    const noOrders = { ...senior, resources: senior.resources.filter((one) => !one.startsWith('Magento_Sales::view')) };
    expect((await commerce.ask(noOrders, '{ return(number: "000000801") { number order { number } } }')).data).toEqual({
      return: { number: '000000801', order: null },
    });
  });
});

describe('who may not ask', () => {
  it.each([
    ['a stranger must sign in', anonymous, 'UNAUTHENTICATED'],
    ['an operator is not let in', operator, 'FORBIDDEN'],
    ['reports are not let in', bi, 'FORBIDDEN'],
  ])('%s, and Commerce is not asked', async (_, who, code) => {
    const { data, errors, calls } = await commerce.ask(who, '{ orders { totalCount } customers { totalCount } }');
    expect(data).toEqual({ orders: null, customers: null });
    expect(errors.map((error) => error.code)).toEqual([code, code]);
    expect(calls).toBe(0);
  });

  it('what is not his to see is not even asked for', async () => {
    const { calls } = await commerce.ask(onlooker, '{ quotes { totalCount } }');
    expect(calls).toBe(0);
  });

  it('prices and names are everybody’s, quantities are not', async () => {
    const query = '{ product(sku: "BOLT-1") { name price { amount } salable { isSalable quantity } } }';
    const { data, errors } = await commerce.ask(anonymous, query);
    expect(data).toEqual({
      product: { name: 'Part BOLT-1', price: { amount: '10.50' }, salable: { isSalable: true, quantity: null } },
    });
    expect(errors).toEqual([{ code: 'UNAUTHENTICATED', path: 'product.salable.quantity' }]);
  });
});
