import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { assertEveryTypeHasPolicy, withPolicies } from '../../platform/access.ts';
import type { Config } from '../../platform/config.ts';
import type { Subgraph } from '../../platform/subgraph.ts';
import type { DynamicsClient } from '../dynamics/client/index.ts';
import type { UnifiedContext } from './context.ts';
import type { Links } from './links/links.ts';
import { createLoaders } from './loaders.ts';
import { createReach } from './reach.ts';
import { resolvers } from './resolvers/index.ts';

export interface UnifiedSubgraphOptions {
  links: Pick<Links, 'byCommerceIds' | 'byDynamicsIds' | 'list'>;
  dynamics: Pick<DynamicsClient, 'for'>;
  stores: Pick<Config['stores'], 'legalEntities'>;
  /** @default the machine's clock */
  now?: () => Date;
}

/** What belongs to neither system: the links between them, and what follows from both. It does not listen. */
export function createUnifiedSubgraph(options: UnifiedSubgraphOptions): Subgraph {
  const { links, dynamics, stores, now = () => new Date() } = options;
  const typeDefs = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
  assertEveryTypeHasPolicy(typeDefs);
  const schema = withPolicies(buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]), typeDefs);
  return {
    name: 'unified',
    typeDefs,
    schema,
    createContext({ principal, cost, signal }): UnifiedContext {
      return {
        principal,
        loaders: createLoaders(links),
        links,
        reach: createReach(principal, stores.legalEntities),
        dynamics: dynamics.for({ share: principal.subject, cost, signal, lane: 'checkout' }),
        now,
      };
    },
  };
}
