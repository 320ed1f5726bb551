import { told } from '../../../platform/basis.ts';
import type { CompanyNumber } from '../../../platform/ids.ts';
import { tags } from '../../../platform/tags.ts';
import { type Columns, customerExpansion, named, ofAccount, ownerExpansion, type Sent } from './accountReference.ts';
import { isChoice, oneOf, oneOfGuids } from './odata.ts';
import type { IncidentRecord } from './records.ts';
import type { Page, Rows, Window } from './rows.ts';

export interface IncidentSearch extends Window {
  account: CompanyNumber;
  /** 0 active, 1 resolved, 2 canceled; absent: all. */
  state?: number | undefined;
}

/** Service cases. */
export interface Incidents {
  /** In no order. Unknown ids are missing in the answer. */
  byIds(ids: readonly string[]): Promise<IncidentRecord[]>;
  /** By our marker, newest first. */
  byReferences(references: readonly string[]): Promise<IncidentRecord[]>;
  /** Newest first. Dataverse counts no further than 5000. */
  pageByAccount(search: IncidentSearch): Promise<Page<IncidentRecord>>;
}

const own = [
  'incidentid',
  'ticketnumber',
  'title',
  'statecode',
  'statuscode',
  'createdon',
] satisfies (keyof IncidentRecord)[];

export function createIncidents(rows: Rows, columns: Columns): Incidents {
  const search = {
    operation: 'read cases',
    set: 'incidents',
    select: [...own, columns.reference],
    expand: `${customerExpansion(columns)},${ownerExpansion}`,
    order: [
      { property: 'createdon', descending: true },
      { property: 'incidentid', descending: true },
    ],
    // The label of the reason: a tenant adds his own reasons.
    headers: { prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"' },
  };
  const every = { ...search, ...told([tags.cases]) };
  const withNames = (row: Sent<IncidentRecord>): IncidentRecord => ({ ...row, ...named(row, columns) });
  return {
    byIds: async (ids) =>
      (
        await rows.allOf<Sent<IncidentRecord>>(
          { ...search, ...told(ids.map(tags.case)) },
          oneOfGuids('incidentid', ids),
        )
      ).map(withNames),
    byReferences: async (references) =>
      (await rows.allOf<Sent<IncidentRecord>>(every, oneOf(columns.reference, references))).map(withNames),
    async pageByAccount({ account, state, offset, first }) {
      const query = { ...every, where: state === undefined ? undefined : isChoice('statecode', state) };
      const filters = ofAccount('customerid_account', account, columns);
      const { records, total } = await rows.pageOf<Sent<IncidentRecord>>(query, filters, { offset, first });
      return { records: records.map(withNames), total };
    },
  };
}
