/** How an attempt ended: with an answer of any status, or without one. */
export type Outcome = { status: number } | 'timeout' | 'unreachable';

/** One event on its way to one endpoint, by POST. Attempts are counted from 1. */
export interface Delivery {
  system: 'commerce' | 'finance' | 'dataverse';
  /** Its name, as its system calls it. */
  event: string;
  url: string;
  /** JSON, sent as it stands. */
  body: string;
  headers(attempt: number): Record<string, string>;
  timeoutMs: number;
  /** After an attempt that failed: how long until the next; undefined: it is given up. */
  retryAfterMs(attempt: number, outcome: Outcome): number | undefined;
}

/** One attempt. Never throws. */
export async function post(
  { url, body, headers, timeoutMs }: Delivery,
  attempt: number,
  signal: AbortSignal,
): Promise<Outcome> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: headers(attempt),
      body,
      redirect: 'manual',
      signal: AbortSignal.any([timeout, signal]),
    });
    await response.arrayBuffer();
    return { status: response.status };
  } catch {
    return timeout.aborted ? 'timeout' : 'unreachable';
  }
}
