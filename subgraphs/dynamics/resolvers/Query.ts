import { badUserInput } from '../../../platform/errors.ts';
import { accountId, parseAccountId, parseDataverseId, parseInvoiceId } from '../../../platform/ids.ts';
import type { QueryResolvers } from '../generated/types.ts';

export const Query: Required<QueryResolvers> = {
  account: async (_, { id }, { loaders }) => {
    const found = parseAccountId(id);
    if (found === undefined) throw badUserInput('id', 'id is not an account id: <legal entity>:<customer account>.');
    return loaders.accountById.load(accountId(found.legalEntity, found.number));
  },
  accounts: (_, args, { pages }) => pages.accounts(args),
  invoice: async (_, { id }, { loaders }) => {
    if (parseInvoiceId(id) === undefined) throw badUserInput('id', 'id is not an invoice id.');
    return loaders.invoiceById.load(id);
  },
  invoices: (_, args, { pages }) => pages.invoices(args),
  dynamicsViewer: async (_, { objectId }, { loaders }) => {
    const found = parseDataverseId(objectId);
    if (found === undefined) throw badUserInput('objectId', 'objectId is not the id of an Entra user.');
    return loaders.viewerByObjectId.load(found);
  },
};
