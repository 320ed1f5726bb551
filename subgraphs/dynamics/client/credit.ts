import { partlyTold } from '../../../platform/basis.ts';
import type { CompanyNumber } from '../../../platform/ids.ts';
import type { Whole } from './masters.ts';
import { oneOfNumbers } from './odata.ts';
import type { BlockingRuleRecord, CreditGroupRecord, TemporaryLimitRecord } from './records.ts';
import type { Rows } from './rows.ts';

/** What F&O's credit management decides by, as the tenant's own sets show it. */
export interface Credit {
  /** Whose accounts they are: see `Customers.byCreditGroup`. */
  creditGroups: Whole<CreditGroupRecord>;
  temporaryLimits: { byAccounts(keys: readonly CompanyNumber[]): Promise<TemporaryLimitRecord[]> };
  blockingRules: Whole<BlockingRuleRecord>;
}

export interface CreditSets {
  creditGroups: string;
  creditTemporaryLimits: string;
  creditBlockingRules: string;
}

const group: (keyof CreditGroupRecord)[] = ['CreditGroupId', 'Name', 'CreditLimit', 'CurrencyCode'];

const limit: (keyof TemporaryLimitRecord)[] = ['dataAreaId', 'CustomerAccount', 'CreditLimit', 'FromDate', 'ToDate'];

const rule: (keyof BlockingRuleRecord)[] = [
  'dataAreaId',
  'RuleId',
  'RuleType',
  'IsExclusion',
  'AppliesTo',
  'CustomerAccount',
  'CreditGroupId',
  'Days',
  'Amount',
  'Percentage',
  'Value',
  'ReleasesOrder',
];

export function createCredit(rows: Rows, sets: CreditSets): Credit {
  const groups = { operation: 'read credit groups', set: sets.creditGroups, select: group, ...partlyTold([]) };
  const limits = {
    ...{ operation: 'read temporary limits', set: sets.creditTemporaryLimits, select: limit },
    ...partlyTold([]),
  };
  const rules = { operation: 'read blocking rules', set: sets.creditBlockingRules, select: rule, ...partlyTold([]) };
  return {
    creditGroups: { all: () => rows.all(groups) },
    temporaryLimits: { byAccounts: (keys) => rows.allOf(limits, oneOfNumbers('CustomerAccount', keys)) },
    blockingRules: { all: () => rows.all(rules) },
  };
}
