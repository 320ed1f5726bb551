import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startEverything } from '../running.ts';
import { need, signIn, worldOfToday } from './cast.ts';

const world = worldOfToday();
let running: Running;
beforeAll(async () => {
  running = await startEverything();
});
afterAll(() => running?.close());

const uid = (id: number | string) => Buffer.from(String(id)).toString('base64');
const query = '{ me { kind customer { id company { id } } } orders(first: 1) { totalCount } }';

describe('who names a company by X-Adobe-Company', () => {
  it('acts for it when it is his', async () => {
    const { data } = await running.ask('buyer', query, {}, { 'x-adobe-company': uid(1) });
    expect(data.me).toMatchObject({ kind: 'COMPANY_USER', customer: { company: { id: '1' } } });
  });

  it.each([2, 3, 999_999, 0])('is refused when it is not: %i', async (id) => {
    for (const who of ['buyer', 'admin'] as const) {
      const { status, data, errors } = await running.ask(who, query, {}, { 'x-adobe-company': uid(id) });
      expect({ status, data, codes: errors.map(({ extensions }) => extensions.code) }).toEqual({
        status: 401,
        data: null,
        codes: ['UNAUTHENTICATED'],
      });
    }
  });

  it('is refused when he has none', async () => {
    const shopper = need(world.buyers.find(({ companyId }) => companyId === undefined));
    const token = await signIn(running, shopper);
    expect((await running.ask({ token }, query)).data.me.kind).toBe('SHOPPER');
    const { status, data } = await running.ask({ token }, query, {}, { 'x-adobe-company': uid(1) });
    expect({ status, data }).toEqual({ status: 401, data: null });
  });

  it.each(["1' or '1'='1", '../1', '%2e%2e', 'x'.repeat(40), '1 2'])(
    'is refused when it cannot be one: %s',
    async (given) => {
      const { status, data } = await running.ask('buyer', query, {}, { 'x-adobe-company': given });
      expect({ status, data }).toEqual({ status: 400, data: null });
    },
  );

  it('changes nothing for staff and for nobody', async () => {
    const plain = await running.ask('rep', '{ accounts { totalCount } }');
    const named = await running.ask('rep', '{ accounts { totalCount } }', {}, { 'x-adobe-company': uid(2) });
    expect(named.data).toEqual(plain.data);
    const nobody = await running.ask(undefined, query, {}, { 'x-adobe-company': uid(1) });
    expect(nobody.data).toMatchObject({ me: { kind: 'ANONYMOUS', customer: null }, orders: null });
  });
});

