import { expect, it } from 'vitest';
import { type Money, toMoney } from '../../../platform/money.ts';
import { decide } from '../../../subgraphs/unified/credit/decide.ts';
import type {
  AccountFacts,
  CheckoutOrder,
  Condition,
  KnownCredit,
  Level,
  Rule,
} from '../../../subgraphs/unified/credit/facts.ts';
import { type CreditSettings, defaultSettings } from '../../../subgraphs/unified/credit/settings.ts';

export const now = new Date('2026-06-15T09:00:00Z');
export const usd = (amount: string): Money => toMoney(amount, 'USD');

/** `days` before that day; after it when below zero. */
export const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);

/** One case: an account in words, and an order. All else is ordinary. */
export interface Situation {
  account?: Partial<AccountFacts>;
  /** The customer's own limit. @default 10000 */
  limit?: string;
  /** Owed, and not late. */
  owed?: string;
  /** Owed, and late by so many days. */
  late?: readonly (readonly [amount: string, days: number])[];
  ordered?: string;
  group?: { limit: string; owed?: string; late?: readonly (readonly [string, number])[] };
  rules?: readonly Rule[];
  rates?: KnownCredit['rates'];
  ruleCurrency?: string;
  order?: Partial<CheckoutOrder>;
  settings?: Partial<CreditSettings>;
}

export function decided(situation: Situation) {
  const { account, group, rules = [], rates = [], ruleCurrency = 'USD', order, settings } = situation;
  const exposure = exposureOf(situation);
  const credit: KnownCredit = {
    account: { ...ordinary, limit: usd(situation.limit ?? '10000.00'), exposure, ...account },
    // The account is one of the members.
    group: group ? { limit: usd(group.limit), exposure: joined(exposure, exposureOf(group)) } : null,
    rules,
    ruleCurrency,
    rates,
  };
  const cart: CheckoutOrder = {
    total: '100.00',
    currency: 'USD',
    paymentMethods: ['companycredit', 'checkmo'],
    ...order,
  };
  return decide({ kind: 'known', ...credit }, cart, { ...defaultSettings, ...settings }, now);
}

/** A case in words, and what is decided: `ALLOWED`, or the outcome with the codes of its reasons. */
export type Row = readonly [story: string, situation: Situation, verdict: string];

export const table = (rows: readonly Row[]): void =>
  it.each(rows)('%s', (_, situation, expected) => expect(verdict(situation)).toBe(expected));

function verdict(situation: Situation): string {
  const { outcome, reasons } = decided(situation);
  return [outcome, ...reasons.map(({ code }) => code)].join(' ');
}

const ordinary: Omit<AccountFacts, 'limit' | 'exposure'> = {
  onHoldStatus: 'No',
  isExcluded: false,
  statusId: 'Good',
  paymentTerms: 'Net30',
  isLimitMandatory: false,
  isUnlimited: false,
  limitExpiresOn: null,
  temporaryLimits: [],
};

function exposureOf({
  owed,
  late = [],
  ordered,
}: Pick<Situation, 'owed' | 'late' | 'ordered'>): AccountFacts['exposure'] {
  return {
    open: [
      ...(owed === undefined ? [] : [{ amount: usd(owed), dueDate: daysAgo(-20) }]),
      ...late.map(([amount, days]) => ({ amount: usd(amount), dueDate: daysAgo(days) })),
    ],
    openOrders: ordered === undefined ? [] : [usd(ordered)],
  };
}

const joined = (left: AccountFacts['exposure'], right: AccountFacts['exposure']): AccountFacts['exposure'] => ({
  open: [...left.open, ...right.open],
  openOrders: [...left.openOrders, ...right.openOrders],
});

export const blocking = (condition: Condition, level: Level = 'All'): Rule => ({
  id: `${level} ${condition.type}`,
  level,
  isExclusion: false,
  releasesOrder: false,
  condition,
});

export const exclusion = (condition: Condition, level: Level = 'Table', releasesOrder = false): Rule => ({
  ...blocking(condition, level),
  isExclusion: true,
  releasesOrder,
});

export const limitUsed = (percentage: string, level?: Level): Rule =>
  blocking({ type: 'LimitUsed', percentage }, level);
