import type { Activity, World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import type { Values } from '../table.ts';
import { accountOf, momentOf, owned, userId } from './values.ts';

/** Tasks, phone calls and appointments regarding an account. */
export function seedActivities(world: World, database: Database): void {
  for (const activity of world.activities) {
    const { values, targets } = owned(userId(world, activity.owner), activity.createdAt);
    const account = accountOf(world, activity.legalEntity, activity.accountNumber);
    database.seed(
      activity.kind,
      activity.id,
      {
        ...values,
        subject: activity.subject,
        description: activity.description,
        _regardingobjectid_value: account?.dataverseId ?? null,
        scheduledend: momentOf(activity.scheduledEnd),
        actualend: activity.state === 1 ? momentOf(activity.scheduledEnd) : null,
        prioritycode: 1,
        isbilled: false,
        isworkflowcreated: false,
        activitytypecode: activity.kind,
        statecode: activity.state,
        statuscode: activity.status,
        ...ofKind(activity, account?.phone),
      },
      { ...targets, regardingobjectid: 'account' },
    );
  }
}

const HOUR_MS = 3_600_000;

function ofKind({ kind, scheduledEnd }: Activity, phone: string | undefined): Values {
  if (kind === 'phonecall') return { phonenumber: phone ?? null, directioncode: true };
  if (kind === 'task') return {};
  const scheduledstart = momentOf(new Date(Date.parse(scheduledEnd) - HOUR_MS).toISOString());
  return { scheduledstart, isalldayevent: false };
}
