import {
  UpstreamDenied,
  type UpstreamError,
  type UpstreamFacts,
  UpstreamRefused,
  UpstreamSurprise,
  UpstreamThrottled,
  UpstreamUnavailable,
} from '../errors.ts';
import type { Answer } from './request.ts';

export type FailureKind = 'unavailable' | 'throttled' | 'denied' | 'refused' | 'surprise';

/** How one system words its errors. */
export interface Dialect {
  /** The system's own words, placeholders filled; undefined when the body is not of its error shape. */
  message(answer: Answer): string | undefined;
  /** Where the system's use of a status differs from everybody's. */
  kind?(answer: Answer): FailureKind | undefined;
  /** Header with the system's own name of the call. */
  requestIdHeader?: string;
}

/** The only place where an answer becomes an error. */
export function toFailure(answer: Answer, given: UpstreamFacts, dialect: Dialect, retryAfterMs: number): UpstreamError {
  const requestId = dialect.requestIdHeader === undefined ? undefined : answer.headers[dialect.requestIdHeader];
  const facts = { ...given, status: answer.status, requestId };
  const words = dialect.message(answer)?.slice(0, 1000);
  const said = (otherwise: string) => words ?? `${given.system} ${otherwise} (HTTP ${answer.status})`;
  switch (dialect.kind?.(answer) ?? usualKind(answer.status)) {
    case 'unavailable':
      return new UpstreamUnavailable(said('cannot answer'), facts);
    case 'throttled':
      return new UpstreamThrottled(said('asked us to wait'), { ...facts, retryAfterMs });
    case 'denied':
      return new UpstreamDenied(said('refused our credentials'), facts);
    case 'refused':
      return new UpstreamRefused(said('refused the request'), facts);
    case 'surprise':
      return new UpstreamSurprise(said('gave an unknown kind of answer'), facts);
  }
}

function usualKind(status: number): FailureKind {
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403) return 'denied';
  if (status === 408 || status >= 500) return 'unavailable';
  return status >= 400 ? 'refused' : 'surprise';
}
