import { createHash } from 'node:crypto';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { type DocumentNode, type GraphQLSchema, print } from 'graphql';
import type { Log } from '../../platform/log.ts';
import type { SubgraphCall, SubgraphClient } from '../subgraphs.ts';
import type { Engine } from './engine.ts';

interface StockOptions {
  supergraphSdl: string;
  subgraphs: ReadonlyMap<string, SubgraphClient>;
  log: Log;
}

/** Apollo's own gateway as it comes, but for the way subgraphs are called. The reference for every other engine. */
export async function createStockEngine({ supergraphSdl, subgraphs, log }: StockOptions): Promise<Engine> {
  // Unasked it would report every use to Apollo, and look for the cloud it runs in. It can be told by the environment alone.
  // biome-ignore lint/style/noProcessEnv: see above
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => dataSourceOf(name, subgraphs),
    logger: {
      debug: () => {},
      info: () => {},
      warn: (m) => log.warn({ m }, 'gateway'),
      error: (m) => log.error({ m }, 'gateway'),
    },
  });
  let schema: GraphQLSchema | undefined;
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
  });
  const { executor } = await gateway.load({ apollo: {} });
  if (!schema || !executor) throw new Error('Apollo gateway loaded no schema');
  const apiSchema = schema;

  return {
    schema: apiSchema,
    stop: () => gateway.stop(),
    execute: ({ document, operation, operationName, variables, call }) => {
      const context = {
        request: { variables, ...(operationName === null ? {} : { operationName }) },
        document,
        operation,
        operationName,
        queryHash: hashOf(document),
        context: { call },
        schema: apiSchema,
        logger: log,
        metrics: {},
      };
      return executor(context as unknown as GatewayGraphQLRequestContext);
    },
  };
}

const hashes = new WeakMap<DocumentNode, string>();

/** Plans are kept by this; documents are parsed once and kept, so each is printed once. */
function hashOf(document: DocumentNode): string {
  const known = hashes.get(document);
  if (known) return known;
  const hash = createHash('sha256').update(print(document)).digest('hex');
  hashes.set(document, hash);
  return hash;
}

function dataSourceOf(name: string, subgraphs: ReadonlyMap<string, SubgraphClient>): GraphQLDataSource {
  const subgraph = subgraphs.get(name);
  if (!subgraph) throw new Error(`no way to reach subgraph '${name}'`);
  return {
    async process({ request, context }) {
      const call = (context as { call: SubgraphCall }).call;
      const { data, errors, extensions } = await subgraph.execute(call, {
        query: request.query ?? '',
        variables: request.variables ?? {},
        ...(request.operationName === undefined ? {} : { operationName: request.operationName }),
      });
      return {
        data: data ?? null,
        ...(errors ? { errors } : {}),
        ...(extensions ? { extensions } : {}),
      };
    },
  };
}
