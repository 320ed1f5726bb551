import { GraphQLError } from 'graphql';
import { unauthenticated } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { SubgraphCall, SubgraphClient } from '../subgraphs.ts';

/** The request on whose behalf is asked: its cost, its id, its log. */
export type Asking = Pick<SubgraphCall, 'cost' | 'requestId' | 'log'> & { store: Principal['store'] };

/** Who is who: what the subgraphs say of a token, a worker, an identity. They alone know the systems. */
export interface Directory {
  /** What Commerce says of a buyer's token; undefined when it does not know it. */
  buyer(token: string, company: string | undefined, asking: Asking): Promise<KnownBuyer | undefined>;
  /** The worker with this Entra object id and the accounts he is responsible for. */
  worker(objectId: string, asking: Asking): Promise<KnownWorker | undefined>;
  /** What is linked to the given identities, by links that are proven or confirmed. */
  linked(ids: LinkedIds, asking: Asking): Promise<LinkedIds>;
}

export interface KnownBuyer {
  customerId: string;
  companyId?: string;
  resources: string[];
  subordinateIds: string[];
  leadsCompany: boolean;
}

export interface KnownWorker {
  personnelNumber: string;
  accountIds: string[];
}

export interface LinkedIds {
  customerIds: string[];
  companyIds: string[];
  accountIds: string[];
}

/** Asks the subgraphs' internal fields, which no caller can reach. Throws what they answer as an error. */
export function createDirectory({ subgraphs }: { subgraphs: ReadonlyMap<string, SubgraphClient> }): Directory {
  async function ask<T>(
    name: string,
    operation: Operation,
    { store, ...asking }: Asking,
    extra: Partial<SubgraphCall> = {},
  ) {
    const subgraph = subgraphs.get(name);
    if (!subgraph) throw new Error(`the supergraph has no subgraph '${name}'`);
    const call = { ...asking, ...extra, principal: { ...gatewayItself, store } };
    const { data, errors } = await subgraph.execute(call, { query: operation.query, variables: operation.variables });
    const [error] = errors ?? [];
    if (error) throw new GraphQLError(error.message, { extensions: error.extensions });
    return (data?.[operation.field] ?? undefined) as T | undefined;
  }

  return {
    async buyer(token, company, asking) {
      type Found = Omit<KnownBuyer, 'companyId'> & { companyId: string | null };
      const found = await ask<Found>('commerce', buyerQuery, asking, { buyerToken: token, company });
      if (!found) return undefined;
      const { companyId, ...rest } = found;
      if (company !== undefined && companyId === null)
        throw unauthenticated('not a member of the company X-Adobe-Company names');
      return companyId === null ? rest : { ...rest, companyId };
    },
    worker: (objectId, asking) => ask<KnownWorker>('dynamics', workerQuery(objectId), asking),
    async linked(ids, asking) {
      const nothing = { accountIds: [], companyIds: [], customerIds: [] };
      if (ids.accountIds.length + ids.companyIds.length + ids.customerIds.length === 0) return nothing;
      return (await ask<LinkedIds>('unified', linkedQuery(ids), asking)) ?? nothing;
    },
  };
}

interface Operation {
  field: string;
  query: string;
  variables: Record<string, unknown>;
}

const buyerQuery: Operation = {
  field: 'commerceViewer',
  query: '{ commerceViewer { customerId companyId resources subordinateIds leadsCompany } }',
  variables: {},
};

const workerQuery = (objectId: string): Operation => ({
  field: 'dynamicsViewer',
  query: 'query ($objectId: ID!) { dynamicsViewer(objectId: $objectId) { personnelNumber accountIds } }',
  variables: { objectId },
});

const linkedQuery = (ids: LinkedIds): Operation => ({
  field: 'unifiedViewer',
  query: `query ($customerIds: [ID!]!, $companyIds: [ID!]!, $accountIds: [ID!]!) {
    unifiedViewer(customerIds: $customerIds, companyIds: $companyIds, accountIds: $accountIds) { accountIds companyIds customerIds }
  }`,
  variables: { ...ids },
});

/** The gateway asks for itself: it reaches the internal fields and sees no row of anybody's. */
const gatewayItself: Omit<Principal, 'store'> = {
  kind: 'anonymous',
  subject: 'gateway',
  resources: [],
  subordinateIds: [],
  roles: [],
  legalEntities: [],
  accounts: [],
  companies: [],
  customers: [],
  grants: ['internal', 'public'],
};
