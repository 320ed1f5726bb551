import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, convert, multiply, round, subtract, sum, toMoney, zero } from '../../platform/money.ts';

const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

describe('money', () => {
  it('has at least the digits of its currency', () => {
    expect(toMoney(5, 'USD')).toEqual({ amount: '5.00', currency: 'USD' });
    expect(toMoney('1.2345', 'EUR').amount).toBe('1.2345');
    expect(toMoney(100, 'JPY').amount).toBe('100');
    expect(zero('USD').amount).toBe('0.00');
  });

  it('loses the noise of binary floats', () => {
    expect(toMoney(0.1 + 0.2, 'USD').amount).toBe('0.30');
    expect(toMoney(-0, 'USD').amount).toBe('0.00');
  });

  it('adds exactly, in any order', () => {
    fc.assert(
      fc.property(fc.array(cents), (amounts) => {
        const total = sum(
          amounts.map((amount) => toMoney(amount / 100, 'USD')),
          'USD',
        );
        const back = sum(
          amounts.toReversed().map((amount) => toMoney(amount / 100, 'USD')),
          'USD',
        );
        expect(total).toEqual(back);
        expect(Math.round(Number(total.amount) * 100)).toBe(amounts.reduce((all, amount) => all + amount, 0));
      }),
    );
  });

  it('subtracts and compares', () => {
    expect(subtract(toMoney(10, 'USD'), toMoney('0.10', 'USD'), toMoney(3, 'USD')).amount).toBe('6.90');
    expect([compare(toMoney(1, 'USD'), toMoney('1.00', 'USD')), compare(toMoney(1, 'USD'), toMoney(2, 'USD'))]).toEqual(
      [0, -1],
    );
  });

  it('refuses to mix currencies', () => {
    expect(() => sum([toMoney(1, 'EUR')], 'USD')).toThrow('EUR where USD was meant');
    expect(() => compare(toMoney(1, 'EUR'), toMoney(1, 'USD'))).toThrow(TypeError);
  });

  it('converts at a stated rate, rounded half up', () => {
    expect(convert(toMoney('10.05', 'EUR'), { from: 'EUR', to: 'USD', rate: '1.1' })).toEqual({
      amount: '11.06',
      currency: 'USD',
    });
    expect(convert(toMoney('0.005', 'USD'), { from: 'USD', to: 'USD', rate: 1 }).amount).toBe('0.005');
    expect(multiply(toMoney('3.33', 'USD'), 3).amount).toBe('9.99');
    expect(round(toMoney('1.005', 'USD')).amount).toBe('1.01');
  });

  it('refuses what is no amount', () => {
    expect(() => toMoney(Number.NaN, 'USD')).toThrow();
    expect(() => toMoney('ten', 'USD')).toThrow();
  });
});
