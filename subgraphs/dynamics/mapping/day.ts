import { UpstreamSurprise } from '../../../platform/errors.ts';

const dayMs = 86_400_000;

/** F&O writes a day as noon UTC, Dataverse as the day alone. Neither has null for a day: 1900 is none, and 2154 never. */
export function toDay(date: string | null | undefined): string | null {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0];
  return found === undefined || found < '1901' || found >= '2154' ? null : found;
}

export function requireDay(date: string | null | undefined): string {
  const day = toDay(date);
  if (day === null) throw new UpstreamSurprise('a day is missing', { system: 'finance', operation: 'read a day' });
  return day;
}

/** Null for F&O's empty moment. */
export const toInstant = (moment: string | null | undefined): string | null =>
  toDay(moment) === null ? null : (moment ?? null);

export function requireInstant(moment: string | null | undefined): string {
  return toInstant(moment) ?? `${requireDay(moment)}T00:00:00Z`;
}

/** The day in UTC: what is due today is nowhere overdue before midnight UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** Full days from one day to a later one; negative for an earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
