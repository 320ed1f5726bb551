import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { assertEveryTypeHasPolicy, withPolicies } from '../../platform/access.ts';
import type { Config } from '../../platform/config.ts';
import type { Subgraph, SubgraphRequest } from '../../platform/subgraph.ts';
import { createCatalog } from './catalog.ts';
import type { CommerceClient } from './client/index.ts';
import type { CommerceContext } from './context.ts';
import { createLoaders } from './loaders.ts';
import { createMemberships } from './memberships.ts';
import { createPages } from './pages.ts';
import { createReach } from './reach.ts';
import { resolvers } from './resolvers/index.ts';
import { createVisible } from './visible.ts';

export interface CommerceSubgraphOptions {
  client: Pick<CommerceClient, 'for'>;
  stores: Config['stores'];
  /** @default the machine's clock */
  now?: () => Date;
}

/** Adobe Commerce as a graph by itself. It does not listen. */
export function createCommerceSubgraph({ client, stores, now = () => new Date() }: CommerceSubgraphOptions): Subgraph {
  const typeDefs = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
  assertEveryTypeHasPolicy(typeDefs);
  const schema = withPolicies(buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]), typeDefs);
  return {
    name: 'commerce',
    typeDefs,
    schema,
    createContext(request): CommerceContext {
      const { principal } = request;
      const commerce = client.for(callOf(request, stores));
      const memberships = createMemberships(commerce);
      const reach = createReach({ principal, commerce, memberships, stores });
      const visible = createVisible(commerce, reach);
      const catalog = createCatalog({ principal, commerce, stores, now });
      const loaders = createLoaders({ principal, commerce, catalog, memberships, visible, now });
      const pages = createPages({ commerce, loaders, catalog, reach, visible });
      return { principal, commerce, loaders, pages, company: request.company };
    },
  };
}

function callOf({ principal, buyerToken, company, cost, reading, signal }: SubgraphRequest, stores: Config['stores']) {
  const { view, currency } = principal.store;
  const isUsual = stores.views.get(view)?.currency === currency;
  return {
    storeView: view,
    currency: isUsual ? undefined : currency,
    share: principal.subject,
    company,
    buyerToken,
    cost,
    reading,
    signal,
  };
}
