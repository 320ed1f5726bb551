import type { Buyer, Company } from '../../world/facts.ts';
import { roleIdOf } from '../tables/companies.ts';
import { resourcesOf } from '../tables/payment.ts';
import { RESOURCES, type Resource } from '../tables/roles.ts';
import { uid, type Viewer } from './viewer.ts';

export const companyBasics = (company: Company) => ({
  id: uid(company.id),
  name: company.name,
  legal_name: company.legalName,
  status: company.status.toUpperCase(),
});

/** The allowed part of the tree of resources. */
export function allowed(resources: Resource[], ids: Set<string>): unknown[] {
  return resources
    .filter((resource) => ids.has(resource.id))
    .map(({ id, text, children }, at) => ({
      id,
      text,
      sort_order: (at + 1) * 10,
      children: children ? allowed(children, ids) : [],
    }));
}

const ADMINISTRATOR = 'Company Administrator';

/** The user's role: a company's administrator has one that no list of roles shows. */
export function roleOf(buyer: Buyer, viewer: Viewer) {
  const id = roleIdOf(buyer);
  const row = id === undefined ? undefined : viewer.state.tables.roles.get('id', id);
  const { buyers } = viewer.state.tables.directory.world;
  return {
    id: uid(id ?? 0),
    name: row?.role_name ?? ADMINISTRATOR,
    permissions: allowed(RESOURCES, new Set(resourcesOf(buyer))),
    users_count: id === undefined ? 1 : buyers.filter((other) => roleIdOf(other) === id).length,
  };
}

/** A role of the company's list; null if there is none with this id. */
export function roleNode(id: number, viewer: Viewer) {
  const row = viewer.state.tables.roles.get('id', id);
  if (!row) return null;
  const { buyers } = viewer.state.tables.directory.world;
  return {
    id: uid(row.id),
    name: row.role_name,
    permissions: allowed(RESOURCES, new Set(row.permissions.map((permission) => permission.resource_id))),
    users_count: buyers.filter((buyer) => roleIdOf(buyer) === row.id).length,
  };
}
