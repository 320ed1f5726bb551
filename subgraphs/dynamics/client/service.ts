import type { CompanyNumber } from '../../../platform/ids.ts';
import { and, type Filter, isText, isWhole, oneOf, oneOfGuids } from './odata.ts';
import type { ActivityRecord, IncidentRecord, QuoteRecord, SystemUserRecord } from './records.ts';
import type { Page, RowQuery, Rows, Window } from './rows.ts';

/** Columns that a tenant may name otherwise. */
export interface ServiceColumns {
  legalEntity: string;
  reference: string;
}

export interface ServiceQuotes {
  /** In no order. Unknown ids are missing in the answer. */
  byIds(ids: readonly string[]): Promise<QuoteRecord[]>;
}

export interface IncidentSearch extends Window {
  account: CompanyNumber;
  /** 0 active, 1 resolved, 2 canceled; absent: all. */
  state?: number | undefined;
}

export interface Incidents {
  byIds(ids: readonly string[]): Promise<IncidentRecord[]>;
  /** By our marker. */
  byReferences(references: readonly string[]): Promise<IncidentRecord[]>;
  /** Newest first. Dataverse counts no further than 5000. */
  pageByAccount(search: IncidentSearch): Promise<Page<IncidentRecord>>;
}

export interface Activities {
  /** Tasks, calls and appointments about the account itself, newest first. Counted as incidents are. */
  pageByAccount(search: { account: CompanyNumber } & Window): Promise<Page<ActivityRecord>>;
}

export interface SystemUsers {
  byIds(ids: readonly string[]): Promise<SystemUserRecord[]>;
  /** By his id in Entra; undefined when he is no user. */
  byObjectId(objectId: string): Promise<SystemUserRecord | undefined>;
}

/** What the sales and service teams keep in Dataverse. */
export interface Service {
  quotes: ServiceQuotes;
  incidents: Incidents;
  activities: Activities;
  systemUsers: SystemUsers;
}

const newestFirst = (id: string) => [
  { property: 'createdon', descending: true },
  { property: id, descending: true },
];

export function createService(rows: Rows, columns: ServiceColumns): Service {
  const account = `customerid_account($select=accountnumber,${columns.legalEntity})`;
  const quote: RowQuery = {
    operation: 'read quotes',
    set: 'quotes',
    select: [
      'quoteid',
      'quotenumber',
      'revisionnumber',
      'statecode',
      'statuscode',
      'totalamount',
      'expireson',
      'effectiveto',
      '_ownerid_value',
      columns.reference,
    ],
    expand: `${account},transactioncurrencyid($select=isocurrencycode)`,
  };
  const incident: RowQuery = {
    operation: 'read cases',
    set: 'incidents',
    select: [
      'incidentid',
      'ticketnumber',
      'title',
      'statecode',
      'statuscode',
      'createdon',
      '_ownerid_value',
      columns.reference,
    ],
    expand: account,
    order: newestFirst('incidentid'),
    headers: { prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"' },
  };
  const fixed = fixedNames(columns);
  const ofAccount = (navigation: string, { legalEntity, number }: CompanyNumber): Filter[] =>
    oneOf(`${navigation}/accountnumber`, [number]).flatMap(
      (filter) => and(filter, isText(`${navigation}/${columns.legalEntity}`, legalEntity)) ?? [],
    );

  return {
    quotes: {
      byIds: async (ids) => (await rows.allOf<Row<QuoteRecord>>(quote, oneOfGuids('quoteid', ids))).map(fixed),
    },
    incidents: {
      byIds: async (ids) => (await rows.allOf<Row<IncidentRecord>>(incident, oneOfGuids('incidentid', ids))).map(fixed),
      byReferences: async (references) =>
        (await rows.allOf<Row<IncidentRecord>>(incident, oneOf(columns.reference, references))).map(fixed),
      async pageByAccount({ account: key, state, offset, first }) {
        const asked = { ...incident, where: state === undefined ? undefined : isWhole('statecode', state) };
        const filters = ofAccount('customerid_account', key);
        const { records, total } = await rows.pageOf<Row<IncidentRecord>>(asked, filters, { offset, first });
        return { records: records.map(fixed), total };
      },
    },
    activities: {
      pageByAccount: ({ account: key, offset, first }) =>
        rows.pageOf(activity, ofAccount('regardingobjectid_account', key), { offset, first }),
    },
    systemUsers: {
      byIds: (ids) => rows.allOf(user, oneOfGuids('systemuserid', ids)),
      async byObjectId(objectId) {
        const [found] = await rows.allOf<SystemUserRecord>(user, oneOfGuids('azureactivedirectoryobjectid', [objectId]));
        return found;
      },
    },
  };
}

const activity = {
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
    '_ownerid_value',
  ] satisfies (keyof ActivityRecord)[],
  where: `(${["task", "phonecall", "appointment"].map((kind) => isText('activitytypecode', kind)).join(' or ')})`,
  order: newestFirst('activityid'),
};

const user = {
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

/** As Dataverse sends it, with the tenant's names. */
type Row<Named> = Omit<Named, 'reference' | 'customerid_account'> & {
  customerid_account?: Record<string, string | null> | null;
};

/** Puts what stands under the tenant's names under ours. */
const fixedNames =
  ({ legalEntity, reference }: ServiceColumns) =>
  <Named>({ customerid_account: account = null, ...row }: Row<Named>) => ({
    ...row,
    reference: textOf(row, reference),
    customerid_account:
      account === null ? null : { accountnumber: account.accountnumber ?? null, legalEntity: account[legalEntity] ?? null },
  });

function textOf(row: object, name: string): string | null {
  const value: unknown = Object.entries(row).find(([column]) => column === name)?.[1];
  return typeof value === 'string' ? value : null;
}
