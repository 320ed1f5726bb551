import type { World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import type { PropertyValue } from '../model.ts';
import { companyOf } from './values.ts';

type Rule = { RuleId: string; RuleType: string } & Record<string, PropertyValue>;

/** The rules by which the sandbox's companies hold sales orders. */
const RULES: Rule[] = [
  { RuleId: 'BR-001', RuleType: 'DaysOverdue', AppliesTo: 'All', Days: 30 },
  { RuleId: 'BR-002', RuleType: 'AccountStatus', AppliesTo: 'All', Value: 'Blocked' },
  { RuleId: 'BR-003', RuleType: 'LimitExpired', AppliesTo: 'All', Days: 10 },
  { RuleId: 'BR-004', RuleType: 'OverdueAmount', AppliesTo: 'All', Amount: 10_000, Percentage: 70 },
  { RuleId: 'BR-005', RuleType: 'OrderAmount', AppliesTo: 'All', Amount: 100_000 },
  { RuleId: 'BR-006', RuleType: 'LimitUsed', AppliesTo: 'All', Percentage: 100 },
];

/** The same rules in each company, and for the first account of a credit group more grace before it counts as overdue. */
export function seedBlockingRules(world: World, database: Database): void {
  for (const { id } of world.legalEntities) {
    const dataAreaId = companyOf(id);
    for (const rule of RULES) database.seed('FgCreditBlockingRules', { dataAreaId, ...rule });
    const favoured = world.accounts.find(
      (account) => account.legalEntity === id && account.creditGroupId !== undefined,
    );
    if (favoured === undefined) continue;
    database.seed('FgCreditBlockingRules', {
      dataAreaId,
      RuleId: 'BR-101',
      RuleType: 'DaysOverdue',
      IsExclusion: 'Yes',
      AppliesTo: 'Table',
      CustomerAccount: favoured.number,
      Days: 60,
    });
  }
}
