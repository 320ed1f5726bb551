import { GraphQLError } from 'graphql';

/** What is known of the call that failed. `requestId` is the upstream's own, for its support desk. */
export interface UpstreamFacts {
  system: string;
  operation: string;
  status?: number | undefined;
  requestId?: string | undefined;
  cause?: unknown;
}

/** A call to an upstream system that did not give what was asked. Only its subclasses are thrown. */
export abstract class UpstreamError extends Error {
  abstract readonly code: string;
  readonly system: string;
  readonly operation: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(message: string, { system, operation, status, requestId, cause }: UpstreamFacts) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.system = system;
    this.operation = operation;
    this.status = status;
    this.requestId = requestId;
  }
}

/** No answer, 5xx, or the breaker is open: we retry. */
export class UpstreamUnavailable extends UpstreamError {
  readonly code = 'UPSTREAM_UNAVAILABLE';
}

/** The system asked us to wait: nothing is sent before `retryAfterMs` is over. */
export class UpstreamThrottled extends UpstreamError {
  readonly code = 'UPSTREAM_THROTTLED';
  readonly retryAfterMs: number;

  constructor(message: string, facts: UpstreamFacts & { retryAfterMs: number }) {
    super(message, facts);
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** 401 or 403 on OUR credentials: an operator must act. */
export class UpstreamDenied extends UpstreamError {
  readonly code = 'UPSTREAM_DENIED';
}

/** Understood, and said no in its own words, which the message carries: the caller must act. */
export class UpstreamRefused extends UpstreamError {
  readonly code = 'UPSTREAM_REFUSED';
}

/** The answer has not the known shape: a developer must look. */
export class UpstreamSurprise extends UpstreamError {
  readonly code = 'UPSTREAM_SURPRISE';
}

export interface ConfigFault {
  variable: string;
  expected: string;
  /** Where an operator gets the value. */
  source: string;
}

/** Thrown before anything listens; names every fault at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(({ variable, expected, source }) => `  ${variable}: expected ${expected}. ${source}`);
    super(`The configuration has ${faults.length} fault(s):\n${lines.join('\n')}`);
    this.faults = faults;
  }
}

/** The caller's own doing; `argument` is the dotted name of the input at fault. */
export function badUserInput(argument: string, message: string): GraphQLError {
  return new GraphQLError(message.includes(argument) ? message : `${argument}: ${message}`, {
    extensions: { code: 'BAD_USER_INPUT', argument },
  });
}

export function unauthenticated(message = 'Sign in to see this.'): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } });
}

export function forbidden(message = 'You may not see this.'): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } });
}
