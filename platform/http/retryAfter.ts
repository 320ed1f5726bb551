/** Longest an upstream can make us wait: past a day it is a mistake of its clock. */
const maxWaitMs = 86_400_000;

/**
 * Milliseconds asked for by a Retry-After header, in either of its forms; undefined when there is none. A date is read
 * against the answer's own Date, since the two clocks may differ by minutes.
 */
export function readRetryAfter(headers: Readonly<Record<string, string>>, now = Date.now()): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  const answeredAt = Date.parse(headers.date ?? '');
  const waitMs =
    seconds === undefined ? Date.parse(text) - (Number.isNaN(answeredAt) ? now : answeredAt) : seconds * 1000;
  return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(0, waitMs), maxWaitMs);
}
