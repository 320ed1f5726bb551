/** How it becomes known that what a system answered is no longer true. */
export interface Basis {
  /** What a change of it carries; see `tags.ts`. None: nobody tells. */
  tags: readonly string[];
  /** How long it is believed when nothing is heard. */
  maxAgeMs: number;
}

/** The system sends an event for each change; the age is for the one that got lost. */
export const told = (tags: readonly string[]): Basis => ({ tags, maxAgeMs: 300_000 });

/** Some changes of it are told, others are found only by asking again. */
export const partlyTold = (tags: readonly string[]): Basis => ({ tags, maxAgeMs: 30_000 });

/** Set up once and seldom changed. */
export const settled: Basis = { tags: [], maxAgeMs: 300_000 };

/** Of what may or may not have one. */
export const basisOf = ({ tags, maxAgeMs }: { [Part in keyof Basis]?: Basis[Part] | undefined }): Basis | undefined =>
  tags === undefined || maxAgeMs === undefined ? undefined : { tags, maxAgeMs };
