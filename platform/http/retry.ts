import { type UpstreamError, UpstreamThrottled, UpstreamUnavailable } from '../errors.ts';

const maxRetries = 2;
const passing = new Set([408, 502, 503, 504]);

/**
 * Milliseconds to wait before a read is sent again, or undefined to give up. Never for a write: it may have been done.
 * The rest of the call's time bounds all of it.
 */
export function retryDelayMs(error: unknown, attempt: number, leftMs: number): number | undefined {
  if (attempt >= maxRetries) return undefined;
  const delayMs = reasonToRetry(error, attempt);
  return delayMs !== undefined && delayMs < leftMs ? delayMs : undefined;
}

function reasonToRetry(error: unknown, attempt: number): number | undefined {
  // The door is shut for everybody and opens by itself: queueing again is the wait.
  if (error instanceof UpstreamThrottled) return 0;
  if (!(error instanceof UpstreamUnavailable)) return undefined;
  // No answer at all: a connection the other side had just closed, or a server being replaced.
  if (error.status === undefined && wasCut(error)) return backoffMs(attempt);
  // The proxy before the system says that it is away for a moment. A 500 is the system's own, and would come again.
  if (error.status !== undefined && passing.has(error.status)) return backoffMs(attempt);
  return undefined;
}

/** Half of it by chance, so that those who failed together do not come back together. */
function backoffMs(attempt: number): number {
  return 100 * 2 ** attempt * (0.5 + Math.random() / 2);
}

function wasCut({ cause }: UpstreamError): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET';
}
