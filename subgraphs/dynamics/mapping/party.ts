import { accountId, parseAccountId } from '../../../platform/ids.ts';
import type { AccountReferenceRecord } from '../client/records.ts';

/** The account in F&O that a row of Dataverse is about; null where it is about none that F&O knows. */
export function accountOf(record: AccountReferenceRecord | null | undefined): string | null {
  const id = `${record?.legalEntity ?? ''}:${record?.accountnumber ?? ''}`;
  const found = parseAccountId(id);
  return found === undefined ? null : accountId(found.legalEntity, found.number);
}
