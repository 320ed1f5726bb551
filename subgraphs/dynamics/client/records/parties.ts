export interface CustomerRecord {
  dataAreaId: string;
  CustomerAccount: string;
  /** Empty for a person. */
  OrganizationName: string;
  PersonFirstName: string;
  PersonLastName: string;
  NameAlias: string;
  PartyType: string;
  SalesCurrencyCode: string;
  PaymentTerms: string;
  DiscountPriceGroupId: string;
  EmployeeResponsibleNumber: string;
  PrimaryContactEmail: string;
  PrimaryContactPhone: string;
  TaxExemptNumber: string;
  /** Our marker, where there is one. */
  IdentificationNumber: string;
  /** `No`, `Invoice`, `All`, `Payment`, `Requisition`, `Never` or `PurchOrder`. */
  OnHoldStatus: string;
  CreditLimit: number;
  /** `Yes` or `No`. */
  CreditLimitIsMandatory: string;
  CredManCustUnlimitedCredit: string;
  CredManExclude: string;
  CredManGroupId: string;
  CredManAccountStatusId: string;
  CredManStatusReasonId: string;
  CredManCreditLimitExpiryDate: string;
  AddressStreet: string;
  AddressCity: string;
  AddressState: string;
  AddressZipCode: string;
  AddressCountryRegionId: string;
  AddressCountryRegionISOCode: string;
}

export interface WorkerRecord {
  PersonnelNumber: string;
  Name: string;
  /** His address as a user; empty when he has none. */
  AadUserPrincipalName: string;
  AadUserObjectId: string;
}

export interface PaymentTermRecord {
  dataAreaId: string;
  Name: string;
  Description: string;
  NumberOfDays: number;
  NumberOfMonths: number;
  CutoffDayOfMonth: number;
}
