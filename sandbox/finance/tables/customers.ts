import type { Account, Buyer, World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import type { PropertyValue } from '../model.ts';
import { amountOf, companyOf, dateOf, momentOf, NEVER, yesNo } from './values.ts';

/** Customers with addresses and contacts, and the credit limits that F&O keeps apart from them. */
export function seedCustomers(world: World, database: Database): void {
  const buyersOf = new Map<number, Buyer[]>();
  for (const buyer of world.buyers) {
    if (buyer.companyId !== undefined) buyersOf.set(buyer.companyId, [...(buyersOf.get(buyer.companyId) ?? []), buyer]);
  }
  for (const account of world.accounts) {
    const dataAreaId = companyOf(account.legalEntity);
    database.seed('CustomersV3', { dataAreaId, ...toCustomer(account, world) });
    database.seed('CustomerPostalAddressesV2', {
      dataAreaId,
      CustomerAccount: account.number,
      AddressLocationId: locationOf(account),
      AddressDescription: account.name,
      AddressLocationRoles: 'Business;Delivery;Invoice',
      IsPrimary: 'Yes',
      ...postal(account, ''),
      AddressValidFrom: momentOf(account.createdAt),
      AddressValidTo: NEVER,
    });
    for (const buyer of buyersOf.get(account.companyId ?? 0) ?? []) seedContact(buyer, account, database);
    const { temporaryLimit } = account;
    if (temporaryLimit !== undefined) {
      database.seed('FgCreditTemporaryLimits', {
        dataAreaId,
        CustomerAccount: account.number,
        FromDate: dateOf(temporaryLimit.from),
        ToDate: dateOf(temporaryLimit.to),
        CreditLimit: amountOf(temporaryLimit.amount),
      });
    }
  }
  for (const { id, name, limit, currency } of world.creditGroups) {
    database.seed('FgCreditGroups', {
      CreditGroupId: id,
      Name: name,
      CreditLimit: amountOf(limit),
      CurrencyCode: currency,
    });
  }
}

const locationOf = (account: Account) => `LOC-${account.number}`;

function postal({ address }: Account, prefix: '' | 'Delivery' | 'Invoice'): Record<string, PropertyValue> {
  return {
    [`${prefix}AddressStreet`]: address.street,
    [`${prefix}AddressCity`]: address.city,
    [`${prefix}AddressState`]: address.regionCode,
    [`${prefix}AddressZipCode`]: address.postcode,
    [`${prefix}AddressCountryRegionId`]: COUNTRY_REGIONS[address.countryId] ?? address.countryId,
    [`${prefix}AddressCountryRegionISOCode`]: address.countryId,
  };
}

/** F&O keeps countries by three letters and knows their ISO code beside. */
const COUNTRY_REGIONS: Record<string, string> = { US: 'USA', DE: 'DEU', FR: 'FRA', AT: 'AUT', NL: 'NLD', GB: 'GBR' };

function toCustomer(account: Account, world: World): Record<string, PropertyValue> {
  const buyer = world.buyers.find(({ id }) => id === account.buyerId);
  const isPerson = account.partyType === 'Person';
  return {
    CustomerAccount: account.number,
    PartyNumber: account.partyNumber,
    PartyType: account.partyType,
    ...(isPerson
      ? { PersonFirstName: buyer?.firstName ?? '', PersonLastName: buyer?.lastName ?? '' }
      : { OrganizationName: account.name }),
    NameAlias: account.name.slice(0, 20),
    // The marker that our writes leave; what is not marked was entered by hand in F&O.
    IdentificationNumber: account.marked ? markerOf(account) : '',
    CustomerGroupId: '10',
    LanguageId: account.currency === 'EUR' ? 'de' : 'en-US',
    SalesCurrencyCode: account.currency,
    PaymentTerms: account.paymentTerms,
    DiscountPriceGroupId: account.priceGroup,
    SalesTaxGroup: 'DOM',
    TaxExemptNumber: account.taxNumber,
    EmployeeResponsibleNumber: account.representative,
    PrimaryContactEmail: account.email,
    PrimaryContactPhone: account.phone,
    OnHoldStatus: account.onHold,
    CreditLimit: amountOf(account.creditLimit),
    CreditLimitIsMandatory: yesNo(account.creditLimitMandatory),
    CredManCustUnlimitedCredit: yesNo(account.unlimitedCredit),
    CredManExclude: yesNo(account.excludedFromCredit),
    CredManAccountStatusId: account.accountStatus,
    CredManGroupId: account.creditGroupId ?? '',
    CredManCreditLimitDate: dateOf(account.createdAt),
    CredManCreditLimitExpiryDate: dateOf(account.creditLimitExpires),
    CredManStatusReasonId: account.onHold === 'No' ? '' : account.holdReason,
    CredManCustomerSince: dateOf(account.createdAt),
    FullPrimaryAddress: `${account.address.street}\n${account.address.city}, ${account.address.postcode}`,
    AddressLocationId: locationOf(account),
    ...postal(account, ''),
    ...postal(account, 'Delivery'),
    ...postal(account, 'Invoice'),
  };
}

const markerOf = ({ companyId, buyerId }: Account) =>
  companyId === undefined ? `ACU-${buyerId ?? ''}` : `ACC-${companyId}`;

function seedContact(buyer: Buyer, account: Account, database: Database): void {
  database.seed('ContactPersons', {
    dataAreaId: companyOf(account.legalEntity),
    ContactPersonId: `CP-${account.number}-${buyer.id}`,
    ContactPersonName: `${buyer.firstName} ${buyer.lastName}`,
    FirstName: buyer.firstName,
    LastName: buyer.lastName,
    AssociatedPartyNumber: account.partyNumber,
    PrimaryEmailAddress: buyer.email,
    PrimaryPhoneNumber: buyer.phone,
    EmploymentJobTitle: buyer.jobTitle,
    IsInactive: yesNo(!buyer.active),
    LastEditDateTime: momentOf(buyer.createdAt),
  });
}
