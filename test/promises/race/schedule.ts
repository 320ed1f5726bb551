/** What is to be done next, among `count` things. */
export type Choose = (count: number) => number;

/** Random numbers from a seed: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** All schedules, one after another: each run takes the last one's choices but for the last that had an alternative left. */
export class Exhaustive {
  #path: { taken: number; of: number }[] = [];
  #at = 0;
  isDone = false;

  readonly choose: Choose = (count) => {
    const known = this.#path[this.#at];
    const step = known ?? { taken: 0, of: count };
    if (known === undefined) this.#path.push(step);
    if (step.of !== count) throw new Error('the same choices led elsewhere: something here is left to chance');
    this.#at += 1;
    return step.taken;
  };

  /** On to the next schedule. */
  next(): void {
    this.#at = 0;
    for (let last = this.#path.pop(); last !== undefined; last = this.#path.pop()) {
      if (last.taken + 1 >= last.of) continue;
      this.#path.push({ taken: last.taken + 1, of: last.of });
      return;
    }
    this.isDone = true;
  }
}

/** Everything that is awaited in a run waits here until it is chosen. */
export class Gates {
  #waiting: (() => void)[] = [];

  pass(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  get count(): number {
    return this.#waiting.length;
  }

  async open(at: number): Promise<void> {
    const [resolve] = this.#waiting.splice(at, 1);
    resolve?.();
    // As many turns as the longest way between two gates takes.
    for (let turn = 0; turn < 24; turn += 1) await Promise.resolve();
  }
}
