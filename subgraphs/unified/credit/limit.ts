import { compare, type Money, zero } from '../../../platform/money.ts';
import { daysBetween, overdueOf, usedOf } from './exposure.ts';
import type { AccountFacts, KnownCredit } from './facts.ts';
import type { Into } from './rates.ts';
import type { CreditSettings } from './settings.ts';

/** A limit that an order must keep, in the limit's own currency. */
export interface ApplicableLimit {
  limit: Money;
  /** The credit group's. */
  isShared: boolean;
  /** Without the order. */
  used: Money;
  overdue: Money;
}

/** The group's limit first, then the account's own: an order must keep both. None: there is no limit. */
export function limitsOf(credit: KnownCredit, settings: CreditSettings, today: string, into: Into): ApplicableLimit[] {
  const { account, group } = credit;
  const own = ownLimit(credit, settings, today);
  const found: ApplicableLimit[] = [];
  if (group !== null && isGroupChecked(account, settings, today)) {
    const { currency } = group.limit;
    const late = settings.overdueInGroup === 'group' ? group.exposure : account.exposure;
    found.push({
      limit: group.limit,
      isShared: true,
      used: usedOf(group.exposure, currency, into, settings.countOpenOrders),
      overdue: overdueOf(late, currency, into, today),
    });
  }
  if (own !== null) {
    const { currency } = own;
    found.push({
      limit: own,
      isShared: false,
      used: usedOf(account.exposure, currency, into, settings.countOpenOrders),
      overdue: overdueOf(account.exposure, currency, into, today),
    });
  }
  return found;
}

/** A limit of zero that is meant: every order goes to review, whatever else is set. */
export const isClosed = (account: AccountFacts, today: string): boolean =>
  temporaryLimit(account, today) === null && account.isLimitMandatory && isZero(account.limit);

/** How many days the account's own limit is past its last day; zero while it stands, or when another stands in for it. */
export function daysExpired(account: AccountFacts, today: string): number {
  if (account.limitExpiresOn === null || temporaryLimit(account, today) !== null) return 0;
  return Math.max(0, daysBetween(account.limitExpiresOn, today));
}

/** Null: the account has none of its own. */
function ownLimit({ account, group }: KnownCredit, settings: CreditSettings, today: string): Money | null {
  const none = zero(account.limit.currency);
  const temporary = temporaryLimit(account, today);
  if (temporary !== null) return temporary;
  switch (kindOf(account)) {
    case 'closed':
      return none;
    case 'unlimited':
      return null;
    case 'unset':
      return (group === null ? settings.zeroWithoutGroup : settings.zeroInGroup) === 'zero' ? none : null;
    case 'set':
      return daysExpired(account, today) > 0 && settings.expiredLimit === 'zero' ? none : account.limit;
  }
}

function isGroupChecked(account: AccountFacts, settings: CreditSettings, today: string): boolean {
  if (temporaryLimit(account, today) !== null) return true;
  const kind = kindOf(account);
  if (kind === 'unlimited') return settings.unlimitedInGroup === 'groupLimit';
  return kind !== 'unset' || settings.zeroInGroup !== 'noLimit';
}

/** What the entered limit means. Zero that is both mandatory and unlimited contradicts itself: no credit. */
function kindOf({ limit, isLimitMandatory, isUnlimited }: AccountFacts): 'closed' | 'unlimited' | 'unset' | 'set' {
  if (isLimitMandatory && isZero(limit)) return 'closed';
  if (isUnlimited) return 'unlimited';
  return isZero(limit) ? 'unset' : 'set';
}

/** Takes the place of the usual one while it is valid. Of several, the one that began last. */
function temporaryLimit({ temporaryLimits }: AccountFacts, today: string): Money | null {
  const valid = temporaryLimits.filter(({ from, until }) => (from ?? today) <= today && today <= (until ?? today));
  const [newest] = valid.toSorted((left, right) => ((left.from ?? '') < (right.from ?? '') ? 1 : -1));
  return newest?.limit ?? null;
}

const isZero = (money: Money): boolean => compare(money, zero(money.currency)) <= 0;
