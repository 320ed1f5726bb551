import { Decimal } from 'decimal.js';
import { parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { scalars } from '../../platform/scalars.ts';

describe('scalars', () => {
  it('print decimals as plain strings', () => {
    expect(scalars.Decimal.serialize('12.50')).toBe('12.50');
    expect(scalars.Decimal.serialize(1e-7)).toBe('0.0000001');
    expect(scalars.Decimal.serialize(new Decimal('1e21'))).toBe('1000000000000000000000');
  });

  it.each(['', '1,5', '0x10', 'NaN', '1e5', '--1', ' 1', '1'.repeat(40)])('refuse the decimal %j', (text) => {
    expect(() => scalars.Decimal.parseValue(text)).toThrow('Decimal cannot hold');
  });

  it('read literals as they read variables', () => {
    expect(scalars.Decimal.parseLiteral(parseValue('1.50'), {})).toBe('1.50');
    expect(scalars.Date.parseLiteral(parseValue('"2026-02-28"'), {})).toBe('2026-02-28');
    expect(() => scalars.Date.parseLiteral(parseValue('true'), {})).toThrow();
  });

  it('bring instants to UTC', () => {
    expect(scalars.DateTime.parseValue('2026-01-31T12:00:00+02:00')).toBe('2026-01-31T10:00:00Z');
    expect(scalars.DateTime.serialize(new Date(0))).toBe('1970-01-01T00:00:00Z');
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', 'today'])('refuse the day %j', (text) => {
    expect(() => scalars.Date.parseValue(text)).toThrow();
    expect(() => scalars.DateTime.parseValue(`${text}T00:00:00Z`)).toThrow();
  });

  it('blame the caller for what he sent, and us for what we cannot print', () => {
    expect(() => scalars.CurrencyCode.parseValue('usd')).toThrow(
      expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } }),
    );
    expect(() => scalars.CurrencyCode.serialize('usd')).toThrow(
      expect.objectContaining({ extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
    );
  });
});
