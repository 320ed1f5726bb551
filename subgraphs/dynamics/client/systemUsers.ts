import { oneOfGuids } from './odata.ts';
import type { SystemUserRecord } from './records.ts';
import type { Rows } from './rows.ts';

/** Users of Dataverse. */
export interface SystemUsers {
  /** In no order. Unknown ids are missing in the answer. */
  byIds(ids: readonly string[]): Promise<SystemUserRecord[]>;
  /** By his id in Entra; undefined when he is no user. */
  byObjectId(objectId: string): Promise<SystemUserRecord | undefined>;
}

const search = {
  operation: 'read users',
  set: 'systemusers',
  select: [
    'systemuserid',
    'fullname',
    'internalemailaddress',
    'azureactivedirectoryobjectid',
    'isdisabled',
  ] satisfies (keyof SystemUserRecord)[],
};

export function createSystemUsers(rows: Rows): SystemUsers {
  return {
    byIds: (ids) => rows.allOf(search, oneOfGuids('systemuserid', ids)),
    async byObjectId(objectId) {
      const [found] = await rows.allOf<SystemUserRecord>(
        search,
        oneOfGuids('azureactivedirectoryobjectid', [objectId]),
      );
      return found;
    },
  };
}
