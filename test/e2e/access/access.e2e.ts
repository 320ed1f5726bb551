import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startEverything, type Who } from '../running.ts';

let running: Running;
/** The first company as its own buyer sees it, and the second as its own. */
let own: Seen;
let other: Seen;

interface Seen {
  customerId: string;
  companyId: string;
  accountId: string;
  order: string;
  quote: string | undefined;
  invoice: string | undefined;
}

beforeAll(async () => {
  running = await startEverything();
  own = await see('buyer');
  other = await see('buyer2');
});
afterAll(() => running?.close());

async function see(who: Who): Promise<Seen> {
  const { data } = await running.ask(
    who,
    '{ me { customer { id company { id account { id invoices(first: 1) { edges { node { id } } } } } orders(first: 1) { edges { node { number } } } quotes(first: 1) { edges { node { id } } } } } }',
  );
  const { customer } = data.me;
  return {
    customerId: customer.id,
    companyId: customer.company.id,
    accountId: customer.company.account.id,
    order: customer.orders.edges[0].node.number,
    quote: customer.quotes.edges[0]?.node.id,
    invoice: customer.company.account.invoices.edges[0]?.node.id,
  };
}

const codes = (errors: { extensions: { code: string } }[]) => [
  ...new Set(errors.map(({ extensions }) => extensions.code)),
];

