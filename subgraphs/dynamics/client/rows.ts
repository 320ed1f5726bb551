import { type Basis, basisOf } from '../../../platform/basis.ts';
import { type UpstreamFacts, UpstreamSurprise } from '../../../platform/errors.ts';
import type { QueryValue } from '../../../platform/http/request.ts';
import { and, type Filter } from './odata.ts';
import type { Reads } from './reads.ts';

/** What to ask of one entity set, but for which rows. */
export interface RowQuery extends Partial<Basis> {
  operation: string;
  set: string;
  select: readonly string[];
  expand?: string;
  /** Of more than one filter all must hold. */
  where?: Filter | undefined;
  /** Absent: by key. */
  order?: readonly Order[];
  headers?: Readonly<Record<string, string>>;
}

export interface Order {
  property: string;
  descending?: boolean;
}

export interface Window {
  offset: number;
  first: number;
}

export interface Page<Row> {
  records: Row[];
  /** In all pages. */
  total: number;
}

export interface Rows {
  /** Every row. */
  all<Row>(query: RowQuery): Promise<Row[]>;
  /** Every row that one of the filters finds; no filter, no request. */
  allOf<Row>(query: RowQuery, filters: readonly Filter[]): Promise<Row[]>;
  /** Rows `offset` to `offset + first`. */
  page<Row>(query: RowQuery, window: Window): Promise<Page<Row>>;
  /** The same of rows that one of the filters finds; those of several are merged by `query.order`. */
  pageOf<Row>(query: RowQuery, filters: readonly Filter[], window: Window): Promise<Page<Row>>;
  /** Every row, as many at a time as the system gives in one answer. */
  stream<Row>(query: RowQuery): AsyncGenerator<Row[]>;
}

export interface RowsOptions {
  /** As it stands in errors. */
  system: string;
  /** Of every request. */
  query: Readonly<Record<string, QueryValue>>;
  /** The most rows of one answer: what goes beyond is read page by page. */
  maxRows: number;
  /** Dataverse knows no `$skip`: the rows before the window are read and left. */
  canSkip: boolean;
}

/** The same lists of F&O and of Dataverse. */
export function createRows(reads: Reads, { system, query: always, maxRows, canSkip }: RowsOptions): Rows {
  interface Answered<Row> extends Page<Row> {
    next: string | undefined;
  }

  async function ask<Row>(query: RowQuery, options: Options): Promise<Answered<Row>> {
    const { operation, set, headers, tags, maxAgeMs } = query;
    const basis = basisOf({ tags, maxAgeMs });
    const read = { operation, ...basis, path: `/${set}`, query: { ...always, ...toOptions(query), ...options } };
    const body = await reads.read(headers === undefined ? read : { ...read, headers });
    return readAnswer(body, { system, operation });
  }

  async function* pages<Row>(query: RowQuery, options: Options = {}): AsyncGenerator<Answered<Row>> {
    let answer = await ask<Row>(query, options);
    for (;;) {
      yield answer;
      const { next } = answer;
      if (next === undefined) return;
      const { operation, headers, tags, maxAgeMs } = query;
      const basis = basisOf({ tags, maxAgeMs });
      const read = { operation, path: `/${query.set}`, query: {}, ...basis };
      const body = await reads.follow(next, headers === undefined ? read : { ...read, headers });
      answer = readAnswer(body, { system, operation: query.operation });
      if (answer.next === next) {
        throw surprise('a page whose next page is itself', { system, operation: query.operation });
      }
    }
  }

  async function all<Row>(query: RowQuery): Promise<Row[]> {
    const records: Row[] = [];
    for await (const page of pages<Row>(query)) records.push(...page.records);
    return records;
  }

  /** The first `count` rows. */
  async function upTo<Row>(query: RowQuery, count: number): Promise<Page<Row>> {
    const records: Row[] = [];
    let total: number | undefined;
    // Up to the most rows of one answer they come in one; `$top` beyond it is refused or cut.
    const top = count <= maxRows ? { $top: count } : {};
    for await (const page of pages<Row>(query, { ...top, $count: true })) {
      records.push(...page.records);
      total ??= page.total;
      if (records.length >= count) break;
    }
    return { records: records.slice(0, count), total: total ?? records.length };
  }

  async function page<Row>(query: RowQuery, { offset, first }: Window): Promise<Page<Row>> {
    if (canSkip && first <= maxRows) {
      const skip = offset === 0 ? {} : { $skip: offset };
      const { records, total } = await ask<Row>(query, { ...skip, $top: first, $count: true });
      return { records, total };
    }
    const { records, total } = await upTo<Row>(query, offset + first);
    return { records: records.slice(offset), total };
  }

  return {
    all,
    async allOf<Row>(query: RowQuery, filters: readonly Filter[]) {
      return (await Promise.all(narrowed(query, filters).map((part) => all<Row>(part)))).flat();
    },
    page,
    async pageOf<Row>(query: RowQuery, filters: readonly Filter[], window: Window) {
      const [only, ...others] = narrowed(query, filters);
      if (only === undefined) return { records: [], total: 0 };
      if (others.length === 0) return page<Row>(only, window);
      const end = window.offset + window.first;
      const found = await Promise.all([only, ...others].map((part) => upTo<Row>(part, end)));
      const merged = found.flatMap(({ records }) => records).sort(byOrder(query.order ?? []));
      return {
        records: merged.slice(window.offset, end),
        total: found.reduce((sum, { total }) => sum + total, 0),
      };
    },
    async *stream<Row>(query: RowQuery) {
      for await (const { records } of pages<Row>(query)) yield records;
    },
  };
}

type Options = Readonly<Record<string, QueryValue>>;

const narrowed = (query: RowQuery, filters: readonly Filter[]): RowQuery[] =>
  filters.map((filter) => ({ ...query, where: and(filter, query.where) }));

function toOptions({ select, expand, where, order }: RowQuery): Options {
  const sorted = order?.map(({ property, descending = false }) => (descending ? `${property} desc` : property));
  return { $select: select.join(), $expand: expand, $filter: where, $orderby: sorted?.join() };
}

/** As both systems order: texts without regard to case, days as they are written. */
function byOrder(order: readonly Order[]): (left: unknown, right: unknown) => number {
  const keyOf = (row: unknown, property: string) => String((row as Record<string, unknown>)[property]).toUpperCase();
  return (left, right) => {
    for (const { property, descending = false } of order) {
      const [a, b] = [keyOf(left, property), keyOf(right, property)];
      if (a !== b) return a < b === descending ? 1 : -1;
    }
    return 0;
  };
}

function readAnswer<Row>(body: unknown, facts: UpstreamFacts) {
  const answer = (body ?? {}) as { value?: Row[]; '@odata.count'?: unknown; '@odata.nextLink'?: unknown };
  const { value, '@odata.count': count, '@odata.nextLink': next } = answer;
  if (!Array.isArray(value)) throw surprise('a list without rows', facts);
  return {
    records: value,
    total: typeof count === 'number' ? count : value.length,
    next: typeof next === 'string' ? next : undefined,
  };
}

const surprise = (what: string, facts: UpstreamFacts) => new UpstreamSurprise(`${facts.system} sent ${what}`, facts);
