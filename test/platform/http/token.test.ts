import { describe, expect, it, onTestFinished } from 'vitest';
import { CostMeter } from '../../../platform/cost.ts';
import { UpstreamDenied } from '../../../platform/errors.ts';
import { bearer } from '../../../platform/http/request.ts';
import { type ClientCredentials, clientCredentials } from '../../../platform/http/token.ts';
import { createMemoryLog } from '../../../platform/log.ts';
import { json, listen, read, upstreamOn } from './loopback.ts';

/** An identity that numbers its tokens, an API that takes only those `accepts` names, and a clock to turn. */
async function house(accepts: (token: string) => boolean, change: Partial<ClientCredentials> = {}) {
  const clock = { ms: 0 };
  const identity = await listen((_, response, { length }) =>
    json(response, { token_type: 'Bearer', expires_in: 3599, access_token: `t${length}` }),
  );
  const api = await listen((seen, response) => {
    const token = seen.headers.authorization?.replace('Bearer ', '') ?? '';
    json(response, accepts(token) ? { ok: true } : { message: 'no' }, accepts(token) ? 200 : 401);
  });
  const tokens = clientCredentials({
    url: `${identity.url}/tenant/oauth2/v2.0/token`,
    form: { grant_type: 'client_credentials', client_id: 'c', client_secret: 'a b', scope: 'x/.default' },
    log: createMemoryLog().log,
    timeoutMs: 5_000,
    now: () => clock.ms,
    ...change,
  });
  onTestFinished(() => tokens.close());
  const { upstream } = upstreamOn(api.url, { authorizer: tokens });
  const many = (count: number, cost = new CostMeter()) =>
    Promise.all(Array.from({ length: count }, () => upstream.request(read({ cost }))));
  return { identity, api, upstream, clock, many };
}

describe('tokens by client credentials', () => {
  it('are asked for once by 200 calls that have none', async () => {
    const { identity, api, many } = await house(() => true);
    const cost = new CostMeter();
    await many(200, cost);
    expect(identity.all).toHaveLength(1);
    expect(api.all).toHaveLength(200);
    expect(identity.all[0]).toMatchObject({
      method: 'POST',
      url: '/tenant/oauth2/v2.0/token',
      body: 'grant_type=client_credentials&client_id=c&client_secret=a+b&scope=x%2F.default',
    });
    expect(identity.all[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(cost.report().identity).toMatchObject({ calls: 1, tokenCalls: 1 });
  });

  it('are asked for once more by 200 calls whose token has run out', async () => {
    const { identity, clock, many } = await house(() => true);
    await many(1);
    clock.ms = 3_600_000;
    await many(200);
    expect(identity.all).toHaveLength(2);
  });

  it('are asked for once more by 200 calls whose token is no longer accepted', async () => {
    const { identity, api, clock, many } = await house((token) => token !== 't1' || clock.ms === 0);
    await many(1);
    clock.ms = 10_000;
    await many(200);
    expect(identity.all).toHaveLength(2);
    expect(api.all.filter(({ headers }) => headers.authorization === 'Bearer t2')).toHaveLength(200);
  });

  it('are renewed before they run out, and nobody waits for it', async () => {
    const { identity, api, clock, many } = await house(() => true);
    await many(1);
    clock.ms = 3_400_000;
    await many(1);
    expect(api.all.at(-1)?.headers.authorization).toBe('Bearer t1');
    while (identity.all.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await many(5);
    expect(api.all.at(-1)?.headers.authorization).toBe('Bearer t2');
    expect(identity.all).toHaveLength(2);
  });

  it('are not asked for again and again when a right is missing', async () => {
    const { identity, many } = await house(() => false);
    await expect(many(1)).rejects.toThrow(UpstreamDenied);
    await expect(many(1)).rejects.toThrow(UpstreamDenied);
    expect(identity.all).toHaveLength(1);
  });

  it('are an operator’s affair when the identity refuses us', async () => {
    const identity = await listen((_, response) =>
      json(response, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret' }, 401),
    );
    const { many } = await house(() => true, { url: `${identity.url}/token` });
    const error = await many(1).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UpstreamDenied);
    expect(error).toMatchObject({ system: 'identity', status: 401 });
  });
});

describe('a buyer’s own token', () => {
  it('that is refused is the caller’s affair, and is not tried twice', async () => {
    const { api, upstream } = await house(() => false);
    const authorizer = bearer('buyer', 'hash', 'caller');
    await expect(upstream.request(read({ authorizer }))).rejects.toThrow(
      expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } }),
    );
    expect(api.all).toHaveLength(1);
  });
});
