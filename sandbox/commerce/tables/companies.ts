import type { Buyer, Company } from '../../world/facts.ts';
import { type Directory, timestamp } from './directory.ts';
import { ROLES } from './roles.ts';

const ROLES_PER_COMPANY = 10;

const STATUS = { pending: 0, approved: 1, rejected: 2, blocked: 3 } as const;

export function companyRow(company: Company, directory: Directory) {
  const { address } = company;
  return {
    id: company.id,
    status: STATUS[company.status] as number,
    company_name: company.name,
    legal_name: company.legalName,
    company_email: company.email,
    vat_tax_id: company.taxNumber,
    street: [address.street],
    city: address.city,
    country_id: address.countryId,
    region: address.region,
    region_id: String(address.regionId),
    postcode: address.postcode,
    telephone: company.phone,
    customer_group_id: company.customerGroupId,
    sales_representative_id: directory.worker(company.representative)?.commerceUserId ?? 1,
    reject_reason: company.status === 'rejected' ? 'Credit check failed' : '',
    rejected_at: company.status === 'rejected' ? timestamp(company.createdAt) : '',
    super_user_id: company.adminBuyerId,
    extension_attributes: {
      quote_config: { company_id: String(company.id), is_quote_enabled: true },
      applicable_payment_method: 0,
      available_payment_methods: '',
      use_config_settings: 1,
      is_purchase_order_enabled: false,
    },
  };
}

export interface HierarchyRow {
  structure_id: number;
  entity_id: number;
  entity_type: 'customer' | 'team';
  structure_parent_id: number;
}

/** By company, one node for each user, under the one he reports to; the administrator hangs on nothing. */
export function hierarchies({ world }: Directory): Map<number, HierarchyRow[]> {
  const structureOf = new Map(world.buyers.map((buyer) => [buyer.id, buyer.structureId]));
  const trees = new Map<number, HierarchyRow[]>(world.companies.map((company) => [company.id, []]));
  for (const buyer of world.buyers) {
    if (buyer.companyId === undefined || buyer.structureId === undefined) continue;
    const parent = buyer.parentBuyerId === undefined ? undefined : structureOf.get(buyer.parentBuyerId);
    trees.get(buyer.companyId)?.push({
      structure_id: buyer.structureId,
      entity_id: buyer.id,
      entity_type: 'customer',
      structure_parent_id: parent ?? 0,
    });
  }
  return trees;
}

/** Every company's roles. The administrator has none of them: he may do everything. */
export function roleRows({ world }: Directory) {
  let permissionId = 0;
  return world.companies.flatMap((company) =>
    Object.values(ROLES).map(({ title, resources }, at) => {
      const id = company.id * ROLES_PER_COMPANY + at + 1;
      return {
        id,
        role_name: title,
        permissions: resources.map((resource_id) => ({
          id: ++permissionId,
          role_id: id,
          resource_id,
          permission: 'allow',
        })),
        company_id: company.id,
      };
    }),
  );
}

/** The id of a user's role; the administrator's and a shopper's is nothing. */
export function roleIdOf({ companyId, role }: Pick<Buyer, 'companyId' | 'role'>): number | undefined {
  if (companyId === undefined || role === undefined || role === 'admin') return undefined;
  return companyId * ROLES_PER_COMPANY + Object.keys(ROLES).indexOf(role) + 1;
}
