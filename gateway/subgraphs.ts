import type { FormattedExecutionResult } from 'graphql';
import { formatError } from '../platform/serve.ts';
import { executeSubgraph, type Subgraph, type SubgraphOperation, type SubgraphRequest } from '../platform/subgraph.ts';

/** What goes along with every call to a subgraph on behalf of one request. */
export type SubgraphCall = SubgraphRequest;

/** One subgraph, wherever it runs. */
export interface SubgraphClient {
  name: string;
  /** Rejects only when the subgraph cannot be reached; what it answers, errors included, is returned. */
  execute(call: SubgraphCall, operation: SubgraphOperation): Promise<FormattedExecutionResult>;
}

/** The buyer's own token, and the company he chose there, are for Commerce alone; no other subgraph ever holds them. */
export function callFor(name: string, call: SubgraphCall): SubgraphCall {
  if (name === 'commerce') return call;
  const { buyerToken: _token, company: _company, ...rest } = call;
  return rest;
}

/** A subgraph in this process: called without HTTP. */
export function inProcess(subgraph: Subgraph): SubgraphClient {
  return {
    name: subgraph.name,
    async execute(call, operation) {
      const { errors, ...answer } = await executeSubgraph(subgraph, callFor(subgraph.name, call), operation);
      return errors
        ? { ...answer, errors: errors.map((error) => formatError(error.toJSON(), error, call.log)) }
        : answer;
    },
  };
}

/** A subgraph elsewhere, as `createRemoteSubgraph` reaches it. */
export function elsewhere(remote: SubgraphClient): SubgraphClient {
  return { name: remote.name, execute: (call, operation) => remote.execute(callFor(remote.name, call), operation) };
}
