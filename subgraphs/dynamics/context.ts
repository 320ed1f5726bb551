import type { Principal } from '../../platform/principal.ts';
import type { Loaders } from './loaders.ts';
import type { Pages } from './pages.ts';
import type { Reach } from './reach.ts';

/** What a resolver may touch. Made anew for each request. */
export interface DynamicsContext {
  principal: Principal;
  /** What they give has been checked against the caller's rights. */
  loaders: Loaders;
  /** Lists, of nothing but what the caller may see. */
  pages: Pages;
  reach: Reach;
  now: () => Date;
}
