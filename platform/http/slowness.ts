/** Less than this is never slow, whatever an operation's usual time. */
const alwaysFineMs = 250;
const slowFactor = 4;
const weight = 0.05;

/** Knows how long each operation usually takes, and so which answer was slow for its kind. */
export class Slowness {
  readonly #usualMs = new Map<string, number>();

  isSlow(operation: string, ms: number): boolean {
    const usual = this.#usualMs.get(operation) ?? ms;
    this.#usualMs.set(operation, usual + (ms - usual) * weight);
    return ms > alwaysFineMs && ms > usual * slowFactor;
  }
}
