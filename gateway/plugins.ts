import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { type DocumentNode, GraphQLError, type OperationDefinitionNode } from 'graphql';
import { forbidden, unauthenticated } from '../platform/errors.ts';
import type { Principal } from '../platform/principal.ts';
import { type Authorized, authorize } from './access/authorize.ts';
import { complete } from './access/complete.ts';
import type { Engine } from './engine/engine.ts';
import type { SubgraphCall } from './subgraphs.ts';
import type { Supergraph } from './supergraph.ts';

/** Apollo Server's context of one request. */
export interface GatewayContext {
  call: SubgraphCall;
  /** Whether the caller asked for `extensions.cost`. */
  wantsCost: boolean;
}

/** Puts access before the engine, in the form Apollo Server takes a gateway. */
export function asGateway(engine: Engine, supergraph: Supergraph): GatewayInterface {
  const remembered = new WeakMap<DocumentNode, Map<string, Authorized>>();
  const authorizedFor = (document: DocumentNode, { grants }: Principal): Authorized => {
    const byGrants = remembered.get(document) ?? new Map<string, Authorized>();
    remembered.set(document, byGrants);
    const key = grants.join(' ');
    const known = byGrants.get(key) ?? authorize(engine.schema, document, supergraph.policies, new Set(grants));
    byGrants.set(key, known);
    return known;
  };
  const loaded: Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0][] = [];

  return {
    onSchemaLoadOrUpdate: (callback) => {
      loaded.push(callback);
      return () => {};
    },
    load: async () => {
      for (const callback of loaded) callback({ apiSchema: engine.schema, coreSupergraphSdl: supergraph.plannerSdl });
      return {
        executor: async ({ document, operation, operationName, request, context }) => {
          const { call } = context as GatewayContext;
          const { document: asked, denied } = authorizedFor(document, call.principal);
          const variables = request.variables ?? {};
          const answer = await engine.execute({
            document: asked,
            operation: denied.size === 0 ? operation : sameOperation(asked, operationName),
            operationName,
            variables,
            call,
          });
          if (denied.size === 0) return answer;
          const denial = (path: readonly string[]) => deny(call.principal, path);
          const { data, errors } = complete(engine.schema, document, operation, variables, denied, answer.data, denial);
          return { ...answer, data, errors: [...(answer.errors ?? []), ...errors] };
        },
      };
    },
    stop: () => engine.stop(),
  };
}

function sameOperation(document: DocumentNode, name: string | null): OperationDefinitionNode {
  const found = document.definitions.find(
    (node): node is OperationDefinitionNode =>
      node.kind === 'OperationDefinition' && (name === null || node.name?.value === name),
  );
  if (!found) throw new Error('an authorised document keeps its operation');
  return found;
}

function deny({ kind }: Principal, path: readonly string[]): GraphQLError {
  const error = kind === 'anonymous' ? unauthenticated() : forbidden();
  return new GraphQLError(error.message, { path, extensions: error.extensions });
}

const STAFF: readonly Principal['kind'][] = ['salesRepresentative', 'finance', 'service', 'operator'];

/** `extensions.cost` for staff who ask for it with the header `x-request-cost`: upstream calls and time, per system. */
export const costExtension: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart({ contextValue: { call, wantsCost } }) {
    if (!wantsCost || !STAFF.includes(call.principal.kind)) return;
    return {
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, cost: call.cost.report() };
      },
    };
  },
};
