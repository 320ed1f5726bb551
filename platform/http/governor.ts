import { type UpstreamFacts, UpstreamThrottled, UpstreamUnavailable } from '../errors.ts';
import type { Lane } from './request.ts';

/** First to last. Each lane may fill only a part of the limit, so that the ones before it always find room. */
const lanes: readonly { lane: Lane; part: number }[] = [
  { lane: 'checkout', part: 1 },
  { lane: 'account', part: 0.9 },
  { lane: 'feed', part: 0.7 },
  { lane: 'report', part: 0.5 },
];
const maxWaiting = 10_000;

export interface GovernorOptions {
  /** Most calls under way at once. */
  maxConcurrency: number;
  /** @default a third of the most */
  initialConcurrency?: number;
  /** Monotonic milliseconds. @default performance.now */
  now?: () => number;
}

export interface Wanted {
  lane: Lane;
  /** By `now`: when the call's time is over. */
  deadline: number;
  signal: AbortSignal;
  facts: UpstreamFacts;
}

export interface Permit {
  /** Exactly once. `slow` and `throttled` lower the limit, `good` raises it a little, `unknown` leaves it. */
  release(outcome: 'good' | 'slow' | 'throttled' | 'unknown'): void;
}

interface Waiter extends Wanted {
  resolve(permit: Permit): void;
  reject(error: unknown): void;
  stop(): void;
}

/**
 * Decides which call to one upstream identity goes next. The limit adapts: one more per round of good answers, half on
 * a 429, a little less on slowness. A Retry-After shuts the door for everybody at once.
 */
export class Governor {
  readonly #max: number;
  readonly #now: () => number;
  readonly #waiting = new Map<Lane, Set<Waiter>>(lanes.map(({ lane }) => [lane, new Set()]));
  #limit: number;
  #underWay = 0;
  #shutUntil = 0;
  #loweredAt = Number.NEGATIVE_INFINITY;
  #alarm: NodeJS.Timeout | undefined;

  constructor({ maxConcurrency, initialConcurrency, now = () => performance.now() }: GovernorOptions) {
    this.#max = maxConcurrency;
    this.#limit = Math.max(1, Math.min(initialConcurrency ?? Math.ceil(maxConcurrency / 3), maxConcurrency));
    this.#now = now;
  }

  get limit(): number {
    return Math.floor(this.#limit);
  }

  get underWay(): number {
    return this.#underWay;
  }

  get waiting(): number {
    return [...this.#waiting.values()].reduce((total, { size }) => total + size, 0);
  }

  /** Asked once more at the very moment of sending. */
  get isOpen(): boolean {
    return this.#now() >= this.#shutUntil;
  }

  /** Milliseconds until the door opens; 0 when it is open. */
  get shutForMs(): number {
    return Math.max(0, Math.ceil(this.#shutUntil - this.#now()));
  }

  /** Resolves when the call may leave. Rejects with UpstreamThrottled at once when its time ends while the door is shut. */
  acquire(wanted: Wanted): Promise<Permit> {
    const { promise, resolve, reject } = Promise.withResolvers<Permit>();
    if (wanted.signal.aborted) reject(wanted.signal.reason);
    else if (this.#isHopeless(wanted)) reject(this.#throttled(wanted.facts));
    else if (this.waiting >= maxWaiting) reject(new UpstreamUnavailable('too many calls are waiting', wanted.facts));
    else this.#queue(wanted, resolve, reject);
    this.#admit();
    return promise;
  }

  /** The upstream asked for quiet. A shorter wish never cuts a longer one. */
  shut(retryAfterMs: number): void {
    this.#shutUntil = Math.max(this.#shutUntil, this.#now() + retryAfterMs);
    for (const waiter of this.#all()) {
      if (this.#isHopeless(waiter)) this.#leave(waiter, () => waiter.reject(this.#throttled(waiter.facts)));
    }
    this.#admit();
  }

  #queue(wanted: Wanted, resolve: Waiter['resolve'], reject: Waiter['reject']): void {
    const onAbort = () => this.#leave(waiter, () => reject(wanted.signal.reason));
    const stop = () => wanted.signal.removeEventListener('abort', onAbort);
    const waiter: Waiter = { ...wanted, resolve, reject, stop };
    wanted.signal.addEventListener('abort', onAbort, { once: true });
    this.#waiting.get(wanted.lane)?.add(waiter);
  }

  #admit(): void {
    if (!this.isOpen) {
      this.#wakeWhenOpen();
      return;
    }
    for (const { lane, part } of lanes) {
      const room = Math.max(1, Math.floor(this.#limit * part));
      for (const waiter of this.#waiting.get(lane) ?? []) {
        if (this.#underWay >= room) break;
        this.#underWay += 1;
        this.#leave(waiter, () => waiter.resolve(this.#permit()));
      }
    }
  }

  #permit(): Permit {
    const startedAt = this.#now();
    let held = true;
    return {
      release: (outcome) => {
        if (!held) throw new Error('a permit was released twice');
        held = false;
        this.#learn(outcome, startedAt);
        this.#underWay -= 1;
        this.#admit();
      },
    };
  }

  #learn(outcome: Parameters<Permit['release']>[0], startedAt: number): void {
    if (outcome === 'good') {
      // Room nobody used teaches nothing about how much there is.
      if (this.#underWay * 2 >= this.#limit) this.#limit = Math.min(this.#max, this.#limit + 1 / this.#limit);
      return;
    }
    // Calls that left before the last lowering tell of the load that was lowered already.
    if (outcome === 'unknown' || startedAt < this.#loweredAt) return;
    this.#limit = Math.max(1, this.#limit * (outcome === 'throttled' ? 0.5 : 0.9));
    this.#loweredAt = this.#now();
  }

  #wakeWhenOpen(): void {
    clearTimeout(this.#alarm);
    if (this.waiting === 0) return;
    this.#alarm = setTimeout(() => this.#admit(), Math.min(this.shutForMs + 1, 2_147_483_647));
  }

  #isHopeless({ deadline }: Wanted): boolean {
    return !this.isOpen && deadline <= this.#shutUntil;
  }

  #throttled(facts: UpstreamFacts): UpstreamThrottled {
    return new UpstreamThrottled(`${facts.system} asked us to wait`, { ...facts, retryAfterMs: this.shutForMs });
  }

  #leave(waiter: Waiter, tell: () => void): void {
    this.#waiting.get(waiter.lane)?.delete(waiter);
    waiter.stop();
    tell();
  }

  #all(): Waiter[] {
    return [...this.#waiting.values()].flatMap((waiters) => [...waiters]);
  }
}
