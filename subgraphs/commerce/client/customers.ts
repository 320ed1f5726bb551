import { partlyTold, told } from '../../../platform/basis.ts';
import { tags } from '../../../platform/tags.ts';
import type { Lists, Rows, Window } from './lists.ts';
import type { CompanyCustomerRecord, CustomerRecord } from './records.ts';
import { is, isAnyOf } from './searchCriteria.ts';

export interface CustomerSearch extends Window {
  ids?: readonly number[] | undefined;
  websiteIds?: readonly number[] | undefined;
  email?: string | undefined;
}

export interface Customers {
  /** GET /V1/customers/search. Unknown ids are missing in the answer. */
  byIds(ids: readonly number[]): Promise<CustomerRecord[]>;
  /** In no order, on any website. Unknown addresses are missing in the answer. */
  byEmails(emails: readonly string[]): Promise<CustomerRecord[]>;
  /** By id. */
  page(search: CustomerSearch): Promise<Rows<CustomerRecord>>;
  /** Which companies these people belong to. GET /V1/customers/companies */
  memberships(customerIds: readonly number[]): Promise<CompanyCustomerRecord[]>;
  /** Who belongs to these companies, inactive users included. GET /V1/customers/companies */
  membersOf(companyIds: readonly number[]): Promise<CompanyCustomerRecord[]>;
}

const search = {
  operation: 'read customers',
  path: '/customers/search',
  where: [],
  sort: [{ field: 'entity_id', direction: 'ASC' }],
  itemFields: 'id,email,firstname,lastname,created_at,website_id',
} as const;

const memberships = {
  operation: 'read company users',
  path: '/customers/companies',
  root: 'criteria',
  where: [],
  sort: [
    { field: 'customer_id', direction: 'ASC' },
    { field: 'company_id', direction: 'ASC' },
  ],
  itemFields: 'customer_id,company_id,job_title,telephone,status,is_default',
} as const;

/** Who belongs to a company is told when the company is saved, which not every change of it is. */
const people = (of: readonly string[]) => partlyTold([...of, tags.companies]);

export function createCustomers(lists: Lists): Customers {
  return {
    byIds: (values) =>
      lists.allOfMany({ ...search, ...told(values.map(tags.customer)) }, { field: 'entity_id', values }),
    byEmails: (values) => lists.allOfMany({ ...search, ...told([tags.customers]) }, { field: 'email', values }),
    page({ ids, websiteIds, email, ...window }) {
      const where = [
        ...(email === undefined ? [] : [is('email', email)]),
        ...(websiteIds === undefined ? [] : [isAnyOf('website_id', websiteIds)]),
      ];
      const asked = { ...search, ...told([tags.customers]), where };
      return ids === undefined
        ? lists.window(asked, window)
        : lists.windowOfMany<CustomerRecord>(asked, { field: 'entity_id', values: ids }, window, (a, b) => a.id - b.id);
    },
    memberships: (values) =>
      lists.allOfMany({ ...memberships, ...people(values.map(tags.customer)) }, { field: 'customer_id', values }),
    membersOf: (values) =>
      lists.allOfMany({ ...memberships, ...people(values.map(tags.company)) }, { field: 'company_id', values }),
  };
}
