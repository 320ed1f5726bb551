import { describe, expect, it } from 'vitest';
import { decide } from '../../../subgraphs/unified/credit/decide.ts';
import type { CreditState } from '../../../subgraphs/unified/credit/facts.ts';
import { defaultSettings } from '../../../subgraphs/unified/credit/settings.ts';
import { blocking, decided, limitUsed, now, usd } from './decideCase.ts';

describe('a decision', () => {
  const cart = { total: '100.00', currency: 'USD', paymentMethods: ['checkmo', 'companycredit', 'banktransfer'] };
  const of = (credit: CreditState) => decide(credit, cart, defaultSettings, now);
  const held = { rules: [limitUsed('100')], limit: '1', order: { paymentMethods: cart.paymentMethods } };

  it('allows every method of the cart when nothing is against it', () => {
    const { outcome, allowedPaymentMethods, reasons } = decided({ order: cart });
    expect({ outcome, allowedPaymentMethods, reasons }).toEqual({
      outcome: 'ALLOWED',
      allowedPaymentMethods: cart.paymentMethods,
      reasons: [],
    });
  });

  it('takes only the method on account away when credit is refused, and keeps the order of the others', () => {
    expect(decided(held).allowedPaymentMethods).toEqual(['checkmo', 'banktransfer']);
  });

  it('leaves no method when the account is blocked', () => {
    expect(decided({ ...held, account: { onHoldStatus: 'All' } }).allowedPaymentMethods).toEqual([]);
  });

  it('never offers a method that the cart does not', () => {
    expect(decided({ order: { paymentMethods: ['checkmo'] } }).allowedPaymentMethods).toEqual(['checkmo']);
  });

  it('goes by the code that the method on account has in this shop', () => {
    const settings = { onAccountMethod: 'banktransfer' };
    expect(decided({ ...held, settings }).allowedPaymentMethods).toEqual(['checkmo', 'companycredit']);
  });

  it('gives no credit without an account, and leaves the other methods', () => {
    const { outcome, allowedPaymentMethods, reasons } = of({ kind: 'noAccount' });
    expect([outcome, allowedPaymentMethods]).toEqual(['RESTRICTED', ['checkmo', 'banktransfer']]);
    expect(reasons.map(({ code }) => code)).toEqual(['NO_ACCOUNT']);
  });

  it('gives no credit while D365 cannot be asked, and leaves the other methods', () => {
    const { outcome, allowedPaymentMethods, reasons } = of({ kind: 'unavailable' });
    expect([outcome, allowedPaymentMethods]).toEqual(['RESTRICTED', ['checkmo', 'banktransfer']]);
    expect(reasons.map(({ code }) => code)).toEqual(['CREDIT_UNAVAILABLE']);
  });

  it('says when it was made', () => {
    expect(of({ kind: 'noAccount' }).decidedAt).toBe(now.toISOString());
  });

  it('names the limit and what would be used, the cart included', () => {
    const { reasons } = decided({ limit: '1000', owed: '950', ordered: '20.50', rules: [limitUsed('100')] });
    expect(reasons).toEqual([
      {
        code: 'CREDIT_LIMIT_EXCEEDED',
        message: 'The order would use more of your credit limit than may be used.',
        limit: usd('1000.00'),
        used: usd('1070.50'),
      },
    ]);
  });

  it('adds exactly, where floats would not', () => {
    const rules = [limitUsed('100')];
    expect(decided({ limit: '0.30', owed: '0.10', order: { total: '0.20' }, rules }).outcome).toBe('ALLOWED');
  });

  it('names every reason, each once, narrower rules first', () => {
    const { reasons } = decided({
      limit: '50',
      late: [['10', 90]],
      account: { onHoldStatus: 'Invoice' },
      rules: [
        blocking({ type: 'DaysOverdue', days: 30 }, 'All'),
        limitUsed('100', 'All'),
        blocking({ type: 'OrderAmount', amount: '10' }, 'Table'),
        blocking({ type: 'DaysOverdue', days: 40 }, 'Group'),
        limitUsed('90', 'All'),
      ],
      order: { isForcedOnHold: true },
    });
    expect(reasons.map(({ code }) => code)).toEqual([
      'ACCOUNT_ON_HOLD',
      'FORCED_HOLD',
      'ORDER_AMOUNT',
      'DAYS_OVERDUE',
      'CREDIT_LIMIT_EXCEEDED',
    ]);
  });

  it('tells people no amount and no name in words', () => {
    const { reasons } = decided({
      ...held,
      late: [['4711', 90]],
      rules: [blocking({ type: 'DaysOverdue', days: 30 })],
    });
    for (const { message } of [...reasons, ...decided(held).reasons]) expect(message).not.toMatch(/\d/);
  });
});
