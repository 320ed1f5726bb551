import { parseAccountId } from '../../platform/ids.ts';
import type { UnifiedContext } from './context.ts';
import type { Link, LinkKind } from './links/links.ts';
import type { UnifiedLoaders } from './loaders.ts';

type Owner = 'COMPANY' | 'CUSTOMER';
type Seeing = Pick<UnifiedContext, 'loaders' | 'reach'>;

/** The account of a company or customer in the legal entity that is asked for (or the caller's), if he may see it. */
export async function accountIn(
  kind: Owner,
  id: string,
  legalEntity: string | null | undefined,
  { loaders, reach }: Seeing,
): Promise<{ id: string } | null> {
  const asked = reach.legalEntity(legalEntity);
  const found = (await accountIds(kind, id, loaders)).find((account) => parseAccountId(account)?.legalEntity === asked);
  return found !== undefined && reach.seesAccount(found) ? { id: found } : null;
}

/** One account of a company or customer per legal entity, by id. */
export async function accountIds(kind: Owner, id: string, { linksByCommerceId }: UnifiedLoaders): Promise<string[]> {
  const byLegalEntity = new Map<string, string>();
  for (const { dynamicsId } of surestFirst(await linksByCommerceId.load({ kind, id }))) {
    const legalEntity = parseAccountId(dynamicsId)?.legalEntity;
    if (legalEntity !== undefined && !byLegalEntity.has(legalEntity)) byLegalEntity.set(legalEntity, dynamicsId);
  }
  return [...byLegalEntity.values()].sort();
}

/** What something of Commerce became in D365; null until a link says so. */
export async function dynamicsId(
  kind: LinkKind,
  id: string,
  { linksByCommerceId }: UnifiedLoaders,
): Promise<string | null> {
  const [surest] = surestFirst(await linksByCommerceId.load({ kind, id }));
  return surest?.dynamicsId ?? null;
}

/** The sales order that an order became, as far as the caller has to do with its legal entity. */
export async function salesOrderIdOf(number: string, { loaders, reach }: Seeing): Promise<string | null> {
  const id = await dynamicsId('ORDER', number, loaders);
  return id !== null && reach.seesTradeOf(id) ? id : null;
}

/** What of Commerce something of D365 is linked to, the surest first. */
export async function commerceIds(
  kind: LinkKind,
  id: string,
  { linksByDynamicsId }: UnifiedLoaders,
): Promise<string[]> {
  return surestFirst(await linksByDynamicsId.load({ kind, id })).map(({ commerceId }) => commerceId);
}

/** Where links contradict each other, a person's word goes before a marker, and the older before the newer. */
function surestFirst(links: readonly Link[]): Link[] {
  const doubt = ({ state }: Link) => (state === 'CONFIRMED' ? 0 : 1);
  return [...links].sort((left, right) => doubt(left) - doubt(right) || Number(left.id) - Number(right.id));
}
