import { UpstreamSurprise } from '../../../platform/errors.ts';

/** Commerce writes UTC without saying so: `2026-01-31 23:59:59`. */
export function toInstant(timestamp: string): string {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(timestamp)) {
    throw new UpstreamSurprise('commerce sent a time of unknown form', {
      system: 'commerce',
      operation: 'read a time',
    });
  }
  return `${timestamp.replace(' ', 'T')}Z`;
}

/** A comparison with whole seconds stays the same when the instant is moved up to the next one. */
export function toTimestamp(instant: string): string {
  const seconds = Math.ceil(Date.parse(instant) / 1000);
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** An absent day is left out, or all zeros. */
export function toDay(day: string | undefined): string | null {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(day ?? '')?.[0];
  return found === undefined || found === '0000-00-00' ? null : found;
}
