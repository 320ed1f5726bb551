import { readPage, toConnection } from '../../../platform/connection.ts';
import { accountId, parseAccountId } from '../../../platform/ids.ts';
import type { QueryResolvers } from '../generated/types.ts';
import { accountIds, commerceIds } from '../linked.ts';

export const Query: Required<QueryResolvers> = {
  links: async (_, { filter, ...args }, { links, reach }) => {
    const [kind, state] = [filter?.kind ?? undefined, filter?.state ?? undefined];
    const list = `links ${kind ?? 'ALL'} ${state ?? 'ALL'}`;
    const page = readPage(args, list);
    const { links: nodes, total: totalCount } = await links.list({ kind, state, within: reach.links, ...page });
    return toConnection({ list, nodes, totalCount, offset: page.offset });
  },
  unifiedViewer: async (_, { customerIds, companyIds, accountIds: accounts }, { loaders }) => {
    const known = accounts
      .flatMap((id) => parseAccountId(id) ?? [])
      .map((one) => accountId(one.legalEntity, one.number));
    const [ofCustomers, ofCompanies, companies, customers] = await Promise.all([
      Promise.all(customerIds.map((id) => accountIds('CUSTOMER', id, loaders))),
      Promise.all(companyIds.map((id) => accountIds('COMPANY', id, loaders))),
      Promise.all(known.map((id) => commerceIds('COMPANY', id, loaders))),
      Promise.all(known.map((id) => commerceIds('CUSTOMER', id, loaders))),
    ]);
    return {
      accountIds: distinct([...ofCustomers, ...ofCompanies]),
      companyIds: distinct(companies),
      customerIds: distinct(customers),
    };
  },
};

const distinct = (ids: readonly string[][]): string[] => [...new Set(ids.flat())].sort();
