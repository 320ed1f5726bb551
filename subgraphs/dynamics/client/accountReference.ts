import type { CompanyNumber } from '../../../platform/ids.ts';
import { and, type Filter, isText, oneOf } from './odata.ts';
import type { AccountReferenceRecord } from './records.ts';

/** Columns of Dataverse that a tenant may name otherwise. */
export interface Columns {
  /** On account: the legal entity. */
  legalEntity: string;
  /** On quote and incident: our marker. */
  reference: string;
}

/** For `$expand`: the account of F&O behind a row's customer. */
export const customerExpansion = ({ legalEntity }: Columns): string =>
  `customerid_account($select=accountnumber,${legalEntity})`;

/** For `$expand`: the person a row belongs to; a team's row has none. */
export const ownerExpansion = 'owninguser($select=fullname,internalemailaddress)';

/** Rows of one account, by the navigation that leads to it; none where there can be no such account. */
export const ofAccount = (navigation: string, { legalEntity, number }: CompanyNumber, columns: Columns): Filter[] =>
  oneOf(`${navigation}/accountnumber`, [number]).flatMap(
    (filter) => and(filter, isText(`${navigation}/${columns.legalEntity}`, legalEntity)) ?? [],
  );

/** A row as it is sent, with the tenant's names. */
export type Sent<Row> = Omit<Row, keyof Named> & {
  customerid_account?: Readonly<Record<string, string | null>> | null;
};

interface Named {
  reference: string | null;
  customerid_account: AccountReferenceRecord | null;
}

/** What stands under the tenant's names, under ours. */
export function named(row: Sent<Named>, { legalEntity, reference }: Columns): Named {
  const { customerid_account: account } = row;
  const marker: unknown = new Map<string, unknown>(Object.entries(row)).get(reference);
  return {
    reference: typeof marker === 'string' ? marker : null,
    customerid_account: account
      ? { accountnumber: account.accountnumber ?? null, legalEntity: account[legalEntity] ?? null }
      : null,
  };
}
