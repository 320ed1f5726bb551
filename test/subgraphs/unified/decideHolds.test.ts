import { describe } from 'vitest';
import { blocking, daysAgo, exclusion, limitUsed, table } from './decideCase.ts';

const exceeded = 'RESTRICTED CREDIT_LIMIT_EXCEEDED';
const full = [limitUsed('100')];
const of = (total: string) => ({ order: { total } });

describe('holds and exclusions by people', () => {
  const hopeless = { limit: '1', rules: full };
  const onHold = (onHoldStatus: string) => ({ account: { onHoldStatus } });
  const released = { rules: [exclusion({ type: 'AccountStatus', value: 'Good' }, 'All', true)] };
  table([
    ['a customer excluded from credit management', { ...hopeless, account: { isExcluded: true } }, 'ALLOWED'],
    ['an order excluded from it', { ...hopeless, order: { isExcluded: true } }, 'ALLOWED'],
    ['a forced hold', { order: { isForcedOnHold: true } }, 'RESTRICTED FORCED_HOLD'],
    [
      'a forced hold is not released by a rule',
      { ...released, order: { isForcedOnHold: true } },
      'RESTRICTED FORCED_HOLD',
    ],
    [
      'a forced hold stays on an excluded customer',
      { account: { isExcluded: true }, order: { isForcedOnHold: true } },
      'RESTRICTED FORCED_HOLD',
    ],
    ['on hold: No', onHold('No'), 'ALLOWED'],
    ['on hold: Never', onHold('Never'), 'ALLOWED'],
    ['on hold: Never is still under the rules', { ...hopeless, ...onHold('Never') }, exceeded],
    ['on hold: All', onHold('All'), 'REFUSED ACCOUNT_BLOCKED'],
    [
      'on hold: All, excluded from credit management',
      { account: { onHoldStatus: 'All', isExcluded: true } },
      'REFUSED ACCOUNT_BLOCKED',
    ],
    ['on hold: All, released by a rule', { ...onHold('All'), ...released }, 'REFUSED ACCOUNT_BLOCKED'],
    ['on hold: Invoice', onHold('Invoice'), 'RESTRICTED ACCOUNT_ON_HOLD'],
    ['on hold: Payment', onHold('Payment'), 'RESTRICTED ACCOUNT_ON_HOLD'],
    ['on hold: Requisition', onHold('Requisition'), 'RESTRICTED ACCOUNT_ON_HOLD'],
    ['on hold: a status nobody knows', onHold('Sometimes'), 'RESTRICTED ACCOUNT_ON_HOLD'],
    [
      'on hold: Payment, set to mean nothing',
      { ...onHold('Payment'), settings: { onHold: { Payment: 'ALLOWED' } } },
      'ALLOWED',
    ],
  ]);
});

describe('other currencies', () => {
  const rate = (from: string, to: string, price: string, since = daysAgo(30), until: string | null = null) => ({
    from,
    to,
    rate: price,
    since,
    until,
  });
  const euros = (total: string) => ({ order: { total, currency: 'EUR' } });
  const base = { limit: '1100', rules: full };
  const missing = 'RESTRICTED EXCHANGE_RATE_MISSING';
  table([
    [
      'at the stated rate, just reached',
      { ...base, ...euros('1000.00'), rates: [rate('EUR', 'USD', '1.1')] },
      'ALLOWED',
    ],
    ['at the stated rate, a cent more', { ...base, ...euros('1000.01'), rates: [rate('EUR', 'USD', '1.1')] }, exceeded],
    [
      'by the inverse, where only that is kept',
      { ...base, limit: '1250', ...euros('1000.00'), rates: [rate('USD', 'EUR', '0.8')] },
      'ALLOWED',
    ],
    [
      'by the inverse, a cent more',
      { ...base, limit: '1250', ...euros('1000.01'), rates: [rate('USD', 'EUR', '0.8')] },
      exceeded,
    ],
    [
      'the newest rate stands',
      {
        ...base,
        ...euros('1000'),
        rates: [rate('EUR', 'USD', '1.1', daysAgo(1)), rate('EUR', 'USD', '1.3', daysAgo(9))],
      },
      'ALLOWED',
    ],
    [
      'a rate of tomorrow does not',
      {
        ...base,
        ...euros('1000'),
        rates: [rate('EUR', 'USD', '1.3', daysAgo(9)), rate('EUR', 'USD', '1.1', daysAgo(-1))],
      },
      exceeded,
    ],
    [
      'a rate that ended yesterday does not',
      { ...base, ...euros('1'), rates: [rate('EUR', 'USD', '1.1', daysAgo(9), daysAgo(1))] },
      missing,
    ],
    ['without a rate nothing is sold on account', { ...base, ...euros('1') }, missing],
    ['without a rate, and without a limit that needs it', { ...euros('1'), account: { isUnlimited: true } }, missing],
    [
      'without a rate for something the customer owes',
      {
        ...base,
        account: { exposure: { open: [{ amount: { amount: '1', currency: 'GBP' }, dueDate: null }], openOrders: [] } },
      },
      missing,
    ],
    [
      'without a rate for the rule’s amount',
      { rules: [blocking({ type: 'OrderAmount', amount: '1000' })], ruleCurrency: 'GBP' },
      missing,
    ],
    [
      'a missing rate is named beside what is known',
      { ...euros('1'), late: [['5', 90]], rules: [blocking({ type: 'DaysOverdue', days: 30 })] },
      `${missing} DAYS_OVERDUE`,
    ],
    [
      'a rule’s amount in the currency of its legal entity',
      {
        ...of('1100.00'),
        rules: [blocking({ type: 'OrderAmount', amount: '1000' })],
        ruleCurrency: 'EUR',
        rates: [rate('EUR', 'USD', '1.1')],
      },
      'ALLOWED',
    ],
    [
      'a rule’s amount in the currency of its legal entity, a cent more',
      {
        ...of('1100.01'),
        rules: [blocking({ type: 'OrderAmount', amount: '1000' })],
        ruleCurrency: 'EUR',
        rates: [rate('USD', 'EUR', '0.9091')],
      },
      'RESTRICTED ORDER_AMOUNT',
    ],
    [
      'a customer excluded from credit management needs no rate',
      { ...euros('1'), account: { isExcluded: true } },
      'ALLOWED',
    ],
  ]);
});
