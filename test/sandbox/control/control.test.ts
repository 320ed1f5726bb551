import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readSandboxConfig } from '../../../sandbox/config.ts';
import type { Entry } from '../../../sandbox/requestLog.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';

const small = {
  SANDBOX_COMMERCE_PORT: '0',
  SANDBOX_FINANCE_PORT: '0',
  SANDBOX_DATAVERSE_PORT: '0',
  SANDBOX_IDENTITY_PORT: '0',
  SANDBOX_CONTROL_PORT: '0',
  SANDBOX_SCALE: '0.05',
};
let sandbox: Sandbox;
let credentials: { entra: { tenantId: string; clientId: string; clientSecret: string }; ims: Record<string, string> };

beforeAll(async () => {
  sandbox = await startSandbox(readSandboxConfig(small));
  credentials = (await control('GET', 'credentials')).body as typeof credentials;
});
afterEach(() => control('DELETE', 'faults'));
afterAll(() => sandbox?.close());

async function control(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${sandbox.urls.control}/_sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

const requests = async () => (await control('GET', 'requests')).body as Entry[];

async function askToken(change: Record<string, string> = {}) {
  const { tenantId, clientId, clientSecret } = credentials.entra;
  const form = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: `${sandbox.urls.finance}/.default`,
    ...change,
  };
  const answer = await fetch(`${sandbox.urls.identity}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const finance = async (path: string) => {
  const { body } = await askToken();
  return fetch(`${sandbox.urls.finance}/data/${path}`, { headers: { authorization: `Bearer ${body.access_token}` } });
};

describe('Entra', () => {
  it('gives a token for a resource to who knows the secret, and F&O takes it', async () => {
    const { status, body } = await askToken();
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    expect((await finance('LegalEntities')).status).toBe(200);
  });

  it('refuses in its own words', async () => {
    expect(await askToken({ client_secret: 'wrong' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(await askToken({ scope: 'https://elsewhere/.default' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    });
    expect(await askToken({ grant_type: 'password' })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
  });

  it('gives no token of one system to the other', async () => {
    const { body } = await askToken({ scope: `${sandbox.urls.dataverse}/.default` });
    const answer = await fetch(`${sandbox.urls.finance}/data/LegalEntities`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(answer.status).toBe(401);
  });

  it('voids its tokens when told to', async () => {
    const { body } = await askToken();
    await control('POST', 'tokens/expire');
    const answer = await fetch(`${sandbox.urls.finance}/data/LegalEntities`, {
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(answer.status).toBe(401);
  });

  it('keeps the key before the present one', async () => {
    const keys = async () =>
      (
        (await (await fetch(`${sandbox.urls.identity}/${credentials.entra.tenantId}/discovery/v2.0/keys`)).json()) as {
          keys: { kid: string }[];
        }
      ).keys;
    const [before] = await keys();
    await control('POST', 'keys/rotate');
    const after = await keys();
    expect(after.map(({ kid }) => kid)).toEqual([expect.not.stringContaining(before?.kid ?? ''), before?.kid]);
  });
});

describe('tokens of seeded callers', () => {
  it('are Commerce’s for buyers and Entra’s for staff', async () => {
    const tokenOf = async (who: string) =>
      decodeJwt(((await control('POST', 'token', { who })).body as { token: string }).token);
    expect(await tokenOf('buyer')).toMatchObject({ utypid: 3 });
    expect(await tokenOf('rep')).toMatchObject({
      aud: 'api://federated-commerce',
      roles: ['Sales.Representative'],
      ver: '2.0',
    });
    expect(await tokenOf('bi')).toMatchObject({ idtyp: 'app' });
    expect((await control('POST', 'token', { who: 'nobody' })).status).toBe(400);
  });
});

describe('the request log', () => {
  it('holds what came in and what was answered, without secrets', async () => {
    await control('DELETE', 'requests');
    await finance("CustomersV3?$top=1&$filter=dataAreaId eq 'usmf'");
    const [token, read] = await requests();
    expect(token).toMatchObject({ system: 'identity', method: 'POST', status: 200 });
    expect(JSON.stringify(token)).not.toContain(credentials.entra.clientSecret);
    expect(token?.response).toMatchObject({ access_token: '(hidden)' });
    expect(read).toMatchObject({
      system: 'finance',
      method: 'GET',
      status: 200,
      headers: { authorization: 'Bearer (hidden)' },
    });
    expect(read?.response).toMatchObject({ value: [expect.objectContaining({ dataAreaId: 'usmf' })] });
  });
});

describe('faults', () => {
  it('answer another status as often as asked, in the system’s words', async () => {
    await control('POST', 'faults', {
      kind: 'status',
      status: 429,
      retryAfterSeconds: 7,
      system: 'finance',
      path: '^/data/Cust',
      count: 1,
    });
    const struck = await finance('CustomersV3?$top=1');
    expect([struck.status, struck.headers.get('retry-after')]).toEqual([429, '7']);
    expect(JSON.stringify(await struck.json())).toContain('high resource utilization');
    expect((await finance('CustomersV3?$top=1')).status).toBe(200);
    expect((await control('GET', 'faults')).body).toMatchObject([{ struck: 1 }]);
  });

  it('break the connection before or after the work', async () => {
    await control('POST', 'faults', { kind: 'refuse', system: 'finance', count: 1 });
    await expect(finance('LegalEntities')).rejects.toThrow();
    await control('DELETE', 'faults');
    await control('DELETE', 'requests');
    await control('POST', 'faults', { kind: 'answerLost', system: 'finance', count: 1 });
    await expect(finance('LegalEntities')).rejects.toThrow();
    expect((await requests()).filter(({ system }) => system === 'finance')).toMatchObject([{ status: 200 }]);
  });

  it('strike no other system, and nothing that is no fault is taken', async () => {
    await control('POST', 'faults', { kind: 'status', status: 503, system: 'commerce' });
    expect((await finance('LegalEntities')).status).toBe(200);
    expect((await control('POST', 'faults', { kind: 'earthquake' })).status).toBe(400);
    expect((await control('POST', 'faults', { kind: 'status', status: 503, path: '(' })).status).toBe(400);
  });
});

describe('acts and resets', () => {
  it('what is done is undone by a reset', async () => {
    const customer = async () =>
      (
        (await (
          await finance("CustomersV3?$filter=CustomerAccount eq 'US-001' and dataAreaId eq 'usmf'&$select=CreditLimit")
        ).json()) as { value: { CreditLimit: number }[] }
      ).value[0]?.CreditLimit;
    const before = await customer();
    const done = await control('POST', 'act', {
      act: 'setCreditLimit',
      input: { legalEntity: 'usmf', account: 'US-001', amount: 12 },
    });
    expect(done).toMatchObject({ status: 200 });
    expect(await customer()).toBe(12);
    expect((await control('POST', 'reset')).status).toBe(204);
    expect(await customer()).toBe(before);
  });

  it('what nobody can do is told', async () => {
    expect(await control('POST', 'act', { act: 'fly' })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('fly') },
    });
  });
});
