import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { RemoteSubgraph } from '../platform/serveSubgraph.ts';
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
    execute: async (call, operation) => plain(await executeSubgraph(subgraph, callFor(subgraph.name, call), operation)),
  };
}

/** A subgraph in another process. */
export function elsewhere({ name, execute }: Pick<RemoteSubgraph, 'name' | 'execute'>): SubgraphClient {
  return { name, execute: async (call, operation) => plain(await execute(callFor(name, call), operation)) };
}

function plain({ errors, ...answer }: ExecutionResult): FormattedExecutionResult {
  return errors === undefined ? answer : { ...answer, errors: errors.map((error) => error.toJSON()) };
}
