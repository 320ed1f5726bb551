import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONSUMER, IMS, type Listening, listening, oauthHeader } from './listening.ts';

let commerce: Listening;
beforeAll(async () => {
  commerce = await listening();
});
afterAll(() => commerce.close());

const PATH = '/rest/V1/orders/1';
const signed = (change: Record<string, string>, path = PATH) =>
  commerce.ask('GET', path, { authorization: oauthHeader('GET', commerce.origin + path, change) });

describe('OAuth 1.0a', () => {
  it('accepts a signature over decoded and encoded-again parameters, however the brackets came', async () => {
    const plain = '/rest/V1/orders?searchCriteria[pageSize]=1&fields=items[entity_id]';
    const encoded = '/rest/V1/orders?searchCriteria%5BpageSize%5D=1&fields=items%5Bentity_id%5D';
    for (const path of [plain, encoded]) expect((await commerce.get(path)).status).toBe(200);
  });

  it('accepts values that need every kind of escaping', async () => {
    const answer = await commerce.search('/customers/search', [['email', "o'brien+(test)*!@shop.example"]]);
    expect(answer).toMatchObject({ status: 200, body: { total_count: 0 } });
  });

  it('does not need the version', async () => {
    expect((await signed({ oauth_version: '' })).status).toBe(200);
  });

  it.each([
    [400, 'The "%1" Oauth version isn\'t supported.', { oauth_version: '2.0' }],
    [400, '"%fieldName" is required. Enter and try again.', { oauth_nonce: '' }],
    [400, 'Signature method %1 is not supported', { oauth_signature_method: 'HMAC-SHA1' }],
    [400, 'The token length is invalid. Check the length and try again.', { oauth_token: 'short' }],
    [400, 'Incorrect timestamp value in the oauth_timestamp parameter', { oauth_timestamp: '9999999999' }],
    [401, 'Consumer key is not the correct length', { oauth_consumer_key: 'short' }],
    [401, 'A consumer having the specified key does not exist', { oauth_consumer_key: 'z'.repeat(32) }],
    [401, 'Specified token does not exist', { oauth_token: 'z'.repeat(32) }],
    [401, 'The signature is invalid. Verify and try again.', { oauth_signature: 'AAAA' }],
  ])('answers %i "%s"', async (status, message, change) => {
    expect(await signed(change as unknown as Record<string, string>)).toMatchObject({ status, body: { message } });
  });

  it('lists every missing parameter', async () => {
    const { status, body } = await signed({ oauth_nonce: '', oauth_timestamp: '' });
    expect(status).toBe(400);
    expect(body.errors.map((error: { parameters: { fieldName: string } }) => error.parameters.fieldName)).toEqual([
      'oauth_nonce',
      'oauth_timestamp',
    ]);
  });

  it('refuses a signature made for another query', async () => {
    const authorization = oauthHeader('GET', `${commerce.origin}${PATH}?fields=entity_id`);
    expect((await commerce.ask('GET', PATH, { authorization })).status).toBe(401);
  });

  it('takes a nonce once', async () => {
    const authorization = oauthHeader('GET', commerce.origin + PATH);
    expect((await commerce.ask('GET', PATH, { authorization })).status).toBe(200);
    const again = await commerce.ask('GET', PATH, { authorization });
    expect(again).toMatchObject({
      status: 401,
      body: { message: 'The nonce is already being used by the consumer with ID %1', parameters: [1] },
    });
  });
});

