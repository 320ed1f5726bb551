import { EMPTY_DATE } from '../model.ts';

/** A date as F&O serves it: noon UTC, and the empty date for none. */
export const dateOf = (iso: string | undefined): string =>
  iso === undefined ? EMPTY_DATE : `${iso.slice(0, 10)}T12:00:00Z`;

/** A moment, in whole seconds UTC. */
export const momentOf = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19)}Z`;

/** Cents as the decimal they are. */
export const amountOf = (cents: number): number => cents / 100;

export const companyOf = (legalEntity: string): string => legalEntity.toLowerCase();

export const yesNo = (yes: boolean): 'Yes' | 'No' => (yes ? 'Yes' : 'No');

export const NEVER = '2154-12-31T12:00:00Z';

/** Days later, as a date. */
export const daysAfter = (iso: string, days: number): string =>
  dateOf(new Date(Date.parse(iso) + days * 86_400_000).toISOString());
