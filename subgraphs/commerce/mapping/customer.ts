import { companyId, customerId } from '../../../platform/ids.ts';
import type { CompanyCustomerRecord, CustomerRecord } from '../client/records.ts';
import type { Customer } from '../generated/types.ts';
import { toInstant } from './instant.ts';

/** What hangs on the person's company, and his lists, take calls of their own. */
export type CustomerModel = Omit<Customer, 'jobTitle' | 'phone' | 'company' | 'orders' | 'quotes' | 'returns'> & {
  websiteId: number;
};

export function toCustomer({ id, email, firstname, lastname, created_at, website_id }: CustomerRecord): CustomerModel {
  return {
    id: customerId(id),
    email,
    firstName: firstname,
    lastName: lastname,
    createdAt: toInstant(created_at),
    websiteId: website_id,
  };
}

/** A person's place in a company. */
export interface MembershipModel {
  customerId: string;
  companyId: string;
  jobTitle: string | null;
  phone: string | null;
  isDefault: boolean;
}

/** Undefined for a plain customer: Commerce says company 0. */
export function toMembership(record: CompanyCustomerRecord): MembershipModel | undefined {
  if (!record.company_id) return undefined;
  return {
    customerId: customerId(record.customer_id),
    companyId: companyId(record.company_id),
    jobTitle: record.job_title || null,
    phone: record.telephone || null,
    isDefault: record.is_default ?? false,
  };
}
