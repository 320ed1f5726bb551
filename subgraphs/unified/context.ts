import type { Log } from '../../platform/log.ts';
import type { Principal } from '../../platform/principal.ts';
import type { CreditFacts } from './checkout.ts';
import type { Links } from './links/links.ts';
import type { UnifiedLoaders } from './loaders.ts';

/** What a resolver of this subgraph may touch. */
export interface UnifiedContext {
  principal: Principal;
  loaders: UnifiedLoaders;
  links: Links;
  credit: CreditFacts;
  legalEntities: readonly string[];
  now: () => Date;
  log: Log;
}
