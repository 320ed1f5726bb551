import type { GraphQLFormattedError } from 'graphql';

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  TOO_MANY_SUBSCRIPTIONS: 429,
  UPSTREAM_UNAVAILABLE: 503,
  UPSTREAM_THROTTLED: 503,
  UPSTREAM_DENIED: 503,
};

/** The HTTP status of an answer that is this one error and nothing else. */
export const statusOf = ({ extensions }: GraphQLFormattedError): number => statuses[String(extensions?.code)] ?? 500;
