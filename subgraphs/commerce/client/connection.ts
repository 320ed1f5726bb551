import { type Basis, basisOf } from '../../../platform/basis.ts';
import type { Records } from '../../../platform/cache/records.ts';
import { UpstreamRefused, UpstreamSurprise, UpstreamUnavailable, unauthenticated } from '../../../platform/errors.ts';
import { type Lane, noAuthorizer, type QueryValue } from '../../../platform/http/request.ts';
import type { Upstream } from '../../../platform/http.ts';
import type { SubgraphRequest } from '../../../platform/subgraph.ts';
import { buyerAuthorizer } from './auth.ts';

/** On whose behalf Commerce is asked. */
export interface CommerceCall extends Pick<SubgraphRequest, 'cost' | 'reading' | 'signal'> {
  /** Store view code whose names and prices count. */
  storeView: string;
  /** Sent where it is not the store view's own. */
  currency?: string | undefined;
  /** Whose eyes the answers are for; requests of one owner may share an answer. */
  share: string;
  /** Commerce's uid of the company the buyer chose. */
  company?: string | undefined;
  /** The buyer's own token; his questions are then asked with it. */
  buyerToken?: string | undefined;
  /** @default 'account' */
  lane?: Lane;
}

export interface RestRequest extends Partial<Basis> {
  operation: string;
  /** Below `/V1`. */
  path: string;
  query?: Readonly<Record<string, QueryValue>>;
  /** The caller's store view instead of all of them: where names and prices are per store. */
  inStore?: boolean;
  /** @default the call's own */
  share?: string;
  /** Tags that only the answer tells. */
  tagsOf?: (body: unknown) => readonly string[];
}

export interface GraphqlRequest extends Partial<Basis> {
  operation: string;
  document: string;
  variables?: Readonly<Record<string, unknown>>;
}

export interface GraphqlAnswer<Data> {
  data: Partial<Data>;
  errors: readonly GraphqlFailure[];
}

export interface GraphqlFailure {
  message: string;
  category: string | undefined;
}

/** The two ways to ask: REST as the integration, GraphQL as the buyer (or as nobody, without his token). */
export interface Connection {
  get(request: RestRequest): Promise<unknown>;
  /** Parts may be missing and told of in `errors`. Throws UNAUTHENTICATED when Commerce does not know the token. */
  graphql<Data>(request: GraphqlRequest): Promise<GraphqlAnswer<Data>>;
}

export type Edition = 'paas' | 'saas';

export function connect(upstream: Upstream, edition: Edition, records: Records, call: CommerceCall): Connection {
  const { cost, reading, signal, lane = 'account' } = call;
  const asked = { system: upstream.system, reading, cost };
  // What is bought is decided by what is so now.
  const keepable = (request: Partial<Basis>) => (lane === 'checkout' ? undefined : basisOf(request));
  const company: Record<string, string> = call.company === undefined ? {} : { 'X-Adobe-Company': call.company };
  return {
    async get(request) {
      const { operation, path, query = {}, inStore = false, share = call.share, tagsOf } = request;
      const address = restAddress(edition, path, inStore ? call.storeView : 'all');
      const key = JSON.stringify([share, address, query]);
      return records.read({ ...asked, basis: keepable(request), key }, async () => {
        const get = { method: 'GET', operation, ...address, query, lane, cost, signal } as const;
        const { body } = await upstream.request({ ...get, share: `${share}@${records.since()}` });
        return { body, tags: tagsOf?.(body) ?? [] };
      });
    },
    async graphql<Data>(request: GraphqlRequest) {
      const { operation, document, variables = {} } = request;
      const currency: Record<string, string> = call.currency === undefined ? {} : { 'Content-Currency': call.currency };
      const headers = { Store: call.storeView, ...currency, ...company };
      const authorizer = call.buyerToken === undefined ? noAuthorizer : buyerAuthorizer(call.buyerToken);
      const key = JSON.stringify([call.share, authorizer.key, headers, document, variables]);
      const answer = await records.read({ ...asked, basis: keepable(request), key }, async () => {
        const { status, body } = await upstream.request({
          method: 'POST',
          operation,
          path: '/graphql',
          headers,
          body: { query: document, variables },
          read: true,
          // Commerce says so when a part is not this buyer's to see; the rest of the answer stands.
          accept: [401, 403],
          authorizer,
          lane,
          share: `${call.share}@${records.since()}`,
          cost,
          signal,
        });
        if (status === 401) throw unauthenticated('Commerce does not know the token.');
        return { body: readGraphql<Data>(body, operation) };
      });
      return answer as GraphqlAnswer<Data>;
    },
  };
}

/** A store view is a part of the path on PaaS, and a header on SaaS. */
function restAddress(edition: Edition, path: string, store: string) {
  return edition === 'paas'
    ? { path: `/rest/${encodeURIComponent(store)}/V1${path}` }
    : { path: `/V1${path}`, headers: { Store: store } };
}

function readGraphql<Data>(body: unknown, operation: string): GraphqlAnswer<Data> {
  const { data, errors } = (body ?? {}) as { data?: Partial<Data> | null; errors?: unknown };
  if (errors !== undefined && !Array.isArray(errors)) throw surprise(operation, 'errors that are no list');
  const failures = (errors ?? []).map(toGraphqlFailure);
  if (failures.some(({ category }) => category === 'graphql-authentication'))
    throw unauthenticated('Commerce does not know the token.');
  if (typeof data !== 'object' && failures.length === 0) throw surprise(operation, 'neither data nor errors');
  return { data: data ?? {}, errors: failures };
}

function toGraphqlFailure(error: unknown): GraphqlFailure {
  const { message, extensions } = (error ?? {}) as { message?: unknown; extensions?: { category?: unknown } };
  const category = extensions?.category;
  return { message: String(message), category: typeof category === 'string' ? category : undefined };
}

/** For an answer of which nothing can be used: Commerce's refusals have a category, its own troubles have none. */
export function refusal({ errors: [first] }: Pick<GraphqlAnswer<unknown>, 'errors'>, operation: string): Error {
  const facts = { system: 'commerce', operation };
  if (first === undefined) return surprise(operation, 'less than was asked');
  if (first.category === undefined) return new UpstreamUnavailable(`commerce: ${first.message}`, facts);
  return new UpstreamRefused(first.message, facts);
}

export const surprise = (operation: string, what: string): UpstreamSurprise =>
  new UpstreamSurprise(`commerce answered ${what}`, { system: 'commerce', operation });
