import DataLoader from 'dataloader';
import type { Link, LinkKind, Links } from './links/links.ts';

export interface UnifiedLoaders {
  /** Links of one thing of Commerce, proven or confirmed, by D365 id. None: an empty list. */
  linksByCommerceId: DataLoader<LinkKey, Link[], string>;
  /** Links of one thing of D365, proven or confirmed, by Commerce id. None: an empty list. */
  linksByDynamicsId: DataLoader<LinkKey, Link[], string>;
}

export interface LinkKey {
  kind: LinkKind;
  id: string;
}

export function createLoaders(links: Links): UnifiedLoaders {
  const loader = (read: 'byCommerceIds' | 'byDynamicsIds', side: 'commerceId' | 'dynamicsId') =>
    new DataLoader<LinkKey, Link[], string>(
      async (keys) => {
        const kinds = [...new Set(keys.map(({ kind }) => kind))];
        const found = await Promise.all(
          kinds.map((kind) => links[read](kind, [...new Set(keys.filter((key) => key.kind === kind).map(({ id }) => id))])),
        );
        const all = found.flat();
        return keys.map(({ kind, id }) => all.filter((link) => link.kind === kind && link[side] === id));
      },
      { cacheKeyFn: ({ kind, id }) => `${kind}:${id}` },
    );
  return { linksByCommerceId: loader('byCommerceIds', 'commerceId'), linksByDynamicsId: loader('byDynamicsIds', 'dynamicsId') };
}
