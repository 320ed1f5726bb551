import type { Buyer } from '../../world/facts.ts';
import { customerOrders, type OrdersArguments } from './orders.ts';
import { companyBasics, roleOf } from './roles.ts';
import { paged, uid, type Viewer } from './viewer.ts';

/** A customer as the storefront shows him, to himself or to others of his company. */
export function customerNode(buyer: Buyer, viewer: Viewer) {
  const company = viewer.state.tables.directory.company(buyer.companyId);
  return {
    __typename: 'Customer',
    id: uid(buyer.id),
    email: buyer.email,
    firstname: buyer.firstName,
    lastname: buyer.lastName,
    confirmation_status: 'ACCOUNT_CONFIRMATION_NOT_REQUIRED',
    created_at: buyer.createdAt.slice(0, 19).replace('T', ' '),
    group: { uid: uid(buyer.customerGroupId) },
    group_id: buyer.customerGroupId,
    is_subscribed: false,
    job_title: company ? buyer.jobTitle : null,
    telephone: company ? buyer.phone : null,
    status: company ? (buyer.active ? 'ACTIVE' : 'INACTIVE') : null,
    structure_id: uid(buyer.structureId ?? 0),
    team: null,
    role: () => (company ? roleOf(buyer, viewer) : null),
    companies: ({ input }: { input?: { pageSize?: number; currentPage?: number } | null }) => {
      const paging = { pageSize: input?.pageSize ?? 20, currentPage: input?.currentPage ?? 1 };
      const { items, page_info } = paged(company ? [company] : [], paging, companyBasics);
      return { items, page_info };
    },
    orders: (args: OrdersArguments) => (viewer.buyer?.id === buyer.id ? customerOrders(buyer, args, viewer) : null),
  };
}
