import type { StoreView, World } from '../world/facts.ts';
import { noRoute, Refusal } from './refusal.ts';

/** Where a request is addressed: which edition's URL form it has, which stores it is about, and what is asked of them. */
export interface Address {
  edition: 'paas' | 'saas';
  /** Nothing for all store views at once. */
  store: StoreView | undefined;
  /** `graphql`, or the REST path below `/V1`. */
  target: { kind: 'graphql' } | { kind: 'rest'; path: string };
}

export interface Addressing {
  editions: ('paas' | 'saas')[];
  tenant: string;
}

/** Throws Refusal if no edition knows such a path. */
export function readAddress(
  path: string,
  storeHeader: string | undefined,
  world: World,
  { editions, tenant }: Addressing,
): Address {
  const parts = path.split('/').filter(Boolean);
  const onPremises = editions.includes('paas');
  if (onPremises && parts[0] === 'graphql' && parts.length === 1) {
    return { edition: 'paas', store: headerStore(storeHeader, world), target: { kind: 'graphql' } };
  }
  if (onPremises && parts[0] === 'rest') {
    const at = parts[1] === 'V1' ? 1 : 2;
    if (parts[at] !== 'V1') throw noRoute();
    // A store view nobody knows is taken for a part of the route, which then matches none.
    const code = at === 1 ? 'default' : parts[1];
    const store = storeOf(code, world);
    if (store === undefined) throw noRoute();
    return { edition: 'paas', store: store ?? undefined, target: rest(parts.slice(at + 1)) };
  }
  if (editions.includes('saas') && parts[0] === tenant) {
    const store = headerStore(storeHeader, world);
    if (parts[1] === 'graphql' && parts.length === 2) return { edition: 'saas', store, target: { kind: 'graphql' } };
    if (parts[1] === 'V1') return { edition: 'saas', store, target: rest(parts.slice(2)) };
  }
  throw noRoute();
}

const rest = (parts: string[]) => ({ kind: 'rest' as const, path: `/${parts.join('/')}` });

/** Null for all of them, undefined for a code nobody knows. */
function storeOf(code: string | undefined, world: World): StoreView | null | undefined {
  if (code === 'all') return null;
  if (code === undefined || code === 'default') return world.storeViews[0];
  return world.storeViews.find((view) => view.code === code);
}

function headerStore(code: string | undefined, world: World): StoreView | undefined {
  const store = storeOf(code, world);
  if (store === undefined) throw new Refusal(400, 'Requested store is not found');
  return store ?? undefined;
}
