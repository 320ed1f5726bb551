import type { Principal } from '../../platform/principal.ts';
import type { Catalog } from './catalog.ts';
import type { CommerceResources } from './client/index.ts';
import type { Loaders } from './loaders.ts';
import type { Reach } from './reach.ts';
import type { Visible } from './visible.ts';

/** What a resolver may touch. Made anew for each request. */
export interface CommerceContext {
  principal: Principal;
  commerce: CommerceResources;
  /** What they give has been checked against the caller's rights. */
  loaders: Loaders;
  catalog: Catalog;
  /** Whose rows he may see, to ask for no others. */
  reach: Reach;
  /** Which of the rows that came he may see. */
  visible: Visible;
  hasBuyerToken: boolean;
  /** Commerce's uid of the company he chose. */
  company: string | undefined;
}
