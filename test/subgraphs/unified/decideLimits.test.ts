import { describe } from 'vitest';
import { blocking, daysAgo, limitUsed, table, usd } from './decideCase.ts';

const exceeded = 'RESTRICTED CREDIT_LIMIT_EXCEEDED';
const groupExceeded = 'RESTRICTED GROUP_CREDIT_LIMIT_EXCEEDED';
const full = [limitUsed('100')];
const of = (total: string) => ({ order: { total } });

describe('which limit applies', () => {
  const below = { limit: '10000', group: { limit: '15000' }, rules: full };
  const above = { limit: '20000', group: { limit: '15000' }, rules: full };
  const zero = { limit: '0', rules: full };
  const inGroup = { ...zero, group: { limit: '15000' } };
  const mandatory = { ...inGroup, account: { isLimitMandatory: true } };
  const unlimited = { ...inGroup, account: { isUnlimited: true } };
  table([
    ['the own limit below the group’s, just reached', { ...below, ...of('10000.00') }, 'ALLOWED'],
    ['the own limit below the group’s, exceeded by a cent', { ...below, ...of('10000.01') }, exceeded],
    [
      'both exceeded: the group’s is named first',
      { ...below, ...of('15000.01') },
      'RESTRICTED GROUP_CREDIT_LIMIT_EXCEEDED CREDIT_LIMIT_EXCEEDED',
    ],
    ['the own limit above the group’s: the group’s just reached', { ...above, ...of('15000.00') }, 'ALLOWED'],
    ['the own limit above the group’s: the group’s exceeded by a cent', { ...above, ...of('15000.01') }, groupExceeded],
    [
      'what other members owe uses the group’s limit',
      { ...below, group: { limit: '15000', owed: '14000' }, ...of('1000.00') },
      'ALLOWED',
    ],
    [
      'what other members owe, and a cent more',
      { ...below, group: { limit: '15000', owed: '14000' }, ...of('1000.01') },
      groupExceeded,
    ],
    ['a mandatory zero in a group: every order', { ...mandatory, ...of('0.01') }, exceeded],
    [
      'a mandatory zero: an order the customer has paid in advance',
      { ...mandatory, owed: '-500', ...of('1.00') },
      exceeded,
    ],
    ['a mandatory zero without any rule', { limit: '0', account: { isLimitMandatory: true } }, exceeded],
    [
      'a mandatory limit that is not zero is an ordinary one',
      { limit: '100', account: { isLimitMandatory: true }, rules: full },
      'ALLOWED',
    ],
    ['unlimited in a group: the group’s limit just reached', { ...unlimited, ...of('15000.00') }, 'ALLOWED'],
    ['unlimited in a group: the group’s limit exceeded', { ...unlimited, ...of('15000.01') }, groupExceeded],
    [
      'unlimited in a group, where that is set to go before',
      { ...unlimited, ...of('15000.01'), settings: { unlimitedInGroup: 'noLimit' } },
      'ALLOWED',
    ],
    ['unlimited without a group', { ...zero, account: { isUnlimited: true }, ...of('9999999.00') }, 'ALLOWED'],
    [
      'unlimited and mandatory at zero contradict each other',
      { ...zero, account: { isUnlimited: true, isLimitMandatory: true } },
      exceeded,
    ],
    ['zero and neither in a group: the group’s limit just reached', { ...inGroup, ...of('15000.00') }, 'ALLOWED'],
    ['zero and neither in a group: the group’s limit exceeded', { ...inGroup, ...of('15000.01') }, groupExceeded],
    [
      'zero and neither in a group, set to mean no limit',
      { ...inGroup, ...of('15000.01'), settings: { zeroInGroup: 'noLimit' } },
      'ALLOWED',
    ],
    ['zero and neither in a group, set to mean zero', { ...inGroup, settings: { zeroInGroup: 'zero' } }, exceeded],
    ['zero and neither without a group', { ...zero, ...of('9999999.00') }, 'ALLOWED'],
    [
      'zero and neither without a group, set to mean zero',
      { ...zero, settings: { zeroWithoutGroup: 'zero' } },
      exceeded,
    ],
  ]);
});

describe('temporary and expired limits', () => {
  const temporary = (from: string | null, until: string | null, amount = '20000') => ({
    account: { temporaryLimits: [{ limit: usd(amount), from, until }] },
    rules: full,
    ...of('15000.00'),
  });
  const expired = (days: number) => ({ account: { limitExpiresOn: daysAgo(days) } });
  const afterTen = { rules: [blocking({ type: 'LimitExpired', days: 10 })] };
  table([
    [
      'zero and neither, set to mean zero, is still a matter of the rules',
      { limit: '0', settings: { zeroWithoutGroup: 'zero' } },
      'ALLOWED',
    ],
    ['a temporary limit on its first day', temporary(daysAgo(0), daysAgo(-5)), 'ALLOWED'],
    ['a temporary limit on its last day', temporary(daysAgo(5), daysAgo(0)), 'ALLOWED'],
    ['a temporary limit without days', temporary(null, null), 'ALLOWED'],
    ['a temporary limit a day after its last', temporary(daysAgo(5), daysAgo(1)), exceeded],
    ['a temporary limit a day before its first', temporary(daysAgo(-1), daysAgo(-5)), exceeded],
    ['a temporary limit below the usual one', { ...temporary(null, null, '500'), ...of('500.01') }, exceeded],
    [
      'a temporary limit for who has a mandatory zero',
      { ...temporary(null, null), limit: '0', account: { ...temporary(null, null).account, isLimitMandatory: true } },
      'ALLOWED',
    ],
    ['a temporary limit above the group’s', { ...temporary(null, null), group: { limit: '14999.99' } }, groupExceeded],
    [
      'a temporary limit stands beside the group’s, though none would without it',
      { ...temporary(null, null), limit: '0', group: { limit: '14999.99' }, settings: { zeroInGroup: 'noLimit' } },
      groupExceeded,
    ],
    [
      'of two valid ones, that which began last',
      {
        rules: full,
        ...of('600'),
        account: {
          temporaryLimits: [
            { limit: usd('20000'), from: daysAgo(9), until: null },
            { limit: usd('500'), from: daysAgo(2), until: null },
          ],
        },
      },
      exceeded,
    ],
    ['a limit on its last day', { ...afterTen, ...expired(0) }, 'ALLOWED'],
    ['a limit expired for just the days of grace', { ...afterTen, ...expired(10) }, 'ALLOWED'],
    ['a limit expired for a day more', { ...afterTen, ...expired(11) }, 'RESTRICTED CREDIT_LIMIT_EXPIRED'],
    ['a limit that never expires', afterTen, 'ALLOWED'],
    [
      'an expired limit while a temporary one stands',
      { ...afterTen, account: { ...expired(40).account, ...temporary(null, null).account } },
      'ALLOWED',
    ],
    ['an expired limit still stands without that rule', { ...expired(40), rules: full, ...of('10000') }, 'ALLOWED'],
    [
      'an expired limit, set to count as zero',
      { ...expired(1), rules: full, settings: { expiredLimit: 'zero' } },
      exceeded,
    ],
    [
      'a limit on its last day, set to count as zero afterwards',
      { ...expired(0), rules: full, settings: { expiredLimit: 'zero' } },
      'ALLOWED',
    ],
  ]);
});
