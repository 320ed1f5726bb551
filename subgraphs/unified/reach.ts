import { badUserInput } from '../../platform/errors.ts';
import { parseAccountId, parseLegalEntityId, parseSalesOrderId } from '../../platform/ids.ts';
import type { Principal } from '../../platform/principal.ts';
import type { LinkScope } from './links/links.ts';

/** Which ends of links the caller may be told of. Deny by default. Takes ids, which are canonical. */
export interface Reach {
  seesAccount(id: string): boolean;
  seesCompany(id: string): boolean;
  seesCustomer(id: string): boolean;
  /** Sales and return orders: whether their legal entity is one he has to do with. Dynamics looks at their account. */
  seesTradeOf(id: string): boolean;
  /** Which links he may be told of as such, in a list. */
  links: LinkScope;
  /** The one he names, or his store's. Throws BAD_USER_INPUT for what is none of ours. */
  legalEntity(named: string | null | undefined): string;
}

export function createReach(principal: Principal, known: readonly string[]): Reach {
  const { kind, store, accounts, companies, customers } = principal;
  const isBuyer = kind === 'shopper' || kind === 'companyUser';
  const isStaff = !isBuyer && kind !== 'anonymous';
  const includes = (ids: readonly string[] | 'all', id: string) => (ids === 'all' ? isStaff : ids.includes(id));
  const legalEntityOf = (id: string) => parseAccountId(id)?.legalEntity ?? '';
  // A buyer's accounts are linked to him one by one; a member of staff may be kept to some legal entities.
  const ofBuyer = isBuyer && accounts !== 'all' ? accounts.map(legalEntityOf) : [];
  const legalEntities = new Set(isStaff ? principal.legalEntities : ofBuyer);

  function linkScope(): LinkScope {
    if (!isStaff) return { accounts: [] };
    if (accounts !== 'all') return { accounts: accounts.filter((id) => legalEntities.has(legalEntityOf(id))) };
    return known.every((entity) => legalEntities.has(entity)) ? 'all' : { legalEntities: [...legalEntities] };
  }

  return {
    links: linkScope(),
    seesAccount: (id) => legalEntities.has(legalEntityOf(id)) && includes(accounts, id),
    seesCompany: (id) => kind !== 'anonymous' && includes(companies, id),
    seesCustomer: (id) => kind !== 'anonymous' && includes(customers, id),
    seesTradeOf: (id) => legalEntities.has(parseSalesOrderId(id)?.legalEntity ?? ''),
    legalEntity(named) {
      if (named === null || named === undefined) return store.legalEntity;
      const asked = parseLegalEntityId(named);
      if (asked !== undefined && known.includes(asked)) return asked;
      throw badUserInput('legalEntity', `legalEntity must be one of ${known.join(', ')}.`);
    },
  };
}
