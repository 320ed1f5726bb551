import { expect, it } from 'vitest';
import { toAccount, toPaymentTerms, toSalesRepresentative } from '../../../../subgraphs/dynamics/mapping/account.ts';
import { customer } from '../records.ts';

it('tells an account in our words', () => {
  expect(toAccount({ ...customer, dataAreaId: 'USMF', CustomerAccount: 'us-001' })).toMatchObject({
    id: 'usmf:US-001',
    number: 'US-001',
    legalEntity: 'usmf',
    name: 'Contoso Retail',
    status: 'ACTIVE',
    currency: 'USD',
    email: 'office@example.com',
    phone: null,
    taxNumber: 'T-1',
    address: {
      street: ['1 Main Street', 'Floor 2'],
      city: 'Springfield',
      region: 'IL',
      postcode: '62701',
      country: 'US',
    },
  });
});

it.each([
  ['No', 'ACTIVE'],
  ['Never', 'ACTIVE'],
  ['Invoice', 'ON_HOLD'],
  ['All', 'ON_HOLD'],
  ['Payment', 'ON_HOLD'],
  ['Requisition', 'ON_HOLD'],
  ['PurchOrder', 'ON_HOLD'],
])('is, with OnHoldStatus %s, %s', (OnHoldStatus, status) => {
  expect(toAccount({ ...customer, OnHoldStatus }).status).toBe(status);
});

it('calls a person by both names', () => {
  const person = { ...customer, OrganizationName: '', PersonFirstName: 'Ann', PersonLastName: 'Lee' };
  expect(toAccount(person).name).toBe('Ann Lee');
});

it('has no address where D365 has none, and the country in D365’s letters where it has no ISO code', () => {
  const bare = { AddressStreet: '', AddressCity: '', AddressCountryRegionId: '', AddressCountryRegionISOCode: '' };
  expect(toAccount({ ...customer, ...bare }).address).toBeNull();
  expect(toAccount({ ...customer, AddressCountryRegionISOCode: '' }).address?.country).toBe('USA');
});

it('counts terms in days only when nothing but days counts', () => {
  const terms = {
    dataAreaId: 'usmf',
    Name: 'Net30',
    Description: '',
    NumberOfDays: 30,
    NumberOfMonths: 0,
    CutoffDayOfMonth: 0,
  };
  expect(toPaymentTerms(terms)).toEqual({ legalEntity: 'usmf', code: 'Net30', description: null, netDays: 30 });
  expect(toPaymentTerms({ ...terms, NumberOfDays: 0 }).netDays).toBe(0);
  expect(toPaymentTerms({ ...terms, NumberOfMonths: 1 }).netDays).toBeNull();
  expect(toPaymentTerms({ ...terms, CutoffDayOfMonth: 15 }).netDays).toBeNull();
});

it('names a worker without a user, who has no address', () => {
  const worker = { PersonnelNumber: '000100', Name: 'Ann Lee', AadUserPrincipalName: '', AadUserObjectId: '' };
  expect(toSalesRepresentative(worker)).toEqual({ personnelNumber: '000100', name: 'Ann Lee', email: null });
});
