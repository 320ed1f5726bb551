const DAY = 86_400_000;

/** An instant so many days (and hours) before midnight of that day. */
export const daysBefore = (today: string, days: number, hours = 0): string =>
  new Date(Date.parse(today) - days * DAY - hours * 3_600_000).toISOString();

/** The same time of day, days later, and no later than an hour before `limit` if one is given. */
export function daysAfter(from: string, days: number, limit?: string): string {
  const then = Date.parse(from) + days * DAY;
  return new Date(limit === undefined ? then : Math.min(then, Date.parse(limit) - 3_600_000)).toISOString();
}

export function monthsAfter(from: string, months: number): string {
  const then = new Date(from);
  then.setUTCMonth(then.getUTCMonth() + months);
  return then.toISOString();
}
