import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCredentials } from '../../../sandbox/credentials.ts';
import { type Running, startEverything } from '../running.ts';
import { worldOfToday } from './cast.ts';
import { type OwnEntra, startOwnEntra } from './ownEntra.ts';

const { commerce, commerceTokenKey, entra: registration } = createCredentials(1);
let entra: OwnEntra;
let running: Running;
let urls: { commerce: string; finance: string; identity: string };
let buyer: string;

beforeAll(async () => {
  entra = await startOwnEntra(registration.tenantId, registration.apiAudience);
  running = await startEverything(entra.env);
  urls = ((await (await fetch(`${running.control}/_sandbox/credentials`)).json()) as { urls: typeof urls }).urls;
  buyer = await running.token('buyer');
});
afterAll(async () => {
  await running?.close();
  entra?.close();
});

const kindOf = (authorization: string) =>
  running.ask(undefined, '{ me { kind } accounts { totalCount } }', {}, { authorization });

async function expectRefused(authorization: string): Promise<void> {
  const { status, data, errors } = await kindOf(authorization);
  expect({ status, data, codes: errors.map(({ extensions }) => extensions?.code) }).toEqual({
    status: 401,
    data: null,
    codes: ['UNAUTHENTICATED'],
  });
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const headOf = (token: string) => token.split('.')[0] ?? '';
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
const signatureOf = (token: string) => token.split('.')[2] ?? '';
const hs256 = (text: string, key: string) => `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
const seconds = () => Math.floor(Date.now() / 1000);

describe('a token that is right', () => {
  it('is believed, or the refusals below would prove nothing', async () => {
    expect((await kindOf(`Bearer ${await entra.token()}`)).data.me.kind).toBe('FINANCE');
    expect(
      (await kindOf(`Bearer ${await entra.token({ aud: ['other', registration.apiAudience] })}`)).data.me.kind,
    ).toBe('FINANCE');
    expect((await kindOf(`Bearer ${buyer}`)).data.me.kind).toBe('COMPANY_USER');
  });
});

describe('a token as if of Entra is refused', () => {
  const claimed = async () => part(claimsOf(await entra.token()));
  const cases: Record<string, () => Promise<string>> = {
    'with alg none and no signature': async () => `${part({ alg: 'none', typ: 'JWT' })}.${await claimed()}.`,
    'with alg nOnE and the signature of a good one': async () =>
      `${part({ alg: 'nOnE' })}.${await claimed()}.${signatureOf(await entra.token())}`,
    'without alg': async () => `${part({ typ: 'JWT' })}.${await claimed()}.${signatureOf(await entra.token())}`,
    'signed HS256 with the public key’s PEM': async () =>
      hs256(`${part({ alg: 'HS256', kid: 'the-trusted-key' })}.${await claimed()}`, entra.publicKey.pem),
    'signed HS256 with the public key’s modulus': async () =>
      hs256(`${part({ alg: 'HS256', kid: 'the-trusted-key' })}.${await claimed()}`, entra.publicKey.modulus),
    'signed HS256 with an empty key': async () => hs256(`${part({ alg: 'HS256', kid: '' })}.${await claimed()}`, ''),
    'with a kid that is a path to an empty file': async () =>
      hs256(`${part({ alg: 'HS256', kid: '../../../../dev/null' })}.${await claimed()}`, ''),
    'rightly signed with a kid that is a path': () => entra.token({}, { kid: '../../discovery/v2.0/keys' }),
    'with a kid that is a statement': () => entra.token({}, { kid: "x' union select 'key" }, 'foreign'),
    'signed by a foreign key under our kid': () => entra.token({}, {}, 'foreign'),
    'signed by a foreign key without a kid': () => entra.token({}, { kid: undefined }, 'foreign'),
    'signed by a foreign key it brings along': () => entra.token({}, { jwk: entra.publicKey.jwk }, 'foreign'),
    'signed by a foreign key found at its own address (jku)': () =>
      entra.token({}, { jku: entra.trap.url, kid: 'new' }, 'foreign'),
    'signed by a foreign key found at its own address (x5u)': () =>
      entra.token({}, { x5u: entra.trap.url, kid: 'new' }, 'foreign'),
    'that demands an extension nobody knows': async () =>
      `${part({ alg: 'RS256', kid: 'the-trusted-key', crit: ['b64'], b64: false })}.${await claimed()}.${signatureOf(await entra.token())}`,
    'with altered claims': async () => {
      const good = await entra.token();
      return `${headOf(good)}.${part({ ...claimsOf(good), roles: ['Sync.Operator'] })}.${signatureOf(good)}`;
    },
    'with half a signature': async () => (await entra.token()).slice(0, -100),
    'in two halves of two good ones': async () => {
      const [one, other] = [await entra.token(), await entra.token({ roles: ['Service.Agent'] })];
      return `${headOf(one)}.${other.split('.')[1]}.${signatureOf(one)}`;
    },
    'with a fourth part': async () => `${await entra.token()}.more`,
    'for another audience': () => entra.token({ aud: urls.finance }),
    'for several audiences, none ours': () => entra.token({ aud: [urls.finance, `${registration.apiAudience}/x`] }),
    'for no audience': () => entra.token({ aud: undefined }),
    'of another tenant’s issuer': async () =>
      entra.token({ iss: String(claimsOf(await entra.token()).iss).replace(registration.tenantId, 'f'.repeat(36)) }),
    'of the issuer’s older form': () => entra.token({ iss: `https://sts.windows.net/${registration.tenantId}/` }),
    'of our issuer with something behind': async () => entra.token({ iss: `${claimsOf(await entra.token()).iss}/` }),
    'of an issuer that is a list': async () => entra.token({ iss: [claimsOf(await entra.token()).iss] }),
    'without an issuer': () => entra.token({ iss: undefined }),
    'of another tenant': () => entra.token({ tid: 'f'.repeat(36) }),
    'of no tenant': () => entra.token({ tid: undefined }),
    'that has expired': () => entra.token({ exp: seconds() - 120 }),
    'that never expires': () => entra.token({ exp: undefined }),
    'that expires at a word': () =>
      entra.token({ exp: 'never' }).catch(async () => {
        const good = await entra.token();
        return `${headOf(good)}.${part({ ...claimsOf(good), exp: 'never' })}.${signatureOf(good)}`;
      }),
    'that is not valid yet': () => entra.token({ nbf: seconds() + 300 }),
    'without an object id': () => entra.token({ oid: undefined }),
    'with an object id that is a filter': () => entra.token({ oid: "x' or personnelnumber ne '" }),
    'with an object id that is a list': () => entra.token({ oid: ['11111111-2222-4333-8444-555555555555'] }),
    'without a role': () => entra.token({ roles: undefined }),
    'with an empty list of roles': () => entra.token({ roles: [] }),
    'with a role that is no list': () => entra.token({ roles: 'Finance.Controller' }),
    'with a role in other letters': () => entra.token({ roles: ['finance.controller', 'Finance.Controller '] }),
    'with only a legal entity for a role': () => entra.token({ roles: ['LegalEntity.usmf'] }),
    'with a scope for a role': () => entra.token({ roles: undefined, scp: 'Finance.Controller' }),
    'that is meant for one of the systems': async () => {
      const answer = await fetch(`${urls.identity}/${registration.tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: registration.clientId,
          client_secret: registration.clientSecret,
          scope: `${urls.finance}/.default`,
        }),
      });
      return ((await answer.json()) as { access_token: string }).access_token;
    },
  };
  it.each(Object.keys(cases))('%s', async (name) => {
    await expectRefused(`Bearer ${await cases[name]?.()}`);
  });

  it('and nobody looks for keys where a token says', () => {
    expect(entra.trap.calls()).toBe(0);
  });

  it('and those that name an issuer were never shown to Commerce', async () => {
    const shown = (await running.requests()).filter(({ system }) => system === 'commerce');
    const issuers = shown.flatMap(({ headers }) => {
      try {
        return claimsOf(headers.authorization?.slice('Bearer '.length) ?? '').iss ?? [];
      } catch {
        return [];
      }
    });
    expect(issuers).toEqual([]);
  });
});

describe('a token as if of Commerce is refused', () => {
  const changed = (more: object) => {
    const text = `${headOf(buyer)}.${part({ ...claimsOf(buyer), ...more })}`;
    return `${text}.${signatureOf(buyer)}`;
  };
  /** As Commerce itself signs it, which lets administrators sign in only with a second factor. */
  const admin = () => {
    const [worker] = worldOfToday().workers;
    const claims = { uid: worker?.commerceUserId, utypid: 2, iat: seconds(), exp: seconds() + 3600 };
    return hs256(`${headOf(buyer)}.${part(claims)}`, commerceTokenKey);
  };
  const cases: Record<string, () => string | Promise<string>> = {
    'with another customer’s number': () => changed({ uid: 5 }),
    'made an administrator’s': () => changed({ utypid: 2 }),
    'made to last longer': () => changed({ exp: seconds() + 86_400 }),
    'with alg none': () => `${part({ alg: 'none' })}.${buyer.split('.')[1]}.`,
    'signed with an empty key': () => hs256(`${headOf(buyer)}.${part({ ...claimsOf(buyer), uid: 5 })}`, ''),
    'signed with the consumer’s secret': () =>
      hs256(`${headOf(buyer)}.${part({ ...claimsOf(buyer), uid: 5 })}`, commerce.secret),
    'an administrator’s own': admin,
    'the integration’s own': () => commerce.accessToken,
    'of a customer there is not': () =>
      hs256(`${headOf(buyer)}.${part({ ...claimsOf(buyer), uid: 999_999 })}`, commerceTokenKey),
    'random words': () => 'let-me-in-please',
  };
  it.each(Object.keys(cases))('%s', async (name) => {
    await expectRefused(`Bearer ${await cases[name]?.()}`);
  });
});

describe('an Authorization header is refused', () => {
  const cases: Record<string, () => string> = {
    'of another scheme': () => `Basic ${Buffer.from('buyer:Sandbox-Pass-1').toString('base64')}`,
    'without a scheme': () => buyer,
    'without a token': () => 'Bearer',
    'with two tokens': () => `Bearer ${buyer} ${buyer}`,
    'with two tokens in a list': () => `Bearer ${buyer}, Bearer ${buyer}`,
    'with a token in quotes': () => `Bearer "${buyer}"`,
    'with a percent sign': () => `Bearer ${buyer}%0d%0a`,
    'with a token of 9,000 letters': () => `Bearer ${'a'.repeat(9_000)}`,
    'with a short token': () => 'Bearer a',
  };
  it.each(Object.keys(cases))('%s', async (name) => {
    await expectRefused(cases[name]?.() ?? '');
  });

  it('of 20,000 letters, before anything reads it', async () => {
    const answer = await fetch(`${running.door}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${'a'.repeat(20_000)}` },
      body: '{"query":"{ me { kind } }"}',
    });
    expect(answer.status).toBe(431);
  });
});

describe('a token that was right', () => {
  it('is refused once its owner has revoked it', async () => {
    const token = await running.token('buyer2');
    const revoked = await fetch(`${urls.commerce}/rest/V1/integration/customer/revoke-customer-token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(revoked.status).toBe(200);
    await expectRefused(`Bearer ${token}`);
  });

  it('gives nothing more after the keys of Entra were changed behind it', async () => {
    const token = await entra.token({ roles: ['Service.Agent'] });
    expect((await kindOf(`Bearer ${token}`)).data.me.kind).toBe('SERVICE');
    expect((await kindOf(`Bearer ${token.slice(0, -8)}AAAAAAAA`)).status).toBe(401);
  });
});
