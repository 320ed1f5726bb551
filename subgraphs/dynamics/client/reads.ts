import DataLoader from 'dataloader';
import { type Basis, basisOf } from '../../../platform/basis.ts';
import type { Records } from '../../../platform/cache/records.ts';
import type { CostMeter } from '../../../platform/cost.ts';
import { UpstreamUnavailable } from '../../../platform/errors.ts';
import { type Dialect, toFailure } from '../../../platform/http/failure.ts';
import { type Answer, type Lane, type QueryValue, toUrl } from '../../../platform/http/request.ts';
import { readRetryAfter } from '../../../platform/http/retryAfter.ts';
import type { Upstream } from '../../../platform/http.ts';
import type { Reading } from '../../../platform/reading.ts';
import { parseBatch, printBatch } from './batch.ts';

/** On whose behalf D365 is asked. */
export interface DynamicsCall {
  /** Whose eyes the answers are for; requests of one owner may share an answer. */
  share: string;
  cost: CostMeter;
  /** Absent: what is read is never kept. */
  reading?: Reading | undefined;
  signal?: AbortSignal | undefined;
  /** @default 'account' */
  lane?: Lane;
}

export interface Read extends Partial<Basis> {
  operation: string;
  /** Below the service root. */
  path: string;
  query: Readonly<Record<string, QueryValue>>;
  headers?: Readonly<Record<string, string>>;
}

/** Reads of one system for one call. What is asked in one tick leaves as one `$batch`; one alone as itself. */
export interface Reads {
  /** The answer's body. Each read fails for itself. */
  read(read: Read): Promise<unknown>;
  /** What an answer named as its next page. */
  follow(link: string, read: Read): Promise<unknown>;
}

export interface ReadsOptions {
  upstream: Upstream;
  /** Service root, as the upstream has it. */
  baseUrl: string;
  dialect: Dialect;
  records: Records;
}

/**
 * F&O takes 5000 and Dataverse 1000, but works them off one after the other: more than these go side by side.
 */
const MAX_PARTS = 100;
/** Of a URL that is sent as itself. Limits of servers and proxies begin at 2048. */
const MAX_URL_LENGTH = 2_000;

interface Asked extends Read {
  url: URL;
}

interface Gathering {
  call: DynamicsCall;
  reads: Reads;
}

/** Gives the same reads to all who ask for one request, so that subgraphs and their resolvers are batched together. */
export function createReads(options: ReadsOptions): (call: DynamicsCall) => Reads {
  const gatherings = new WeakMap<CostMeter, Gathering[]>();
  return (call) => {
    const known = gatherings.get(call.cost) ?? [];
    const same = known.find(
      ({ call: { share, lane, signal } }) => share === call.share && lane === call.lane && signal === call.signal,
    );
    if (same !== undefined) return same.reads;
    const reads = gather(options, call);
    gatherings.set(call.cost, [...known, { call, reads }]);
    return reads;
  };
}

function gather({ upstream, baseUrl, dialect, records }: ReadsOptions, call: DynamicsCall): Reads {
  const { cost, reading, signal, lane = 'account' } = call;
  // Reads under way are shared by those alone who have heard of no more than when they began.
  const bounds = () => ({ cost, signal, lane, share: `${call.share}@${records.since()}` });
  const loader = new DataLoader<Asked, unknown, string>(
    async (asked) => {
      const distinct = [...new Map(asked.map((one) => [nameOf(one), one]))];
      const answers = await answersTo(distinct.map(([, one]) => one));
      const byName = new Map(distinct.map(([name], at) => [name, answers[at]]));
      return asked.map((one) => byName.get(nameOf(one)));
    },
    { cache: false, maxBatchSize: MAX_PARTS, batchScheduleFn: afterThisTick },
  );

  async function answersTo(asked: readonly Asked[]): Promise<unknown[]> {
    const [only, ...others] = asked;
    if (only === undefined) return [];
    const isAlone = others.length === 0 && only.url.href.length <= MAX_URL_LENGTH;
    return isAlone ? [await alone(only)] : batched(asked);
  }

  async function alone({ operation, path, query, headers }: Asked): Promise<unknown> {
    const request = { operation, method: 'GET', path, query, ...(headers && { headers }), ...bounds() } as const;
    return (await upstream.request(request)).body;
  }

  async function batched(asked: readonly Asked[]): Promise<unknown[]> {
    const operations = new Set(asked.map(({ operation }) => operation));
    const { contentType, text } = printBatch(asked);
    const answer = await upstream.request({
      operation: operations.size === 1 ? [...operations].join() : 'read a batch',
      method: 'POST',
      path: '/$batch',
      headers: { 'content-type': contentType, accept: 'multipart/mixed', prefer: 'odata.continue-on-error' },
      body: text,
      read: true,
      expect: 'text',
      ...bounds(),
    });
    const parts = parseBatch(answer, upstream.system).slice(0, asked.length);
    const results = parts.map((part, at) => bodyOf(part, asked[at]?.operation ?? 'read a batch'));
    const left = asked.slice(parts.length);
    // A server that does not go on after a failure has not looked at the rest, which is asked for by itself.
    return left.length === 0 ? results : [...results, ...(await remaining(left, parts.length > 0))];
  }

  function remaining(left: readonly Asked[], isFewer: boolean): Promise<unknown[]> {
    const { system } = upstream;
    if (isFewer) return answersTo(left).catch((error: unknown) => left.map(() => error));
    return Promise.reject(new UpstreamUnavailable(`${system} answered no part`, { system, operation: 'read a batch' }));
  }

  /** Errors are values here: a loader takes them for the failure of one key. */
  function bodyOf(part: Answer, operation: string): unknown {
    if (part.status >= 200 && part.status < 300) return part.body;
    return toFailure(part, { system: upstream.system, operation }, dialect, readRetryAfter(part.headers) ?? 0);
  }

  /** What is bought is decided by what is so now. */
  function kept(read: Read, name: string, fetch: () => Promise<unknown>): Promise<unknown> {
    const basis = lane === 'checkout' ? undefined : basisOf(read);
    const asked = { system: upstream.system, key: JSON.stringify([call.share, name]), basis, reading, cost };
    return records.read(asked, async () => ({ body: await fetch() }));
  }

  return {
    read(read) {
      const asked = { ...read, url: toUrl(baseUrl, read) };
      return kept(read, nameOf(asked), () => loader.load(asked));
    },
    follow(link, read) {
      const { operation, headers } = read;
      const request = { operation, ...(headers && { headers }) };
      return kept(read, link, async () => (await upstream.follow(link, { ...request, ...bounds() })).body);
    },
  };
}

const nameOf = ({ url, headers = {} }: Asked): string => JSON.stringify([url.href, Object.entries(headers)]);

/** Twice around the event loop: resolvers that wait for promises of each other have all asked by then. */
const afterThisTick = (dispatch: () => void): void => {
  setImmediate(() => setImmediate(dispatch));
};
