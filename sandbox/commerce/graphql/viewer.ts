import { GraphQLError } from 'graphql';
import type { Buyer, StoreView, Website } from '../../world/facts.ts';
import type { CommerceState } from '../state.ts';
import { resourcesOf } from '../tables/payment.ts';

/** Who asks, and in which store view; what every field is resolved against. */
export interface Viewer {
  state: CommerceState;
  store: StoreView;
  website: Website;
  /** Nothing for a guest. */
  buyer: Buyer | undefined;
}

type Category = 'input' | 'authorization' | 'authentication' | 'no-such-entity';

const failure = (category: Category) => (message: string) =>
  new GraphQLError(message, { extensions: { category: `graphql-${category}` } });

export const inputError = failure('input');
export const authorizationError = failure('authorization');
export const authenticationError = failure('authentication');
export const noSuchEntityError = failure('no-such-entity');

/** Ids of the storefront are those of the database in base64. */
export const uid = (id: number | string) => Buffer.from(String(id)).toString('base64');

/** The number behind a storefront id; nothing if it is none. */
export function idOf(uid: string): number | undefined {
  const text = Buffer.from(uid, 'base64').toString('utf8');
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Throws for a guest. */
export function signedIn(viewer: Viewer): Buyer {
  if (!viewer.buyer) throw authorizationError("The current customer isn't authorized.");
  return viewer.buyer;
}

/** A company's user whose role allows the resource; else throws. */
export function companyUser(viewer: Viewer, resource?: string): Buyer & { companyId: number } {
  const { buyer } = viewer;
  if (buyer?.companyId === undefined) throw inputError('Customer is not a company user.');
  if (resource && !resourcesOf(buyer).includes(resource)) {
    throw inputError('You do not have authorization to perform this action.');
  }
  return buyer as Buyer & { companyId: number };
}

/** The buyers below this one in his company's structure, at any depth. */
export function subordinates(buyer: Buyer, viewer: Viewer): Buyer[] {
  const all = viewer.state.tables.directory.world.buyers.filter((one) => one.companyId === buyer.companyId);
  const below: Buyer[] = [];
  const queue = [buyer.id];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const one of all) {
      if (one.parentBuyerId !== next || below.includes(one)) continue;
      below.push(one);
      queue.push(one.id);
    }
  }
  return below;
}

export const amount = (cents: number, currency: string) => ({ value: cents / 100, currency });

export interface Paging {
  pageSize: number;
  currentPage: number;
}

/** One page of a list, in the form all lists of the storefront have. Throws past the last page. */
export function paged<T, N>(all: T[], { pageSize, currentPage }: Paging, show: (one: T) => N) {
  if (pageSize < 1) throw inputError('pageSize value must be greater than 0.');
  if (currentPage < 1) throw inputError('currentPage value must be greater than 0.');
  const pages = Math.ceil(all.length / pageSize);
  if (currentPage > pages && all.length > 0) {
    throw inputError(`currentPage value ${currentPage} specified is greater than the ${pages} page(s) available.`);
  }
  return {
    items: all.slice((currentPage - 1) * pageSize, currentPage * pageSize).map(show),
    page_info: { page_size: pageSize, current_page: currentPage, total_pages: pages },
    total_count: all.length,
  };
}