describe('who comes by another store view', () => {
  it('keeps his own account, and does not see the goods of another legal entity by naming it', async () => {
    const asked =
      '{ accounts { edges { node { id } } } products(first: 1) { edges { node { stock(legalEntity: "demf") { onHand } } } } }';
    const here = await running.ask('buyer2', asked);
    const there = await running.ask('buyer2', asked.replace('demf', 'usmf'), {}, { store: 'de_de' });
    expect(there.data.accounts).toEqual(here.data.accounts);
    for (const { errors } of [here, there])
      expect(errors.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
  });

  it('cannot name one there is not', async () => {
    for (const store of ['all', 'admin', '../us_en', 'us_en,de_de', '__proto__', 'constructor']) {
      const { status, data } = await running.ask('buyer', query, {}, { store });
      expect({ status, data }, store).toEqual({ status: 400, data: null });
    }
  });
});

describe('another’s cart', () => {
  it('is not decided upon, and its owner’s is', async () => {
    const mine = need(
      world.carts.find(({ buyerId }) => world.buyers.some((one) => one.id === buyerId && one.companyId === 1)),
    );
    const owner = need(world.buyers.find(({ id }) => id === mine.buyerId));
    const asked = `{ found: checkoutDecision(cartId: "${mine.maskedId}") { outcome } }`;
    const { data } = await running.ask({ token: await signIn(running, owner) }, asked);
    expect(data.found.outcome).toMatch(/ALLOWED|RESTRICTED|REFUSED/);
    const colleague = need(
      world.buyers.find(({ companyId, id, active }) => companyId === 1 && id !== owner.id && active),
    );
    for (const caller of [
      { token: await signIn(running, colleague) },
      'buyer2',
      'rep',
      'finance',
      undefined,
    ] as const) {
      expect((await running.ask(caller, asked)).data).toEqual({ found: null });
    }
  });
});

describe('who has left', () => {
  it('does not even come in', async () => {
    const gone = need(world.buyers.find(({ active }) => !active));
    await expect(signIn(running, gone)).rejects.toThrow('401');
  });
});

describe('a stranger who registered with an e-mail address that an account has', () => {
  it('sees nothing of that account, even when he names it, nor that he resembles it', async () => {
    const stranger = need(
      world.buyers.find(
        ({ companyId, email }) =>
          companyId === undefined && world.accounts.some((one) => one.email === email && !one.marked),
      ),
    );
    const theirs = need(world.accounts.find(({ email }) => email === stranger.email));
    const token = await signIn(running, stranger);
    const id = `${theirs.legalEntity}:${theirs.number}`;
    const asked = `{ me { customer { email account { id } } } accounts { totalCount } invoices { totalCount } orders { totalCount }
      account(id: "${id}") { name credit { onHold } } products(first: 1) { edges { node { agreementPrice(accountId: "${id}") { amount } } } } }`;
    const { data, errors } = await running.ask({ token }, asked);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      me: { customer: { email: stranger.email, account: null } },
      accounts: { totalCount: 0 },
      invoices: { totalCount: 0 },
      orders: { totalCount: 0 },
      account: null,
      products: { edges: [{ node: { agreementPrice: null } }] },
    });
    // It is proposed to staff, and only to them.
    const links = '{ links(filter: { kind: CUSTOMER, state: PROPOSED }) { edges { node { commerceId dynamicsId } } } }';
    expect((await running.ask('finance', links)).data.links.edges).toContainEqual({
      node: { commerceId: String(stranger.id), dynamicsId: id },
    });
    expect((await running.ask({ token }, links)).data).toEqual({ links: null });
  });
});

describe('a representative is shown no links but those of his accounts', () => {
  it('and finance those of its legal entities', async () => {
    const asked = '{ links(first: 100) { totalCount edges { node { kind dynamicsId } } } }';
    type Page = { totalCount: number; edges: { node: { kind: string; dynamicsId: string } }[] };
    const [rep, all] = [
      (await running.ask('rep', asked)).data.links as Page,
      (await running.ask('finance', asked)).data.links as Page,
    ];
    expect(rep.totalCount).toBeLessThan(all.totalCount);
    const { data } = await running.ask('rep', '{ accounts(first: 100) { edges { node { id } } } }');
    const his = data.accounts.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(rep.edges.length).toBeGreaterThan(0);
    for (const { node } of rep.edges) expect(his).toContain(node.dynamicsId);
  });
});

describe('a role that keeps somebody to a legal entity', () => {
  const asStaff = async (roles: string[]) =>
    (await running.tell('token', { who: 'finance', roles })) as { token: string };
  const accounts =
    '{ accounts(first: 100) { totalCount edges { node { legalEntity } } } account(id: "demf:DE-001") { id } }';

  it('keeps him there', async () => {
    const { data } = await running.ask(await asStaff(['Finance.Controller', 'LegalEntity.usmf']), accounts);
    expect(new Set(data.accounts.edges.map(({ node }: { node: { legalEntity: string } }) => node.legalEntity))).toEqual(
      new Set(['usmf']),
    );
    expect(data.account).toBeNull();
  });

  it.each([
    'LegalEntity.',
    'LegalEntity.us mf',
    'LegalEntity.usmf ',
    'LegalEntity.*',
    'LegalEntity.usmf,demf',
    'legalentity.nobody',
  ])('and names none of ours, as %j, keeps him to nothing', async (role) => {
    const { data } = await running.ask(await asStaff(['Finance.Controller', role]), accounts);
    expect(data).toEqual({ accounts: { totalCount: 0, edges: [] }, account: null });
  });
});
