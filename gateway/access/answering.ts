import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { forbidden, unauthenticated } from '../../platform/errors.ts';
import type { Principal } from '../../platform/principal.ts';
import type { Supergraph } from '../supergraph.ts';
import { type Authorized, authorize } from './authorize.ts';
import { complete } from './complete.ts';

/** What was asked, before anything was taken out. */
export interface Asked {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/** Takes out of a document what its caller may not ask, and puts null and a reason into its answer there. */
export interface Answering {
  /** Remembered for each document and each set of grants. */
  authorize(document: DocumentNode, principal: Principal): Authorized;
  operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode;
  complete(asked: Asked, denied: Authorized['denied'], principal: Principal, answer: ExecutionResult): ExecutionResult;
}

export function createAnswering(schema: GraphQLSchema, { policies }: Pick<Supergraph, 'policies'>): Answering {
  const remembered = new WeakMap<DocumentNode, Map<string, Authorized>>();
  return {
    authorize(document, { grants }) {
      const byGrants = remembered.get(document) ?? new Map<string, Authorized>();
      remembered.set(document, byGrants);
      const key = grants.join(' ');
      const known = byGrants.get(key) ?? authorize(schema, document, policies, new Set(grants));
      byGrants.set(key, known);
      return known;
    },
    operationOf(document, name) {
      const found = document.definitions.find(
        (node): node is OperationDefinitionNode =>
          node.kind === 'OperationDefinition' && (name === null || node.name?.value === name),
      );
      if (found === undefined) throw new Error('an authorised document keeps its operation');
      return found;
    },
    complete({ document, operation, variables }, denied, { kind }, answer) {
      if (denied.size === 0) return answer;
      const denial = (path: readonly string[]) => {
        const error = kind === 'anonymous' ? unauthenticated() : forbidden();
        return new GraphQLError(error.message, { path, extensions: error.extensions });
      };
      const { data, errors } = complete(schema, document, operation, variables, denied, answer.data, denial);
      const all = [...(answer.errors ?? []), ...errors];
      return { ...answer, data, ...(all.length === 0 ? {} : { errors: all }) };
    },
  };
}
