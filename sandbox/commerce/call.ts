import type { StoreView } from '../world/facts.ts';
import { allRequired, required, wrongType } from './refusal.ts';
import { readSearchCriteria, type SearchCriteria } from './searchCriteria.ts';
import type { CommerceState } from './state.ts';

/** Whom the request's credentials prove. */
export type Caller =
  | { kind: 'guest' }
  | { kind: 'customer'; id: number }
  | { kind: 'admin'; id: number }
  | { kind: 'integration' };

/** One REST request, as a route sees it. */
export class Call {
  readonly state: CommerceState;
  readonly caller: Caller;
  /** Nothing where the request addresses all store views at once. */
  readonly store: StoreView | undefined;
  readonly query: [string, string][];
  readonly #variables: Record<string, string>;
  readonly #body: unknown;

  constructor(
    state: CommerceState,
    request: { caller: Caller; store: StoreView | undefined; query: [string, string][]; body: unknown },
    variables: Record<string, string>,
  ) {
    this.state = state;
    this.caller = request.caller;
    this.store = request.store;
    this.query = request.query;
    this.#variables = variables;
    this.#body = request.body;
  }

  get tables() {
    return this.state.tables;
  }

  get world() {
    return this.state.tables.directory.world;
  }

  /** The website whose prices apply: the default one's where all stores are addressed. */
  get websiteId(): number {
    return this.store?.websiteId ?? this.world.storeViews[0]?.websiteId ?? 1;
  }

  text(name: string): string {
    return this.#variables[name] ?? '';
  }

  /** A path variable that the service takes as a whole number. Throws Refusal. */
  id(name: string): number {
    const value = this.text(name);
    if (!/^-?\d{1,15}$/.test(value)) throw wrongType(value, 'int');
    return Number(value);
  }

  parameter(name: string): string | undefined {
    return this.query.find(([key]) => key === name)?.[1];
  }

  /** A list given as `name[]=` or `name[0]=`. */
  list(name: string): string[] {
    return this.query.filter(([key]) => key.startsWith(`${name}[`)).map(([, value]) => value);
  }

  /** The search criteria of a list request; most services insist on them. Throws Refusal. */
  criteria({ root = 'searchCriteria', optional = false } = {}): SearchCriteria {
    const criteria = readSearchCriteria(this.query, root);
    if (!criteria && !optional) throw required(root);
    const found = criteria ?? { groups: [], sort: [] };
    this.state.limitPage(found);
    return found;
  }

  /** What the body holds under a top-level name, in either spelling, if it does. */
  optional(name: string): unknown {
    const body = (typeof this.#body === 'object' && this.#body !== null ? this.#body : {}) as Record<string, unknown>;
    return body[name] ?? body[snake(name)];
  }

  /** What the body holds under a top-level name, in either spelling; other names are ignored. Throws Refusal. */
  bodyOf<const N extends string>(...names: N[]): Record<N, unknown> {
    const values = names.map((name) => [name, this.optional(name)] as const);
    const missing = values.filter(([, value]) => value === undefined || value === null).map(([name]) => name);
    if (missing.length) throw allRequired(missing);
    return Object.fromEntries(values) as Record<N, unknown>;
  }
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
