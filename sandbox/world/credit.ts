import { accountKey, exposures, type Sales } from './exposure.ts';
import type { Account, Cents, CreditGroup } from './facts.ts';
import { daysBefore } from './time.ts';

/** What the first company may still order. */
export const FIRST_COMPANY_ROOM: Cents = 60_000_00;
const LEAST_LIMIT: Cents = 20_000_00;
const STEP: Cents = 5_000_00;

interface Setting extends Sales {
  today: string;
  accounts: readonly Account[];
}

/** Gives each account its credit, from what it owes. Changes the accounts; gives back the groups with their limits. */
export function grantCredit({ today, accounts, ...sales }: Setting, groups: readonly CreditGroup[]): CreditGroup[] {
  const used = exposures(sales);
  const usedOf = (account: Account) => used.get(accountKey(account)) ?? 0;
  for (const account of accounts) account.creditLimit = usualLimit(account, usedOf(account));
  const ordinary = accounts.filter(({ companyId = 0, marked }) => companyId > 2 && marked);
  const indebted = ordinary.filter((account) => usedOf(account) > 2_000_00);
  const taken = new Set<Account>();
  const next = (list: readonly Account[]) => list.find((account) => !taken.has(account));
  for (const change of VARIETIES) {
    const account = next(change.length > 1 ? indebted : ordinary);
    if (account === undefined) break;
    taken.add(account);
    Object.assign(account, change(today, usedOf(account)));
  }
  return groups.map((group) => {
    const untaken = [...new Set([...indebted, ...ordinary])].filter((account) => !taken.has(account));
    const members = membersOf(group, untaken);
    for (const member of members) Object.assign(member, { creditGroupId: group.id });
    // The members of the second are close to what they may owe together.
    const together = members.reduce((sum, member) => sum + usedOf(member), 0);
    return {
      ...group,
      limit: group.currency === 'USD' ? roundUp(together * 2 + LEAST_LIMIT) : Math.round(together * 1.04) + 100_00,
    };
  });
}

const roundUp = (amount: number): Cents => Math.ceil(amount / STEP) * STEP;

function usualLimit({ companyId }: Account, used: Cents): Cents {
  if (companyId === undefined) return roundUp(used + 2_000_00);
  return companyId === 1 ? roundUp(used + FIRST_COMPANY_ROOM) : Math.max(LEAST_LIMIT, roundUp(used * 1.7));
}

/** What credit management distinguishes; those that ask for the used amount go to accounts that owe something. */
const VARIETIES: ((today: string, used: Cents) => Partial<Account>)[] = [
  () => ({ onHold: 'All', holdReason: 'PAYMENT' }),
  () => ({ onHold: 'Invoice', holdReason: 'DISPUTE' }),
  () => ({ onHold: 'Payment', holdReason: 'BANK' }),
  () => ({ onHold: 'Requisition', holdReason: 'REVIEW' }),
  () => ({ onHold: 'Never', holdReason: 'STRATEGIC' }),
  (_, used) => ({ creditLimit: Math.round(used * 1.05) }),
  (_, used) => ({ creditLimit: Math.round(used * 0.8) }),
  (today) => ({ creditLimitExpires: daysBefore(today, 40) }),
  (today) => ({ creditLimitExpires: daysBefore(today, 3) }),
  (today) => ({ creditLimitExpires: daysBefore(today, -60) }),
  () => ({ unlimitedCredit: true, creditLimit: 0 }),
  () => ({ creditLimit: 0, creditLimitMandatory: true }),
  () => ({ creditLimit: 0 }),
  () => ({ excludedFromCredit: true, creditLimit: 1_000_00 }),
  () => ({ accountStatus: 'Blocked' }),
  (today, used) => ({
    creditLimit: Math.round(used * 0.9),
    temporaryLimit: { amount: roundUp(used * 2), from: daysBefore(today, 20), to: daysBefore(today, -20) },
  }),
  (today, used) => ({
    temporaryLimit: { amount: roundUp(used * 3), from: daysBefore(today, 60), to: daysBefore(today, 30) },
  }),
];

/** A group lies across legal entities: four members of the first, three of the second, debtors first. */
function membersOf({ currency }: CreditGroup, accounts: readonly Account[]): Account[] {
  const free = accounts.filter(({ creditGroupId }) => creditGroupId === undefined);
  const home = free.filter((account) => account.currency === currency);
  if (currency !== 'USD') return home.slice(0, 3);
  const abroad = free.filter((account) => account.currency !== currency);
  return [...home.slice(0, 3), ...abroad.slice(-1)];
}
