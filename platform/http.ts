import { UpstreamSurprise, UpstreamUnavailable, unauthenticated } from './errors.ts';
import { type Bounds, type Call, createAttempt, isAccepted } from './http/attempt.ts';
import { createWire } from './http/exchange.ts';
import { type Dialect, toFailure } from './http/failure.ts';
import { Governor } from './http/governor.ts';
import { type Answer, type Authorizer, isRead, toUrl, type UpstreamRequest } from './http/request.ts';
import { retryDelayMs } from './http/retry.ts';
import { Sharing } from './http/sharing.ts';
import type { Log } from './log.ts';
import type { UpstreamMetrics } from './metrics.ts';

export interface UpstreamOptions {
  /** As it stands in errors, logs and costs: commerce, finance, dataverse. */
  system: string;
  baseUrl: string;
  authorizer: Authorizer;
  dialect: Dialect;
  /** Headers of every request. */
  headers?: Readonly<Record<string, string>>;
  /** @default 48 */
  maxConcurrency?: number;
  /** Of one whole call: queue, token, retries, body. @default 10000 */
  timeoutMs?: number;
  /** @default 64 MiB */
  maxBodyBytes?: number;
  log: Log;
  metrics?: UpstreamMetrics | undefined;
}

/** One upstream identity. Make one per process and hand it around: its governor is what all its callers share. */
export interface Upstream {
  readonly system: string;
  /** Throws an UpstreamError; UNAUTHENTICATED when a caller's own token is refused; RangeError for a path that climbs. */
  request(request: UpstreamRequest): Promise<Answer>;
  /** Reads an absolute URL that an answer named (nextLink, deltaLink). Another origin is an UpstreamSurprise, nothing sent. */
  follow(url: string, request: Omit<UpstreamRequest, 'method' | 'path' | 'query' | 'body'>): Promise<Answer>;
  close(): Promise<void>;
}

export function createUpstream(options: UpstreamOptions): Upstream {
  const {
    system,
    dialect,
    maxConcurrency = 48,
    timeoutMs: usualTimeoutMs = 10_000,
    log,
    metrics,
    headers = {},
  } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const { origin } = new URL(baseUrl);
  const wire = createWire(origin, maxConcurrency, options.maxBodyBytes ?? 64 * 1024 * 1024);
  const governor = new Governor({ maxConcurrency });
  const attempt = createAttempt({ system, wire, governor, dialect, headers, log, metrics });
  const sharing = new Sharing<Answer>();
  metrics?.watch(system, governor);

  function run(call: Call): Promise<Answer> {
    if (call.share === undefined || !isRead(call)) return bounded(call, call.signal);
    const onShared = () => call.cost.count(system, { shared: 1 });
    return sharing.join(shareKey(call), call.signal, (signal) => bounded(call, signal), onShared);
  }

  /** One clock for everything that is done for this call. */
  async function bounded(call: Call, caller: AbortSignal | undefined): Promise<Answer> {
    const timeoutMs = call.timeoutMs ?? usualTimeoutMs;
    const facts = { system, operation: call.operation };
    const clock = new AbortController();
    const over = () => clock.abort(new UpstreamUnavailable(`${system} did not answer within ${timeoutMs} ms`, facts));
    const timer = setTimeout(over, timeoutMs);
    const signal = caller === undefined ? clock.signal : AbortSignal.any([clock.signal, caller]);
    try {
      return await persist(call, { facts, signal, deadline: performance.now() + timeoutMs });
    } finally {
      clearTimeout(timer);
    }
  }

  async function persist(call: Call, bounds: Bounds): Promise<Answer> {
    for (let retries = 0; ; retries += 1) {
      try {
        return await once(call, bounds);
      } catch (error) {
        const leftMs = bounds.deadline - performance.now();
        const delayMs = isRead(call) && !bounds.signal.aborted ? retryDelayMs(error, retries, leftMs) : undefined;
        if (delayMs === undefined) throw error;
        await pause(delayMs, bounds.signal);
      }
    }
  }

  /** A 401 is tried once more with newer credentials, for writes too: what was not let in was not done. */
  async function once(call: Call, bounds: Bounds): Promise<Answer> {
    const authorizer = call.authorizer ?? options.authorizer;
    const first = await attempt(call, bounds, authorizer);
    const isStale = first.answer.status === 401 && authorizer.refresh?.(first.credentials) === true;
    const { answer } = isStale ? await attempt(call, bounds, authorizer) : first;
    if (isAccepted(answer, call)) return answer;
    if (answer.status === 401 && authorizer.owner === 'caller')
      throw unauthenticated(`${system} does not know the token.`);
    throw toFailure(answer, bounds.facts, dialect, governor.shutForMs);
  }

  function shareKey({ authorizer = options.authorizer, ...call }: Call): string {
    const { method, url, body, share, lane, expect, accept } = call;
    // All headers, so that Store, Content-Currency and X-Adobe-Company tell reads apart too.
    const own = Object.entries(call.headers ?? {}).map(([name, value]) => `${name.toLowerCase()}: ${value}`);
    return JSON.stringify([authorizer.key, share, method, url.href, own.sort(), body, lane, expect, accept]);
  }

  return {
    system,
    request: async (request) => run({ ...request, url: toUrl(baseUrl, request) }),
    async follow(link, request) {
      const url = URL.parse(link, `${baseUrl}/`);
      if (url === null || url.origin !== origin || url.username !== '' || url.password !== '') {
        throw new UpstreamSurprise(`${system} named a link to another host`, { system, operation: request.operation });
      }
      return run({ ...request, method: 'GET', url });
    },
    close: () => wire.close(),
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const leave = () => reject(signal.reason);
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', leave, { once: true });
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  });
}
