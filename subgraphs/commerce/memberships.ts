import DataLoader from 'dataloader';
import type { CommerceResources } from './client/index.ts';
import { type MembershipModel, toMembership } from './mapping/customer.ts';

/** Who belongs to which company. Not checked against anybody's rights: rights are made of it. */
export interface Memberships {
  /** By person; several for who works for several companies. */
  byCustomer: DataLoader<string, readonly MembershipModel[]>;
  /** By customer id. */
  byCompany: DataLoader<string, readonly MembershipModel[]>;
}

export function createMemberships({ customers }: Pick<CommerceResources, 'customers'>): Memberships {
  return {
    byCustomer: new DataLoader(async (ids) => {
      const found = (await customers.memberships(ids.map(Number))).flatMap((record) => toMembership(record) ?? []);
      const of = Map.groupBy(found, ({ customerId }) => customerId);
      return ids.map((id) => of.get(id) ?? []);
    }),
    byCompany: new DataLoader(async (ids) => {
      const found = (await customers.membersOf(ids.map(Number))).flatMap((record) => toMembership(record) ?? []);
      const of = Map.groupBy(found, ({ companyId }) => companyId);
      return ids.map((id) => of.get(id) ?? []);
    }),
  };
}
