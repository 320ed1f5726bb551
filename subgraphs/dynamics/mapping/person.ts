import { accountId } from '../../../platform/ids.ts';
import type { CustomerRecord, OwnerRecord, WorkerRecord } from '../client/records.ts';
import type { DynamicsViewer, TeamMember } from '../generated/types.ts';

export const toOwner = (record: OwnerRecord | null | undefined): TeamMember | null =>
  record ? { name: record.fullname ?? '', email: record.internalemailaddress || null } : null;

export const toViewer = (worker: WorkerRecord, customers: readonly CustomerRecord[]): DynamicsViewer => ({
  personnelNumber: worker.PersonnelNumber,
  accountIds: customers.map(({ dataAreaId, CustomerAccount }) => accountId(dataAreaId, CustomerAccount)),
});