describe('another company’s records', () => {
  const cases: [string, (seen: Seen) => string][] = [
    ['customer', ({ customerId }) => `customer(id: "${customerId}") { id email }`],
    ['company', ({ companyId }) => `company(id: "${companyId}") { id name }`],
    ['account', ({ accountId }) => `account(id: "${accountId}") { id name credit { balance { amount } } }`],
    ['order', ({ order }) => `order(number: "${order}") { number total { amount } }`],
    ['quote', ({ quote }) => `quote(id: "${quote ?? 0}") { id name }`],
    ['invoice', ({ invoice }) => `invoice(id: "${invoice ?? ''}") { id number }`],
  ];
  it.each(cases)('%s is null to a stranger and there for its owner', async (_, field) => {
    const mine = await running.ask('buyer', `{ found: ${field(own)} }`);
    expect(mine.errors).toEqual([]);
    expect(mine.data.found).not.toBeNull();
    // Filled by its owner first: a warm answer must not leak either.
    const owners = await running.ask('buyer2', `{ found: ${field(other)} }`);
    expect(owners.data.found).not.toBeNull();
    const strangers = await running.ask('buyer', `{ found: ${field(other)} }`);
    expect(strangers.data.found).toBeNull();
  });

  it('are not in any list of a buyer', async () => {
    const { data } = await running.ask(
      'buyer',
      '{ orders(first: 100) { edges { node { customer { id } } } } invoices(first: 100) { edges { node { account { id } } } } accounts { edges { node { id } } } companies { edges { node { id } } } }',
    );
    const accounts = new Set([
      ...data.invoices.edges.map(({ node }: { node: { account: { id: string } } }) => node.account.id),
      ...data.accounts.edges.map(({ node }: { node: { id: string } }) => node.id),
    ]);
    expect(accounts.has(other.accountId)).toBe(false);
    expect(data.companies.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([own.companyId]);
    const customers = data.orders.edges.map(({ node }: { node: { customer: { id: string } } }) => node.customer?.id);
    expect(customers).not.toContain(other.customerId);
  });
});

describe('what each kind of caller is refused', () => {
  const fields: Record<string, string> = {
    orders: '{ orders(first: 1) { totalCount } }',
    credit: '{ accounts(first: 1) { edges { node { credit { balance { amount } } } } } }',
    invoices: '{ invoices(first: 1) { totalCount } }',
    cost: '{ products(first: 1) { edges { node { cost { amount } } } } }',
    stock: '{ products(first: 1) { edges { node { stock { onHand } } } } }',
    links: '{ links(first: 1) { totalCount } }',
    products: '{ products(first: 1) { edges { node { sku name price { amount } salable { isSalable } } } } }',
    cases: '{ accounts(first: 1) { edges { node { cases(first: 1) { totalCount } } } } }',
  };
  const table: [Who | 'anonymous', Record<string, boolean>][] = [
    [
      'anonymous',
      {
        orders: false,
        credit: false,
        invoices: false,
        cost: false,
        stock: false,
        links: false,
        products: true,
        cases: false,
      },
    ],
    [
      'buyer',
      {
        orders: true,
        credit: true,
        invoices: true,
        cost: false,
        stock: true,
        links: false,
        products: true,
        cases: false,
      },
    ],
    [
      'rep',
      {
        orders: true,
        credit: true,
        invoices: true,
        cost: false,
        stock: true,
        links: true,
        products: true,
        cases: true,
      },
    ],
    [
      'finance',
      {
        orders: true,
        credit: true,
        invoices: true,
        cost: false,
        stock: true,
        links: true,
        products: true,
        cases: false,
      },
    ],
    [
      'service',
      {
        orders: true,
        credit: false,
        invoices: false,
        cost: false,
        stock: true,
        links: true,
        products: true,
        cases: true,
      },
    ],
    [
      'operator',
      {
        orders: false,
        credit: false,
        invoices: false,
        cost: false,
        stock: true,
        links: true,
        products: true,
        cases: false,
      },
    ],
    [
      'bi',
      {
        orders: false,
        credit: false,
        invoices: false,
        cost: false,
        stock: false,
        links: false,
        products: false,
        cases: false,
      },
    ],
  ];
  it.each(table)('%s', async (who, allowed) => {
    const seen: Record<string, boolean> = {};
    for (const [name, query] of Object.entries(fields)) {
      const { errors } = await running.ask(who === 'anonymous' ? undefined : who, query);
      const refused = codes(errors);
      expect(
        refused.every((code) => ['FORBIDDEN', 'UNAUTHENTICATED'].includes(code)),
        `${name}: ${refused.join()}`,
      ).toBe(true);
      seen[name] = refused.length === 0;
    }
    expect(seen).toEqual(allowed);
  });

  it('internal fields are not in the schema callers see', async () => {
    const { data } = await running.ask('operator', '{ __schema { types { name fields { name } } } }');
    const names = data.__schema.types.flatMap((type: { name: string; fields: { name: string }[] | null }) => [
      type.name,
      ...(type.fields ?? []).map(({ name }) => name),
    ]);
    expect(names).not.toEqual(expect.arrayContaining(['commerceViewer']));
    expect(names).not.toEqual(expect.arrayContaining(['dynamicsViewer']));
    expect(names).not.toEqual(expect.arrayContaining(['unifiedViewer']));
  });

  it('an alias, a fragment or a directive is no way round', async () => {
    for (const query of [
      '{ a: links { totalCount } }',
      'query { ...All } fragment All on Query { links { totalCount } }',
      'query ($yes: Boolean = true) { links @include(if: $yes) { totalCount } }',
      '{ ... on Query { ... { links { edges { node { id } } } } } }',
    ]) {
      const { data, errors } = await running.ask('buyer', query);
      expect(codes(errors), query).toEqual(['FORBIDDEN']);
      expect(
        Object.values(data ?? {}).every((value) => value === null),
        query,
      ).toBe(true);
    }
  });
});

describe('a representative', () => {
  it('sees the accounts he is responsible for and no others', async () => {
    const { data } = await running.ask(
      'rep',
      '{ accounts(first: 100) { totalCount edges { node { id salesRepresentative { personnelNumber } } } } }',
    );
    const numbers = new Set(
      data.accounts.edges.map(
        ({ node }: { node: { salesRepresentative: { personnelNumber: string } } }) =>
          node.salesRepresentative.personnelNumber,
      ),
    );
    expect(numbers.size).toBe(1);
    const { data: all } = await running.ask('finance', '{ accounts { totalCount } }');
    expect(data.accounts.totalCount).toBeLessThan(all.accounts.totalCount);
  });
});

describe('browsers', () => {
  it('a form post without a preflight is refused', async () => {
    const answer = await fetch(`${running.door}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{ me { kind } }"}',
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('a GET without the preflight header is refused and with it answers a query', async () => {
    const url = `${running.door}/graphql?query=${encodeURIComponent('{ me { kind } }')}`;
    expect((await fetch(url)).status).toBe(400);
    const answer = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
    expect(await answer.json()).toMatchObject({ data: { me: { kind: 'ANONYMOUS' } } });
  });

  it('an origin that is not allowed gets no CORS headers', async () => {
    const answer = await fetch(`${running.door}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
