import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Random } from './world/random.ts';

const pattern = z.string().refine((source) => canCompile(source), 'is not a regular expression');

const chance = {
  /** Which system; absent: each. */
  system: z.enum(['commerce', 'finance', 'dataverse', 'identity']).optional(),
  /** Share of those meant that it strikes. @default 1 */
  rate: z.number().min(0).max(1).default(1),
  /** How many it strikes at most; absent: no end. */
  count: z.number().int().positive().optional(),
};

const common = {
  ...chance,
  method: z.string().optional(),
  /** A regular expression for path and query. */
  path: pattern.optional(),
};

const schema = z.discriminatedUnion('kind', [
  /** Answers later. */
  z.strictObject({ kind: z.literal('latency'), ms: z.number().int().min(0).max(600_000), ...common }),
  /** Answers this status in the system's own words, and does nothing. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int().min(400).max(599),
    retryAfterSeconds: z.number().int().min(0).optional(),
    ...common,
  }),
  /** Never answers; the connection stays open. */
  z.strictObject({ kind: z.literal('timeout'), ...common }),
  /** Breaks the connection before anything is done. */
  z.strictObject({ kind: z.literal('refuse'), ...common }),
  /** Does what was asked, then breaks the connection. */
  z.strictObject({ kind: z.literal('answerLost'), ...common }),
  /** An event on its way out is lost, sent twice, held back for a while, or until the next one has gone. */
  z.strictObject({
    kind: z.literal('event'),
    what: z.enum(['drop', 'duplicate', 'delay', 'reorder']),
    /** A regular expression for its name. */
    event: pattern.optional(),
    ms: z.number().int().min(0).max(600_000).default(1_000),
    ...chance,
  }),
]);

export type Fault = z.infer<typeof schema>;
export type EventFault = Extract<Fault, { kind: 'event' }>;
export type RequestFault = Exclude<Fault, EventFault>;

export interface StandingFault {
  id: string;
  fault: Fault;
  /** How often it struck. */
  struck: number;
}

interface Struck {
  system: string;
  method: string;
  url: string;
}

/** What goes wrong on purpose. Chance comes from the seed. */
export class Faults {
  readonly #seed: number;
  #standing: StandingFault[] = [];
  #chance: Random;

  constructor(seed: number) {
    this.#seed = seed;
    this.#chance = new Random(seed);
  }

  /** Throws a ZodError where the input is not a fault. */
  add(input: unknown): StandingFault {
    const standing = { id: randomUUID(), fault: schema.parse(input), struck: 0 };
    this.#standing.push(standing);
    return standing;
  }

  all(): readonly StandingFault[] {
    return this.#standing;
  }

  clear(): void {
    this.#standing = [];
    this.#chance = new Random(this.#seed);
  }

  /** Those that strike this event, by its name, in the order they were asked for. */
  strikeEvent(system: string, event: string): EventFault[] {
    const meant = (fault: Fault): fault is EventFault => fault.kind === 'event' && matches(fault.event, event);
    return this.#strike(system, meant);
  }

  /** Those that strike this request, in the order they were asked for. */
  strike({ system, method, url }: Struck): RequestFault[] {
    const meant = (fault: Fault): fault is RequestFault =>
      fault.kind !== 'event' && (fault.method ?? method).toUpperCase() === method && matches(fault.path, url);
    return this.#strike(system, meant);
  }

  #strike<F extends Fault>(system: string, meant: (fault: Fault) => fault is F): F[] {
    return this.#standing.flatMap((standing) => {
      const { fault, struck } = standing;
      if ((fault.system ?? system) !== system || !meant(fault)) return [];
      if (fault.count !== undefined && struck >= fault.count) return [];
      if (fault.rate !== 1 && !this.#chance.chance(fault.rate)) return [];
      standing.struck += 1;
      return [fault];
    });
  }
}

const matches = (source: string | undefined, text: string): boolean =>
  source === undefined || new RegExp(source).test(text);

function canCompile(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}
