import { accountId, dataverseId } from '../../../platform/ids.ts';
import type { CustomerRecord, OwnerRecord, SystemUserRecord, WorkerRecord } from '../client/records.ts';
import type { DynamicsViewer, TeamMember } from '../generated/types.ts';

/** A user of Dataverse. */
export type UserModel = TeamMember & { id: string };

export const toUser = (record: SystemUserRecord): UserModel => ({
  id: dataverseId(record.systemuserid),
  name: record.fullname ?? '',
  email: record.internalemailaddress || null,
});

export const toOwner = (record: OwnerRecord | null | undefined): TeamMember | null =>
  record ? { name: record.fullname ?? '', email: record.internalemailaddress || null } : null;

export const toViewer = (worker: WorkerRecord, customers: readonly CustomerRecord[]): DynamicsViewer => ({
  personnelNumber: worker.PersonnelNumber,
  accountIds: customers.map(({ dataAreaId, CustomerAccount }) => accountId(dataAreaId, CustomerAccount)),
});
