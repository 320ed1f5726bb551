import type { Call, Caller } from './call.ts';
import { noRoute } from './refusal.ts';
import { echo, type SearchCriteria } from './searchCriteria.ts';
import type { Row, Table } from './table.ts';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/V1`; a part that begins with a colon is a variable. */
  path: string;
  /** The resource a caller must hold; `self` for a customer's own, `anonymous` for anybody. */
  resource: string;
  /** Routes that Adobe offers on one edition only. */
  edition?: 'paas';
  answer: (call: Call) => unknown;
}

interface Pattern {
  route: Route;
  parts: string[];
}

/** Finds the route for a path; of several the one with the most fixed parts. */
export class Router {
  readonly #patterns: Pattern[];

  constructor(routes: Route[]) {
    this.#patterns = routes.map((route) => ({ route, parts: split(route.path) }));
  }

  /** Throws Refusal if there is none, whatever other methods the path knows. */
  find(method: string, path: string, edition: 'paas' | 'saas'): { route: Route; variables: Record<string, string> } {
    const parts = split(path);
    let best: Pattern | undefined;
    for (const pattern of this.#patterns) {
      if (pattern.route.method !== method || pattern.parts.length !== parts.length) continue;
      if (pattern.route.edition && pattern.route.edition !== edition) continue;
      if (!pattern.parts.every((part, at) => part.startsWith(':') || part === parts[at])) continue;
      if (!best || fixed(pattern) > fixed(best)) best = pattern;
    }
    if (!best) throw noRoute();
    const variables: Record<string, string> = {};
    best.parts.forEach((part, at) => {
      if (part.startsWith(':')) variables[part.slice(1)] = decode(parts[at] ?? '');
    });
    return { route: best.route, variables };
  }
}

const split = (path: string) => path.split('/').filter(Boolean);
const fixed = (pattern: Pattern) => pattern.parts.filter((part) => !part.startsWith(':')).length;

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw noRoute();
  }
}

/** May the caller use a route that asks for this resource? */
export function holds(caller: Caller, resource: string): boolean {
  if (resource === 'anonymous') return true;
  if (resource === 'self') return caller.kind === 'customer';
  return caller.kind === 'integration' || caller.kind === 'admin';
}

/** A list as every search answers it. */
export function page<R extends Row>(
  table: Table<R>,
  criteria: SearchCriteria,
  show: (row: R) => unknown = (row) => row,
) {
  const { rows, total } = table.search(criteria);
  return { items: rows.map(show), search_criteria: echo(criteria), total_count: total };
}
