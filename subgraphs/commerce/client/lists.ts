import { type Connection, type RestRequest, surprise } from './connection.ts';
import type { ListAnswer } from './records.ts';
import { chunked, compares, type Filter, isAnyOf, MAX_PAGE_SIZE, type Search, toQuery } from './searchCriteria.ts';

/** A list, but for which rows of it. */
export type ListQuery = Omit<Search, 'pageSize' | 'currentPage' | 'fields'> &
  Omit<RestRequest, 'query'> & {
    /** Projection of one item. */
    itemFields: string;
  };

export interface Window {
  offset: number;
  first: number;
}

export interface Rows<Record> {
  records: Record[];
  total: number;
}

/** A column that holds one of many values. */
export interface AnyOf {
  field: string;
  values: readonly (string | number)[];
}

export interface Lists {
  /** Rows `offset` to `offset + first`: one call where the window lies on a page, else two. */
  window<Record>(query: ListQuery, window: Window): Promise<Rows<Record>>;
  /**
   * The same where a column may hold one of many values: lists too long for one address are asked in parts and merged by
   * `compare`, which must order as `query.sort` does.
   */
  windowOfMany<Record>(
    query: ListQuery,
    of: AnyOf,
    window: Window,
    compare: (left: Record, right: Record) => number,
  ): Promise<Rows<Record>>;
  /** Every row. */
  all<Record>(query: ListQuery): Promise<Record[]>;
  /** Every row whose column holds one of the values; no value, no call. */
  allOfMany<Record>(query: ListQuery, of: AnyOf): Promise<Record[]>;
  /** Every row in the order of a column that only grows, without the gaps that page numbers have when rows are added. */
  stream<Record>(query: Omit<ListQuery, 'sort'>, key: StreamKey<Record>): AsyncGenerator<Record[]>;
}

export interface StreamKey<Record> {
  field: string;
  of: (record: Record) => number;
}

export function createLists({ get }: Pick<Connection, 'get'>): Lists {
  async function page<Record>(query: ListQuery, pageSize: number, currentPage: number): Promise<ListAnswer<Record>> {
    const { itemFields, operation, path, inStore = false, tags, maxAgeMs, tagsOf } = query;
    const fields = `items[${itemFields}],total_count`;
    const asked = toQuery({ ...query, pageSize, currentPage, fields });
    const basis = tags === undefined || maxAgeMs === undefined ? {} : { tags, maxAgeMs, ...(tagsOf && { tagsOf }) };
    return readList<Record>(await get({ operation, path, inStore, query: asked, ...basis }), operation);
  }

  async function window<Record>(query: ListQuery, { offset, first }: Window): Promise<Rows<Record>> {
    const firstPage = Math.floor(offset / first) + 1;
    const before = offset % first;
    const { items, total_count: total } = await page<Record>(query, first, firstPage);
    // A page past the end is the last page over again, or an error: it is never asked for.
    const isSplit = before > 0 && firstPage * first < total;
    const rest = isSplit ? (await page<Record>(query, first, firstPage + 1)).items : [];
    const rows = [...items, ...rest];
    return { records: offset < total ? rows.slice(before, before + first) : [], total };
  }

  async function all<Record>(query: ListQuery): Promise<Record[]> {
    const first = await page<Record>(query, MAX_PAGE_SIZE, 1);
    const pages = Math.ceil(first.total_count / MAX_PAGE_SIZE);
    const others = Array.from({ length: Math.max(0, pages - 1) }, (_, at) =>
      page<Record>(query, MAX_PAGE_SIZE, at + 2),
    );
    return [first, ...(await Promise.all(others))].flatMap(({ items }) => items);
  }

  /** The first `count` rows. */
  async function upTo<Record>(query: ListQuery, count: number): Promise<Rows<Record>> {
    const size = Math.min(count, MAX_PAGE_SIZE);
    const first = await page<Record>(query, size, 1);
    const pages = Math.ceil(Math.min(count, first.total_count) / size);
    const others = Array.from({ length: Math.max(0, pages - 1) }, (_, at) => page<Record>(query, size, at + 2));
    const records = [first, ...(await Promise.all(others))].flatMap(({ items }) => items);
    return { records, total: first.total_count };
  }

  async function windowOfMany<Record>(
    query: ListQuery,
    { field, values }: AnyOf,
    { offset, first }: Window,
    compare: (left: Record, right: Record) => number,
  ): Promise<Rows<Record>> {
    const parts = chunked(values).map((part) => restricted(query, isAnyOf(field, part)));
    const [only, ...others] = parts;
    if (only === undefined) return { records: [], total: 0 };
    if (others.length === 0) return window(only, { offset, first });
    const found = await Promise.all(parts.map((part) => upTo<Record>(part, offset + first)));
    const merged = found.flatMap(({ records }) => records).sort(compare);
    const total = found.reduce((sum, part) => sum + part.total, 0);
    return { records: merged.slice(offset, offset + first), total };
  }

  async function allOfMany<Record>(query: ListQuery, { field, values }: AnyOf): Promise<Record[]> {
    const parts = chunked(values).map((part) => restricted(query, isAnyOf(field, part)));
    return (await Promise.all(parts.map((part) => all<Record>(part)))).flat();
  }

  async function* stream<Record>(query: Omit<ListQuery, 'sort'>, { field, of }: StreamKey<Record>) {
    for (let last = 0; ; ) {
      const sort = [{ field, direction: 'ASC' }] as const;
      const { items, total_count } = await page<Record>(
        { ...restricted(query, compares(field, 'gt', last)), sort },
        MAX_PAGE_SIZE,
        1,
      );
      const final = items.at(-1);
      if (final === undefined) return;
      yield items;
      if (items.length >= total_count) return;
      last = of(final);
    }
  }

  return { window, windowOfMany, all, allOfMany, stream };
}

const restricted = <Query extends { where: ListQuery['where'] }>(query: Query, group: readonly Filter[]): Query => ({
  ...query,
  where: [...query.where, group],
});

/** An empty list may come as `items: null`. */
export function readList<Record>(body: unknown, operation: string): ListAnswer<Record> {
  const { items, total_count } = (body ?? {}) as { items?: Record[] | null; total_count?: unknown };
  if (typeof total_count !== 'number') throw surprise(operation, 'a list without total_count');
  if (items !== null && !Array.isArray(items)) throw surprise(operation, 'a list without items');
  return { items: items ?? [], total_count };
}
