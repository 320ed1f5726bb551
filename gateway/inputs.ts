import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, getVariableValues } from 'graphql';

/**
 * Refuses an operation that is not in its document, and variables that do not fit theirs, as the caller's own mistake and
 * before the document is taken apart: what has been taken out of it for lack of rights is checked by nobody later on.
 */
export const inputCheck: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, operation, request }) {
        if (operation === undefined) throw mistake('operationName', 'the document has no such operation, or several.');
        if (operation.operation === 'subscription')
          throw mistake('query', 'subscriptions are answered at /graphql/stream, or here over WebSocket.');
        const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
        const [first] = errors;
        if (first !== undefined) throw mistake('variables', first.message, first.nodes);
      },
    };
  },
};

/** A GraphQLError is answered with 500 unless it says otherwise. */
export function mistake(argument: string, words: string, nodes?: GraphQLError['nodes']): GraphQLError {
  const message = words.includes(argument) ? words : `${argument}: ${words}`;
  const extensions = { code: 'BAD_USER_INPUT', argument, http: { status: 400 } };
  return new GraphQLError(message, { ...(nodes === undefined ? {} : { nodes }), extensions });
}
