import { partlyTold, told } from '../../../platform/basis.ts';
import { tags } from '../../../platform/tags.ts';
import type { Lists, Rows, Window } from './lists.ts';
import type { CompanyIdentityRecord, CompanyRecord, CompanyRoleRecord } from './records.ts';
import { is, startsWith } from './searchCriteria.ts';

export interface CompanySearch extends CompanyConditions, Window {
  /** Absent: every company. */
  ids?: readonly number[] | undefined;
}

export interface CompanyConditions {
  /** As Commerce numbers it. */
  status?: number | undefined;
  nameStartsWith?: string | undefined;
}

export interface Companies {
  /** GET /V1/company/. Unknown ids are missing in the answer. */
  byIds(ids: readonly number[]): Promise<CompanyRecord[]>;
  /** By id. */
  page(search: CompanySearch): Promise<Rows<CompanyRecord>>;
  /** Every company that meets the conditions, by id. */
  matching(conditions: CompanyConditions): Promise<CompanyRecord[]>;
  /** What tells companies apart: every one there is, page by page. */
  all(): AsyncGenerator<CompanyIdentityRecord[]>;
  /** Roles of these companies by name, each with what it allows and denies. GET /V1/company/role/ */
  roles(companyIds: readonly number[]): Promise<CompanyRoleRecord[]>;
}

const search = {
  operation: 'read companies',
  path: '/company/',
  where: [],
  sort: [{ field: 'entity_id', direction: 'ASC' }],
  itemFields:
    'id,status,company_name,legal_name,company_email,vat_tax_id,street,city,country_id,region,postcode,super_user_id',
} as const;

const identities = {
  operation: 'read company identities',
  path: '/company/',
  where: [],
  itemFields: 'id,company_name,company_email,vat_tax_id',
} as const;

const roles = {
  operation: 'read company roles',
  path: '/company/role/',
  where: [],
  // A role's name is unique within its company.
  sort: [
    { field: 'company_id', direction: 'ASC' },
    { field: 'role_name', direction: 'ASC' },
  ],
  itemFields: 'id,role_name,company_id,permissions[resource_id,permission]',
} as const;

export function createCompanies(lists: Lists): Companies {
  return {
    byIds: (values) =>
      lists.allOfMany({ ...search, ...told(values.map(tags.company)) }, { field: 'entity_id', values }),
    page({ ids, ...conditions }) {
      const asked = { ...search, ...told([tags.companies]), where: meets(conditions) };
      return ids === undefined
        ? lists.window(asked, conditions)
        : lists.windowOfMany<CompanyRecord>(
            asked,
            { field: 'entity_id', values: ids },
            conditions,
            (a, b) => a.id - b.id,
          );
    },
    matching: (conditions) => lists.all({ ...search, ...told([tags.companies]), where: meets(conditions) }),
    all: () => lists.stream<CompanyIdentityRecord>(identities, { field: 'entity_id', of: ({ id }) => id }),
    roles: (values) =>
      lists.allOfMany({ ...roles, ...partlyTold(values.map(tags.company)) }, { field: 'company_id', values }),
  };
}

const meets = ({ status, nameStartsWith }: CompanyConditions) => [
  ...(status === undefined ? [] : [is('status', status)]),
  ...(nameStartsWith === undefined ? [] : [startsWith('company_name', nameStartsWith)]),
];
