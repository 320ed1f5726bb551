import type { QueryValue } from '../../../platform/http/request.ts';

export type Condition = 'eq' | 'in' | 'gt' | 'gteq' | 'lt' | 'like' | 'notnull';

export interface Filter {
  field: string;
  value: string;
  condition: Condition;
}

export interface Sort {
  field: string;
  direction: 'ASC' | 'DESC';
}

/** What a list is asked for. Filters of one group are alternatives; every group must hold. */
export interface Search {
  where: readonly (readonly Filter[])[];
  /** Ends with a unique column: without one, pages overlap. */
  sort: readonly [Sort, ...Sort[]];
  pageSize: number;
  currentPage: number;
  /** Projection of the whole answer, such as `items[sku],total_count`. */
  fields: string;
  /** @default 'searchCriteria' */
  root?: string;
}

/** Above this Commerce may refuse a page. */
export const MAX_PAGE_SIZE = 300;

export function toQuery({ where, sort, pageSize, currentPage, fields, root = 'searchCriteria' }: Search) {
  const query: Record<string, QueryValue> = {};
  where.forEach((group, g) => {
    group.forEach(({ field, value, condition }, f) => {
      const filter = `${root}[filter_groups][${g}][filters][${f}]`;
      query[`${filter}[field]`] = field;
      query[`${filter}[value]`] = value;
      query[`${filter}[condition_type]`] = condition;
    });
  });
  sort.forEach(({ field, direction }, s) => {
    query[`${root}[sortOrders][${s}][field]`] = field;
    query[`${root}[sortOrders][${s}][direction]`] = direction;
  });
  return { ...query, [`${root}[pageSize]`]: pageSize, [`${root}[currentPage]`]: currentPage, fields };
}

type Scalar = string | number;

export const is = (field: string, value: Scalar): Filter[] => [{ field, value: String(value), condition: 'eq' }];

/** `in` takes a list without any quoting: a value with a comma of its own is an alternative by itself. */
export function isAnyOf(field: string, values: readonly Scalar[]): Filter[] {
  const texts = values.map(String);
  const plain = texts.filter((text) => !text.includes(','));
  const list: Filter[] = plain.length > 0 ? [{ field, value: plain.join(','), condition: 'in' }] : [];
  return [...list, ...texts.filter((text) => text.includes(',')).flatMap((text) => is(field, text))];
}

export const compares = (field: string, condition: 'gt' | 'gteq' | 'lt', value: Scalar): Filter[] => [
  { field, value: String(value), condition },
];

export const isSet = (field: string): Filter[] => [{ field, value: '1', condition: 'notnull' }];

/** The text is taken literally: LIKE's own wildcards in it are escaped. */
export const startsWith = (field: string, text: string): Filter[] => like(field, `${literal(text)}%`);
export const contains = (field: string, text: string): Filter[] => like(field, `%${literal(text)}%`);

const like = (field: string, value: string): Filter[] => [{ field, value, condition: 'like' }];
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Leaves room in an address of 8 KB for the rest of the query and the signature's copy of it. */
const MAX_LIST_CHARACTERS = 3_000;

/** Cuts a long `in` list, so that each part fits into an address. */
export function chunked<Value extends Scalar>(
  values: readonly Value[],
  maxCharacters = MAX_LIST_CHARACTERS,
): Value[][] {
  const chunks: Value[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const value of values) {
    // A comma takes three characters once encoded.
    const length = encodeURIComponent(String(value).toWellFormed()).length + 3;
    if (used + length > maxCharacters || (chunks.at(-1)?.length ?? 0) >= MAX_PAGE_SIZE) {
      chunks.push([]);
      used = 0;
    }
    chunks.at(-1)?.push(value);
    used += length;
  }
  return chunks;
}
