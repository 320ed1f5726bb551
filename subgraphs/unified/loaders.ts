import DataLoader from 'dataloader';
import type { Link, LinkKind, Links } from './links/links.ts';

export interface LinkKey {
  kind: LinkKind;
  id: string;
}

export interface UnifiedLoaders {
  /** Links of one thing of Commerce, proven or confirmed. None: an empty list. */
  linksByCommerceId: DataLoader<LinkKey, Link[], string>;
  /** Links of one thing of D365, proven or confirmed. None: an empty list. */
  linksByDynamicsId: DataLoader<LinkKey, Link[], string>;
}

/** The keys of one tick are one question per kind; `onRead` comes before each. */
export function createLoaders(
  links: Pick<Links, 'byCommerceIds' | 'byDynamicsIds'>,
  onRead: () => void,
): UnifiedLoaders {
  const loader = (read: 'byCommerceIds' | 'byDynamicsIds', end: 'commerceId' | 'dynamicsId') =>
    new DataLoader<LinkKey, Link[], string>(
      async (keys) => {
        onRead();
        const found = await Promise.all(
          [...Map.groupBy(keys, ({ kind }) => kind)].map(([kind, ofKind]) =>
            links[read](
              kind,
              ofKind.map(({ id }) => id),
            ),
          ),
        );
        const byKey = Map.groupBy(found.flat(), (link) => keyOf({ kind: link.kind, id: link[end] }));
        return keys.map((key) => byKey.get(keyOf(key)) ?? []);
      },
      { cacheKeyFn: keyOf },
    );
  return {
    linksByCommerceId: loader('byCommerceIds', 'commerceId'),
    linksByDynamicsId: loader('byDynamicsIds', 'dynamicsId'),
  };
}

const keyOf = ({ kind, id }: LinkKey): string => `${kind} ${id}`;
