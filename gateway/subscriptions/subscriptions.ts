import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { parseToken, printToken, type Token } from '../../platform/changes/token.ts';
import { forbidden, unauthenticated } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { Principal } from '../../platform/principal.ts';
import { satisfies } from '../access/authorize.ts';
import type { Caller, CallerHeaders } from '../access/caller.ts';
import { mistake } from '../inputs.ts';
import { assertWithinLimits } from '../limits.ts';
import type { Supergraph } from '../supergraph.ts';
import type { Hub } from './hub.ts';
import { readSubscription, type Subscription, type SubscriptionRequest } from './operation.ts';

/** Asks the graph one question as the caller of these headers, who is made out anew. Throws what callers may not be told. */
export type Ask = (
  headers: CallerHeaders,
  request: { query: string; variables: Record<string, unknown> },
  /** How far the change log must have been heard of, at the least. */
  least: number,
  signal: AbortSignal,
) => Promise<FormattedExecutionResult>;

export interface Subscriptions {
  /**
   * Throws what is wrong with the request or its caller. Then one result per thing that changed and that the caller may
   * see, with `extensions.eventId` to resume from. Ends without a word when the process stops; with an error when the
   * caller's token has ended or he is too slow.
   */
  subscribe(request: SubscriptionRequest, subscriber: Subscriber): Promise<AsyncGenerator<FormattedExecutionResult>>;
  /** Ends all. */
  close(): void;
}

export interface Subscriber {
  headers: CallerHeaders;
  /** `eventId` of the last event he has. */
  lastEventId?: string | undefined;
  /** When he went away. */
  signal: AbortSignal;
}

export interface SubscriptionsOptions {
  schema: GraphQLSchema;
  policies: Supergraph['policies'];
  hub: Hub;
  identify(headers: CallerHeaders): Promise<Caller>;
  ask: Ask;
  log: Log;
}

/** At once, for one caller; and for all callers of this process. */
const maxPerCaller = 50;
const maxInAll = 20_000;

export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  const { schema, policies, hub, identify, ask, log } = options;
  const byCaller = new Map<string, number>();
  const closing = new AbortController();

  async function subscribe(request: SubscriptionRequest, { headers, lastEventId, signal }: Subscriber) {
    assertWithinLimits(request.query);
    const { principal, expiresAt } = await identify(headers);
    const subscription = readSubscription(schema, request);
    if (!satisfies(policies.get(subscription.coordinate), new Set(principal.grants)))
      throw principal.kind === 'anonymous' ? unauthenticated() : forbidden();
    const since = lastEventId ? parseToken(lastEventId) : undefined;
    if (since === undefined && lastEventId) throw mistake('lastEventId', 'it is none of ours.');
    const gone = AbortSignal.any([signal, closing.signal]);
    const release = admit(principal);
    // A generator that was never asked for anything ends without a word to us.
    gone.addEventListener('abort', release, { once: true });
    return events({ subscription, since, headers, expiresAt, gone, release });
  }

  async function* events({
    subscription,
    since,
    headers,
    expiresAt,
    gone,
    release,
  }: Open): AsyncGenerator<FormattedExecutionResult> {
    const expiry = expiresAt === undefined ? undefined : abortAt(expiresAt);
    const signal = expiry === undefined ? gone : AbortSignal.any([gone, expiry.signal]);
    try {
      for await (const { key, token } of hub.listen(subscription, since, signal)) {
        const asked = { query: subscription.query, variables: subscription.variables(key) };
        const { data, errors = [], extensions } = await ask(headers, asked, token.position, signal);
        if (signal.aborted) break;
        const refusal = errors.find((error) => isRefusal(error));
        if (refusal !== undefined) throw new GraphQLError(refusal.message, { extensions: refusal.extensions });
        // Of what he may not see he is not told that it has changed either.
        const told = subscription.read(data);
        if (errors.length === 0 && told === null) continue;
        const eventId = printToken(token);
        yield {
          data: told,
          ...(errors.length > 0 && { errors }),
          extensions: { ...extensions, eventId },
        };
      }
      if (expiry?.signal.aborted) throw unauthenticated('the token has ended');
    } finally {
      expiry?.clear();
      release();
    }
  }

  function admit({ kind, subject }: Principal): () => void {
    const open = byCaller.get(subject) ?? 0;
    if (hub.listeners >= maxInAll || (kind !== 'anonymous' && open >= maxPerCaller)) {
      log.warn({ subject, open }, 'a subscription was refused: too many');
      throw new GraphQLError('Too many subscriptions are open.', { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } });
    }
    byCaller.set(subject, open + 1);
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      const left = (byCaller.get(subject) ?? 1) - 1;
      if (left === 0) byCaller.delete(subject);
      else byCaller.set(subject, left);
    };
  }

  return { subscribe, close: () => closing.abort() };
}

interface Open {
  subscription: Subscription;
  since: Token | undefined;
  headers: CallerHeaders;
  expiresAt: number | undefined;
  gone: AbortSignal;
  release(): void;
}

/** Timers count no further than 24 days. */
const longestTimerMs = 2 ** 31 - 1;

function abortAt(time: number) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), Math.min(time - Date.now(), longestTimerMs));
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

/** The caller is nobody any more, or may not ask this at all: nothing will ever come. */
function isRefusal({ path, extensions }: GraphQLFormattedError): boolean {
  return (path?.length ?? 0) <= 1 && ['UNAUTHENTICATED', 'FORBIDDEN'].includes(String(extensions?.code));
}
