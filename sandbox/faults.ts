import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Random } from './world/random.ts';

const common = {
  /** Which system; absent: each. */
  system: z.enum(['commerce', 'finance', 'dataverse', 'identity']).optional(),
  method: z.string().optional(),
  /** A regular expression for path and query. */
  path: z
    .string()
    .refine((source) => canCompile(source), 'is not a regular expression')
    .optional(),
  /** Share of the requests it strikes. @default 1 */
  rate: z.number().min(0).max(1).default(1),
  /** How many it strikes at most; absent: no end. */
  count: z.number().int().positive().optional(),
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
    ms: z.number().int().min(0).max(600_000).default(1_000),
    ...common,
  }),
]);

export type Fault = z.infer<typeof schema>;

export interface StandingFault {
  id: string;
  fault: Fault;
  /** How often it struck. */
  struck: number;
}

/** Stands where a request has its method, and the event's name where it has its path. */
const EVENT = 'event';

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

  /** Those that strike this event, by its name. */
  strikeEvent(system: string, event: string): Extract<Fault, { kind: 'event' }>[] {
    return this.strike({ system, method: EVENT, url: event }).flatMap((fault) =>
      fault.kind === 'event' ? [fault] : [],
    );
  }

  /** Those that strike this request, in the order they were asked for. */
  strike(request: Struck): Fault[] {
    return this.#standing
      .filter((standing) => this.#strikes(standing, request))
      .map((standing) => {
        standing.struck += 1;
        return standing.fault;
      });
  }

  #strikes({ fault, struck }: StandingFault, { system, method, url }: Struck): boolean {
    if ((fault.kind === 'event') !== (method === EVENT)) return false;
    if (fault.system !== undefined && fault.system !== system) return false;
    if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
    if (fault.path !== undefined && !new RegExp(fault.path).test(url)) return false;
    if (fault.count !== undefined && struck >= fault.count) return false;
    return fault.rate === 1 || this.#chance.chance(fault.rate);
  }
}

function canCompile(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}
