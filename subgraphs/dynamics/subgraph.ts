import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { assertEveryTypeHasPolicy, withPolicies } from '../../platform/access.ts';
import type { Config } from '../../platform/config.ts';
import type { Subgraph } from '../../platform/subgraph.ts';
import type { DynamicsClient } from './client/index.ts';
import type { DynamicsContext } from './context.ts';
import { createLoaders } from './loaders.ts';
import { createPages } from './pages.ts';
import { createReach } from './reach.ts';
import { resolvers } from './resolvers/index.ts';

export interface DynamicsSubgraphOptions {
  client: Pick<DynamicsClient, 'for'>;
  stores: Config['stores'];
  /** @default the machine's clock */
  now?: () => Date;
}

/** Dynamics 365, Finance & Operations and Dataverse, as a graph by itself. It does not listen. */
export function createDynamicsSubgraph(options: DynamicsSubgraphOptions): Subgraph {
  const { client, stores, now = () => new Date() } = options;
  const typeDefs = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
  assertEveryTypeHasPolicy(typeDefs);
  const schema = withPolicies(buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]), typeDefs);
  return {
    name: 'dynamics',
    typeDefs,
    schema,
    createContext({ principal, cost, reading, signal }): DynamicsContext {
      const dynamics = client.for({ share: principal.subject, cost, reading, signal });
      const reach = createReach(principal);
      const loaders = createLoaders({ dynamics, reach, stores, now });
      const pages = createPages({ dynamics, loaders, reach });
      return { principal, loaders, pages, reach, now };
    },
  };
}
