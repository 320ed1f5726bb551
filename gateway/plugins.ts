import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Principal } from '../platform/principal.ts';
import { createAnswering } from './access/answering.ts';
import type { Engine } from './engine/engine.ts';
import type { Responses } from './responses.ts';
import type { SubgraphCall } from './subgraphs.ts';
import type { Supergraph } from './supergraph.ts';

/** Apollo Server's context of one request. */
export interface GatewayContext {
  call: SubgraphCall;
  /** Whether the caller asked for `extensions.cost`. */
  wantsCost: boolean;
}

/** Puts access before the engine, in the form Apollo Server takes a gateway. */
export function asGateway(engine: Engine, supergraph: Supergraph, responses: Responses): GatewayInterface {
  const answering = createAnswering(engine.schema, supergraph);
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
          const { document: allowed, denied } = answering.authorize(document, call.principal);
          const variables = request.variables ?? {};
          const asked = {
            document: allowed,
            operation: denied.size === 0 ? operation : answering.operationOf(allowed, operationName),
            operationName,
            variables,
            call,
          };
          const answer = await responses.answer(asked, (request) => engine.execute(request));
          return answering.complete({ document, operation, variables }, denied, call.principal, answer);
        },
      };
    },
    stop: () => engine.stop(),
  };
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