describe('bearers', () => {
  it('does not take an integration token alone unless switched on', async () => {
    const headers = { authorization: `Bearer ${CONSUMER.accessToken}` };
    const refused = await commerce.ask('GET', PATH, headers);
    expect(refused).toMatchObject({
      status: 401,
      body: {
        message: "The consumer isn't authorized to access %resources.",
        parameters: { resources: 'Magento_Sales::actions_view' },
      },
    });
    const lenient = await listening({ integrationAsBearer: true });
    expect((await lenient.ask('GET', PATH, headers)).status).toBe(200);
    await lenient.close();
  });

  it('gives customers tokens of the documented form for an hour', async () => {
    const token = await commerce.token(11);
    const [head, payload] = token
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString() || '0'));
    expect(head).toEqual({ kid: '1', alg: 'HS256' });
    expect(payload).toMatchObject({ uid: 11, utypid: 3 });
    expect(payload.exp - payload.iat).toBe(3600);
  }, 10_000);

  it('lets a customer see himself, and nothing of the administration', async () => {
    const headers = { authorization: `Bearer ${await commerce.token(11)}` };
    expect((await commerce.ask('GET', '/rest/V1/customers/me', headers)).body.id).toBe(11);
    expect((await commerce.ask('GET', '/rest/V1/customers/11', headers)).body.parameters).toEqual({
      resources: 'Magento_Customer::customer',
    });
  });

  it('refuses wrong passwords and inactive customers alike', async () => {
    for (const username of ['buyer11@shop.example', 'buyer31@shop.example', 'nobody@shop.example']) {
      expect(
        (await commerce.ask('POST', '/rest/V1/integration/customer/token', {}, { username, password: 'no' })).status,
      ).toBe(401);
    }
    const inactive = await commerce.ask(
      'POST',
      '/rest/V1/integration/customer/token',
      {},
      { username: 'buyer31@shop.example', password: 'Secret31!' },
    );
    expect(inactive.status).toBe(401);
  });

  it('names the fields a sign-in lacks', async () => {
    const { body } = await commerce.ask('POST', '/rest/V1/integration/customer/token', {}, { username: 'x' });
    expect(body.parameters).toEqual({ fieldName: 'password' });
  });

  it('gives the integration a token of any customer, in his name', async () => {
    const { body } = await commerce.post('/rest/V1/customers/12/token', {});
    expect((await commerce.ask('GET', '/rest/V1/customers/me', { authorization: `Bearer ${body}` })).body.id).toBe(12);
  });

  it('forgets tokens that were revoked or have expired', async () => {
    const token = await commerce.token(13);
    const headers = { authorization: `Bearer ${token}` };
    expect((await commerce.ask('POST', '/rest/V1/integration/customer/revoke-customer-token', headers)).body).toBe(
      true,
    );
    expect((await commerce.ask('GET', '/rest/V1/customers/me', headers)).status).toBe(401);

    const other = { authorization: `Bearer ${await commerce.token(10)}` };
    commerce.setTime(() => new Date(Date.now() + 3_601_000));
    expect((await commerce.ask('GET', '/rest/V1/customers/me', other)).status).toBe(401);
    commerce.setTime(() => new Date());
  });

  it('does not take a token with another signature, or without one', async () => {
    const [head, payload] = (await commerce.token(11)).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [`${head}.${payload}.AAAA`, `${none}.${payload}.`, 'nonsense']) {
      expect((await commerce.ask('GET', '/rest/V1/customers/me', { authorization: `Bearer ${token}` })).status).toBe(
        401,
      );
    }
  });

  it('signs administrators in only with their second factor', async () => {
    const user = { username: 'rita@vendor.example', password: 'rita@vendor.example' };
    expect((await commerce.ask('POST', '/rest/V1/integration/admin/token', {}, user)).status).toBe(400);
    const { body } = await commerce.ask(
      'POST',
      '/rest/V1/tfa/provider/google/authenticate',
      {},
      { ...user, otp: '123456' },
    );
    expect((await commerce.ask('GET', PATH, { authorization: `Bearer ${body}` })).status).toBe(200);
  });
});

describe('the service edition', () => {
  const headers = {
    authorization: `Bearer ${IMS.token}`,
    'x-api-key': IMS.clientId,
    'x-gw-ims-org-id': IMS.organization,
  };

  it('takes an IMS token with both of its headers, under the tenant', async () => {
    expect((await commerce.ask('GET', `/${IMS.tenant}/V1/orders/1`, headers)).body.entity_id).toBe(1);
  });

  it.each(['authorization', 'x-api-key', 'x-gw-ims-org-id'])('refuses a call without %s', async (name) => {
    const { [name]: _, ...rest } = headers as Record<string, string>;
    expect((await commerce.ask('GET', `/${IMS.tenant}/V1/orders/1`, rest)).status).toBe(401);
  });

  it('has no token routes and no /rest, and takes no OAuth', async () => {
    expect((await commerce.ask('POST', `/${IMS.tenant}/V1/integration/customer/token`, headers, {})).status).toBe(404);
    expect((await commerce.ask('GET', `/${IMS.tenant}/rest/V1/orders/1`, headers)).status).toBe(404);
    expect((await commerce.get(`/${IMS.tenant}/V1/orders/1`)).status).toBe(401);
    expect((await commerce.ask('GET', '/other/V1/orders/1', headers)).status).toBe(404);
  });

  it('takes the store view from a header', async () => {
    const price = async (store: string) =>
      (await commerce.ask('GET', `/${IMS.tenant}/V1/products/BOLT-1`, { ...headers, store })).body.price;
    expect([await price('us_en'), await price('de_de'), await price('all')]).toEqual([10.5, 9.45, 10.5]);
    expect(
      (await commerce.ask('GET', `/${IMS.tenant}/V1/products/BOLT-1`, { ...headers, store: 'nowhere' })).status,
    ).toBe(400);
  });
});
