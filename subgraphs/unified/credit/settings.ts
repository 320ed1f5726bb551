import type { Rule } from './facts.ts';

export type Outcome = 'ALLOWED' | 'RESTRICTED' | 'REFUSED';

/** What D365's own parameters say and no entity shows, and what Microsoft's documentation leaves open. */
export interface CreditSettings {
  /** Commerce's code of the method that takes credit. @default 'companycredit' */
  onAccountMethod: string;
  /** What a hold on the customer means for his cart. A status that is not named restricts. */
  onHold: Readonly<Record<string, Outcome>>;
  /** Whether a value that reaches its bound exactly has exceeded it; public accounts differ. @default 'passes' */
  reached: 'passes' | 'holds';
  /**
   * Unlimited credit in a credit group: whether the group's limit blocks all the same. Microsoft's article on credit
   * limit scenarios has it unlimited there too; the default is the careful one. @default 'groupLimit'
   */
  unlimitedInGroup: 'groupLimit' | 'noLimit';
  /** Zero that is neither mandatory nor unlimited, in a group. @default 'groupLimit' */
  zeroInGroup: 'groupLimit' | 'noLimit' | 'zero';
  /** The same without a group. @default 'noLimit' */
  zeroWithoutGroup: 'noLimit' | 'zero';
  /** A limit past its last day; the rule on expired limits has its own days of grace. @default 'stands' */
  expiredLimit: 'stands' | 'zero';
  /** Whose overdue invoices count against a threshold of the group's limit. @default 'group' */
  overdueInGroup: 'group' | 'account';
  /** F&O's parameter "check credit limit for sales order". @default true */
  checkCreditLimit: boolean;
  /** Whether what is ordered and not invoiced uses credit. @default true */
  countOpenOrders: boolean;
  /** Rules kept here, beside those that D365 shows. @default [] */
  rules: readonly Rule[];
}

export const defaultSettings: CreditSettings = {
  onAccountMethod: 'companycredit',
  onHold: { No: 'ALLOWED', Never: 'ALLOWED', All: 'REFUSED' },
  reached: 'passes',
  unlimitedInGroup: 'groupLimit',
  zeroInGroup: 'groupLimit',
  zeroWithoutGroup: 'noLimit',
  expiredLimit: 'stands',
  overdueInGroup: 'group',
  checkCreditLimit: true,
  countOpenOrders: true,
  rules: [],
};
