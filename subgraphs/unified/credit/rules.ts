import { Decimal } from 'decimal.js';
import { compare, type Money, sum, toMoney } from '../../../platform/money.ts';
import { daysOverdueOf, overdueOf } from './exposure.ts';
import type { Condition, KnownCredit, Level, Rule } from './facts.ts';
import { type ApplicableLimit, daysExpired } from './limit.ts';
import { type Into, orNoRate } from './rates.ts';
import { type Reason, type ReasonCode, reason } from './reasons.ts';
import type { CreditSettings } from './settings.ts';

/** One order against one account, on one day. */
export interface Case {
  credit: KnownCredit;
  total: Money;
  /** The order's, else the customer's. */
  paymentTerms: string;
  limits: readonly ApplicableLimit[];
  settings: CreditSettings;
  today: string;
  into: Into;
}

const levels: readonly Level[] = ['Table', 'Group', 'All'];

/** Whether an exclusion holds that releases the order, whatever else is true. */
export const isReleased = (rules: readonly Rule[], one: Case): boolean =>
  rules.some((rule) => rule.isExclusion && rule.releasesOrder && lifts(rule.condition, one));

/** Why the rules hold the order, Table before Group before All. A wider rule is lifted by a narrower exclusion of its type. */
export function holdsOf(rules: readonly Rule[], one: Case): Reason[] {
  const isLifted = ({ condition, level }: Rule) =>
    rules.some(
      (other) =>
        other.isExclusion &&
        other.condition.type === condition.type &&
        levels.indexOf(other.level) < levels.indexOf(level) &&
        lifts(other.condition, one),
    );
  return levels
    .flatMap((level) => rules.filter((rule) => rule.level === level && !rule.isExclusion))
    .filter((rule) => !isLifted(rule))
    .flatMap(({ condition }) => orNoRate(() => blocks(condition, one)) ?? [reason('EXCHANGE_RATE_MISSING')]);
}

/** The one meaning of "exceeds": public accounts differ on what just reaches its bound. */
function exceeds(value: Money, bound: Money, { reached }: Pick<CreditSettings, 'reached'>): boolean {
  const order = compare(value, bound);
  return order > 0 || (order === 0 && reached === 'holds');
}

/** None: the condition does not hold. */
function blocks(condition: Condition, one: Case): Reason[] {
  const { credit, settings, today, limits } = one;
  const { account } = credit;
  const when = (isTrue: boolean, code: ReasonCode) => (isTrue ? [reason(code)] : []);
  switch (condition.type) {
    case 'DaysOverdue':
      return when(daysOverdueOf(account.exposure, today) > condition.days, 'DAYS_OVERDUE');
    case 'AccountStatus':
      return when(isSameCode(account.statusId, condition.value), 'ACCOUNT_STATUS');
    case 'PaymentTerms':
      return when(isSameCode(one.paymentTerms, condition.value), 'PAYMENT_TERMS');
    case 'LimitExpired':
      return when(daysExpired(account, today) > condition.days, 'CREDIT_LIMIT_EXPIRED');
    case 'OverdueAmount':
      return overdueAmount(condition, one);
    case 'OrderAmount': {
      const limit = inRuleCurrency(condition.amount, one);
      const used = one.into(one.total, limit.currency);
      return exceeds(used, limit, settings) ? [reason('ORDER_AMOUNT', { limit, used })] : [];
    }
    case 'LimitUsed':
      if (!settings.checkCreditLimit) return [];
      return limits.filter((limit) => isBeyond(limit, condition.percentage, one)).map((limit) => exceeded(limit, one));
    default:
      return [reason('RULE_UNKNOWN')];
  }
}

/** Too much is overdue and too much of the limit would be used. Without a limit no share of it can be used. */
function overdueAmount({ amount, percentage }: { amount: string; percentage: string }, one: Case): Reason[] {
  const bound = inRuleCurrency(amount, one);
  const isTooMuch = (overdue: Money) => exceeds(one.into(overdue, bound.currency), bound, one.settings);
  const limit = one.limits.find((other) => isTooMuch(other.overdue) && isBeyond(other, percentage, one));
  if (limit !== undefined) return [reason('OVERDUE_AMOUNT', numbers(limit, one))];
  const hasNoThreshold = new Decimal(percentage).isZero();
  return hasNoThreshold && isTooMuch(ownOverdue(one)) ? [reason('OVERDUE_AMOUNT')] : [];
}

/** An exclusion holds below its bound, never at it, and never where that cannot be told. */
function lifts(condition: Condition, one: Case): boolean {
  return orNoRate(() => isBelow(condition, one)) ?? false;
}

function isBelow(condition: Condition, one: Case): boolean {
  const { account } = one.credit;
  const isLess = (money: Money, amount: string) => {
    const bound = inRuleCurrency(amount, one);
    return compare(one.into(money, bound.currency), bound) < 0;
  };
  const isShareLess = (percentage: string) =>
    one.limits.every((limit) => compare(withOrder(limit, one), shareOf(limit.limit, percentage)) < 0);
  switch (condition.type) {
    case 'DaysOverdue':
      return daysOverdueOf(account.exposure, one.today) < condition.days;
    case 'TotalOverdue':
      return isLess(ownOverdue(one), condition.amount);
    case 'AccountStatus':
      return isSameCode(account.statusId, condition.value);
    case 'PaymentTerms':
      return isSameCode(one.paymentTerms, condition.value);
    case 'LimitExpired': {
      const days = daysExpired(account, one.today);
      return days > 0 && days < condition.days;
    }
    case 'OverdueAmount':
      return isLess(ownOverdue(one), condition.amount) || isShareLess(condition.percentage);
    case 'OrderAmount':
      return isLess(one.total, condition.amount);
    case 'LimitUsed':
      return isShareLess(condition.percentage);
    default:
      return false;
  }
}

const isBeyond = (limit: ApplicableLimit, percentage: string, one: Case): boolean =>
  exceeds(withOrder(limit, one), shareOf(limit.limit, percentage), one.settings);

const withOrder = ({ limit, used }: ApplicableLimit, { total, into }: Case): Money =>
  sum([used, into(total, limit.currency)], limit.currency);

export const exceeded = (limit: ApplicableLimit, one: Case): Reason =>
  reason(limit.isShared ? 'GROUP_CREDIT_LIMIT_EXCEEDED' : 'CREDIT_LIMIT_EXCEEDED', numbers(limit, one));

const numbers = (limit: ApplicableLimit, one: Case) => ({ limit: limit.limit, used: withOrder(limit, one) });

/** Not rounded: the share must not grow by half a cent. */
const shareOf = ({ amount, currency }: Money, percentage: string): Money =>
  toMoney(new Decimal(amount).times(percentage).dividedBy(100), currency);

const inRuleCurrency = (amount: string, { credit }: Case): Money => toMoney(amount, credit.ruleCurrency);

const ownOverdue = ({ credit, into, today }: Case): Money =>
  overdueOf(credit.account.exposure, credit.ruleCurrency, into, today);

/** D365 compares codes without regard to case. */
const isSameCode = (left: string, right: string): boolean => left.toUpperCase() === right.toUpperCase();
