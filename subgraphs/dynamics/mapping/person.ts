import { dataverseId } from '../../../platform/ids.ts';
import type { SystemUserRecord } from '../client/records.ts';
import type { TeamMember } from '../generated/types.ts';

/** A user of Dataverse. */
export type UserModel = TeamMember & { id: string };

export const toUser = (record: SystemUserRecord): UserModel => ({
  id: dataverseId(record.systemuserid),
  name: record.fullname ?? '',
  email: record.internalemailaddress || null,
});
