import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { CommerceAccess } from '../../../platform/config.ts';
import { type Authorizer, bearer, type Outgoing } from '../../../platform/http/request.ts';
import { clientCredentials, type TokenSource } from '../../../platform/http/token.ts';
import type { Log } from '../../../platform/log.ts';

export interface OAuthCredentials {
  consumerKey: string;
  consumerSecret: string;
  accessToken: string;
  accessTokenSecret: string;
}

export interface OAuthOptions {
  /** Seconds since 1970. @default the machine's clock */
  now?: () => number;
  /** @default 16 random bytes */
  nonce?: () => string;
}

/** Who the integration is, and how to stop what keeps its token fresh. */
export type IntegrationAuthorizer = Authorizer & Partial<Pick<TokenSource, 'close'>>;

/** The identity the integration reads with, of the kind the configuration names. */
export function createIntegrationAuthorizer(
  access: CommerceAccess,
  { log, timeoutMs }: { log: Log; timeoutMs: number },
): IntegrationAuthorizer {
  switch (access.kind) {
    case 'oauth':
      return createOAuthAuthorizer(access);
    case 'bearer':
      return bearer(access.token, `commerce:bearer:${hash(access.token)}`);
    case 'ims':
      return clientCredentials({
        url: `${access.url}/ims/token/v3`,
        form: {
          grant_type: 'client_credentials',
          client_id: access.clientId,
          client_secret: access.clientSecret,
          scope: imsScope,
        },
        headers: { 'x-api-key': access.clientId, 'x-gw-ims-org-id': access.orgId },
        log,
        timeoutMs,
      });
  }
}

const imsScope =
  'openid,AdobeID,email,profile,additional_info.roles,additional_info.projectedProductContext,commerce.accs';

/** A buyer's own token. A 401 on it is the buyer's affair. */
export const buyerAuthorizer = (token: string): Authorizer => bearer(token, `commerce:buyer:${hash(token)}`, 'caller');

/** OAuth 1.0a with HMAC-SHA256, signed anew for each request: Commerce refuses a nonce it has seen. */
export function createOAuthAuthorizer(credentials: OAuthCredentials, options: OAuthOptions = {}): Authorizer {
  const { now = () => Math.floor(Date.now() / 1000), nonce = () => randomBytes(16).toString('hex') } = options;
  return {
    key: `commerce:oauth:${hash(credentials.consumerKey)}`,
    authorize: ({ method, url }) => {
      const oauth: Record<string, string> = {
        oauth_consumer_key: credentials.consumerKey,
        oauth_nonce: nonce(),
        oauth_signature_method: 'HMAC-SHA256',
        oauth_timestamp: String(now()),
        oauth_token: credentials.accessToken,
        oauth_version: '1.0',
      };
      const signature = sign({ method, url }, oauth, credentials);
      const parts = Object.entries({ ...oauth, oauth_signature: signature });
      return { authorization: `OAuth ${parts.map(([name, value]) => `${name}="${strict(value)}"`).join(',')}` };
    },
  };
}

function sign(
  { method, url }: Pick<Outgoing, 'method' | 'url'>,
  oauth: Readonly<Record<string, string>>,
  { consumerSecret, accessTokenSecret }: OAuthCredentials,
): string {
  const base = [method, `${url.origin}${url.pathname}`, normalised(url, oauth)].map(strict).join('&');
  const key = `${strict(consumerSecret)}&${strict(accessTokenSecret)}`;
  return createHmac('sha256', key).update(base).digest('base64');
}

/** Query parameters are decoded before they are encoded for the base string: `searchCriteria%5B..` would else be encoded twice. */
function normalised(url: URL, oauth: Readonly<Record<string, string>>): string {
  const pairs = [...url.searchParams, ...Object.entries(oauth)].map(([name, value]) => [strict(name), strict(value)]);
  pairs.sort(([a = '', x = ''], [b = '', y = '']) => compare(a, b) || compare(x, y));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

/** By bytes, as the specification asks; encoded text is ASCII. */
const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** RFC 3986: everything but letters, digits and `-._~`. */
const strict = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');
