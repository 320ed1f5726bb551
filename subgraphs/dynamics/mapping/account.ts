import { accountId, legalEntityId, parseAccountId } from '../../../platform/ids.ts';
import type { Money } from '../../../platform/money.ts';
import type { CustomerRecord, PaymentTermRecord, WorkerRecord } from '../client/records.ts';
import type { Account, Address, PaymentTerms, SalesRepresentative } from '../generated/types.ts';
import { toTotal } from './amount.ts';
import { toDay } from './day.ts';

/** What D365 says of the limit; which of it is in force depends on the day. */
export interface CreditTerms {
  limit: Money;
  /** A limit of zero is meant as zero, not as none. */
  isMandatory: boolean;
  isUnlimited: boolean;
  groupId: string | null;
  expiresOn: string | null;
  onHold: boolean;
  holdReason: string | null;
}

type Elsewhere =
  | 'salesRepresentative'
  | 'paymentTerms'
  | 'credit'
  | 'invoices'
  | 'salesOrders'
  | 'cases'
  | 'activities';

export type AccountModel = Omit<Account, Elsewhere> & {
  personnelNumber: string | null;
  paymentTermsCode: string | null;
  priceGroup: string | null;
  creditTerms: CreditTerms;
};

export function toAccount(record: CustomerRecord): AccountModel {
  const id = accountId(record.dataAreaId, record.CustomerAccount);
  const creditTerms = toCreditTerms(record);
  return {
    id,
    number: parseAccountId(id)?.number ?? record.CustomerAccount,
    legalEntity: legalEntityId(record.dataAreaId),
    name: toName(record),
    status: creditTerms.onHold ? 'ON_HOLD' : 'ACTIVE',
    currency: record.SalesCurrencyCode,
    email: record.PrimaryContactEmail || null,
    phone: record.PrimaryContactPhone || null,
    taxNumber: record.TaxExemptNumber || null,
    address: toAddress(record),
    personnelNumber: record.EmployeeResponsibleNumber || null,
    paymentTermsCode: record.PaymentTerms || null,
    priceGroup: record.DiscountPriceGroupId || null,
    creditTerms,
  };
}

function toName({ OrganizationName, PersonFirstName, PersonLastName, NameAlias }: CustomerRecord): string {
  const person = [PersonFirstName, PersonLastName].filter(Boolean).join(' ');
  return OrganizationName || person || NameAlias || '';
}

/** `Never` means that nothing ever blocks it. */
const isBlocked = (status: string): boolean => status !== 'No' && status !== 'Never';

function toCreditTerms(record: CustomerRecord): CreditTerms {
  const onHold = isBlocked(record.OnHoldStatus);
  return {
    limit: toTotal(record.CreditLimit, record.SalesCurrencyCode),
    isMandatory: record.CreditLimitIsMandatory === 'Yes',
    isUnlimited: record.CredManCustUnlimitedCredit === 'Yes',
    groupId: record.CredManGroupId || null,
    expiresOn: toDay(record.CredManCreditLimitExpiryDate),
    onHold,
    holdReason: onHold ? record.CredManStatusReasonId || record.OnHoldStatus : null,
  };
}

function toAddress(record: CustomerRecord): Address | null {
  const { AddressStreet, AddressCity, AddressState, AddressZipCode } = record;
  const country = record.AddressCountryRegionISOCode || record.AddressCountryRegionId;
  if (!AddressStreet && !AddressCity && !country) return null;
  return {
    street: (AddressStreet ?? '').split(/\r?\n/).filter((line) => line !== ''),
    city: AddressCity ?? '',
    region: AddressState || null,
    postcode: AddressZipCode || null,
    country: country ?? '',
  };
}

export const toPaymentTerms = (record: PaymentTermRecord): PaymentTerms & { legalEntity: string } => ({
  legalEntity: legalEntityId(record.dataAreaId),
  code: record.Name,
  description: record.Description || null,
  netDays: record.NumberOfMonths || record.CutoffDayOfMonth ? null : (record.NumberOfDays ?? null),
});

export const toSalesRepresentative = (record: WorkerRecord): SalesRepresentative => ({
  personnelNumber: record.PersonnelNumber,
  name: record.Name,
  email: record.AadUserPrincipalName || null,
});
