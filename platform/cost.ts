/** What one request cost upstream, per system; `extensions.cost` is made from it. */
export interface SystemCost {
  /** Requests that left, retries and token requests included. */
  calls: number;
  /** Of these, for tokens. */
  tokenCalls: number;
  /** Reads answered by a request that was already under way. */
  shared: number;
  /** Reads answered from a cache. */
  cached: number;
  /** Time between sending and the last byte, summed over calls: more than the clock's where they ran in parallel. */
  milliseconds: number;
}

export type CostReport = Record<string, SystemCost>;

/** Counts what is spent for one request; handed along with every upstream call, never global. */
export class CostMeter {
  readonly #systems = new Map<string, SystemCost>();

  count(system: string, spent: Partial<SystemCost>): void {
    const known = this.#systems.get(system) ?? { calls: 0, tokenCalls: 0, shared: 0, cached: 0, milliseconds: 0 };
    this.#systems.set(system, {
      calls: known.calls + (spent.calls ?? 0),
      tokenCalls: known.tokenCalls + (spent.tokenCalls ?? 0),
      shared: known.shared + (spent.shared ?? 0),
      cached: known.cached + (spent.cached ?? 0),
      milliseconds: known.milliseconds + (spent.milliseconds ?? 0),
    });
  }

  /** Adds what a subgraph in another process reported. */
  add(report: CostReport): void {
    for (const [system, spent] of Object.entries(report)) this.count(system, spent);
  }

  /** All calls to all systems. */
  get calls(): number {
    return [...this.#systems.values()].reduce((total, { calls }) => total + calls, 0);
  }

  report(): CostReport {
    const rounded = [...this.#systems].map(([system, cost]) => [
      system,
      { ...cost, milliseconds: Math.round(cost.milliseconds) },
    ]);
    return Object.fromEntries(rounded);
  }
}
