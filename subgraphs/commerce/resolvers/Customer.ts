import type { Beyond } from '../../../platform/beyond.ts';
import { parseCustomerId } from '../../../platform/ids.ts';
import { orderParts } from '../asked.ts';
import type { CommerceContext } from '../context.ts';
import type { CustomerResolvers } from '../generated/types.ts';
import type { CustomerModel, MembershipModel } from '../mapping/customer.ts';
import type { Owners } from '../pages.ts';

export const Customer: Beyond<CustomerResolvers, CustomerModel> = {
  __resolveReference: async ({ id }, { loaders }) =>
    parseCustomerId(id) === undefined ? null : loaders.customerById.load(id),
  jobTitle: async ({ id }, _, context) => (await placeOf(id, context))?.jobTitle ?? null,
  phone: async ({ id }, _, context) => (await placeOf(id, context))?.phone ?? null,
  company: async ({ id }, _, context) => {
    const companyId = await companyOf(id, context);
    return companyId === undefined ? null : context.loaders.companyById.load(companyId);
  },
  orders: ({ id }, args, { pages }, info) => pages.orders(args, orderParts(info), only(id)),
  quotes: ({ id }, args, { pages }) => pages.quotes(args, only(id)),
  returns: ({ id }, args, { pages }) => pages.returns(args, only(id)),
};

const only = (id: string): Owners => ({ name: `customer ${id}`, customerIds: async () => [id] });

/** The caller's own is known already, and is the one he chose. */
async function companyOf(id: string, context: CommerceContext): Promise<string | undefined> {
  const { principal } = context;
  return id === principal.customerId ? principal.companyId : (await placeOf(id, context))?.companyId;
}

async function placeOf(id: string, { loaders, principal }: CommerceContext): Promise<MembershipModel | undefined> {
  const places = await loaders.byCustomer.load(id);
  const chosen = places.find(({ companyId }) => id === principal.customerId && companyId === principal.companyId);
  return chosen ?? places.find(({ isDefault }) => isDefault) ?? places[0];
}
