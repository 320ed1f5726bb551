import { UpstreamSurprise } from '../../../platform/errors.ts';
import { companyId, customerId } from '../../../platform/ids.ts';
import type { CompanyRecord, CompanyRoleRecord } from '../client/records.ts';
import type { Company, CompanyRole, CompanyStatus } from '../generated/types.ts';
import { toAddress } from './address.ts';

export type CompanyModel = Omit<Company, 'administrator' | 'users' | 'roles' | 'orders' | 'quotes'> & {
  administratorId: string;
};

/** By the number Commerce gives each. */
const statuses: readonly CompanyStatus[] = ['PENDING', 'APPROVED', 'REJECTED', 'BLOCKED'];

export function toCompany(record: CompanyRecord): CompanyModel {
  const status = statuses[record.status];
  if (status === undefined) {
    throw new UpstreamSurprise('commerce sent an unknown company status', {
      system: 'commerce',
      operation: 'read companies',
    });
  }
  return {
    id: companyId(record.id),
    name: record.company_name,
    legalName: record.legal_name || null,
    email: record.company_email,
    taxNumber: record.vat_tax_id || null,
    status,
    address: toAddress(record),
    administratorId: customerId(record.super_user_id),
  };
}

export const toCompanyStatusNumber = (status: CompanyStatus): number => statuses.indexOf(status);

export type CompanyRoleModel = CompanyRole & { companyId: string };

export function toCompanyRole({ id, role_name, company_id, permissions = [] }: CompanyRoleRecord): CompanyRoleModel {
  const allowed = permissions.filter(({ permission }) => permission === 'allow');
  return {
    id: String(id),
    name: role_name,
    resources: allowed.map(({ resource_id }) => resource_id),
    companyId: companyId(company_id),
  };
}
