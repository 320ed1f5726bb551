import { createHmac, timingSafeEqual } from 'node:crypto';
import { allRequired, Refusal } from './refusal.ts';

/** One activated integration. */
export interface Consumer {
  id: number;
  key: string;
  secret: string;
  accessToken: string;
  accessTokenSecret: string;
}

export interface SignedRequest {
  method: string;
  /** Scheme, host and path, without the query. */
  url: string;
  /** Names and values, decoded. */
  query: [string, string][];
  authorization: string;
}

const REQUIRED = ['oauth_consumer_key', 'oauth_signature', 'oauth_signature_method', 'oauth_nonce', 'oauth_timestamp'];
const KEY_LENGTH = 32;
const SECONDS_AHEAD = 600;
const NONCES_KEPT = 200_000;

/** RFC 3986: stricter than encodeURIComponent by five characters. */
export const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The text that is signed. Query parameters are decoded first, so that brackets are encoded once, however they came. */
export function baseString(method: string, url: string, parameters: [string, string][]): string {
  const pairs = parameters
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`);
  return [method.toUpperCase(), encode(url), encode(pairs.join('&'))].join('&');
}

export const sign = (text: string, consumerSecret: string, tokenSecret: string) =>
  createHmac('sha256', `${encode(consumerSecret)}&${encode(tokenSecret)}`)
    .update(text)
    .digest('base64');

function readHeader(authorization: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const part of authorization.replace(/^OAuth\s+/i, '').split(',')) {
    const match = /^\s*([A-Za-z_]+)\s*=\s*"?([^"]*)"?\s*$/.exec(part);
    if (match?.[1]?.startsWith('oauth_')) parameters.set(match[1], decode(match[2] ?? ''));
  }
  return parameters;
}

const unauthorized = (message: string, parameters?: unknown[]) => new Refusal(401, message, parameters);
const malformed = (message: string, parameters?: unknown[]) => new Refusal(400, message, parameters);

/** Checks OAuth 1.0a headers, remembering every nonce it has seen. */
export class OAuthVerifier {
  readonly #consumer: Consumer;
  readonly #now: () => Date;
  readonly #nonces = new Set<string>();

  constructor(consumer: Consumer, now: () => Date) {
    this.#consumer = consumer;
    this.#now = now;
  }

  /** Returns if the header is the consumer's own and fresh; else throws Refusal, in Commerce's order of checks. */
  verify(request: SignedRequest): void {
    const oauth = readHeader(request.authorization);
    const get = (name: string) => oauth.get(name) ?? '';
    if (oauth.has('oauth_version') && get('oauth_version') !== '1.0') {
      throw malformed('The "%1" Oauth version isn\'t supported.', [get('oauth_version')]);
    }
    const missing = REQUIRED.filter((name) => !get(name));
    if (missing.length) throw allRequired(missing);
    if (oauth.has('oauth_token') && get('oauth_token').length !== KEY_LENGTH) {
      throw malformed('The token length is invalid. Check the length and try again.');
    }
    if (get('oauth_signature_method') !== 'HMAC-SHA256') {
      throw malformed('Signature method %1 is not supported', [get('oauth_signature_method')]);
    }
    this.#checkConsumer(get('oauth_consumer_key'));
    this.#checkNonce(get('oauth_nonce'), get('oauth_timestamp'));
    if (!oauth.has('oauth_token')) throw allRequired(['oauth_token']);
    if (get('oauth_token') !== this.#consumer.accessToken) throw unauthorized('Specified token does not exist');
    const signed = [...request.query, ...[...oauth].filter(([name]) => name !== 'oauth_signature')];
    const expected = sign(
      baseString(request.method, request.url, signed as [string, string][]),
      this.#consumer.secret,
      this.#consumer.accessTokenSecret,
    );
    if (!equal(expected, get('oauth_signature'))) {
      throw unauthorized('The signature is invalid. Verify and try again.');
    }
  }

  isAccessToken(token: string): boolean {
    return equal(this.#consumer.accessToken, token);
  }

  #checkConsumer(key: string): void {
    if (key.length !== KEY_LENGTH) throw unauthorized('Consumer key is not the correct length');
    if (key !== this.#consumer.key) throw unauthorized('A consumer having the specified key does not exist');
  }

  #checkNonce(nonce: string, timestamp: string): void {
    const seconds = Number.parseInt(timestamp, 10) || 0;
    if (seconds <= 0 || seconds > this.#now().getTime() / 1000 + SECONDS_AHEAD) {
      throw malformed('Incorrect timestamp value in the oauth_timestamp parameter');
    }
    if (this.#nonces.has(nonce)) {
      throw unauthorized('The nonce is already being used by the consumer with ID %1', [this.#consumer.id]);
    }
    this.#nonces.add(nonce);
    if (this.#nonces.size > NONCES_KEPT) this.#nonces.delete(this.#nonces.values().next().value ?? '');
  }
}

function equal(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}
