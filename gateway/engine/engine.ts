import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { SubgraphCall } from '../subgraphs.ts';

/** What turns a valid, authorised operation into an answer. */
export interface Engine {
  /** What callers may ask: the supergraph without its inaccessible parts. */
  readonly schema: GraphQLSchema;
  /** The answer; a part that failed is null beside a typed error. Throws only on a fault of the engine itself. */
  execute(request: EngineRequest): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

export interface EngineRequest {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | null;
  variables: Record<string, unknown>;
  /** Goes along with every call to a subgraph. */
  call: SubgraphCall;
}
