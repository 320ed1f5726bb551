import { dataverseId } from '../../../platform/ids.ts';
import type { IncidentRecord } from '../client/records.ts';
import type { Case, CaseStatus } from '../generated/types.ts';
import { requireInstant } from './day.ts';
import { accountOf } from './party.ts';
import { toOwner } from './person.ts';

export type CaseModel = Case & {
  /** Null when the case is a contact's, or of an account that is in no legal entity. */
  accountId: string | null;
  /** Our marker; null for a case that is not about a return of Commerce. */
  reference: string | null;
};

const statuses: readonly CaseStatus[] = ['ACTIVE', 'RESOLVED', 'CANCELED'];

export const stateOf = (status: CaseStatus): number => statuses.indexOf(status);

/** Dataverse's own words, for where the answer carries no label; a tenant may have added others. */
const reasons: Readonly<Record<number, string>> = {
  1: 'In Progress',
  2: 'On Hold',
  3: 'Waiting for Details',
  4: 'Researching',
  5: 'Problem Solved',
  6: 'Canceled',
  1000: 'Information Provided',
  2000: 'Merged',
};

export function toCase(record: IncidentRecord): CaseModel {
  const { statuscode, 'statuscode@OData.Community.Display.V1.FormattedValue': label } = record;
  return {
    id: dataverseId(record.incidentid),
    number: record.ticketnumber ?? '',
    title: record.title ?? '',
    status: statuses[record.statecode] ?? 'ACTIVE',
    statusReason: label ?? reasons[statuscode] ?? String(statuscode),
    createdAt: requireInstant(record.createdon),
    accountId: accountOf(record.customerid_account),
    owner: toOwner(record.owninguser),
    reference: record.reference || null,
  };
}
