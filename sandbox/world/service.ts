import type { Activity, Case, Return, World } from './facts.ts';
import type { Random } from './random.ts';
import { returnable } from './sales.ts';
import { daysAfter, daysBefore } from './time.ts';

const STATUSES: Return['status'][] = [
  'pending',
  'authorized',
  'received',
  'processed_closed',
  'processed_closed',
  'denied',
];
const REASONS = ['Out of Service', 'Damaged in transit', 'Wrong item', 'Not needed'];
const CONDITIONS = ['Unopened', 'Opened', 'Damaged'];

type ReturnSetting = Pick<World, 'scale' | 'today' | 'orders'>;

/** Returns of delivered orders; those authorised are in D365 too, and those closed are credited. */
export function createReturns({ scale, today, orders }: ReturnSetting, random: Random): Return[] {
  const delivered = orders.filter((order) => order.invoices.length > 0 && order.placedAt < daysBefore(today, 20));
  const ofFirst = delivered.filter(({ companyId }) => companyId === 1).slice(-24);
  const count = Math.max(8, Math.round(150 * scale));
  const returns: Return[] = [];
  for (let id = 1; id <= count; id += 1) {
    const order =
      id % 8 === 1
        ? (ofFirst[Math.floor(id / 8) % Math.max(1, ofFirst.length)] ?? random.pick(delivered))
        : random.pick(delivered);
    const [line] = returnable(order);
    if (line === undefined) continue;
    const status = STATUSES[id % STATUSES.length] ?? 'pending';
    const quantity = Math.max(1, Math.floor((line.shipped - line.returned) / 2));
    const shipped = order.shipments.at(-1)?.shippedAt ?? order.placedAt;
    const isKnown = !['pending', 'denied'].includes(status) && order.salesOrderNumber !== undefined;
    if (status === 'processed_closed') line.returned += quantity;
    const net = line.price * quantity;
    returns.push({
      id,
      number: String(id).padStart(9, '0'),
      orderId: order.id,
      orderNumber: order.number,
      buyerId: order.buyerId,
      storeId: order.storeId,
      requestedAt: daysAfter(shipped, 6, today),
      status,
      lines: [
        {
          id: id * 10,
          itemId: line.itemId,
          sku: line.sku,
          quantity,
          reason: random.pick(REASONS),
          resolution: random.chance(0.7) ? 'refund' : 'replacement',
          condition: random.pick(CONDITIONS),
        },
      ],
      legalEntity: order.legalEntity,
      ...(order.accountNumber === undefined ? {} : { accountNumber: order.accountNumber }),
      ...(isKnown
        ? { returnOrderNumber: `RO-${String(id).padStart(6, '0')}`, rmaNumber: `RMA-${String(id).padStart(6, '0')}` }
        : {}),
      ...(isKnown && status === 'processed_closed'
        ? {
            creditNote: {
              number: `CCN-${String(id).padStart(6, '0')}`,
              voucher: `CCNV-${String(id).padStart(6, '0')}`,
              date: daysAfter(shipped, 16, today),
              amount: net + Math.round((net * line.taxPercent) / 100),
            },
          }
        : {}),
    });
  }
  return returns;
}

const TITLES = [
  'Damaged parcel',
  'Invoice differs from order',
  'Late delivery',
  'Wrong item delivered',
  'Question about terms',
];

type CaseSetting = Pick<World, 'scale' | 'today' | 'accounts' | 'returns' | 'workers'>;

/** Service cases: one for each return that D365 knows, and others of every kind. */
export function createCases({ scale, today, accounts, returns, workers }: CaseSetting, random: Random): Case[] {
  const agent = workers.find(({ role }) => role === 'service');
  const first = accounts.find(({ companyId }) => companyId === 1);
  const cases: Case[] = [];
  const open = (
    legalEntity: string,
    accountNumber: string,
    createdAt: string,
    state: Case['state'],
    returned?: Return,
  ) => {
    const id = random.uuid();
    if (returned !== undefined) returned.caseId = id;
    cases.push({
      id,
      ticketNumber: `CAS-${String(1001 + cases.length)}`,
      title: returned === undefined ? random.pick(TITLES) : `Return ${returned.number}`,
      description: 'Reported by the customer.',
      legalEntity,
      accountNumber,
      origin: random.pick([1, 2, 3]),
      type: random.pick([1, 2, 3]),
      priority: random.pick([1, 2, 3]),
      state,
      status: state === 0 ? random.int(1, 4) : state === 1 ? 5 : 6,
      owner: agent?.personnelNumber ?? '',
      createdAt,
      modifiedAt: daysAfter(createdAt, 1, today),
      ...(returned === undefined ? {} : { returnNumber: returned.number }),
    });
  };
  for (const returned of returns) {
    if (returned.returnOrderNumber === undefined || returned.accountNumber === undefined) continue;
    open(
      returned.legalEntity,
      returned.accountNumber,
      returned.requestedAt,
      returned.status === 'processed_closed' ? 1 : 0,
      returned,
    );
  }
  for (let n = 0; n < Math.max(8, Math.round(60 * scale)); n += 1) {
    const account = n < 6 && first !== undefined ? first : random.pick(accounts);
    open(account.legalEntity, account.number, daysBefore(today, random.int(1, 400)), random.pick([0, 0, 1, 2]));
  }
  return cases;
}

const SUBJECTS = {
  task: 'Follow up on quote',
  phonecall: 'Call about late payment',
  appointment: 'Quarterly review',
} as const;

export function createActivities(
  { scale, today, accounts }: Pick<World, 'scale' | 'today' | 'accounts'>,
  random: Random,
): Activity[] {
  const first = accounts.find(({ companyId }) => companyId === 1);
  return Array.from({ length: Math.max(12, Math.round(200 * scale)) }, (_, index) => {
    const account = index < 12 && first !== undefined ? first : random.pick(accounts);
    const kind = (['task', 'phonecall', 'appointment'] as const)[index % 3] ?? 'task';
    const isDone = random.chance(0.5);
    const open = { task: 2, phonecall: 1, appointment: 5 }[kind];
    const done = { task: 5, phonecall: 2, appointment: 3 }[kind];
    const createdAt = daysBefore(today, random.int(1, 300));
    return {
      id: random.uuid(),
      kind,
      subject: SUBJECTS[kind],
      description: `${SUBJECTS[kind]}: ${account.name}`,
      legalEntity: account.legalEntity,
      accountNumber: account.number,
      owner: account.representative,
      scheduledEnd: daysAfter(createdAt, random.int(3, 40)),
      createdAt,
      state: isDone ? 1 : kind === 'appointment' ? 0 : 0,
      status: isDone ? done : kind === 'appointment' ? 1 : open,
    };
  });
}
