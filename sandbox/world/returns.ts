import type { Account, Order, OrderLine, PhoneOrder, Product, Return, World } from './facts.ts';
import { need } from './need.ts';
import { Counters, documentNumber, incrementId } from './numbers.ts';
import { createReplacement } from './phoneOrders.ts';
import type { Random } from './random.ts';
import { storeViews } from './setup.ts';
import { daysAfter, daysBefore } from './time.ts';

const STATUSES: Return['status'][] = [
  'pending',
  'authorized',
  'processed_closed',
  'received',
  'denied',
  'processed_closed',
  'authorized',
  'pending',
];
const REASONS = ['Out of Service', 'Damaged in transit', 'Wrong item', 'Not needed'];
const CONDITIONS = ['Unopened', 'Opened', 'Damaged'];
/** Of every so many returns one is the first company's. */
const FIRST_COMPANY_EVERY = 8;

interface Setting extends Pick<World, 'scale' | 'today'> {
  orders: readonly Order[];
  accounts: readonly Account[];
  products: readonly Product[];
  random: Random;
}

/** Returns, and the sales orders of what was sent instead. */
export interface Returned {
  returns: Return[];
  replacements: PhoneOrder[];
}

/** Returns of invoiced pieces, oldest first. Those authorised are in D365 too, and those closed are credited. */
export function createReturns(setting: Setting): Returned {
  const { scale, today, orders, accounts, products, random } = setting;
  const delivered = orders.filter((order) => isReturnable(order, today));
  const ofFirst = delivered.filter(({ companyId }) => companyId === 1);
  const count = Math.min(Math.max(10, Math.round(150 * scale)), Math.floor(delivered.length / 3));
  const chosen = new Set<Order>();
  for (let index = 0; chosen.size < count; index += 1) {
    const isFirst = index % FIRST_COMPANY_EVERY === 0 && chosen.size < ofFirst.length;
    chosen.add(random.pick(isFirst ? ofFirst : delivered));
  }
  const counters = new Counters();
  const made = [...chosen]
    .map((order) => ({ order, requestedAt: daysAfter(shippedAt(order), 6, today) }))
    .sort((left, right) => (left.requestedAt < right.requestedAt ? -1 : 1))
    .map(({ order, requestedAt }) => ({ order, returned: createReturn(order, requestedAt, counters, setting) }));
  const bySku = new Map(products.map((product) => [product.sku, product]));
  const accountOf = new Map(accounts.map((account) => [`${account.legalEntity}:${account.number}`, account]));
  const replacements = made.flatMap(({ order, returned }) => {
    const isReplaced =
      returned.creditNote !== undefined && returned.lines.some(({ resolution }) => resolution === 'replacement');
    const account = accountOf.get(`${order.legalEntity}:${order.accountNumber}`);
    if (!isReplaced || account === undefined) return [];
    const prices = returned.lines.map(({ itemId }) => order.lines.find((line) => line.itemId === itemId)?.price ?? 0);
    const replacement = createReplacement(returned, prices, account, bySku, random, today);
    returned.replacementSalesOrder = replacement.salesOrderNumber;
    return [replacement];
  });
  return { returns: made.map(({ returned }) => returned), replacements };
}

/** Through, known to D365, without a discount to be shared out, and lately enough delivered that it can come back. */
const isReturnable = ({ state, salesOrderNumber, discount, placedAt }: Order, today: string) =>
  state === 'complete' && salesOrderNumber !== undefined && discount === 0 && placedAt < daysBefore(today, 30);

const shippedAt = ({ shipments, placedAt }: Order) => shipments.at(-1)?.shippedAt ?? placedAt;

function createReturn(order: Order, requestedAt: string, counters: Counters, { today, random }: Setting): Return {
  const id = counters.next('return');
  const websiteId = storeViews.find((store) => store.id === order.storeId)?.websiteId ?? 1;
  const status = need(STATUSES[id % STATUSES.length], 'a status of returns');
  // Now and then all of it comes back.
  const isAll = random.chance(0.3);
  const items = isAll ? order.lines : order.lines.slice(0, random.int(1, 2));
  const resolution = random.chance(0.7) ? ('refund' as const) : ('replacement' as const);
  const lines = items.map((line, at) => ({
    id: id * 10 + at,
    itemId: line.itemId,
    sku: line.sku,
    quantity: isAll ? line.quantity : Math.max(1, Math.floor(line.quantity / 2)),
    reason: random.pick(REASONS),
    resolution,
    condition: random.pick(CONDITIONS),
  }));
  const isKnown = status !== 'pending' && status !== 'denied';
  const isClosed = status === 'processed_closed';
  if (isClosed) takeBack(order, items, lines, isAll && resolution === 'refund');
  return {
    id,
    number: incrementId(websiteId, counters.next(`return of website ${websiteId}`)),
    orderId: order.id,
    orderNumber: order.number,
    buyerId: order.buyerId,
    storeId: order.storeId,
    requestedAt,
    status,
    lines,
    legalEntity: order.legalEntity,
    ...(order.accountNumber === undefined ? {} : { accountNumber: order.accountNumber }),
    ...(isKnown ? { returnOrderNumber: documentNumber('RO', id), rmaNumber: documentNumber('RMA', id) } : {}),
    ...(isClosed ? { creditNote: creditNote(id, items, lines, daysAfter(requestedAt, 10, today)) } : {}),
  };
}

function takeBack(order: Order, items: readonly OrderLine[], lines: Return['lines'], closesOrder: boolean): void {
  items.forEach((item, at) => {
    item.returned += lines[at]?.quantity ?? 0;
  });
  if (closesOrder) order.state = 'closed';
}

/** What was paid for the pieces, tax included. */
function creditNote(id: number, items: readonly OrderLine[], lines: Return['lines'], date: string) {
  const amount = items.reduce((sum, { price, tax, quantity }, at) => {
    const back = lines[at]?.quantity ?? 0;
    return sum + price * back + Math.round((tax * back) / quantity);
  }, 0);
  return { number: documentNumber('CCN', id), voucher: documentNumber('CCNV', id), date, amount };
}
