import { told } from '../../../platform/basis.ts';
import type { CompanyNumber } from '../../../platform/ids.ts';
import { tags } from '../../../platform/tags.ts';
import { type Columns, ofAccount, ownerExpansion } from './accountReference.ts';
import { isText, or } from './odata.ts';
import type { ActivityRecord } from './records.ts';
import type { Page, Rows, Window } from './rows.ts';

export interface Activities {
  /** Tasks, calls and appointments about the account itself, newest first. Dataverse counts no further than 5000. */
  pageByAccount(search: { account: CompanyNumber } & Window): Promise<Page<ActivityRecord>>;
}

const search = {
  operation: 'read activities',
  set: 'activitypointers',
  select: [
    'activityid',
    'activitytypecode',
    'subject',
    'description',
    'scheduledend',
    'createdon',
    'statecode',
  ] satisfies (keyof ActivityRecord)[],
  expand: ownerExpansion,
  where: or(['task', 'phonecall', 'appointment'].map((kind) => isText('activitytypecode', kind))),
  order: [
    { property: 'createdon', descending: true },
    { property: 'activityid', descending: true },
  ],
};

export function createActivities(rows: Rows, columns: Columns): Activities {
  return {
    pageByAccount: ({ account, offset, first }) =>
      rows.pageOf({ ...search, ...told([tags.activities]) }, ofAccount('regardingobjectid_account', account, columns), {
        offset,
        first,
      }),
  };
}
