import { describe, expect, it } from 'vitest';
import { accountKey, exposures } from '../../../sandbox/world/exposure.ts';
import { daysBeforeToday, setting, sum, world } from './world.ts';

const { accounts } = world;
const used = exposures(world);
const usedOf = (account: (typeof accounts)[number]) => used.get(accountKey(account)) ?? 0;
const limited = accounts.filter(({ creditLimit, excludedFromCredit }) => creditLimit > 0 && !excludedFromCredit);

describe('the credit of the seeded accounts', () => {
  it('knows every case that credit management distinguishes', () => {
    const holds = new Map(accounts.map(({ onHold, holdReason }) => [onHold, holdReason]));
    expect(new Set(holds.keys())).toEqual(new Set(['No', 'All', 'Invoice', 'Payment', 'Requisition', 'Never']));
    expect(accounts.filter(({ onHold, holdReason }) => (onHold === 'No') !== (holdReason === ''))).toEqual([]);
    const expired = accounts.flatMap(({ creditLimitExpires }) =>
      creditLimitExpires === undefined ? [] : [daysBeforeToday(creditLimitExpires)],
    );
    expect(expired.map(Math.sign).sort()).toEqual([-1, 1, 1]);
    const temporary = accounts.flatMap(({ temporaryLimit }) => temporaryLimit ?? []);
    expect(temporary.map(({ to }) => to > setting.today).sort()).toEqual([false, true]);
    expect(accounts.some(({ unlimitedCredit }) => unlimitedCredit)).toBe(true);
    expect(accounts.some(({ creditLimitMandatory, creditLimit }) => creditLimitMandatory && creditLimit === 0)).toBe(
      true,
    );
    expect(accounts.some(({ excludedFromCredit }) => excludedFromCredit)).toBe(true);
    expect(accounts.some(({ accountStatus }) => accountStatus === 'Blocked')).toBe(true);
    const shares = limited.map((account) => usedOf(account) / account.creditLimit);
    expect(
      shares.some((share) => share > 0.9 && share < 1),
      'near',
    ).toBe(true);
    expect(
      shares.some((share) => share > 1),
      'over',
    ).toBe(true);
    expect(shares.filter((share) => share < 0.7).length, 'normal').toBeGreaterThan(30);
  });

  it('has accounts that are more than a month late', () => {
    const late = world.orders.filter(({ invoices }) =>
      invoices.some(({ open, dueDate }) => open > 0 && daysBeforeToday(dueDate) > 30),
    );
    expect(new Set(late.map(({ accountNumber }) => accountNumber)).size).toBeGreaterThan(2);
  });

  it('is shared by two groups, one of them across legal entities', () => {
    const [first, second] = world.creditGroups.map(({ id, limit }) => {
      const members = accounts.filter(({ creditGroupId }) => creditGroupId === id);
      return {
        limit,
        members,
        entities: new Set(members.map(({ legalEntity }) => legalEntity)),
        used: sum(members, usedOf),
      };
    });
    expect(first?.members).toHaveLength(4);
    expect(first?.entities.size).toBe(2);
    expect(second?.members).toHaveLength(3);
    expect((second?.used ?? 0) / (second?.limit ?? 1)).toBeGreaterThan(0.9);
    expect(second?.used).toBeLessThan(second?.limit ?? 0);
  });
});

describe('accounts without a marker', () => {
  it('look like a company that has just registered, by tax number or by e-mail address', () => {
    const alike = accounts.filter(({ marked, companyId }) => !marked && companyId !== undefined);
    expect(alike).toHaveLength(5);
    const by = alike.map(({ companyId, taxNumber, email }) => {
      const company = world.companies.find(({ id }) => id === companyId);
      return [company?.taxNumber === taxNumber, company?.email === email];
    });
    expect(by.every(([tax, mail]) => tax !== mail)).toBe(true);
    expect(new Set(by.map(String)).size).toBe(2);
    // Nothing of theirs is in D365 by way of the shop.
    const ids = new Set(alike.map(({ companyId }) => companyId));
    expect(
      world.orders.filter(({ companyId, salesOrderNumber }) => ids.has(companyId) && salesOrderNumber !== undefined),
    ).toEqual([]);
  });

  it('look like a stranger who gave an address that is not his', () => {
    const [known, ...others] = accounts.filter(
      ({ companyId, buyerId }) => companyId === undefined && buyerId === undefined,
    );
    expect(others).toEqual([]);
    expect(known?.marked).toBe(false);
    const strangers = world.buyers.filter(({ email }) => email === known?.email);
    expect(strangers.map(({ companyId }) => companyId)).toEqual([undefined]);
    expect(accounts.some(({ buyerId }) => buyerId === strangers[0]?.id)).toBe(false);
  });
});
