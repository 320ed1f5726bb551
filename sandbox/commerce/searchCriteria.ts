import { Refusal, wrongType } from './refusal.ts';

export interface Filter {
  field: string;
  value: string;
  condition: string;
}

/** Filters of one group are alternatives; all groups must hold. */
export interface SearchCriteria {
  groups: Filter[][];
  sort: { field: string; direction: 'ASC' | 'DESC' }[];
  pageSize?: number;
  currentPage?: number;
}

const CONDITIONS = new Set(
  'eq neq gt gteq lt lteq moreq like nlike in nin finset nfinset from to null notnull'.split(' '),
);

/** `currentPage` and `current_page` are one; so are all such pairs. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The parameter names of `searchCriteria[filter_groups][0]...` after the first, or nothing if it is another parameter. */
function pathOf(key: string, root: string): string[] | undefined {
  const bracket = key.indexOf('[');
  const head = bracket < 0 ? key : key.slice(0, bracket);
  if (snake(head) !== snake(root)) return undefined;
  return bracket < 0 ? [] : [...key.slice(bracket).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
}

function wholeNumber(value: string): number {
  if (!/^-?\d+$/.test(value.trim())) throw wrongType(value, 'int');
  return Number(value);
}

/** What a list request asks for; nothing if it carries no search criteria at all. Throws Refusal. */
export function readSearchCriteria(query: [string, string][], root = 'searchCriteria'): SearchCriteria | undefined {
  const filters = new Map<string, Map<string, Partial<Filter>>>();
  const sorts = new Map<string, { field?: string; direction?: string }>();
  const criteria: SearchCriteria = { groups: [], sort: [] };
  let present = false;
  for (const [key, value] of query) {
    const path = pathOf(key, root);
    if (!path) continue;
    present = true;
    const [first, ...rest] = path;
    switch (first === undefined ? '' : snake(first)) {
      case 'filter_groups': {
        const [group = '', , index = '', property = ''] = rest;
        const filter = entry<Partial<Filter>>(
          entry(filters, group, () => new Map<string, Partial<Filter>>()),
          index,
          () => ({}),
        );
        const name = snake(property);
        if (name === 'field') filter.field = value;
        else if (name === 'value') filter.value = value;
        else if (name === 'condition_type') filter.condition = value;
        break;
      }
      case 'sort_orders': {
        const sort = entry<{ field?: string; direction?: string }>(sorts, rest[0] ?? '', () => ({}));
        if (rest[1] === 'field') sort.field = value;
        else if (rest[1] === 'direction') sort.direction = value;
        break;
      }
      case 'page_size':
        criteria.pageSize = wholeNumber(value);
        break;
      case 'current_page':
        criteria.currentPage = wholeNumber(value);
        break;
    }
  }
  if (!present) return undefined;
  criteria.groups = [...filters.values()].map((group) => [...group.values()].map(completeFilter));
  criteria.sort = [...sorts.values()].map(completeSort);
  return criteria;
}

function entry<V>(map: Map<string, V>, key: string, create: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = create();
  map.set(key, made);
  return made;
}

function completeFilter(filter: Partial<Filter>): Filter {
  const condition = filter.condition || 'eq';
  // A condition nobody knows ends in a broken SQL statement; that it is refused is certain, the words are not.
  if (!CONDITIONS.has(condition)) throw new Refusal(400, 'Invalid condition type: %1', [condition]);
  return { field: filter.field ?? '', value: filter.value ?? '', condition };
}

function completeSort(sort: { field?: string; direction?: string }): SearchCriteria['sort'][number] {
  const direction = (sort.direction || 'DESC').toUpperCase();
  if (direction !== 'ASC' && direction !== 'DESC') {
    const message = 'The sort order has to be specified as %1 for ascending order or %2 for descending order.';
    throw new Refusal(400, message, ['ASC', 'DESC']);
  }
  return { field: sort.field ?? '', direction };
}

/** The criteria as every list answer repeats them. */
export function echo(criteria: SearchCriteria) {
  return {
    filter_groups: criteria.groups.map((filters) => ({
      filters: filters.map(({ field, value, condition }) => ({ field, value, condition_type: condition })),
    })),
    ...(criteria.sort.length ? { sort_orders: criteria.sort } : {}),
    ...(criteria.pageSize !== undefined ? { page_size: criteria.pageSize } : {}),
    ...(criteria.currentPage !== undefined ? { current_page: criteria.currentPage } : {}),
  };
}
