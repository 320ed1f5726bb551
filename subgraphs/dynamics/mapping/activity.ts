import { dataverseId } from '../../../platform/ids.ts';
import type { ActivityRecord } from '../client/records.ts';
import type { Activity, ActivityKind } from '../generated/types.ts';
import { requireInstant, toInstant } from './day.ts';
import { toOwner } from './person.ts';

const kinds: Readonly<Record<string, ActivityKind>> = {
  task: 'TASK',
  phonecall: 'PHONE_CALL',
  appointment: 'APPOINTMENT',
};

/** Undefined for a kind that this graph does not show. */
export function toActivity(record: ActivityRecord): Activity | undefined {
  const kind = kinds[record.activitytypecode];
  if (kind === undefined) return undefined;
  return {
    id: dataverseId(record.activityid),
    kind,
    subject: record.subject ?? '',
    description: record.description || null,
    dueAt: toInstant(record.scheduledend),
    createdAt: requireInstant(record.createdon),
    isDone: record.statecode === 1,
    owner: toOwner(record.owninguser),
  };
}
