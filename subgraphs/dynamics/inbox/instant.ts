/** `/Date(ms)/` or `/Date(ms-0700)/` as ISO 8601; the offset only says where it was written down. */
export function toInstant(text: unknown): string | undefined {
  const found = typeof text === 'string' ? /^\/Date\((-?[0-9]{1,15})(?:[+-][0-9]{4})?\)\/$/.exec(text) : null;
  const date = new Date(found === null ? Number.NaN : Number(found[1]));
  if (Number.isNaN(date.getTime())) return undefined;
  const instant = date.toISOString();
  // Years of more than four digits are nobody's.
  return /^[0-9]{4}-/.test(instant) ? instant : undefined;
}
