import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoiceId } from '../../../platform/ids.ts';
import { type Answer, type Running, startEverything } from '../running.ts';
import { accountIdOf, type Caller, callerNames, createCast, need, type Sight, worldOfToday } from './cast.ts';
import { leaksIn, ownersIn } from './leaks.ts';
import { createMatrix } from './printed.ts';
import { documentsOver } from './selections.ts';

const world = worldOfToday();
const owners = ownersIn(world);
const matrix = createMatrix();
let running: Running;
let schema: GraphQLSchema;
let cast: Map<string, Caller>;

beforeAll(async () => {
  running = await startEverything();
  cast = new Map((await createCast(running, world)).map((caller) => [caller.name, caller]));
  schema = buildClientSchema((await running.ask(undefined, getIntrospectionQuery())).data);
});
afterAll(async () => {
  if (process.env.ACCESS_MATRIX !== undefined) process.stdout.write(matrix.table());
  await running?.close();
});

const callerCalled = (name: string): Caller => need(cast.get(name));

async function ask(
  { name, token, sight }: Caller,
  query: string,
): Promise<{ answer: Answer; leaks: string[]; seen: number }> {
  const answer = await running.ask(token === undefined ? undefined : { token }, query);
  const refusals = ['FORBIDDEN', 'UNAUTHENTICATED'];
  const odd = answer.errors.filter(({ extensions }) => !refusals.includes(extensions.code));
  expect(odd, `${name} asked ${query.slice(0, 200)}`).toEqual([]);
  matrix.note(name, answer.data);
  return { answer, ...leaksIn(answer.data, sight, owners) };
}

/** Who everything is shown to somebody, so that an empty answer cannot pass for a safe one. */
const SEES_SOMETHING = callerNames.filter(
  (name) => !['anonymous', 'BI', 'operator', 'finance of no legal entity here'].includes(name),
);

describe.each(callerNames)('%s', (name) => {
  it('is shown, from every list and along every edge, nothing that is not his', async () => {
    const caller = callerCalled(name);
    let seen = 0;
    for (const query of documentsOver(schema)) {
      const found = await ask(caller, query);
      expect(found.leaks, query).toEqual([]);
      seen += found.seen;
    }
    if (SEES_SOMETHING.includes(name)) expect(seen).toBeGreaterThan(10);
  });

  it('is told of each list exactly as many as are his', async () => {
    const caller = callerCalled(name);
    const { sight } = caller;
    const lists: [list: string, size: number, isAllowed: boolean, fields: string][] = [
      ['accounts', sight.account.size, sight.may.has('account'), 'id'],
      ['companies', sight.company.size, sight.may.has('company'), 'id'],
      ['customers', sight.customer.size, sight.may.has('profile'), 'id'],
      ['orders', sight.order.size, sight.may.has('trade'), 'number'],
      ['quotes', sight.quote.size, sight.may.has('trade'), 'id'],
      ['returns', sight.return.size, sight.may.has('trade'), 'number'],
    ];
    for (const [list, size, isAllowed, fields] of lists) {
      const query = `{ ${list}(first: 100) { totalCount edges { node { __typename ${fields} } } } }`;
      const { answer, leaks } = await ask(caller, query);
      expect(leaks).toEqual([]);
      expect(answer.data?.[list]?.totalCount, list).toBe(isAllowed ? size : undefined);
      if (isAllowed) expect(answer.data[list].edges, list).toHaveLength(Math.min(100, size));
    }
  });

  it('is told in long lists of invoices and links of nobody else’s', async () => {
    const caller = callerCalled(name);
    for (const list of [
      'invoices(first: 100) { edges { node { __typename id number legalEntity } } }',
      'links(first: 100) { edges { node { __typename kind commerceId dynamicsId } } }',
      'links(first: 100, filter: { kind: COMPANY }) { edges { node { __typename kind commerceId dynamicsId } } }',
      'links(first: 100, filter: { state: PROPOSED }) { edges { node { __typename kind commerceId dynamicsId } } }',
    ])
      expect((await ask(caller, `{ ${list} }`)).leaks, list).toEqual([]);
  });

  it('is given by id what is his, and null for what is another’s', async () => {
    const caller = callerCalled(name);
    for (const { query, type, key } of byId()) {
      const { answer, leaks } = await ask(caller, query);
      expect(leaks, query).toEqual([]);
      expect(answer.data?.found != null, query).toBe(isHis(caller.sight, type, key));
    }
  });
});

