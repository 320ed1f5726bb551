import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, buyer, finance, internal, senior, shopper } from './principals.ts';
import { type Commerce, startCommerce } from './startCommerce.ts';

let commerce: Commerce;
beforeAll(async () => {
  commerce = await startCommerce();
});
afterAll(() => commerce.close());

const uid = (id: number) => Buffer.from(String(id)).toString('base64');

describe('who the holder of a token is', () => {
  const query = '{ commerceViewer { customerId companyId resources subordinateIds } }';
  const viewer = async (id: number, company?: string) => {
    const buyerToken = await commerce.sandbox.token(id);
    const asking = { buyerToken, ...(company === undefined ? {} : { company }) };
    const { data, errors } = await commerce.ask(internal, query, asking);
    expect(errors).toEqual([]);
    return data?.commerceViewer;
  };

  it('is told with his company, what his role allows, and who is below him', async () => {
    expect(await viewer(11)).toEqual({
      customerId: '11',
      companyId: '7',
      resources: senior.resources.toSorted(),
      subordinateIds: ['12'],
    });
    expect(await viewer(10)).toMatchObject({ customerId: '10', subordinateIds: ['11', '12', '13'] });
    expect(await viewer(13)).toMatchObject({ customerId: '13', companyId: '7', subordinateIds: [] });
  });

  it('without a company, in one call, though Commerce refuses to speak of one', async () => {
    expect(await viewer(30)).toEqual({ customerId: '30', companyId: null, resources: [], subordinateIds: [] });
  });

  it('for the company that he chose, and for no other', async () => {
    commerce.requests.length = 0;
    expect(await viewer(11, uid(7))).toMatchObject({ companyId: '7', subordinateIds: ['12'] });
    expect(commerce.requests.at(-1)?.headers['x-adobe-company']).toBe(uid(7));
    // Commerce lets nobody speak for a company that is not his.
    expect(await viewer(11, uid(8))).toBeNull();
  });

  it('is nobody once he is inactive in his company, though his token still holds', async () => {
    const buyerToken = await commerce.sandbox.token(13);
    const asked = async () => (await commerce.ask(internal, '{ commerceViewer { companyId } }', { buyerToken })).data;
    const setActive = (active: boolean) =>
      commerce.change(({ buyers }) => Object.assign(buyers.find(({ id }) => id === 13) ?? {}, { active }));
    setActive(false);
    expect(await asked()).toEqual({ commerceViewer: null });
    setActive(true);
    expect(await asked()).toEqual({ commerceViewer: { companyId: '7' } });
  });

  it('is told to lead his company only where nobody is above him', async () => {
    const leads = async (id: number) => {
      const buyerToken = await commerce.sandbox.token(id);
      return (await commerce.ask(internal, '{ commerceViewer { leadsCompany } }', { buyerToken })).data;
    };
    for (const [id, leadsCompany] of [
      [10, true],
      [11, false],
      [12, false],
      [13, false],
      [30, false],
    ] as const)
      expect(await leads(id)).toEqual({ commerceViewer: { leadsCompany } });
  });

  it('is unknown when Commerce does not know the token', async () => {
    for (const buyerToken of ['nonsense', `${await commerce.sandbox.token(11)}x`]) {
      const { data, errors } = await commerce.ask(internal, query, { buyerToken });
      expect(data).toEqual({ commerceViewer: null });
      expect(errors.map(({ code }) => code)).toEqual(['UNAUTHENTICATED']);
    }
  });

  it('is unknown also to a Commerce that says so with 200', async () => {
    commerce.sandbox.state.switches.graphqlErrorStatus = false;
    try {
      const { data, errors } = await commerce.ask(internal, query, { buyerToken: 'nonsense' });
      expect(data).toEqual({ commerceViewer: null });
      expect(errors.every(({ code }) => code === 'UNAUTHENTICATED')).toBe(true);
    } finally {
      commerce.sandbox.state.switches.graphqlErrorStatus = true;
    }
  });

  it.each([
    ['a stranger', anonymous, 'UNAUTHENTICATED'],
    ['a buyer', senior, 'FORBIDDEN'],
    ['finance', finance, 'FORBIDDEN'],
  ])('is not told to %s', async (_, who, code) => {
    const { data, errors, calls } = await commerce.ask(who, query, { buyerToken: await commerce.sandbox.token(11) });
    expect(data).toEqual({ commerceViewer: null });
    expect(errors.map((error) => error.code)).toEqual([code]);
    expect(calls).toBe(0);
  });
});

