import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleType } from 'cockatiel';
import { type UpstreamFacts, UpstreamUnavailable } from '../errors.ts';
import type { Log } from '../log.ts';
import type { UpstreamMetrics } from '../metrics.ts';
import { NotSent, type Wire } from './exchange.ts';
import { type Dialect, toFailure } from './failure.ts';
import type { Governor } from './governor.ts';
import type { Answer, Authorizer, UpstreamRequest } from './request.ts';
import { readRetryAfter } from './retryAfter.ts';
import { Slowness } from './slowness.ts';

export type Call = Omit<UpstreamRequest, 'path' | 'query'> & { url: URL };

/** What bounds everything that is done for one call. */
export interface Bounds {
  facts: UpstreamFacts;
  signal: AbortSignal;
  /** By performance.now. */
  deadline: number;
}

export interface Attempted {
  answer: Answer;
  /** The headers it was authorised with. */
  credentials: Record<string, string>;
}

export interface AttemptOptions {
  system: string;
  wire: Wire;
  governor: Governor;
  dialect: Dialect;
  headers: Readonly<Record<string, string>>;
  log: Log;
  metrics: UpstreamMetrics | undefined;
}

type Outcome = 'good' | 'slow' | 'throttled' | 'unknown';

/** Failures in a row, of any operation, after which nothing is sent for a while. */
const breakAfter = 10;
const brokenForMs = 5_000;

/** Makes the function that sends one request once: in its turn, through the breaker, counted and timed. */
export function createAttempt({ system, wire, governor, dialect, headers, log, metrics }: AttemptOptions) {
  const slowness = new Slowness();
  const breaker = circuitBreaker(handleType(UpstreamUnavailable), {
    halfOpenAfter: brokenForMs,
    breaker: new ConsecutiveBreaker(breakAfter),
  });
  let throttledInARow = 0;

  /** Gives any answer the system itself is fit to give, also 4xx. Throws UpstreamUnavailable and what the wire throws. */
  return async function attempt(call: Call, bounds: Bounds, authorizer: Authorizer): Promise<Attempted> {
    for (;;) {
      const permit = await governor.acquire({ lane: call.lane, ...bounds });
      let outcome: Outcome = 'unknown';
      try {
        const { method, url, cost } = call;
        const credentials = await authorizer.authorize({ method, url, cost, signal: bounds.signal });
        const { answer, ms } = await guarded(call, bounds, credentials);
        outcome = outcomeOf(call, answer, ms);
        return { answer, credentials };
      } catch (error) {
        if (error instanceof UpstreamUnavailable) outcome = 'slow';
        // The door was shut between the permit and the wire: back into the queue, as if never asked.
        if (!(error instanceof NotSent) || bounds.signal.aborted) throw error;
      } finally {
        permit.release(outcome);
      }
    }
  };

  async function guarded(call: Call, bounds: Bounds, credentials: Record<string, string>) {
    try {
      return await breaker.execute(() => timed(call, bounds, credentials));
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new UpstreamUnavailable(`${system} failed too often; it is left alone for a moment`, bounds.facts);
    }
  }

  async function timed(call: Call, bounds: Bounds, credentials: Record<string, string>) {
    let leftAt: number | undefined;
    const elapsedMs = () => performance.now() - (leftAt ?? performance.now());
    const onLeave = () => {
      leftAt = performance.now();
      call.cost.count(system, { calls: 1 });
    };
    try {
      const answer = await wire.send({
        ...message(call, credentials),
        ...bounds,
        mayLeave: () => governor.isOpen,
        onLeave,
      });
      log.debug({ ...bounds.facts, status: answer.status, ms: Math.round(elapsedMs()) }, 'upstream answered');
      noteRetryAfter(answer);
      // Thrown here, where the breaker counts it: the system itself is away.
      const failure = isAccepted(answer, call)
        ? undefined
        : toFailure(answer, bounds.facts, dialect, governor.shutForMs);
      if (failure instanceof UpstreamUnavailable) throw failure;
      return { answer, ms: elapsedMs() };
    } catch (error) {
      if (!(error instanceof NotSent))
        log.warn({ ...bounds.facts, ms: Math.round(elapsedMs()), err: error }, 'upstream failed');
      throw error;
    } finally {
      call.cost.count(system, { milliseconds: elapsedMs() });
      if (leftAt !== undefined) metrics?.observe(system, call.operation, elapsedMs());
    }
  }

  function message({ method, url, body, expect = 'json', headers: own }: Call, credentials: Record<string, string>) {
    const isText = typeof body === 'string' || body === undefined;
    const type = isText ? {} : { 'content-type': 'application/json' };
    return {
      method,
      url,
      expect,
      headers: { accept: 'application/json', ...type, ...headers, ...own, ...credentials },
      body: isText ? (body ?? null) : JSON.stringify(body),
    };
  }

  function outcomeOf(call: Call, { status }: Answer, ms: number): Outcome {
    if (status === 429) return 'throttled';
    return slowness.isSlow(call.operation, ms) ? 'slow' : 'good';
  }

  function noteRetryAfter({ status, headers: received }: Answer): void {
    throttledInARow = status === 429 ? throttledInARow + 1 : 0;
    const asked = status === 429 || status === 503 ? readRetryAfter(received) : undefined;
    // A 429 that names no time: longer each time in a row, up to half a minute.
    const waitMs = asked ?? (status === 429 ? Math.min(30_000, 500 * 2 ** throttledInARow) : undefined);
    if (waitMs !== undefined) governor.shut(waitMs);
  }
}

export function isAccepted({ status }: Answer, { accept = [] }: Call): boolean {
  return (status >= 200 && status < 300) || accept.includes(status);
}
