/** What an answer rests on: it may be given again as long as nothing of that has changed. */
export interface Grounds {
  /** What a change of any part of it carries. */
  tags: readonly string[];
  /** How far the change log was heard of when its oldest part began to be read. */
  asOf: number;
  /** When its first part is no longer believed, in milliseconds since 1970. */
  validUntil: number;
}

/** Gathers what everything that was read for one answer rests on. */
export class Reading {
  /** The least that must have been heard of when any part was read. */
  readonly least: number;
  readonly #tags = new Set<string>();
  #asOf = Number.POSITIVE_INFINITY;
  #validUntil = Number.POSITIVE_INFINITY;
  #isKnown = true;

  constructor(least = 0) {
    this.least = least;
  }

  /** Undefined: a part of which nobody tells when it changes. */
  add(grounds: Grounds | undefined): void {
    if (grounds === undefined) {
      this.#isKnown = false;
      return;
    }
    for (const tag of grounds.tags) this.#tags.add(tag);
    this.#asOf = Math.min(this.#asOf, grounds.asOf);
    this.#validUntil = Math.min(this.#validUntil, grounds.validUntil);
  }

  /** Undefined when a part of it is not known, or nothing was read. */
  grounds(): Grounds | undefined {
    if (!this.#isKnown || this.#asOf === Number.POSITIVE_INFINITY) return undefined;
    return { tags: [...this.#tags], asOf: this.#asOf, validUntil: this.#validUntil };
  }
}
