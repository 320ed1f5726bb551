import { z } from 'zod';
import { Refusal } from './refusal.ts';

const limits = z.strictObject({
  requests: z.number().int().positive().default(6000),
  executionMs: z.number().positive().default(1_200_000),
  concurrent: z.number().int().positive().default(52),
  windowSeconds: z.number().positive().default(300),
});

export type ProtectionLimits = z.infer<typeof limits>;

/** What one user did within the window, oldest first. */
interface Usage {
  started: { atMs: number }[];
  spent: { atMs: number; ms: number }[];
  running: number;
}

/** Service protection: how much one user may ask for within a sliding window. */
export class ServiceProtection {
  readonly #clock: () => Date;
  readonly #users = new Map<string, Usage>();
  #limits: ProtectionLimits = limits.parse({});

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** Sets the limits named in `input`, the others to what they usually are. Throws a ZodError. */
  limit(input: unknown): void {
    this.#limits = limits.parse(input);
  }

  /** Back to the usual limits, with nothing used. */
  reset(): void {
    this.#limits = limits.parse({});
    this.#users.clear();
  }

  /** Counts a request in; the function it returns counts it out. Throws a Refusal with 429. */
  admit(user: string): (tookMs: number) => void {
    const usage = this.#usage(user);
    const { requests, executionMs, concurrent, windowSeconds } = this.#limits;
    if (usage.running >= concurrent) {
      throw tooMany('0x80072326', `Number of concurrent requests exceeded the limit of ${concurrent}.`, windowSeconds);
    }
    if (usage.started.length >= requests) {
      const message = `Number of requests exceeded the limit of ${requests} over time window of ${windowSeconds} seconds.`;
      throw tooMany('0x80072322', message, this.#secondsLeft(usage.started[0]));
    }
    if (spentMs(usage) >= executionMs) {
      const message = `Combined execution time of incoming requests exceeded limit of ${executionMs.toLocaleString('en-US')} milliseconds over time window of ${windowSeconds} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.`;
      throw tooMany('0x80072321', message, this.#secondsLeft(usage.spent[0]));
    }
    usage.started.push({ atMs: this.#nowMs() });
    usage.running += 1;
    return (tookMs) => {
      usage.running -= 1;
      usage.spent.push({ atMs: this.#nowMs(), ms: tookMs });
    };
  }

  /** How much is left, as every answer tells it. */
  headers(user: string): Record<string, string> {
    const usage = this.#usage(user);
    const { requests, executionMs } = this.#limits;
    return {
      'x-ms-ratelimit-burst-remaining-xrm-requests': String(Math.max(requests - usage.started.length, 0)),
      'x-ms-ratelimit-time-remaining-xrm-requests': String(
        Math.max(Math.round(executionMs - spentMs(usage)), 0) / 1000,
      ),
    };
  }

  #nowMs(): number {
    return this.#clock().getTime();
  }

  #usage(user: string): Usage {
    const usage = this.#users.get(user) ?? { started: [], spent: [], running: 0 };
    this.#users.set(user, usage);
    const oldest = this.#nowMs() - this.#limits.windowSeconds * 1000;
    dropBefore(usage.started, oldest);
    dropBefore(usage.spent, oldest);
    return usage;
  }

  #secondsLeft(oldest: { atMs: number } | undefined): number {
    const untilMs = (oldest?.atMs ?? this.#nowMs()) + this.#limits.windowSeconds * 1000 - this.#nowMs();
    return Math.max(1, Math.ceil(untilMs / 1000));
  }
}

const spentMs = ({ spent }: Usage) => spent.reduce((sum, { ms }) => sum + ms, 0);

function dropBefore(entries: { atMs: number }[], oldestMs: number): void {
  const first = entries.findIndex(({ atMs }) => atMs > oldestMs);
  entries.splice(0, first < 0 ? entries.length : first);
}

function tooMany(code: string, message: string, retryAfterSeconds: number): Refusal {
  return new Refusal(429, code, message, { 'Retry-After': String(Math.ceil(retryAfterSeconds)) });
}
