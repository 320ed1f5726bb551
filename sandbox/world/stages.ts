import type { Account, Order } from './facts.ts';
import type { Counters } from './numbers.ts';
import type { Random } from './random.ts';

/** Where recent orders stand: each customer's next in another place than his last. */
const UNDER_WAY = ['partly', 'invoiced', 'known', 'shipped', 'paid', 'held', 'partlyInvoiced', 'canceled'] as const;

/** How far D365 has come with an order; `placed` is not at all, `partly` is delivered in part. */
export type Stage = (typeof UNDER_WAY)[number] | 'placed' | 'done' | 'doneInParts';

const UNDER_WAY_DAYS = 10;
/** Taking an order over takes no longer. */
const PLACED_DAYS = 0.4;
/** Within a week's terms what is invoiced then is overdue by now. */
const OVERDUE_DAYS = 8.3;

export function stageOf(order: Order, account: Account, ageDays: number, counters: Counters, random: Random): Stage {
  if (ageDays < PLACED_DAYS) return 'placed';
  if (ageDays < UNDER_WAY_DAYS) {
    if (account.paymentTerms === 'Net7' && ageDays > OVERDUE_DAYS) return 'invoiced';
    const turn = counters.next(order.companyId === 1 ? 'turn of the first company' : 'turn of the others');
    return UNDER_WAY[turn % UNDER_WAY.length] ?? 'known';
  }
  if (ageDays < 25 && random.chance(0.06)) return 'partly';
  if (ageDays < 60 && random.chance(0.02)) return 'held';
  if (random.chance(0.04)) return 'canceled';
  return random.chance(0.08) ? 'doneInParts' : 'done';
}
