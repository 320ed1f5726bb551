import { badUserInput, forbidden } from '../../platform/errors.ts';
import { accountId, type CompanyNumber, parseAccountId, parseLegalEntityId } from '../../platform/ids.ts';
import type { Principal } from '../../platform/principal.ts';

/** Whose rows to ask for: of these accounts, or all of these legal entities. One of the two. */
export type Scope = { accounts: readonly CompanyNumber[] } | { legalEntities: readonly string[] };

/** What of D365's rows the caller may see. Deny by default. Takes ids, which are canonical. */
export interface Reach {
  seesAccount(id: string | null): boolean;
  /** All he may see, or what of it is in one legal entity; undefined: nothing. */
  accounts(legalEntity?: string | undefined): Scope | undefined;
  /** The account he buys on in a legal entity; staff have none. */
  ownAccount(legalEntity: string): string | null;
  /**
   * Whose goods he asks about; his store's when he names none. Null: he may not see those of his store. Throws
   * BAD_USER_INPUT for what names none, FORBIDDEN for one that is not his.
   */
  goodsOf(legalEntity: string | null | undefined): string | null;
  /** Whether he may see what others ordered on an account of his. */
  seesWholeTrade: boolean;
  isStaff: boolean;
}

export function createReach(principal: Principal): Reach {
  const { kind, store, resources } = principal;
  const isStaff = kind !== 'anonymous' && kind !== 'shopper' && kind !== 'companyUser';
  const legalEntities = new Set(isStaff ? principal.legalEntities : [store.legalEntity]);
  const accounts = principal.accounts === 'all' ? 'all' : principal.accounts.flatMap((id) => parseAccountId(id) ?? []);
  // A buyer's accounts are linked to him one by one; a member of staff may be kept to some legal entities.
  const listed = accounts === 'all' ? [] : accounts.filter((one) => !isStaff || legalEntities.has(one.legalEntity));
  const ids = new Set(listed.map(({ legalEntity, number }) => accountId(legalEntity, number)));

  return {
    seesAccount(id) {
      if (id === null || kind === 'anonymous') return false;
      if (ids.has(id)) return true;
      return isStaff && accounts === 'all' && legalEntities.has(parseAccountId(id)?.legalEntity ?? '');
    },
    accounts(legalEntity) {
      const isAsked = (entity: string) => legalEntity === undefined || entity === legalEntity;
      if (isStaff && accounts === 'all') {
        const asked = [...legalEntities].filter(isAsked);
        return asked.length === 0 ? undefined : { legalEntities: asked };
      }
      const asked = listed.filter((one) => isAsked(one.legalEntity));
      return asked.length === 0 || kind === 'anonymous' ? undefined : { accounts: asked };
    },
    ownAccount(legalEntity) {
      const own = isStaff ? undefined : listed.find((one) => one.legalEntity === legalEntity);
      return own === undefined ? null : accountId(own.legalEntity, own.number);
    },
    goodsOf(legalEntity) {
      if (legalEntity === null || legalEntity === undefined) {
        return legalEntities.has(store.legalEntity) ? store.legalEntity : null;
      }
      const asked = readLegalEntity(legalEntity, 'legalEntity');
      if (!legalEntities.has(asked)) throw forbidden('You may not see this legal entity.');
      return asked;
    },
    // The role's resource is about those below him, and an account is the whole company's.
    seesWholeTrade:
      kind !== 'companyUser' ||
      (principal.leadsCompany === true && resources.includes('Magento_Sales::view_orders_sub')),
    isStaff,
  };
}

/** Throws BAD_USER_INPUT. */
export function readLegalEntity(text: string, argument: string): string {
  const legalEntity = parseLegalEntityId(text);
  if (legalEntity === undefined) throw badUserInput(argument, 'one to four letters or digits expected.');
  return legalEntity;
}
