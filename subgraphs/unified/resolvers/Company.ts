import type { Beyond } from '../../../platform/beyond.ts';
import { parseCompanyId } from '../../../platform/ids.ts';
import type { CompanyResolvers } from '../generated/types.ts';
import { accountIds, accountIn } from '../linked.ts';
import type { CompanyModel } from '../mapping/stub.ts';

export const Company: Beyond<CompanyResolvers, CompanyModel> = {
  __resolveReference: async ({ id }) => (parseCompanyId(id) === undefined ? null : { id }),
  account: ({ id }, { legalEntity }, context) => accountIn('COMPANY', id, legalEntity, context),
  accounts: async ({ id }, _, { loaders, reach }) =>
    (await accountIds('COMPANY', id, loaders)).filter(reach.seesAccount).map((account) => ({ id: account })),
};
