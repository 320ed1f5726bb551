import type { ExchangeRate, Money } from '../../../platform/money.ts';

/** What D365 knows of the account that would buy; or why nothing is known. */
export type CreditState = { kind: 'noAccount' } | { kind: 'unavailable' } | ({ kind: 'known' } & KnownCredit);

export interface KnownCredit {
  account: AccountFacts;
  /** Null: the account shares no limit. */
  group: GroupFacts | null;
  /** Of the account's legal entity. */
  rules: readonly Rule[];
  /** In which the rules state their amounts: that of the legal entity. */
  ruleCurrency: string;
  rates: readonly DatedRate[];
}

export interface AccountFacts {
  /** `No`, `Invoice`, `All`, `Payment`, `Requisition`, `Never` or what D365 may add. */
  onHoldStatus: string;
  /** From credit management as a whole. */
  isExcluded: boolean;
  statusId: string;
  paymentTerms: string;
  /** As entered: zero may be meant as zero, as none or as unlimited. */
  limit: Money;
  isLimitMandatory: boolean;
  isUnlimited: boolean;
  /** The last day on which the limit stands; null: for good. */
  limitExpiresOn: string | null;
  temporaryLimits: readonly TemporaryLimit[];
  exposure: Exposure;
}

/** Both days included; null: open on that side. */
export interface TemporaryLimit {
  limit: Money;
  from: string | null;
  until: string | null;
}

/** What is owed or will be, each in its own currency. */
export interface Exposure {
  /** Invoices, credit notes and payments not settled. */
  open: readonly OpenEntry[];
  /** What was ordered and is not invoiced. */
  openOrders: readonly Money[];
}

export interface OpenEntry {
  /** Below zero where the customer is owed. */
  amount: Money;
  dueDate: string | null;
}

export interface GroupFacts {
  limit: Money;
  /** Of all members, the account among them, in all legal entities. */
  exposure: Exposure;
}

export type Level = 'Table' | 'Group' | 'All';

/** A rule that is valid for this account; others are not among the facts. */
export interface Rule {
  id: string;
  level: Level;
  isExclusion: boolean;
  /** Of an exclusion: when it holds, nothing else is looked at. */
  releasesOrder: boolean;
  condition: Condition;
}

/** An exclusion lifts only a wider rule with a condition of the same type. */
export type Condition =
  | { type: 'DaysOverdue'; days: number }
  /** How D365 lets an exclusion from days overdue be stated as an amount. */
  | { type: 'TotalOverdue'; amount: string }
  | { type: 'AccountStatus'; value: string }
  | { type: 'PaymentTerms'; value: string }
  | { type: 'LimitExpired'; days: number }
  | { type: 'OverdueAmount'; amount: string; percentage: string }
  | { type: 'OrderAmount'; amount: string }
  | { type: 'LimitUsed'; percentage: string }
  /** A kind of rule that this program does not know. */
  | { type: 'Unknown' };

/** Valid since a day until another, both included. */
export type DatedRate = ExchangeRate & { since: string; until: string | null };

/** What the buyer wants to order. */
export interface CheckoutOrder {
  total: string;
  currency: string;
  /** Commerce's codes. */
  paymentMethods: readonly string[];
  /** The order's own terms, where they are not the customer's. */
  paymentTerms?: string | undefined;
  /** A credit manager took this order out of credit management. */
  isExcluded?: boolean | undefined;
  /** A credit manager holds this order by hand. */
  isForcedOnHold?: boolean | undefined;
}
