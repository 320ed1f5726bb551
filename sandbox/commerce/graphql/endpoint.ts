import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { StoreView } from '../../world/facts.ts';
import type { CommerceState } from '../state.ts';
import { CUSTOMER } from '../userTokens.ts';
import { withinLimits } from './limits.ts';
import { root } from './root.ts';
import { authenticationError, inputError, uid, type Viewer } from './viewer.ts';

const schema = buildSchema(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'));
const RULES = [...specifiedRules, withinLimits];
const DOCUMENTS_KEPT = 500;

export interface GraphQLRequest {
  method: string;
  /** Of a GET, from the query; of a POST, the parsed body. */
  parameters: Record<string, unknown>;
  store: StoreView | undefined;
  bearer: string | undefined;
  header: (name: string) => string | undefined;
}

export interface GraphQLAnswer {
  status: number;
  body: { data?: unknown; errors?: unknown[] };
  headers: Record<string, string>;
}

const INTERNAL = 'Internal server error';
const documents = new Map<string, DocumentNode>();

/** An error as the wire has it; what is not meant for callers is hidden. */
function show(error: GraphQLError) {
  const category = error.extensions.category;
  const foreign = error.originalError && !(error.originalError instanceof GraphQLError) && !category;
  return {
    message: foreign ? INTERNAL : error.message,
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    ...(category ? { extensions: { category } } : {}),
  };
}

/** The first categorised error decides the status, where the release does so at all. */
function statusOf(errors: readonly GraphQLError[], state: CommerceState): number {
  if (!state.switches.graphqlErrorStatus) return 200;
  const first = errors.map((error) => error.extensions.category).find(Boolean);
  return first === 'graphql-authentication' ? 401 : first === 'graphql-authorization' ? 403 : 200;
}

const failed = (status: number, error: GraphQLError): GraphQLAnswer => ({
  status,
  body: { errors: [show(error)] },
  headers: {},
});

/** Answers one storefront request. */
export async function answerGraphQL(request: GraphQLRequest, state: CommerceState): Promise<GraphQLAnswer> {
  const { query, operationName, variables } = request.parameters;
  if (typeof query !== 'string') {
    return failed(500, new GraphQLError('Syntax Error: Unexpected <EOF>'));
  }
  let document: DocumentNode;
  let viewer: Viewer;
  try {
    document = documents.get(query) ?? parse(query);
  } catch (error) {
    return failed(400, error as GraphQLError);
  }
  try {
    viewer = viewerOf(request, state);
  } catch (error) {
    const refused = error as GraphQLError;
    return failed(statusOf([refused], state), refused);
  }
  if (!documents.has(query)) {
    const errors = validate(schema, document, RULES);
    if (errors.length) return { status: 200, body: { errors: errors.map(show) }, headers: {} };
    if (documents.size >= DOCUMENTS_KEPT) documents.clear();
    documents.set(query, document);
  }
  const operation = getOperationAST(document, typeof operationName === 'string' ? operationName : undefined);
  if (operation?.operation === 'mutation' && request.method !== 'POST') {
    return failed(500, new GraphQLError('Mutation requests allowed only for POST requests'));
  }
  const result = await execute({
    schema,
    document,
    rootValue: root,
    contextValue: viewer,
    variableValues: readVariables(variables),
    operationName: typeof operationName === 'string' ? operationName : null,
  });
  const errors = result.errors ?? [];
  return {
    status: statusOf(errors, state),
    body: {
      ...(errors.length ? { errors: errors.map(show) } : {}),
      ...(result.data === undefined ? {} : { data: result.data }),
    },
    headers: operation?.operation === 'query' ? { 'x-magento-cache-id': cacheId(viewer) } : {},
  };
}

function readVariables(variables: unknown): Record<string, unknown> {
  if (typeof variables === 'string' && variables) {
    try {
      return readVariables(JSON.parse(variables));
    } catch {
      return {};
    }
  }
  return typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : {};
}

/** Whoever the token belongs to; a token that is not good is refused, no token is a guest. */
function viewerOf({ bearer, store, header }: GraphQLRequest, state: CommerceState): Viewer {
  const { directory } = state.tables;
  const user = bearer === undefined ? undefined : state.userTokens.read(bearer);
  if (bearer !== undefined && !user) throw authenticationError('User token has been revoked');
  const buyer = user?.type === CUSTOMER ? directory.world.buyers.find((one) => one.id === user.id) : undefined;
  const view = store ?? directory.world.storeViews[0];
  if (!view) throw new Error('the world has no store view');
  const website = directory.website(view.websiteId);
  const currency = header('content-currency');
  if (currency && currency.toUpperCase() !== view.currency) throw inputError('Please correct the target currency');
  const company = header('x-adobe-company');
  if (company && (buyer?.companyId === undefined || company !== uid(buyer.companyId))) {
    throw inputError('Customer is not a company user.');
  }
  return { state, store: view, website, buyer };
}

/** Equal for viewers who may share a cached answer. */
function cacheId({ store, website, buyer }: Viewer): string {
  const parts = [store.code, website.currency, buyer ? 1 : 0, buyer?.customerGroupId ?? 0];
  return createHash('sha256').update(parts.join('|')).digest('hex');
}
