import { createHmac, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { openDoor } from '../../../sandbox/commerce/door.ts';
import { OAuthVerifier } from '../../../sandbox/commerce/oauth.ts';
import { CommerceState, type CommerceSwitches, DEFAULT_SWITCHES } from '../../../sandbox/commerce/state.ts';
import { createCommerceTables } from '../../../sandbox/commerce/tables.ts';
import { UserTokens } from '../../../sandbox/commerce/userTokens.ts';
import { smallWorld } from './smallWorld.ts';

export const CONSUMER = {
  id: 1,
  key: 'k'.repeat(32),
  secret: 's'.repeat(32),
  accessToken: 't'.repeat(32),
  accessTokenSecret: 'u'.repeat(32),
};
export const IMS = { clientId: 'ims-client', organization: 'ORG@AdobeOrg', token: 'ims-token', tenant: 'acme' };

/** RFC 5849, written here a second time so that the verifier is not checked against itself. */
export function oauthHeader(method: string, url: string, change: Record<string, string> = {}): string {
  const strict = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const target = new URL(url);
  const given: Record<string, string> = {
    oauth_consumer_key: CONSUMER.key,
    oauth_nonce: randomBytes(16).toString('hex'),
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_token: CONSUMER.accessToken,
    oauth_version: '1.0',
    ...change,
  };
  // What is empty is left out of the header, and so of what is signed.
  const oauth = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const pairs = [...target.searchParams, ...Object.entries(oauth).filter(([name]) => name !== 'oauth_signature')]
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .sort();
  const base = [method, strict(target.origin + target.pathname), strict(pairs.join('&'))].join('&');
  const signature = createHmac('sha256', `${CONSUMER.secret}&${CONSUMER.accessTokenSecret}`)
    .update(base)
    .digest('base64');
  const all = { oauth_signature: signature, ...oauth };
  return `OAuth ${Object.entries(all)
    .map(([name, value]) => `${name}="${strict(value)}"`)
    .join(', ')}`;
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of every shape
  body: any;
  headers: Headers;
}

/** A stand-in on a free port, with the small world in it, and ways to ask it things. */
export async function listening(switches: Partial<CommerceSwitches> = {}) {
  let time = () => new Date();
  const now = () => time();
  const world = smallWorld();
  const state = new CommerceState({
    tables: createCommerceTables(world, () => origin),
    oauth: new OAuthVerifier(CONSUMER, now),
    userTokens: new UserTokens('a key that stays in Commerce', now),
    switches: { ...DEFAULT_SWITCHES, ...switches },
    now,
  });
  const app = Fastify();
  openDoor(app, {
    state,
    addressing: { editions: ['paas', 'saas'], tenant: IMS.tenant },
    gate: { clientId: IMS.clientId, organization: IMS.organization, knows: (token) => token === IMS.token },
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

  const ask = async (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) => {
    const response = await fetch(origin + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers } as Answer;
  };
  return {
    origin,
    world,
    state,
    ask,
    /** As the integration, signed. */
    get: (path: string) => ask('GET', path, { authorization: oauthHeader('GET', origin + path) }),
    post: (path: string, body: unknown) =>
      ask('POST', path, { authorization: oauthHeader('POST', origin + path) }, body),
    /** A list, by readable criteria: `[['field', 'value', 'condition'], ...]`, each in a group of its own. */
    search(path: string, filters: [string, string, string?][] = [], more = '', root = 'searchCriteria') {
      const parts = filters.flatMap(([field, value, condition], group) => {
        const key = `${root}[filter_groups][${group}][filters][0]`;
        return [
          `${key}[field]=${encodeURIComponent(field)}`,
          `${key}[value]=${encodeURIComponent(value)}`,
          ...(condition ? [`${key}[condition_type]=${condition}`] : []),
        ];
      });
      const query = [...parts, ...(more ? [more] : [])].join('&') || `${root}=`;
      return this.get(`/rest/V1${path}?${query}`);
    },
    token: async (buyerId: number) => {
      const buyer = world.buyers.find((one) => one.id === buyerId);
      const credentials = { username: buyer?.email, password: buyer?.password };
      return (await ask('POST', '/rest/V1/integration/customer/token', {}, credentials)).body as string;
    },
    graphql: (query: string, token?: string, headers: Record<string, string> = {}, variables?: unknown) =>
      ask(
        'POST',
        '/graphql',
        { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
        { query, variables },
      ),
    setTime: (to: () => Date) => {
      time = to;
    },
    close: () => app.close(),
  };
}

export type Listening = Awaited<ReturnType<typeof listening>>;
