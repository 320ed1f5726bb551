import { describe } from 'vitest';
import type { Condition } from '../../../subgraphs/unified/credit/facts.ts';
import { blocking, daysAgo, exclusion, limitUsed, type Situation, table } from './decideCase.ts';

const exceeded = 'RESTRICTED CREDIT_LIMIT_EXCEEDED';
const full = [limitUsed('100')];
const of = (total: string) => ({ order: { total } });

describe('exclusions and their levels', () => {
  const days = (n: number): Condition => ({ type: 'DaysOverdue', days: n });
  const late = (n: number, ...rules: Situation['rules'] & object) => ({ late: [['900', n]] as const, rules });
  const below1000: Condition = { type: 'TotalOverdue', amount: '1000' };
  table([
    [
      '61 days for all, 100 for this customer: 99 passes',
      late(99, blocking(days(61)), exclusion(days(100))),
      'ALLOWED',
    ],
    [
      '61 days for all, 100 for this customer: 100 is not less',
      late(100, blocking(days(61)), exclusion(days(100))),
      'RESTRICTED DAYS_OVERDUE',
    ],
    [
      'an exclusion of the group prevents a rule for all',
      late(70, blocking(days(61)), exclusion(days(100), 'Group')),
      'ALLOWED',
    ],
    [
      'an exclusion of the table prevents a rule of the group',
      late(70, blocking(days(61), 'Group'), exclusion(days(100))),
      'ALLOWED',
    ],
    [
      'never one at its own level: Table',
      late(70, blocking(days(61), 'Table'), exclusion(days(100))),
      'RESTRICTED DAYS_OVERDUE',
    ],
    [
      'never one at its own level: Group',
      late(70, blocking(days(61), 'Group'), exclusion(days(100), 'Group')),
      'RESTRICTED DAYS_OVERDUE',
    ],
    [
      'never one at its own level: All',
      late(70, blocking(days(61)), exclusion(days(100), 'All')),
      'RESTRICTED DAYS_OVERDUE',
    ],
    [
      'never a narrower one',
      late(70, blocking(days(61), 'Table'), exclusion(days(100), 'Group')),
      'RESTRICTED DAYS_OVERDUE',
    ],
    ['an amount does not override days', late(70, blocking(days(61)), exclusion(below1000)), 'RESTRICTED DAYS_OVERDUE'],
    ['an amount that releases does', late(70, blocking(days(61)), exclusion(below1000, 'Table', true)), 'ALLOWED'],
    [
      'an amount that releases, just reached',
      { ...late(70, blocking(days(61)), exclusion(below1000, 'Table', true)), late: [['1000', 70]] },
      'RESTRICTED DAYS_OVERDUE',
    ],
    [
      'an exclusion touches only its own rule',
      { ...late(70, blocking(days(61)), limitUsed('100'), exclusion(days(100))), limit: '900' },
      exceeded,
    ],
    [
      'a release ends everything, at its own level too',
      { ...late(70, blocking(days(61)), limitUsed('100'), exclusion(days(100), 'All', true)), limit: '900' },
      'ALLOWED',
    ],
    [
      'a release that does not hold ends nothing',
      { ...late(100, blocking(days(61)), exclusion(days(100), 'Table', true)) },
      'RESTRICTED DAYS_OVERDUE',
    ],
    [
      'a release of small orders',
      { ...of('49.99'), limit: '1', rules: [...full, exclusion({ type: 'OrderAmount', amount: '50' }, 'All', true)] },
      'ALLOWED',
    ],
    [
      'a release of small orders, at the amount',
      { ...of('50.00'), limit: '1', rules: [...full, exclusion({ type: 'OrderAmount', amount: '50' }, 'All', true)] },
      exceeded,
    ],
    [
      'a release by terms of payment',
      { limit: '1', rules: [...full, exclusion({ type: 'PaymentTerms', value: 'net30' }, 'All', true)] },
      'ALLOWED',
    ],
    [
      'a release by account status',
      { limit: '1', rules: [...full, exclusion({ type: 'AccountStatus', value: 'Other' }, 'All', true)] },
      exceeded,
    ],
    [
      'a release lifts a mandatory zero',
      {
        limit: '0',
        account: { isLimitMandatory: true },
        rules: [exclusion({ type: 'AccountStatus', value: 'Good' }, 'All', true)],
      },
      'ALLOWED',
    ],
    [
      'more of the limit for one customer',
      { ...of('11999.99'), rules: [...full, exclusion({ type: 'LimitUsed', percentage: '120' })] },
      'ALLOWED',
    ],
    [
      'more of the limit for one customer, at its end',
      { ...of('12000.00'), rules: [...full, exclusion({ type: 'LimitUsed', percentage: '120' })] },
      exceeded,
    ],
    [
      'more overdue for one customer',
      {
        ...of('5000'),
        late: [['4000', 5]],
        rules: [
          blocking({ type: 'OverdueAmount', amount: '3000', percentage: '70' }),
          exclusion({ type: 'OverdueAmount', amount: '4000.01', percentage: '70' }),
        ],
      },
      'ALLOWED',
    ],
    [
      'more overdue for one customer, at its end',
      {
        ...of('5000'),
        late: [['4000', 5]],
        rules: [
          blocking({ type: 'OverdueAmount', amount: '3000', percentage: '70' }),
          exclusion({ type: 'OverdueAmount', amount: '4000', percentage: '70' }),
        ],
      },
      'RESTRICTED OVERDUE_AMOUNT',
    ],
    [
      'more days after a limit expired',
      {
        account: { limitExpiresOn: daysAgo(11) },
        rules: [blocking({ type: 'LimitExpired', days: 10 }), exclusion({ type: 'LimitExpired', days: 12 })],
      },
      'ALLOWED',
    ],
    [
      'a release of expired limits does not touch those that stand',
      { limit: '1', rules: [...full, exclusion({ type: 'LimitExpired', days: 12 }, 'All', true)] },
      exceeded,
    ],
    [
      'a rule that blocks releases nothing',
      { limit: '1', rules: [...full, { ...blocking({ type: 'AccountStatus', value: 'Good' }), releasesOrder: true }] },
      `${exceeded} ACCOUNT_STATUS`,
    ],
    [
      'an exclusion of an unknown kind lifts nothing',
      { rules: [blocking({ type: 'Unknown' }), exclusion({ type: 'Unknown' }, 'Table', true)] },
      'RESTRICTED RULE_UNKNOWN',
    ],
  ]);
});
