import type { CostMeter } from '../cost.ts';

/** Who goes first when an upstream is busy. */
export type Lane = 'checkout' | 'account' | 'feed' | 'report';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type QueryValue = string | number | boolean | undefined;

export interface UpstreamRequest {
  /** What is done, in constant words: 'read orders'. Stands in errors, logs and metrics. */
  operation: string;
  method: Method;
  /** Below the base URL; make it with `path` when a part of it is data. */
  path: string;
  query?: Readonly<Record<string, QueryValue>>;
  headers?: Readonly<Record<string, string>>;
  /** A string is sent as it is, anything else as JSON. */
  body?: unknown;
  lane: Lane;
  /** May be sent again. @default true for GET */
  read?: boolean;
  /**
   * Whose eyes the answer is for: reads under way with the same scope, credentials, URL, headers and body are one.
   * Absent: never shared. Answers may then have several owners: treat them as frozen.
   */
  share?: string | undefined;
  /** Statuses besides 2xx that are answers to the caller, such as 404. @default [] */
  accept?: readonly number[];
  /** What a 2xx body must be. @default 'json' */
  expect?: 'json' | 'text';
  /** Bounds the whole call: queue, token, retries, body. @default the upstream's */
  timeoutMs?: number;
  /** Instead of the upstream's own, such as a buyer's token. */
  authorizer?: Authorizer;
  cost: CostMeter;
  signal?: AbortSignal | undefined;
}

export interface Answer {
  status: number;
  /** Names in lower case; repeated headers joined by commas. */
  headers: Readonly<Record<string, string>>;
  /** Parsed JSON, else text; undefined when empty. */
  body: unknown;
}

/** A request as it is about to leave. */
export interface Outgoing {
  method: Method;
  url: URL;
  cost: CostMeter;
  signal: AbortSignal;
}

/** Makes the headers that authorise one request. */
export interface Authorizer {
  /** Tells credentials apart, for sharing: a name or a hash, never a secret. */
  key: string;
  /** 'caller': a 401 is the caller's own affair, not an operator's. @default 'ours' */
  owner?: 'ours' | 'caller';
  authorize(request: Outgoing): Promise<Record<string, string>> | Record<string, string>;
  /** After a 401 on these headers: are there newer ones to try? Absent: never. */
  refresh?(headers: Readonly<Record<string, string>>): boolean;
}

/** For endpoints that ask for no credentials. */
export const noAuthorizer: Authorizer = { key: 'none', authorize: () => ({}) };

/** Shows a token as it was given. The key must be a hash of the token or a name. */
export function bearer(token: string, key: string, owner: 'ours' | 'caller' = 'ours'): Authorizer {
  return { key, owner, authorize: () => ({ authorization: `Bearer ${token}` }) };
}

/** A path whose data can neither leave its segment nor climb: path`/V1/orders/${id}`. Throws RangeError for `..`. */
export function path(literals: TemplateStringsArray, ...values: (string | number)[]): string {
  return literals.reduce((whole, literal, index) => {
    const value = String(values[index - 1] ?? '').toWellFormed();
    return `${whole}${encodeURIComponent(value)}${literal}`;
  });
}

/** Spaces as %20: not every OData server reads `+` as one. `$` stays, for people who read logs. */
export function toUrl(baseUrl: string, { path: below, query = {} }: Pick<UpstreamRequest, 'path' | 'query'>): URL {
  // A URL parser quietly resolves dots, turns backslashes and drops line ends: such a path would reach another resource.
  if (/(^|\/)(\.|%2e){1,2}(\/|\?|$)|[\\\s]/i.test(below))
    throw new RangeError('a path that a URL parser would rewrite');
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encode(name).replaceAll('%24', '$')}=${encode(String(value))}`],
  );
  const separator = pairs.length === 0 ? '' : below.includes('?') ? '&' : '?';
  return new URL(`${baseUrl}${below}${separator}${pairs.join('&')}`);
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** Whether sending it twice is the same as sending it once. */
export function isRead({ method, read }: Pick<UpstreamRequest, 'method' | 'read'>): boolean {
  return read ?? method === 'GET';
}
