import type { Beyond } from '../../../platform/beyond.ts';
import { accountId, parseAccountId } from '../../../platform/ids.ts';
import type { AccountResolvers } from '../generated/types.ts';
import { commerceIds } from '../linked.ts';
import type { AccountModel } from '../mapping/stub.ts';

export const Account: Beyond<AccountResolvers, AccountModel> = {
  __resolveReference: async ({ id }, { reach }) => {
    const found = parseAccountId(id);
    const account = found && accountId(found.legalEntity, found.number);
    return account !== undefined && reach.seesAccount(account) ? { id: account } : null;
  },
  company: async ({ id }, _, { loaders, reach }) => {
    const [company] = await commerceIds('COMPANY', id, loaders);
    return company !== undefined && reach.seesCompany(company) ? { id: company } : null;
  },
  customers: async ({ id }, _, { loaders, reach }) =>
    (await commerceIds('CUSTOMER', id, loaders)).filter(reach.seesCustomer).map((customer) => ({ id: customer })),
};
