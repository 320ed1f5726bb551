import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { assertEveryTypeHasPolicy, withPolicies } from '../../platform/access.ts';
import type { Knowledge } from '../../platform/cache/knowledge.ts';
import type { Config } from '../../platform/config.ts';
import type { Principal } from '../../platform/principal.ts';
import type { Grounds } from '../../platform/reading.ts';
import type { Subgraph } from '../../platform/subgraph.ts';
import { tags } from '../../platform/tags.ts';
import type { DynamicsClient } from '../dynamics/client/index.ts';
import { createCreditFacts } from './checkout.ts';
import type { UnifiedContext } from './context.ts';
import { accountIn } from './linked.ts';
import type { Links } from './links/links.ts';
import { createLoaders, type UnifiedLoaders } from './loaders.ts';
import { createReach, type Reach } from './reach.ts';
import { resolvers } from './resolvers/index.ts';

export interface UnifiedSubgraphOptions {
  links: Pick<Links, 'byCommerceIds' | 'byDynamicsIds' | 'list'>;
  dynamics: Pick<DynamicsClient, 'for'>;
  stores: Config['stores'];
  /** How far this process has heard of changes. */
  knowledge?: Pick<Knowledge, 'position'>;
  /** @default the machine's clock */
  now?: () => Date;
}

/** What belongs to neither system: the links between them, and what follows from both. It does not listen. */
export function createUnifiedSubgraph(options: UnifiedSubgraphOptions): Subgraph {
  const { links, dynamics, stores, knowledge, now = () => new Date() } = options;
  const typeDefs = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
  assertEveryTypeHasPolicy(typeDefs);
  const schema = withPolicies(buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]), typeDefs);
  const currencies = new Map([...stores.views.values()].map(({ legalEntity, currency }) => [legalEntity, currency]));
  return {
    name: 'unified',
    typeDefs,
    schema,
    createContext({ principal, cost, reading, signal, log }): UnifiedContext {
      const onRead = () => reading?.add(knowledge && groundsOf(knowledge.position, now()));
      const loaders = createLoaders(links, onRead);
      const list: Links['list'] = (search) => {
        onRead();
        return links.list(search);
      };
      const reach = createReach(principal, stores.legalEntities);
      const credit = createCreditFacts({
        dynamics: dynamics.for({ share: principal.subject, cost, reading, signal, lane: 'checkout' }),
        account: () => ownAccount(principal, { loaders, reach }),
        currencies,
        log,
      });
      return { principal, loaders, links: { list }, reach, credit, now };
    },
  };
}

/** Links are told of where they are made; the age is for what is written past us. */
const groundsOf = (asOf: number, now: Date): Grounds => ({
  tags: [tags.links],
  asOf,
  validUntil: now.getTime() + 300_000,
});

/** Whoever acts for a company buys on its account, and not on one of his own. */
async function ownAccount(
  { kind, companyId, customerId }: Principal,
  linked: { loaders: UnifiedLoaders; reach: Reach },
): Promise<{ id: string } | null> {
  if (kind === 'companyUser') return companyId === undefined ? null : accountIn('COMPANY', companyId, null, linked);
  return customerId === undefined ? null : accountIn('CUSTOMER', customerId, null, linked);
}
