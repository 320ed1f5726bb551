import type { HierarchyRow } from '../tables/companies.ts';
import { methodsFor, PAYMENT_METHODS, resourcesOf } from '../tables/payment.ts';
import { RESOURCES } from '../tables/roles.ts';
import { customerNode } from './customer.ts';
import { allowed, roleNode } from './roles.ts';
import { companyUser, idOf, inputError, type Paging, paged, uid, type Viewer } from './viewer.ts';

/** Nodes at and below the root, the root itself on level one. */
function subtree(rows: HierarchyRow[], rootId: number | undefined, depth: number): HierarchyRow[] {
  let level = rows.filter((row) =>
    rootId === undefined ? row.structure_parent_id === 0 : row.structure_id === rootId,
  );
  const found: HierarchyRow[] = [];
  for (let at = 0; at <= depth && level.length; at++) {
    found.push(...level);
    const parents = new Set(level.map((row) => row.structure_id));
    level = rows.filter((row) => parents.has(row.structure_parent_id));
  }
  return found;
}

/** The company of the caller. Throws for anybody who is in none. */
export function companyNode(viewer: Viewer) {
  const user = companyUser(viewer);
  const { directory, hierarchies, credits, roles } = viewer.state.tables;
  const company = directory.company(user.companyId);
  if (!company) throw inputError('Customer is not a company user.');
  const members = directory.world.buyers.filter((buyer) => buyer.companyId === company.id);
  const member = (id: string) => members.find((buyer) => buyer.id === idOf(id));
  const may = (resource: string) => companyUser(viewer, resource);
  return {
    id: uid(company.id),
    name: company.name,
    email: company.email,
    legal_name: company.legalName,
    vat_tax_id: company.taxNumber,
    reseller_id: null,
    legal_address: {
      street: [company.address.street],
      city: company.address.city,
      postcode: company.address.postcode,
      country_code: company.address.countryId,
      region: {
        region: company.address.region,
        region_code: company.address.regionCode,
        region_id: company.address.regionId,
      },
      telephone: company.phone,
    },
    company_admin: () => customerNode(directory.buyer(company.adminBuyerId), viewer),
    sales_representative: () => {
      const worker = directory.worker(company.representative);
      return worker ? { email: worker.email, firstname: worker.firstName, lastname: worker.lastName } : null;
    },
    payment_methods: () => methodsFor(user, company).map((code) => PAYMENT_METHODS[code]),
    acl_resources: () => allowed(RESOURCES, new Set(resourcesOf({ ...user, role: 'admin' }))),
    structure: ({ rootId, depth }: { rootId?: string | null; depth: number }) => {
      may('Magento_Company::users_view');
      const rows = subtree(hierarchies.get(company.id) ?? [], rootId ? idOf(rootId) : undefined, depth);
      return {
        items: rows.map((row) => ({
          id: uid(row.structure_id),
          parent_id: uid(row.structure_parent_id),
          entity: () => customerNode(directory.buyer(row.entity_id), viewer),
        })),
      };
    },
    users: ({ filter, ...paging }: Paging & { filter?: { status?: string | null } | null }) => {
      may('Magento_Company::users_view');
      const wanted = members.filter((buyer) => !filter?.status || buyer.active === (filter.status === 'ACTIVE'));
      return paged(wanted, paging, (buyer) => customerNode(buyer, viewer));
    },
    user: ({ id }: { id: string }) => {
      may('Magento_Company::users_view');
      const found = member(id);
      return found ? customerNode(found, viewer) : null;
    },
    roles: (paging: Paging) => {
      may('Magento_Company::roles_view');
      return paged([...roles.where('company_id', company.id)], paging, (row) => roleNode(row.id, viewer));
    },
    role: ({ id }: { id: string }) => {
      may('Magento_Company::roles_view');
      return roleNode(idOf(id) ?? 0, viewer);
    },
    team: () => null,
    credit: () => {
      may('Magento_Company::credit');
      const credit = credits.get('company_id', company.id);
      const inCurrency = (value: number) => ({ value, currency: credit?.currency_code ?? viewer.website.currency });
      return {
        available_credit: inCurrency(credit?.available_limit ?? 0),
        credit_limit: inCurrency(credit?.credit_limit ?? 0),
        outstanding_balance: inCurrency(credit?.balance ?? 0),
      };
    },
  };
}
