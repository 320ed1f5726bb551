import type { Beyond } from '../../../platform/beyond.ts';
import { forbidden } from '../../../platform/errors.ts';
import { accountId, parseAccountId } from '../../../platform/ids.ts';
import type { AccountResolvers } from '../generated/types.ts';
import type { AccountModel } from '../mapping/account.ts';

export const Account: Beyond<AccountResolvers, AccountModel> = {
  __resolveReference: async ({ id }, { loaders }) => {
    const found = parseAccountId(id);
    return found === undefined ? null : loaders.accountById.load(accountId(found.legalEntity, found.number));
  },
  salesRepresentative: async ({ personnelNumber }, _, { loaders }) =>
    personnelNumber === null ? null : loaders.representativeByNumber.load(personnelNumber),
  paymentTerms: async ({ legalEntity, paymentTermsCode: code }, _, { loaders }) =>
    code === null ? null : loaders.paymentTermsByCode.load({ legalEntity, code }),
  credit: (account, _, { loaders }) => loaders.creditByAccount.load(account),
  invoices: ({ id }, args, { pages }) => pages.invoices(args, id),
  salesOrders: async ({ id }, args, { pages, reach }) => {
    if (!reach.seesWholeTrade) throw forbidden('You may not see what others ordered on this account.');
    return pages.salesOrders(args, id);
  },
  cases: ({ id }, args, { pages }) => pages.cases(args, id),
  activities: ({ id }, args, { pages }) => pages.activities(args, id),
};