describe('the caller himself', () => {
  it('is told what he is, whoever he is', async () => {
    const query = '{ me { kind storeView legalEntity customer { id company { id } } } }';
    expect(await commerce.ask(anonymous, '{ me { kind storeView legalEntity } }')).toEqual({
      data: { me: { kind: 'ANONYMOUS', storeView: 'us_en', legalEntity: 'usmf' } },
      errors: [],
      calls: 0,
    });
    expect((await commerce.ask(shopper, '{ me { kind customer { id email } } }')).data).toEqual({
      me: { kind: 'SHOPPER', customer: { id: '30', email: 'Solo@Shop.example' } },
    });
    expect((await commerce.ask(senior, query)).data).toEqual({
      me: {
        kind: 'COMPANY_USER',
        storeView: 'us_en',
        legalEntity: 'usmf',
        customer: { id: '11', company: { id: '7' } },
      },
    });
    expect((await commerce.ask(finance, query)).data).toMatchObject({ me: { kind: 'FINANCE', customer: null } });
  });
});

describe('a buyer’s own prices', () => {
  const query = '{ product(sku: "BOLT-1") { price { amount } tierPrices { quantity price { amount currency } } } }';

  it('come with his token, and the public ones without', async () => {
    const buyerToken = await commerce.sandbox.token(12);
    expect((await commerce.ask(buyer, query, { buyerToken })).data).toEqual({
      product: {
        price: { amount: '9.50' },
        tierPrices: [{ quantity: '50', price: { amount: '9.00', currency: 'USD' } }],
      },
    });
    expect((await commerce.ask(anonymous, query)).data).toEqual({
      product: { price: { amount: '10.50' }, tierPrices: [] },
    });
  });

  it('are not guessed when his token has ended', async () => {
    const { data, errors } = await commerce.ask(buyer, query, { buyerToken: 'ended' });
    expect(data).toEqual({ product: null });
    expect(errors).toEqual([{ code: 'UNAUTHENTICATED', path: 'product' }]);
  });

  it('nobody’s token is sent where the integration asks', async () => {
    commerce.requests.length = 0;
    const buyerToken = await commerce.sandbox.token(12);
    await commerce.ask(buyer, '{ orders { totalCount } products { totalCount } }', { buyerToken });
    const [graphql, rest] = ['/graphql', '/rest/'].map((path) =>
      commerce.requests.filter(({ url }) => url.startsWith(path)).map(({ headers }) => String(headers.authorization)),
    );
    expect(graphql).toEqual([`Bearer ${buyerToken}`]);
    expect(rest?.every((authorization) => authorization.startsWith('OAuth '))).toBe(true);
  });

  it('are asked in the currency of the request where it is not the store view’s', async () => {
    commerce.requests.length = 0;
    const store = { view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'EUR' };
    await commerce.ask({ ...anonymous, store }, query);
    await commerce.ask(anonymous, query);
    expect(commerce.requests.map(({ headers }) => headers['content-currency'])).toEqual(['EUR', undefined]);
    expect(commerce.requests.map(({ headers }) => headers.store)).toEqual(['us_en', 'us_en']);
  });
});

describe('a checkout', () => {
  const mine = 'c'.repeat(32);
  const query = `query ($cartId: ID!) { checkoutDecision(cartId: $cartId) {
    cartId cartTotal cartCurrency cartPaymentMethods
  } }`;
  const decide = async (id: number, cartId = mine) =>
    commerce.ask(id === 12 ? buyer : senior, query, {
      variables: { cartId },
      buyerToken: await commerce.sandbox.token(id),
    });

  it('reads the cart with its owner’s token', async () => {
    expect(await decide(12)).toEqual({
      data: {
        checkoutDecision: {
          cartId: mine,
          cartTotal: '219.34',
          cartCurrency: 'USD',
          cartPaymentMethods: expect.arrayContaining(['companycredit']),
        },
      },
      errors: [],
      calls: 1,
    });
  });

  it('is null for another’s cart and for one that nobody has, alike', async () => {
    expect(await decide(11)).toMatchObject({ data: { checkoutDecision: null }, errors: [] });
    expect(await decide(12, 'z'.repeat(32))).toMatchObject({ data: { checkoutDecision: null }, errors: [] });
  });

  it('has no number, no other form of id', async () => {
    for (const cartId of ['701', '', 'c'.repeat(31), `${'c'.repeat(31)}'`, `${mine}\0`, 'c'.repeat(10_000)]) {
      const { data, errors, calls } = await decide(12, cartId);
      expect(data).toEqual({ checkoutDecision: null });
      expect(errors).toEqual([{ code: 'BAD_USER_INPUT', path: 'checkoutDecision', argument: 'cartId' }]);
      expect(calls).toBe(0);
    }
  });

  it('needs the buyer to be there', async () => {
    const asking = { variables: { cartId: mine } };
    expect((await commerce.ask(anonymous, query, asking)).errors.map(({ code }) => code)).toEqual(['UNAUTHENTICATED']);
    expect((await commerce.ask(finance, query, asking)).errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
    const ended = await commerce.ask(buyer, query, { ...asking, buyerToken: 'ended' });
    expect(ended).toMatchObject({ data: { checkoutDecision: null }, errors: [{ code: 'UNAUTHENTICATED' }] });
  });
});
