import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startEverything } from '../running.ts';

let running: Running;
beforeAll(async () => {
  running = await startEverything();
});
afterAll(() => running?.close());

const codes = (errors: { extensions: { code: string; argument?: string } }[]) =>
  errors.map(({ extensions: { code, argument } }) => `${code}${argument === undefined ? '' : ` ${argument}`}`);

describe('unknown ids', () => {
  it.each([
    ['customer', '{ found: customer(id: "999999") { id } }'],
    ['company', '{ found: company(id: "999999") { id } }'],
    ['account', '{ found: account(id: "usmf:NOBODY") { id } }'],
    ['product', '{ found: product(sku: "no such thing") { sku } }'],
    ['order', '{ found: order(number: "999999999") { number } }'],
    ['quote', '{ found: quote(id: "999999") { id } }'],
    ['return', '{ found: return(number: "999999999") { number } }'],
  ])('%s answers null', async (_, query) => {
    const { data, errors } = await running.ask('rep', query);
    expect({ data, errors }).toEqual({ data: { found: null }, errors: [] });
  });
});

describe('malformed arguments', () => {
  it.each([
    ['{ customer(id: "x y") { id } }', 'id'],
    ['{ account(id: "usmf") { id } }', 'id'],
    ['{ invoice(id: "nonsense") { id } }', 'id'],
    ['{ orders(first: 0) { totalCount } }', 'first'],
    ['{ orders(first: 101) { totalCount } }', 'first'],
    ['{ accounts(first: 101) { totalCount } }', 'first'],
    ['{ orders(after: "rubbish") { totalCount } }', 'after'],
    ['{ accounts(after: "rubbish") { totalCount } }', 'after'],
  ])('%s is BAD_USER_INPUT and names %s', async (query, argument) => {
    const { errors } = await running.ask('rep', query);
    expect(codes(errors)).toEqual([`BAD_USER_INPUT ${argument}`]);
  });

  it('a cursor of another list is refused', async () => {
    const { data } = await running.ask('rep', '{ orders(first: 1) { pageInfo { endCursor } } }');
    const query = 'query ($after: String) { quotes(after: $after) { totalCount } }';
    const { errors } = await running.ask('rep', query, { after: data.orders.pageInfo.endCursor });
    expect(codes(errors)).toEqual(['BAD_USER_INPUT after']);
  });

  it('a bad Store header is BAD_USER_INPUT and an unknown currency too', async () => {
    expect(codes((await running.ask(undefined, '{ me { kind } }', {}, { store: 'nowhere' })).errors)).toEqual([
      'BAD_USER_INPUT Store',
    ]);
    const { errors } = await running.ask(undefined, '{ me { kind } }', {}, { 'content-currency': 'dollars' });
    expect(codes(errors)).toEqual(['BAD_USER_INPUT Content-Currency']);
  });
});

describe('hostile text in every argument', () => {
  const texts = [
    "' or 1 eq 1 or '",
    '%27%20or%201%20eq%201',
    '"; drop table links',
    'a\u0000b',
    '漢字 ß 🙂',
    '*',
    'x'.repeat(10_000),
    '../../x',
    'a&b=c#d',
  ];
  const questions = [
    'query ($t: ID!) { found: customer(id: $t) { id } }',
    'query ($t: ID!) { found: company(id: $t) { id } }',
    'query ($t: ID!) { found: account(id: $t) { id } }',
    'query ($t: ID!) { found: product(sku: $t) { sku } }',
    'query ($t: ID!) { found: order(number: $t) { number } }',
    'query ($t: ID!) { found: invoice(id: $t) { id } }',
    'query ($t: ID!) { found: quote(id: $t) { id } }',
    'query ($t: ID!) { found: return(number: $t) { number } }',
  ];
  it.each(questions)('%s finds nothing and breaks nothing', async (query) => {
    for (const text of texts) {
      const { data, errors } = await running.ask('rep', query, { t: text });
      expect(data?.found ?? null, text.slice(0, 40)).toBeNull();
      for (const { extensions } of errors) expect(extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('in filters narrows to nothing or is refused', async () => {
    for (const text of texts) {
      const { data, errors } = await running.ask(
        'rep',
        'query ($s: String!, $e: String!) { accounts(filter: { nameContains: $s }) { totalCount } customers(filter: { email: $e }) { totalCount } companies(filter: { nameStartsWith: $s }) { totalCount } orders(filter: { status: $s }) { totalCount } }',
        { s: text, e: text },
      );
      for (const { extensions } of errors) expect(extensions.code).toBe('BAD_USER_INPUT');
      for (const part of Object.values(data ?? {}) as ({ totalCount: number } | null)[])
        expect(part?.totalCount ?? 0, text.slice(0, 40)).toBe(0);
    }
  });
});

describe('tokens', () => {
  it.each([
    ['no JWT', 'rubbish-rubbish'],
    ['an unsigned one', `${b64({ alg: 'none' })}.${b64({ uid: 1, utypid: 3, exp: 9999999999 })}.`],
    ['one of another issuer', `${b64({ alg: 'RS256' })}.${b64({ iss: 'https://evil.example', exp: 9999999999 })}.c2ln`],
    ['one with a quote in its claims', `${b64({ alg: 'HS256' })}.${b64({ uid: "1' or '1'='1", utypid: 3 })}.c2ln`],
  ])('%s gets UNAUTHENTICATED and no data', async (_, token) => {
    const answer = await running.ask({ token }, '{ orders { totalCount } me { customer { email } } }');
    expect(answer.status).toBe(401);
    expect(answer.data).toBeNull();
    expect(codes(answer.errors)).toEqual(['UNAUTHENTICATED']);
  });
});

function b64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
