import { z } from 'zod';
import type { CommerceState } from '../state.ts';

const customer = z.strictObject({
  customerId: z.number().int(),
  firstname: z.string().min(1).optional(),
  lastname: z.string().min(1).optional(),
  groupId: z.number().int().optional(),
});
const company = z.strictObject({
  companyId: z.number().int(),
  name: z.string().min(1).optional(),
  status: z.enum(['pending', 'approved', 'rejected', 'blocked']).optional(),
  telephone: z.string().min(1).optional(),
});

const COMPANY_STATUS = { pending: 0, approved: 1, rejected: 2, blocked: 3 } as const;

export function updateCustomer(state: CommerceState, input: unknown): void {
  const { customerId, firstname, lastname, groupId } = customer.parse(input);
  const { customers, directory } = state.tables;
  const row = customers.get('entity_id', customerId);
  if (row === undefined) throw new Error(`there is no customer ${customerId}`);
  const fact = directory.buyer(customerId);
  fact.firstName = firstname ?? fact.firstName;
  fact.lastName = lastname ?? fact.lastName;
  fact.customerGroupId = groupId ?? fact.customerGroupId;
  const before = { ...row };
  Object.assign(row, {
    firstname: fact.firstName,
    lastname: fact.lastName,
    group_id: fact.customerGroupId,
    updated_at: state.timestamp(),
  });
  state.tell({ event: 'observer.customer_save_commit_after', row, before, storeId: row.store_id });
}

export function updateCompany(state: CommerceState, input: unknown): void {
  const { companyId, name, status, telephone } = company.parse(input);
  const { companies, directory } = state.tables;
  const row = companies.get('entity_id', companyId);
  const fact = directory.company(companyId);
  if (row === undefined || fact === undefined) throw new Error(`there is no company ${companyId}`);
  fact.name = name ?? fact.name;
  fact.status = status ?? fact.status;
  fact.phone = telephone ?? fact.phone;
  const before = { ...row };
  Object.assign(row, { company_name: fact.name, status: COMPANY_STATUS[fact.status], telephone: fact.phone });
  state.tell({ event: 'observer.company_save_commit_after', row, before, storeId: 0 });
}
