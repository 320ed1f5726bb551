import type { Principal } from '../../platform/principal.ts';
import type { CreditFacts } from './checkout.ts';
import type { Links } from './links/links.ts';
import type { UnifiedLoaders } from './loaders.ts';
import type { Reach } from './reach.ts';

/** What a resolver may touch. Made anew for each request. */
export interface UnifiedContext {
  principal: Principal;
  /** By key; what they give is not yet checked against the caller's rights: see `reach`. */
  loaders: UnifiedLoaders;
  links: Pick<Links, 'list'>;
  /** Which ends of links the caller may be told of. */
  reach: Reach;
  credit: CreditFacts;
  now: () => Date;
}
