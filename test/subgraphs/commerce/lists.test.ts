import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addManyOrders, MANY } from './manyOrders.ts';
import { anonymous, finance, senior, service, shopper } from './principals.ts';
import { type Answer, type Commerce, startCommerce } from './startCommerce.ts';

let commerce: Commerce;
beforeAll(async () => {
  commerce = await startCommerce();
  commerce.change(addManyOrders);
});
afterAll(() => commerce.close());

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { cursor: string; node: Record<string, string> }[];
}

const pageInfo = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const orders = `query ($first: Int, $after: String, $filter: OrderFilter) {
  orders(first: $first, after: $after, filter: $filter) { totalCount ${pageInfo} edges { cursor node { number placedAt } } }
}`;
const nothing: Page = {
  totalCount: 0,
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  edges: [],
};
const pageOf = ({ data }: Pick<Answer, 'data'>, list: string) => (data?.[list] ?? nothing) as Page;
const numbers = (page: Page) => page.edges.map(({ node }) => node.number);
const ask = async (variables: Record<string, unknown>) =>
  pageOf(await commerce.ask(shopper, orders, { variables }), 'orders');

describe('orders', () => {
  it('come page by page, newest first, each once', async () => {
    const found: string[] = [];
    let after: string | null = null;
    let pages = 0;
    for (let more = true; more; pages += 1) {
      const page: Page = await ask({ first: 60, after });
      expect(page.totalCount).toBe(MANY + 1);
      expect(page.pageInfo.hasPreviousPage).toBe(pages > 0);
      expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor);
      found.push(...page.edges.map(({ node }) => `${node.placedAt} ${node.number}`));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(pages).toBe(5);
    expect(new Set(found).size).toBe(MANY + 1);
    expect(found).toEqual(found.toSorted().reverse());
  });

  it('go on behind any row, with pages of any size', async () => {
    const whole = numbers(await ask({ first: 100 }));
    const { edges } = await ask({ first: 100 });
    for (const [skipped, first] of [
      [1, 1],
      [3, 10],
      [7, 5],
      [10, 10],
      [93, 7],
    ] as const) {
      const page = await ask({ first, after: edges[skipped - 1]?.cursor });
      expect(numbers(page)).toEqual(whole.slice(skipped, skipped + first));
    }
  });

  it('that are not the caller’s to see leave a gap, and no other comes twice for it', async () => {
    commerce.change(({ orders: all }) => {
      const order = all.find(({ id }) => id === 2);
      if (order !== undefined) order.companyId = 8;
    });
    const found: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page: Page = pageOf(await commerce.ask(senior, orders, { variables: { first: 1, after } }), 'orders');
      found.push(...page.edges.map(({ node }) => node.number ?? ''));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(found).toEqual(['000000003', '000000001']);
  });

  it('end', async () => {
    const page = await ask({ first: 1 });
    const last = JSON.parse(Buffer.from(page.edges[0]?.cursor ?? '', 'base64url').toString());
    const beyond = Buffer.from(JSON.stringify([last[0], MANY + 1])).toString('base64url');
    expect(await ask({ first: 20, after: beyond })).toEqual({
      totalCount: MANY + 1,
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
      edges: [],
    });
    const lastPage = await ask({
      first: 20,
      after: Buffer.from(JSON.stringify([last[0], MANY - 2])).toString('base64url'),
    });
    expect(lastPage.edges).toHaveLength(3);
    expect(lastPage.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    [{ status: 'pending' }, 0],
    [{ status: 'processing' }, MANY + 1],
    [{ numbers: ['000000004', '000001000', '000000001', '999999999'] }, 2],
    [{ numbers: [] }, 0],
    [{ placedFrom: '2026-04-01T00:10:00Z', placedBefore: '2026-04-01T00:20:00Z' }, 10],
    // The rows carry whole seconds: what is not before 00:10:00.5 is not before 00:10:01.
    [{ placedFrom: '2026-04-01T00:10:00.500Z', placedBefore: '2026-04-01T00:12:00.500Z' }, 2],
    [{ placedFrom: '2026-04-01T02:10:00+02:00', placedBefore: '2026-04-01T02:11:00+02:00' }, 1],
  ])('narrowed by %j are %i', async (filter, count) => {
    expect((await ask({ filter })).totalCount).toBe(count);
  });

  it('are twenty unless said otherwise', async () => {
    expect((await ask({})).edges).toHaveLength(20);
  });
});

describe('what makes no list', () => {
  const lists = ['orders', 'quotes', 'returns', 'customers', 'companies', 'products'];

  it.each(lists)('%s refuse a size and a cursor that cannot be, naming them', async (list) => {
    for (const [argument, text] of [
      ['first', 'first: 0'],
      ['first', 'first: 101'],
      ['first', 'first: -1'],
      ['after', 'after: ""'],
      ['after', 'after: "abc"'],
      ['after', `after: "${Buffer.from('["12345678",5]').toString('base64url')}"`],
    ]) {
      const { data, errors, calls } = await commerce.ask(service, `{ ${list}(${text}) { totalCount } }`);
      expect(data).toEqual({ [list]: null });
      expect(errors).toEqual([{ code: 'BAD_USER_INPUT', path: list, argument }]);
      expect(calls).toBe(0);
    }
  });

  it('a cursor of another filter, of another person, of another list', async () => {
    const { pageInfo } = await ask({ first: 2 });
    const after = pageInfo.endCursor;
    for (const query of [
      'query ($after: String) { orders(after: $after, filter: { status: "pending" }) { totalCount } }',
      'query ($after: String) { quotes(after: $after) { totalCount } }',
      'query ($after: String) { me { customer { orders(after: $after) { totalCount } } } }',
    ]) {
      const { errors } = await commerce.ask(shopper, query, { variables: { after } });
      expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', argument: 'after' }]);
    }
  });

  it.each([
    ['orders', '{ numbers: ["1 OR 1"] }', 'filter.numbers'],
    ['orders', '{ status: "" }', 'filter.status'],
    ['customers', '{ companyId: "x" }', 'filter.companyId'],
    ['customers', '{ email: "\\u0000" }', 'filter.email'],
    ['companies', '{ nameStartsWith: "  " }', 'filter.nameStartsWith'],
  ])('%s filtered by %s', async (list, filter, argument) => {
    const { errors } = await commerce.ask(service, `{ ${list}(filter: ${filter}) { totalCount } }`);
    expect(errors).toEqual([{ code: 'BAD_USER_INPUT', path: list, argument }]);
  });

  it('more than a hundred names at once', async () => {
    const many = Array.from({ length: 101 }, (_, at) => String(1 + at));
    const query = `query ($many: [ID!]!) {
      orders(filter: { numbers: $many }) { totalCount } products(skus: $many) { totalCount }
    }`;
    const { errors } = await commerce.ask(service, query, { variables: { many } });
    expect(errors.map(({ argument }) => argument)).toEqual(['filter.numbers', 'skus']);
  });
});

describe('the other lists', () => {
  const of = async (who: typeof finance, text: string, field = 'id') => {
    const { data, errors } = await commerce.ask(who, `{ list: ${text} { totalCount edges { node { ${field} } } } }`);
    expect(errors).toEqual([]);
    return pageOf({ data }, 'list').edges.map(({ node }) => node[field]);
  };

  it('of customers are narrowed by address, whatever its case, and by company', async () => {
    expect(await of(service, 'customers(filter: { email: "SOLO@shop.example" })')).toEqual(['30']);
    expect(await of(service, 'customers(filter: { companyId: "8" })')).toEqual(['20']);
    expect(await of(service, 'customers(filter: { companyId: "8", email: "solo@shop.example" })')).toEqual([]);
    expect(await of(senior, 'customers(filter: { companyId: "8" })')).toEqual([]);
    // Not a pattern.
    expect(await of(service, 'customers(filter: { email: "%@shop.example" })')).toEqual([]);
  });

  it('of companies are narrowed by status and by the beginning of the name, taken literally', async () => {
    expect(await of(service, 'companies(filter: { nameStartsWith: "nORTH", status: APPROVED })')).toEqual(['7']);
    expect(await of(finance, 'companies(filter: { nameStartsWith: "nORTH" })')).toEqual(['7']);
    expect(await of(service, 'companies(filter: { status: BLOCKED })')).toEqual([]);
    for (const text of ['%', '_orth', 'N%', "Northwind' OR 1=1 --"]) {
      expect(await of(service, `companies(filter: { nameStartsWith: "${text}" })`)).toEqual([]);
    }
  });

  it('of quotes are narrowed by status', async () => {
    expect(await of(service, 'quotes(filter: { status: EXPIRED })')).toEqual(['602']);
    expect(await of(service, 'quotes')).toEqual(['601', '602']);
    expect(await of(service, 'quotes(first: 1)')).toEqual(['601']);
  });

  it('of products come in the order they were asked for, each once, in any case', async () => {
    for (const who of [service, shopper, anonymous]) {
      const skus = 'products(skus: ["GEAR-3", "nope", "bolt-1", "OLD-4", "GEAR-3", "NUT/2 A"])';
      expect(await of(who, skus, 'sku')).toEqual(['GEAR-3', 'BOLT-1', 'NUT/2 A']);
      expect(await of(who, 'products(skus: [])', 'sku')).toEqual([]);
    }
  });

  it('of products are searched by name and SKU, by name, page by page', async () => {
    for (const who of [service, shopper, anonymous]) {
      expect(await of(who, 'products(search: "gear")', 'sku')).toEqual(['GEAR-3']);
      expect(await of(who, 'products(search: "nothing such")', 'sku')).toEqual([]);
      const names = await of(who, 'products(first: 100, search: "Many 1")', 'name');
      expect(names).toHaveLength(100);
      expect(names).toEqual(names.toSorted());
      const { data } = await commerce.ask(who, '{ products(first: 2) { pageInfo { endCursor } } }');
      const after = pageOf({ data }, 'products').pageInfo.endCursor;
      expect(await of(who, `products(first: 3, after: "${after}")`, 'name')).toEqual([
        'Many 1002',
        'Many 1003',
        'Many 1004',
      ]);
    }
  });

  it('of products end, where Commerce refuses to name a page past the end', async () => {
    for (const who of [service, shopper]) {
      const { data } = await commerce.ask(who, '{ products(first: 1, search: "gear") { edges { cursor } } }');
      const after = pageOf({ data }, 'products').edges[0]?.cursor;
      const query =
        'query ($after: String) { products(search: "gear", after: $after) { totalCount edges { cursor } } }';
      const { data: end, errors } = await commerce.ask(who, query, { variables: { after } });
      expect(errors).toEqual([]);
      expect(end).toEqual({ products: { totalCount: 1, edges: [] } });
    }
  });

  it('of products cannot be both named and searched', async () => {
    const { errors } = await commerce.ask(anonymous, '{ products(skus: ["A"], search: "b") { totalCount } }');
    expect(errors).toEqual([{ code: 'BAD_USER_INPUT', path: 'products', argument: 'search' }]);
  });
});
