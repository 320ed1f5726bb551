import { describe, expect, it } from 'vitest';
import { createReach } from '../../../subgraphs/dynamics/reach.ts';
import { anonymous, buyer, finance, principal, representative, shopper } from './principals.ts';

describe('whose rows', () => {
  it.each([
    ['a stranger', anonymous, 'usmf:US-001', false],
    ['a stranger who is said to have an account', { ...anonymous, accounts: ['usmf:US-001'] }, 'usmf:US-001', false],
    ['a stranger who is said to have all', { ...anonymous, accounts: 'all' as const }, 'usmf:US-001', false],
    ['a shopper: his own', shopper, 'usmf:US-002', true],
    ["a shopper: another's", shopper, 'usmf:US-001', false],
    ['a shopper who is said to have all', { ...shopper, accounts: 'all' as const }, 'usmf:US-001', false],
    ["a buyer: his company's in another legal entity", buyer, 'demf:DE-001', true],
    ['a representative: one assigned to him', representative, 'usmf:US-001', true],
    ['a representative: one not assigned to him', representative, 'usmf:US-002', false],
    ['a representative kept to one legal entity', { ...representative, legalEntities: ['demf'] }, 'usmf:US-001', false],
    ['finance: any of its legal entity', finance, 'usmf:US-002', true],
    ['finance: one of another legal entity', finance, 'demf:DE-001', false],
  ])('%s', (_, who, id, isSeen) => {
    expect(createReach(who).seesAccount(id)).toBe(isSeen);
  });

  it('shows nobody what belongs to no account', () => {
    expect(createReach(finance).seesAccount(null)).toBe(false);
  });

  it('asks for all of a legal entity only for staff who may see all of it', () => {
    expect(createReach(finance).accounts()).toEqual({ legalEntities: ['usmf'] });
    expect(createReach(finance).accounts('demf')).toBeUndefined();
    expect(createReach(buyer).accounts()).toEqual({
      accounts: [
        { legalEntity: 'usmf', number: 'US-001' },
        { legalEntity: 'demf', number: 'DE-001' },
      ],
    });
    expect(createReach(buyer).accounts('demf')).toEqual({ accounts: [{ legalEntity: 'demf', number: 'DE-001' }] });
    expect(createReach(anonymous).accounts()).toBeUndefined();
  });

  it('shows the whole trade of an account to a company user only by his role, and with all others below him', () => {
    expect(createReach(buyer).seesWholeTrade).toBe(true);
    expect(createReach({ ...buyer, resources: [] }).seesWholeTrade).toBe(false);
    expect(createReach({ ...buyer, leadsCompany: false }).seesWholeTrade).toBe(false);
    expect(createReach(shopper).seesWholeTrade).toBe(true);
  });
});

describe('whose goods', () => {
  it("are his store's when he names none", () => {
    expect(createReach(anonymous).goodsOf(undefined)).toBe('usmf');
    expect(createReach(finance).goodsOf(null)).toBe('usmf');
  });

  it('are nobody’s when his store is not of his legal entities', () => {
    expect(createReach(principal('finance', { legalEntities: ['demf'] })).goodsOf(undefined)).toBeNull();
  });

  it('may be named in either case', () => {
    expect(createReach(finance).goodsOf('USMF')).toBe('usmf');
  });

  it("are refused when they are another's", () => {
    expect(() => createReach(buyer).goodsOf('demf')).toThrow(
      expect.objectContaining({ extensions: { code: 'FORBIDDEN' } }),
    );
    expect(() => createReach(finance).goodsOf('demf')).toThrow('You may not see this legal entity.');
  });

  it('must be named by a legal entity', () => {
    const refusal = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argument: 'legalEntity' } });
    for (const text of ['', 'us mf', 'usmfx', "us'", 'ÜSMF']) {
      expect(() => createReach(finance).goodsOf(text)).toThrow(refusal);
    }
  });
});

describe('the account he buys on', () => {
  it('is the one linked to him in the legal entity, and staff have none', () => {
    expect(createReach(buyer).ownAccount('demf')).toBe('demf:DE-001');
    expect(createReach(shopper).ownAccount('demf')).toBeNull();
    expect(createReach(representative).ownAccount('usmf')).toBeNull();
  });
});
