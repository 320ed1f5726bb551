import type { Account, Activity, Case, Return, Worker, World } from './facts.ts';
import { need } from './need.ts';
import type { Random } from './random.ts';
import { daysAfter, daysBefore } from './time.ts';

const TITLES = [
  'Damaged parcel',
  'Invoice differs from order',
  'Late delivery',
  'Wrong item delivered',
  'Question about terms',
];
/** Of cases that are about no return. */
const OTHERS = 30;
/** So many of either kind are the first company's. */
const FIRST_COMPANY = { cases: 6, activities: 12 };

interface CaseSetting extends Pick<World, 'scale' | 'today'> {
  accounts: readonly Account[];
  returns: readonly Return[];
  workers: readonly Worker[];
  random: Random;
}

type Subject = Pick<Case, 'title' | 'description' | 'legalEntity' | 'accountNumber' | 'createdAt' | 'state'> & {
  returned?: Return;
};

/** Service cases, oldest first: one for each return that D365 knows, and others of every kind. */
export function createCases({ scale, today, accounts, returns, workers, random }: CaseSetting): Case[] {
  const agent = need(
    workers.find(({ role }) => role === 'service'),
    'somebody in service',
  );
  const first = accounts.filter(({ companyId }) => companyId === 1);
  const others = Array.from({ length: Math.max(8, Math.round(OTHERS * scale)) }, (_, index): Subject => {
    const account = random.pick(index < FIRST_COMPANY.cases ? first : accounts);
    return {
      title: random.pick(TITLES),
      description: 'Reported by the customer by telephone.',
      legalEntity: account.legalEntity,
      accountNumber: account.number,
      createdAt: daysBefore(today, random.int(1, 400), random.int(1, 9)),
      state: random.pick([0, 0, 1, 2] as const),
    };
  });
  return [...returns.flatMap(subjectOf), ...others]
    .sort((left, right) => (left.createdAt < right.createdAt ? -1 : 1))
    .map((subject, index) => createCase(subject, index, agent, today, random));
}

function subjectOf(returned: Return): Subject[] {
  const { returnOrderNumber, accountNumber, legalEntity, requestedAt: createdAt, lines } = returned;
  if (returnOrderNumber === undefined || accountNumber === undefined) return [];
  const description = lines.map(({ quantity, sku, reason }) => `${quantity} x ${sku}: ${reason}`).join('\n');
  const state = returned.status === 'processed_closed' ? 1 : 0;
  return [{ title: `Return ${returned.number}`, description, legalEntity, accountNumber, createdAt, state, returned }];
}

function createCase(
  { returned, ...subject }: Subject,
  index: number,
  agent: Worker,
  today: string,
  random: Random,
): Case {
  const id = random.uuid();
  if (returned !== undefined) returned.caseId = id;
  return {
    ...subject,
    id,
    ticketNumber: `CAS-${String(1001 + index).padStart(5, '0')}`,
    origin: random.pick([1, 2, 3] as const),
    type: returned === undefined ? random.pick([1, 2, 3] as const) : 3,
    priority: random.pick([1, 2, 2, 3] as const),
    status: subject.state === 0 ? random.int(1, 4) : subject.state === 1 ? 5 : 6,
    owner: agent.personnelNumber,
    modifiedAt: daysAfter(subject.createdAt, 1, today),
    ...(returned === undefined ? {} : { returnNumber: returned.number }),
  };
}

const SUBJECTS = {
  task: ['Follow up on quote', 'Send new price list', 'Check delivery address'],
  phonecall: ['Call about late payment', 'Call back about order', 'Ask for forecast'],
  appointment: ['Quarterly review', 'Visit to the warehouse'],
} as const;
/** Status codes of an activity that is open, and of one that is done. */
const STATUS = { task: [2, 5], phonecall: [1, 2], appointment: [1, 3] } as const;

/** What the account teams have done and mean to do, oldest first. */
export function createActivities({
  scale,
  today,
  accounts,
  random,
}: Omit<CaseSetting, 'returns' | 'workers'>): Activity[] {
  const first = accounts.filter(({ companyId }) => companyId === 1);
  const count = Math.max(FIRST_COMPANY.activities, Math.round(200 * scale));
  return Array.from({ length: count }, (_, index): Activity => {
    const account = random.pick(index < FIRST_COMPANY.activities ? first : accounts);
    const kind = random.pick(['task', 'phonecall', 'appointment'] as const);
    const isDone = random.chance(0.5);
    const createdAt = daysBefore(today, isDone ? random.int(10, 300) : random.int(1, 25), random.int(1, 9));
    const [open, done] = STATUS[kind];
    const subject = random.pick(SUBJECTS[kind]);
    return {
      id: random.uuid(),
      kind,
      subject,
      description: `${subject}: ${account.name}`,
      legalEntity: account.legalEntity,
      accountNumber: account.number,
      owner: account.representative,
      // Of what is open some is overdue and most is still to come.
      scheduledEnd: isDone ? daysAfter(createdAt, random.int(1, 9)) : daysAfter(createdAt, random.int(10, 60)),
      createdAt,
      state: isDone ? 1 : 0,
      status: isDone ? done : open,
    };
  }).sort((left, right) => (left.createdAt < right.createdAt ? -1 : 1));
}