describe('all at once', () => {
  it('everybody asks for the same things at the same time, and gets what is his', async () => {
    const all = [...cast.values()].flatMap((caller) => byId().map((one) => ({ caller, ...one })));
    const shuffled = all.sort(
      (left, right) => hash(left.query + left.caller.name) - hash(right.query + right.caller.name),
    );
    for (let at = 0; at < shuffled.length; at += 50) {
      await Promise.all(
        shuffled.slice(at, at + 50).map(async ({ caller, query, type, key }) => {
          const { answer, leaks } = await ask(caller, query);
          expect(leaks, query).toEqual([]);
          expect(answer.data?.found != null, `${caller.name}: ${query}`).toBe(isHis(caller.sight, type, key));
        }),
      );
    }
  });

  it('a stranger who is the first to ask leaves nothing behind for others, nor they for him', async () => {
    await running.startCold();
    const stranger = callerCalled('stranger with a known e-mail');
    const owner = callerCalled('administrator');
    for (const { query, type, key } of byId()) {
      for (const caller of [stranger, owner, stranger]) {
        const { answer } = await ask(caller, query);
        expect(answer.data?.found != null, `${caller.name}: ${query}`).toBe(isHis(caller.sight, type, key));
      }
    }
  });
});

/** Of the first company's account, of the second's, and of one in Europe. */
const invoices = [1, 2, 3].flatMap((id) => {
  const of = world.orders.filter((one) => one.companyId === id && one.accountNumber !== undefined);
  return of
    .flatMap(({ legalEntity, accountNumber = '', invoices: posted }) =>
      posted.map(({ number, date, voucher }) => ({
        id: invoiceId({ legalEntity, number, date, voucher }),
        account: accountIdOf({ legalEntity, number: accountNumber }),
      })),
    )
    .slice(-3);
});

type Kind = 'account' | 'company' | 'customer' | 'order' | 'quote' | 'return' | 'invoice';

/** Of each kind several, whose owners are several of the cast. */
function byId(): { type: Kind; key: string; query: string }[] {
  const companies = [1, 2, 3, 23];
  const records: [Kind, string[]][] = [
    [
      'account',
      world.accounts
        .filter(
          ({ companyId = 0, buyerId, marked }) => companies.includes(companyId) || buyerId !== undefined || !marked,
        )
        .slice(0, 12)
        .map(accountIdOf),
    ],
    ['company', companies.map(String)],
    ['customer', world.buyers.filter(({ companyId = 0 }) => companies.includes(companyId)).map(({ id }) => String(id))],
    [
      'order',
      companies
        .flatMap((id) => world.orders.filter((one) => one.companyId === id).slice(-4))
        .map(({ number }) => number),
    ],
    ['quote', companies.flatMap((id) => quotesOf(id).slice(-3)).map(({ cartId }) => String(cartId))],
    ['invoice', invoices.map(({ id }) => id)],
    ['return', companies.flatMap((id) => returnsOf(id).slice(-3)).map(({ number }) => number)],
  ];
  const fields: Record<string, string> = {
    account: 'id name credit { __typename balance { amount } } invoices(first: 1) { totalCount }',
    company: 'id name users(first: 1) { totalCount }',
    customer: 'id email',
    order: 'number placedAt salesOrder { __typename id }',
    quote: 'id name',
    invoice: 'id number legalEntity lines { __typename sku } account { __typename id }',
    return: 'number status',
  };
  return records.flatMap(([type, keys]) =>
    keys.map((key) => {
      const argument = type === 'order' || type === 'return' ? 'number' : 'id';
      return { type, key, query: `{ found: ${type}(${argument}: "${key}") { __typename ${fields[type]} } }` };
    }),
  );
}

const quotesOf = (companyId: number) => world.quotes.filter((one) => one.companyId === companyId && isSent(one.status));
const isSent = (status: string) => !status.startsWith('draft');
const returnsOf = (companyId: number) =>
  world.returns.filter(({ buyerId }) => world.buyers.some((one) => one.id === buyerId && one.companyId === companyId));

const RIGHT_FOR = {
  customer: 'profile',
  account: 'account',
  company: 'company',
  order: 'trade',
  quote: 'trade',
  return: 'trade',
} as const;

function isHis(sight: Sight, type: Kind, key: string): boolean {
  if (type === 'invoice') {
    const account = invoices.find(({ id }) => id === key)?.account ?? '';
    return sight.may.has('credit') && sight.account.has(account);
  }
  return sight.may.has(RIGHT_FOR[type]) && sight[type].has(key);
}

/** An order that is the same in every run, and is not that of the records. */
function hash(text: string): number {
  let value = 7;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) % 1_000_003;
  return value;
}
