import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { CostMeter } from './cost.ts';
import type { Log } from './log.ts';
import type { Principal } from './principal.ts';
import type { Reading } from './reading.ts';
import { formatError } from './serve.ts';

/** What a subgraph is told of the request it serves, in process or over HTTP alike. */
export interface SubgraphRequest {
  principal: Principal;
  /** Given to the commerce subgraph only; never logged, stored or made part of a key. */
  buyerToken?: string | undefined;
  /** Commerce's uid of the company the buyer chose by `X-Adobe-Company`. */
  company?: string | undefined;
  cost: CostMeter;
  /** Told what the answer rests on; absent: what is read for it is never kept. */
  reading?: Reading | undefined;
  requestId: string;
  signal?: AbortSignal | undefined;
  log: Log;
}

/** The common form in which gateway and `serveSubgraph` call a subgraph. It does not listen. */
export interface Subgraph {
  name: string;
  typeDefs: string;
  /** With its policies enforced: see `withPolicies`. */
  schema: GraphQLSchema;
  /** A fresh context, with fresh loaders, per request. It must hold `principal`. */
  createContext(request: SubgraphRequest): Promise<object> | object;
}

export interface SubgraphOperation {
  query: string;
  variables?: Record<string, unknown> | null | undefined;
  operationName?: string | null | undefined;
}

/** Documents come from the planner: few, and the same again and again. */
const documents = new WeakMap<GraphQLSchema, LRUCache<string, DocumentNode | readonly GraphQLError[]>>();

/**
 * Runs one operation in this process. Documents are parsed and validated once and kept. Errors come as they would over
 * HTTP: with their code, and with nothing in them that callers must not read.
 */
export async function executeSubgraph(
  subgraph: Subgraph,
  request: SubgraphRequest,
  { query, variables, operationName }: SubgraphOperation,
): Promise<ExecutionResult> {
  const document = readDocument(subgraph.schema, query);
  if (!('kind' in document)) return presentable({ errors: document }, request.log);
  const result = await execute({
    schema: subgraph.schema,
    document,
    contextValue: await subgraph.createContext(request),
    variableValues: variables ?? null,
    operationName: operationName ?? null,
  });
  return presentable(result, request.log);
}

function presentable(result: ExecutionResult, log: Log): ExecutionResult {
  if (result.errors === undefined) return result;
  const errors = result.errors.map((error) => {
    const { message, path, extensions } = formatError(error.toJSON(), error, log);
    return new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) });
  });
  return { ...result, errors };
}

function readDocument(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  const kept = documents.get(schema) ?? new LRUCache({ max: 2_000 });
  documents.set(schema, kept);
  const known = kept.get(query);
  if (known !== undefined) return known;
  const read = parseAndValidate(schema, query);
  kept.set(query, read);
  return read;
}

function parseAndValidate(schema: GraphQLSchema, query: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query, { noLocation: true });
    const errors = validate(schema, document);
    return errors.length > 0 ? errors : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
