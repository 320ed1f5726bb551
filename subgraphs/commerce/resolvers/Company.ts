import type { Beyond } from '../../../platform/beyond.ts';
import { parseCompanyId } from '../../../platform/ids.ts';
import { orderParts } from '../asked.ts';
import type { CommerceContext } from '../context.ts';
import type { CompanyResolvers } from '../generated/types.ts';
import type { CompanyModel } from '../mapping/company.ts';
import type { Owners } from '../pages.ts';

export const Company: Beyond<CompanyResolvers, CompanyModel> = {
  __resolveReference: async ({ id }, { loaders }) =>
    parseCompanyId(id) === undefined ? null : loaders.companyById.load(id),
  administrator: ({ administratorId }, _, { loaders }) => loaders.customerById.load(administratorId),
  users: (company, args, { pages }) => pages.usersOf(company, args),
  roles: ({ id }, _, { loaders }) => loaders.rolesByCompany.load(id),
  orders: ({ id }, args, context, info) => context.pages.orders(args, orderParts(info), usersOf(id, context)),
  quotes: ({ id }, args, context) => context.pages.quotes(args, usersOf(id, context)),
};

const usersOf = (id: string, { loaders }: CommerceContext): Owners => ({
  name: `company ${id}`,
  customerIds: async () => (await loaders.byCompany.load(id)).map(({ customerId }) => customerId),
});
