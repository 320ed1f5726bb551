import type { Buyer } from './facts.ts';
import { need } from './need.ts';
import type { OrderSetting } from './orders.ts';
import { daysBefore } from './time.ts';

/** Who ordered when. */
export interface Placing {
  buyer: Buyer;
  placedAt: string;
}

const HISTORY_DAYS = 730;
/** A blocked company bought until then. */
const BLOCKED_SINCE_DAYS = 90;
/** Orders of people whom D365 does not know wait, for no longer than this. */
const WAITING_DAYS = 20;

/** Orders that are always there: how many by whom, and how old in days the first of them are. */
const ALWAYS = [
  { companyId: 1, role: 'seniorBuyer', count: 120, ages: [...recent(18), 34, 37, 41, 44, 48] },
  { companyId: 1, role: 'admin', count: 10, ages: [2.5, 36] },
  { companyId: 1, role: 'buyer', count: 12, ages: [0.3, 4.5, 39] },
  { companyId: 2, role: 'seniorBuyer', count: 20, ages: [0.2, 3, 8.6, 9.2, 9.6] },
] as const;

/** So many moments of the last ten days. */
function recent(count: number): number[] {
  return Array.from({ length: count }, (_, index) => 0.12 + (index * 9.7) / count);
}

/** Everybody's orders, oldest first. */
export function placings(setting: OrderSetting): Placing[] {
  const { scale, today, buyers, random } = setting;
  const count = Math.max(200, Math.round(2_500 * scale));
  const placed: Placing[] = [];
  const anywhen = () => daysBefore(today, random.next() * (HISTORY_DAYS - 1), 0.1);
  for (const { companyId, role, count: own, ages } of ALWAYS) {
    const buyer = need(
      buyers.find((one) => one.companyId === companyId && one.role === role),
      `the ${role} of company ${companyId}`,
    );
    for (let index = 0; index < own; index += 1) {
      const age = ages[index];
      placed.push({ buyer, placedAt: age === undefined ? anywhen() : daysBefore(today, age) });
    }
  }
  const mayOrder = createMayOrder(setting);
  while (placed.length < count) {
    const placedAt = anywhen();
    const buyer = random.pick(buyers);
    if (mayOrder(buyer, placedAt)) placed.push({ buyer, placedAt });
  }
  return placed.sort((left, right) => (left.placedAt < right.placedAt ? -1 : left.placedAt > right.placedAt ? 1 : 0));
}

/** Whether he could buy then: his seat, his company's standing, and whether D365 knows either. */
function createMayOrder({ today, companies, accounts }: OrderSetting): (buyer: Buyer, at: string) => boolean {
  const statusOf = new Map(companies.map(({ id, status }) => [id, status]));
  const linked = accounts.filter(({ marked }) => marked);
  const linkedCompanies = new Set(linked.map(({ companyId }) => companyId));
  const linkedBuyers = new Set(linked.map(({ buyerId }) => buyerId));
  return ({ id, companyId, role, active, createdAt }, at) => {
    if (!active || role === 'viewer' || at < createdAt) return false;
    const isLinked = companyId === undefined ? linkedBuyers.has(id) : linkedCompanies.has(companyId);
    if (!isLinked && at < daysBefore(today, WAITING_DAYS)) return false;
    const status = companyId === undefined ? 'approved' : statusOf.get(companyId);
    return status === 'approved' || (status === 'blocked' && at < daysBefore(today, BLOCKED_SINCE_DAYS));
  };
}
