import { createPublicKey, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { CostMeter } from '../../../platform/cost.ts';
import { UpstreamSurprise, UpstreamUnavailable } from '../../../platform/errors.ts';
import { commerceDialect } from '../../../platform/http/dialects.ts';
import { noAuthorizer } from '../../../platform/http/request.ts';
import { createUpstream, type UpstreamOptions } from '../../../platform/http.ts';

export interface AdobeKeys {
  /** Undefined: there is no such key. Throws an UpstreamError while that cannot be told. */
  byPath(path: string): Promise<KeyObject | undefined>;
  close(): Promise<void>;
}

interface AdobeKeysOptions extends Pick<UpstreamOptions, 'log' | 'metrics'> {
  /** Where all keys are; no other host is ever asked. */
  keyHost: string;
  /** Monotonic milliseconds. @default performance.now */
  now?: () => number;
}

const system = 'adobe-keys';
const operation = 'read a signing key';
/** Adobe: a key may be kept for a day. */
const keptMs = 24 * 60 * 60 * 1000;
/** Two keys are in use at a time. */
const maxKept = 16;
/** Anybody may name paths to us: what is asked for them has a bound, and never takes the place of a key that is known. */
const maxUnderWay = 8;

/** Steps of letters, digits, `_`, `-` and inner dots: nothing that could lead up, away or to a query. */
const isPath = (path: string): boolean => path.length <= 200 && /^(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/.test(path);

/** The public keys that Adobe signs its events with. A key is fetched once however many deliveries wait for it. */
export function createAdobeKeys({ keyHost, log, metrics, now }: AdobeKeysOptions): AdobeKeys {
  const upstream = createUpstream({
    ...{ system, baseUrl: keyHost, authorizer: noAuthorizer, dialect: commerceDialect, log, metrics },
    maxConcurrency: 4,
    maxBodyBytes: 64 * 1024,
    // Adobe waits for ten seconds, and there are two keys to ask for.
    timeoutMs: 4_000,
  });
  const kept = new LRUCache<string, KeyObject>({
    max: maxKept,
    ttl: keptMs,
    ttlResolution: 0,
    ...(now && { perf: { now } }),
  });
  const underWay = new Map<string, Promise<KeyObject | undefined>>();

  async function fetchKey(path: string): Promise<KeyObject | undefined> {
    const { status, body } = await upstream.request({
      ...{ operation, method: 'GET', path, lane: 'feed', expect: 'text', cost: new CostMeter() },
      // A store of files says the one or the other of a file that is not there.
      accept: [403, 404],
    });
    if (status !== 200) return undefined;
    const key = toKey(body);
    if (key?.asymmetricKeyType !== 'rsa')
      throw new UpstreamSurprise('that is no RSA key', { system, operation, status });
    kept.set(path, key);
    return key;
  }

  return {
    async byPath(path) {
      if (!isPath(path)) return undefined;
      const known = kept.get(path) ?? underWay.get(path);
      if (known !== undefined) return known;
      if (underWay.size >= maxUnderWay)
        throw new UpstreamUnavailable('too many keys are asked for', { system, operation });
      const fetching = fetchKey(path).finally(() => underWay.delete(path));
      underWay.set(path, fetching);
      return fetching;
    },
    close: () => upstream.close(),
  };
}

function toKey(pem: unknown): KeyObject | undefined {
  try {
    return createPublicKey(String(pem));
  } catch {
    return undefined;
  }
}
