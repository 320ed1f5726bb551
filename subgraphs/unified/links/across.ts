import type { NewChange } from '../../../platform/changes/change.ts';
import { tags } from '../../../platform/tags.ts';
import type { LinkKind, Links } from './links.ts';

/** A thing of D365, the kind of link that joins it to Commerce, and what it is called there. */
const joined: Readonly<Record<string, { kind: LinkKind; entity: string; tag: (id: string) => string }>> = {
  SalesOrder: { kind: 'ORDER', entity: 'Order', tag: tags.order },
  ReturnOrder: { kind: 'RETURN', entity: 'Return', tag: tags.return },
  Negotiation: { kind: 'QUOTE', entity: 'Quote', tag: tags.quote },
};

/**
 * What else these changes change: an order is another one when its sales order is. Several changes of one thing are one. Of
 * what is linked to nothing, nothing else is.
 */
export async function changesAcross(
  links: Pick<Links, 'byDynamicsIds'>,
  changes: readonly NewChange[],
): Promise<NewChange[]> {
  const found = await Promise.all(
    Object.entries(joined).map(async ([entity, { kind, entity: other, tag }]) => {
      const ids = new Set(changes.filter((change) => change.entity === entity).flatMap(({ keys }) => keys));
      if (ids.size === 0) return [];
      const commerceIds = new Set((await links.byDynamicsIds(kind, [...ids])).map(({ commerceId }) => commerceId));
      return [...commerceIds].map(
        (id): NewChange => ({ source: 'unified', entity: other, keys: [id], tags: [tag(id)], kind: 'UPDATED' }),
      );
    }),
  );
  return found.flat();
}
