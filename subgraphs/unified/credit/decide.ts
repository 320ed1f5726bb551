import { toMoney } from '../../../platform/money.ts';
import type { CheckoutOrder, CreditState, KnownCredit } from './facts.ts';
import { isClosed, limitsOf } from './limit.ts';
import { converter, orNoRate } from './rates.ts';
import { type Reason, reason } from './reasons.ts';
import { exceeded, holdsOf, isReleased } from './rules.ts';
import type { CreditSettings, Outcome } from './settings.ts';

export interface Decision {
  outcome: Outcome;
  /** Of those the cart offers, in their order. */
  allowedPaymentMethods: string[];
  /** Each once, all that hold. */
  reasons: Reason[];
  decidedAt: string;
}

/**
 * What an order may be paid by, as D365's credit management would have it. What cannot be known refuses credit and
 * leaves the other methods.
 */
export function decide(credit: CreditState, order: CheckoutOrder, settings: CreditSettings, now: Date): Decision {
  const held = credit.kind === 'known' ? onHold(credit, settings) : 'ALLOWED';
  const reasons = reasonsOf(credit, order, settings, now, held);
  const outcome = held === 'REFUSED' ? 'REFUSED' : reasons.length > 0 ? 'RESTRICTED' : 'ALLOWED';
  return {
    outcome,
    allowedPaymentMethods: allowedOf(order.paymentMethods, outcome, settings),
    reasons: reasons.filter(({ code }, index) => index === reasons.findIndex((other) => other.code === code)),
    decidedAt: now.toISOString(),
  };
}

function allowedOf(methods: readonly string[], outcome: Outcome, { onAccountMethod }: CreditSettings): string[] {
  if (outcome === 'REFUSED') return [];
  return methods.filter((method) => outcome === 'ALLOWED' || method !== onAccountMethod);
}

function reasonsOf(
  credit: CreditState,
  order: CheckoutOrder,
  settings: CreditSettings,
  now: Date,
  held: Outcome,
): Reason[] {
  if (credit.kind === 'noAccount') return [reason('NO_ACCOUNT')];
  if (credit.kind === 'unavailable') return [reason('CREDIT_UNAVAILABLE')];
  // Holds are set by people, outside the rules: no exclusion lifts them.
  const reasons: Reason[] = [];
  if (held === 'REFUSED') reasons.push(reason('ACCOUNT_BLOCKED'));
  if (held === 'RESTRICTED') reasons.push(reason('ACCOUNT_ON_HOLD'));
  if (order.isForcedOnHold) reasons.push(reason('FORCED_HOLD'));
  if (credit.account.isExcluded || order.isExcluded) return reasons;
  return [...reasons, ...credited(credit, order, settings, now)];
}

const onHold = ({ account }: KnownCredit, settings: CreditSettings): Outcome =>
  settings.onHold[account.onHoldStatus] ?? 'RESTRICTED';

/** What credit management itself has against the order. */
function credited(credit: KnownCredit, order: CheckoutOrder, settings: CreditSettings, now: Date): Reason[] {
  const { account } = credit;
  const today = now.toISOString().slice(0, 10);
  const into = converter(credit.rates, today);
  const total = toMoney(order.total, order.currency);
  const paymentTerms = order.paymentTerms ?? account.paymentTerms;
  const without = { credit, total, paymentTerms, settings, today, into };
  const rules = [...credit.rules, ...settings.rules];
  const limits = orNoRate(() => {
    into(total, account.limit.currency);
    return limitsOf(credit, settings, today, into);
  });
  // Without amounts the rest still tells what it can; this reason stands whatever it says.
  if (limits === undefined) return [reason('EXCHANGE_RATE_MISSING'), ...holdsOf(rules, { ...without, limits: [] })];
  const one = { ...without, limits };
  if (isReleased(rules, one)) return [];
  const closed = isClosed(account, today) ? limits.filter(({ isShared }) => !isShared) : [];
  return [...closed.map((limit) => exceeded(limit, one)), ...holdsOf(rules, one)];
}
