import { describe } from 'vitest';
import { blocking, limitUsed, table } from './decideCase.ts';

const exceeded = 'RESTRICTED CREDIT_LIMIT_EXCEEDED';
const full = [limitUsed('100')];
const of = (total: string) => ({ order: { total } });

describe('blocking rules', () => {
  const late = (days: number) => ({
    late: [['50.00', days]] as const,
    rules: [blocking({ type: 'DaysOverdue', days: 30 })],
  });
  const ofOrder = (total: string) => ({ ...of(total), rules: [blocking({ type: 'OrderAmount', amount: '1000' })] });
  const ninety = { limit: '10000', owed: '5000', rules: [limitUsed('90')] };
  const blockedStatus = { rules: [blocking({ type: 'AccountStatus', value: 'Blocked' })] };
  const cash = { rules: [blocking({ type: 'PaymentTerms', value: 'Cash' })] };
  table([
    ['without rules nothing is checked', { limit: '1', ...of('999999') }, 'ALLOWED'],
    ['an invoice due today', late(0), 'ALLOWED'],
    ['an invoice late by just the days of grace', late(30), 'ALLOWED'],
    ['an invoice late by a day more', late(31), 'RESTRICTED DAYS_OVERDUE'],
    [
      'without grace an invoice due today is not late',
      { late: [['50.00', 0]], rules: [blocking({ type: 'DaysOverdue', days: 0 })] },
      'ALLOWED',
    ],
    ['a credit note is never late', { ...late(31), late: [['-50.00', 90]] }, 'ALLOWED'],
    [
      'late invoices of other members hold nobody by days',
      { ...late(1), group: { limit: '99999', late: [['50.00', 90]] } },
      'ALLOWED',
    ],
    [
      'an account status in another case',
      { ...blockedStatus, account: { statusId: 'BLOCKED' } },
      'RESTRICTED ACCOUNT_STATUS',
    ],
    ['another account status', blockedStatus, 'ALLOWED'],
    ['the customer’s terms of payment', { ...cash, account: { paymentTerms: 'Cash' } }, 'RESTRICTED PAYMENT_TERMS'],
    [
      'the order’s terms go before the customer’s',
      { ...cash, account: { paymentTerms: 'Cash' }, order: { paymentTerms: 'Net30' } },
      'ALLOWED',
    ],
    ['an order just below the amount', ofOrder('999.99'), 'ALLOWED'],
    ['an order of the amount', ofOrder('1000.00'), 'ALLOWED'],
    ['an order just above the amount', ofOrder('1000.01'), 'RESTRICTED ORDER_AMOUNT'],
    ['90 % of 10,000 with 5,000 used: 4,000 passes', { ...ninety, ...of('4000.00') }, 'ALLOWED'],
    ['90 % of 10,000 with 5,000 used: a cent more holds', { ...ninety, ...of('4000.01') }, exceeded],
    ['90 % of 10,000 with 5,000 used: 4,500 holds', { ...ninety, ...of('4500.00') }, exceeded],
    ['reaching holds where it is set so', { ...ninety, ...of('4000.00'), settings: { reached: 'holds' } }, exceeded],
    [
      'just below passes where reaching holds',
      { ...ninety, ...of('3999.99'), settings: { reached: 'holds' } },
      'ALLOWED',
    ],
    ['open orders use credit', { limit: '10000', ordered: '9950.01', rules: full, ...of('50') }, exceeded],
    [
      'open orders use none where it is set so',
      { limit: '10000', ordered: '9950.01', rules: full, ...of('50'), settings: { countOpenOrders: false } },
      'ALLOWED',
    ],
    ['what the customer is owed gives room', { limit: '1000', owed: '-500', rules: full, ...of('1500.00') }, 'ALLOWED'],
    [
      'a share that is no round amount is not rounded up',
      { limit: '0.05', rules: [limitUsed('50')], ...of('0.03') },
      exceeded,
    ],
    [
      'credit limits are not checked where F&O is set so',
      { ...ninety, ...of('99999'), settings: { checkCreditLimit: false } },
      'ALLOWED',
    ],
    ['a kind of rule that is not known', { rules: [blocking({ type: 'Unknown' })] }, 'RESTRICTED RULE_UNKNOWN'],
    [
      'rules kept in the settings',
      { ...of('1000.01'), settings: { rules: [blocking({ type: 'OrderAmount', amount: '1000' })] } },
      'RESTRICTED ORDER_AMOUNT',
    ],
  ]);
});

describe('overdue amount with a threshold', () => {
  const rules = [blocking({ type: 'OverdueAmount', amount: '3000', percentage: '70' })];
  const member = { limit: '0', group: { limit: '10000' }, rules };
  const a = { ...member, late: [['4000', 5]] as const };
  const b = { ...member, group: { limit: '10000', owed: '1000', late: [['4000', 5]] as const } };
  const alone = { limit: '10000', rules };
  table([
    ['A has 4,000 overdue: 2,000 passes at 60 %', { ...a, ...of('2000') }, 'ALLOWED'],
    ['A has 4,000 overdue: 4,000 holds at 80 %', { ...a, ...of('4000') }, 'RESTRICTED OVERDUE_AMOUNT'],
    ['B of the same group, 5,000 used: 1,999 passes', { ...b, ...of('1999') }, 'ALLOWED'],
    ['B: 2,000 reaches 70 % and passes', { ...b, ...of('2000') }, 'ALLOWED'],
    [
      'B: 2,000 holds where reaching holds',
      { ...b, ...of('2000'), settings: { reached: 'holds' } },
      'RESTRICTED OVERDUE_AMOUNT',
    ],
    ['B: 1,999 passes where reaching holds', { ...b, ...of('1999'), settings: { reached: 'holds' } }, 'ALLOWED'],
    ['B: a cent above 2,000 holds', { ...b, ...of('2000.01') }, 'RESTRICTED OVERDUE_AMOUNT'],
    [
      'B owes nothing late himself, where only that is set to count',
      { ...b, ...of('4000'), settings: { overdueInGroup: 'account' } },
      'ALLOWED',
    ],
    ['3,000 overdue is not above 3,000', { ...alone, late: [['3000', 5]], ...of('7000') }, 'ALLOWED'],
    [
      'a cent more is, and 70 % are exceeded',
      { ...alone, late: [['3000.01', 5]], ...of('4000') },
      'RESTRICTED OVERDUE_AMOUNT',
    ],
    ['a cent more is, but 70 % are just reached', { ...alone, late: [['3000.01', 5]], ...of('3999.99') }, 'ALLOWED'],
    ['what is due later is not overdue', { ...alone, owed: '6000', ...of('4000') }, 'ALLOWED'],
    [
      'a credit note takes nothing off what is overdue',
      {
        ...alone,
        late: [
          ['3000.01', 5],
          ['-3000', 5],
        ],
        ...of('7000'),
      },
      'RESTRICTED OVERDUE_AMOUNT',
    ],
    ['without a limit no share of it is used', { ...alone, limit: '0', late: [['9000', 5]] }, 'ALLOWED'],
    [
      'without a limit, at a threshold of zero',
      {
        limit: '0',
        late: [['9000', 5]],
        rules: [blocking({ type: 'OverdueAmount', amount: '3000', percentage: '0' })],
      },
      'RESTRICTED OVERDUE_AMOUNT',
    ],
  ]);
});
