import { createHash } from 'node:crypto';
import { UpstreamSurprise } from '../errors.ts';
import { createUpstream, type UpstreamOptions } from '../http.ts';
import { identityDialect } from './dialects.ts';
import { type Authorizer, noAuthorizer, type Outgoing } from './request.ts';

export interface ClientCredentials {
  /** The token endpoint. */
  url: string;
  /** Sent as it is: grant_type, client_id, client_secret, scope. */
  form: Readonly<Record<string, string>>;
  /** Further headers each authorised request carries, such as x-api-key. */
  headers?: Readonly<Record<string, string>>;
  log: UpstreamOptions['log'];
  timeoutMs: number;
  /** Monotonic milliseconds. @default performance.now */
  now?: () => number;
}

export interface TokenSource extends Authorizer {
  close(): Promise<void>;
}

interface Token {
  text: string;
  /** From here on a new one is fetched beside the calls, which still use this one. */
  refreshAt: number;
  expiresAt: number;
  fetchedAt: number;
}

/** A token younger than this that is answered with 401 is not bad: the right itself is missing. */
const youngMs = 2_000;

/**
 * Tokens by OAuth 2.0 client credentials. One token request at a time however many wait for it; renewed before expiry
 * without making anybody wait, and once more when the upstream no longer accepts the present one.
 */
export function clientCredentials(options: ClientCredentials): TokenSource {
  const { url, form, headers = {}, log, timeoutMs, now = () => performance.now() } = options;
  const { origin, pathname, search } = new URL(url);
  const identity = createUpstream({
    system: 'identity',
    baseUrl: origin,
    authorizer: noAuthorizer,
    dialect: identityDialect,
    maxConcurrency: 4,
    timeoutMs,
    log,
  });
  let token: Token | undefined;
  let fetching: Promise<Token> | undefined;

  function fetchToken(cost: Outgoing['cost']): Promise<Token> {
    fetching ??= requestToken(cost).finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  async function requestToken(cost: Outgoing['cost']): Promise<Token> {
    const startedAt = now();
    cost.count('identity', { tokenCalls: 1 });
    const { body } = await identity.request({
      operation: 'fetch a token',
      method: 'POST',
      path: pathname + search,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      // A token request changes nothing, and everybody waits for it.
      read: true,
      lane: 'checkout',
      cost,
    });
    token = readToken(body, startedAt, now());
    return token;
  }

  async function current(cost: Outgoing['cost']): Promise<string> {
    const held = token;
    if (held === undefined || now() >= held.expiresAt) return (await fetchToken(cost)).text;
    if (now() >= held.refreshAt) {
      // The held token still works: a failure now is only told, and tried again a little later.
      held.refreshAt = now() + 1_000;
      fetchToken(cost).catch((error: unknown) => log.warn({ err: error }, 'a token could not be renewed early'));
    }
    return held.text;
  }

  return {
    key: createHash('sha256').update(`${url}\n${form.client_id}\n${form.scope}`).digest('base64url'),
    async authorize({ cost, signal }) {
      return { ...headers, authorization: `Bearer ${await untilAborted(current(cost), signal)}` };
    },
    refresh(sent) {
      const isPresent = token !== undefined && sent.authorization === `Bearer ${token.text}`;
      // Somebody else's 401 has fetched a newer one already, or is about to.
      if (!isPresent) return true;
      if (token !== undefined && now() - token.fetchedAt < youngMs) return false;
      token = undefined;
      return true;
    },
    close: () => identity.close(),
  };
}

/** The shared token request goes on when one of those who wait for it has gone. */
function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const leave = () => reject(signal.reason);
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  return promise;
}

function readToken(body: unknown, startedAt: number, now: number): Token {
  const { access_token: text, expires_in: seconds } = (body ?? {}) as { access_token?: unknown; expires_in?: unknown };
  // Entra says a number, older endpoints a numeral.
  const lifeMs = Number(seconds) * 1000;
  if (typeof text !== 'string' || text === '' || !(lifeMs > 0)) {
    throw new UpstreamSurprise('identity sent no token', { system: 'identity', operation: 'fetch a token' });
  }
  const margin = Math.min(300_000, lifeMs / 5);
  // Its life began when it was made, at the latest when we asked; the last tenth is for the way to the upstream.
  const expiresAt = startedAt + lifeMs - Math.min(10_000, lifeMs / 10);
  return { text, refreshAt: startedAt + lifeMs - margin, expiresAt, fetchedAt: now };
}
