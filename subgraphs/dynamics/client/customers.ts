import { told } from '../../../platform/basis.ts';
import type { CompanyNumber } from '../../../platform/ids.ts';
import { tags } from '../../../platform/tags.ts';
import { type Narrowing, within } from './narrowing.ts';
import { contains, oneOf, oneOfNumbers } from './odata.ts';
import type { CustomerRecord } from './records.ts';
import type { Page, Rows, Window } from './rows.ts';

export interface CustomerSearch extends Narrowing, Window {
  /** Without regard to case. */
  nameContains?: string | undefined;
}

export interface Customers {
  /** In no order. Unknown ones are missing in the answer. */
  byIds(keys: readonly CompanyNumber[]): Promise<CustomerRecord[]>;
  /** By legal entity and account. */
  page(search: CustomerSearch): Promise<Page<CustomerRecord>>;
  /** Those a worker is responsible for. */
  byRepresentative(personnelNumber: string): Promise<CustomerRecord[]>;
  /** Those that share a credit group's limit. */
  byCreditGroup(groupId: string): Promise<CustomerRecord[]>;
}

const search = {
  operation: 'read customers',
  set: 'CustomersV3',
  select: [
    'dataAreaId',
    'CustomerAccount',
    'OrganizationName',
    'PersonFirstName',
    'PersonLastName',
    'NameAlias',
    'PartyType',
    'SalesCurrencyCode',
    'PaymentTerms',
    'DiscountPriceGroupId',
    'EmployeeResponsibleNumber',
    'PrimaryContactEmail',
    'PrimaryContactPhone',
    'TaxExemptNumber',
    'IdentificationNumber',
    'OnHoldStatus',
    'CreditLimit',
    'CreditLimitIsMandatory',
    'CredManCustUnlimitedCredit',
    'CredManExclude',
    'CredManGroupId',
    'CredManAccountStatusId',
    'CredManStatusReasonId',
    'CredManCreditLimitExpiryDate',
    'AddressStreet',
    'AddressCity',
    'AddressState',
    'AddressZipCode',
    'AddressCountryRegionId',
    'AddressCountryRegionISOCode',
  ] satisfies (keyof CustomerRecord)[],
  order: [{ property: 'dataAreaId' }, { property: 'CustomerAccount' }],
};

const every = { ...search, ...told([tags.accounts, tags.anyAccount]) };
const accountsAmong = (keys: readonly CompanyNumber[]) => [
  ...keys.map(({ legalEntity, number }) => tags.account(legalEntity, number)),
  tags.anyAccount,
];

/** An organisation's name stands in one of these, a person's in the others. */
const names = ['OrganizationName', 'PersonFirstName', 'PersonLastName', 'NameAlias'];

export function createCustomers(rows: Rows): Customers {
  return {
    byIds: (keys) => rows.allOf({ ...search, ...told(accountsAmong(keys)) }, oneOfNumbers('CustomerAccount', keys)),
    async page({ accounts, legalEntities, nameContains = '', offset, first }) {
      const where = nameContains === '' ? undefined : contains(names, nameContains);
      if (nameContains !== '' && where === undefined) return { records: [], total: 0 };
      return within(
        rows,
        { ...search, ...told([tags.accounts, tags.anyAccount]), where },
        'CustomerAccount',
        { accounts, legalEntities },
        { offset, first },
      );
    },
    byRepresentative: (number) => rows.allOf(every, oneOf('EmployeeResponsibleNumber', [number])),
    byCreditGroup: (groupId) => rows.allOf(every, oneOf('CredManGroupId', [groupId])),
  };
}
