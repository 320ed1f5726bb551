import type { Principal } from '../../platform/principal.ts';
import type { CommerceResources } from './client/index.ts';
import type { Loaders } from './loaders.ts';
import type { Pages } from './pages.ts';

/** What a resolver may touch. Made anew for each request. */
export interface CommerceContext {
  principal: Principal;
  commerce: CommerceResources;
  /** What they give has been checked against the caller's rights. */
  loaders: Loaders;
  pages: Pages;
  /** Commerce's uid of the company he chose. */
  company: string | undefined;
}
