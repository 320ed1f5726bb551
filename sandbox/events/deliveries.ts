import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Faults } from '../faults.ts';
import { type Delivery, type Outcome, post } from './delivery.ts';

/** `failure` stands where nothing was answered. */
export type Attempt = { at: string; ms: number } & ({ status: number } | { failure: 'timeout' | 'unreachable' });

/** One event, and what became of it. */
export interface DeliveryRecord {
  id: string;
  /** ISO 8601. */
  at: string;
  system: string;
  event: string;
  url: string;
  body: unknown;
  /** In order. */
  attempts: Attempt[];
  state: 'under way' | 'delivered' | 'given up' | 'dropped';
}

/** When a record is next worked on, in milliseconds; 0: now. */
interface Flight {
  dueAt: number;
}

const KEPT = 5_000;
/** So many are sent at a time; those that wait to be sent again do not count. */
const AT_ONCE = 8;
const HELD_MS = 200;
const SOON_MS = 1_000;
const LOOK_AGAIN_MS = 20;

/** Sends the systems' events, each as often as its system does, but for what goes wrong on purpose. */
export class Deliveries {
  readonly #retryScale: number;
  readonly #faults: Faults;
  #end = new AbortController();
  #records: DeliveryRecord[] = [];
  readonly #flights = new Set<Flight>();
  #free = AT_ONCE;
  /** Those that wait for their turn to be sent. */
  readonly #queue: (() => void)[] = [];
  /** Those held back until another has gone. */
  readonly #held: (() => void)[] = [];

  /** The time before another attempt is multiplied by `retryScale`. */
  constructor(retryScale: number, faults: Faults) {
    this.#retryScale = retryScale;
    this.#faults = faults;
  }

  /** Newest last; the oldest are forgotten when there are too many. */
  all(): readonly DeliveryRecord[] {
    return this.#records;
  }

  /** Forgets what was sent. What is under way goes on. */
  clear(): void {
    this.#records = [];
  }

  /** Forgets all, and sends nothing more of it. */
  reset(): void {
    this.clear();
    this.#end.abort();
    this.#end = new AbortController();
  }

  close(): void {
    this.#end.abort();
  }

  /** Until nothing is being sent, or is to be within a second. */
  async settled(): Promise<void> {
    const isSoon = ({ dueAt }: Flight) => dueAt < Date.now() + SOON_MS;
    while ([...this.#flights].some(isSoon)) await wait(LOOK_AGAIN_MS, undefined, { ref: false });
  }

  /** Does not wait, and never throws. */
  send(delivery: Delivery): void {
    const struck = new Map(this.#faults.strikeEvent(delivery.system, delivery.event).map((one) => [one.what, one]));
    const record = this.#enter(delivery);
    if (struck.has('drop')) {
      record.state = 'dropped';
      return;
    }
    const records = struck.has('duplicate') ? [record, this.#enter(delivery)] : [record];
    const delayMs = struck.get('delay')?.ms;
    const isHeld = struck.has('reorder');
    const overtaken = isHeld || delayMs !== undefined ? [] : this.#held.splice(0);
    for (const one of records) {
      const flight: Flight = { dueAt: 0 };
      this.#flights.add(flight);
      this.#fly(delivery, one, { flight, delayMs, isHeld, overtaken })
        // Nothing is left to do for what is under way when the sandbox ends.
        .catch(() => undefined)
        .finally(() => this.#flights.delete(flight));
    }
  }

  #enter({ system, event, url, body }: Delivery): DeliveryRecord {
    const record: DeliveryRecord = {
      id: randomUUID(),
      at: new Date().toISOString(),
      system,
      event,
      url,
      body: JSON.parse(body),
      attempts: [],
      state: 'under way',
    };
    this.#records.push(record);
    if (this.#records.length > KEPT) this.#records = this.#records.slice(-KEPT / 2);
    return record;
  }

  async #fly(
    delivery: Delivery,
    record: DeliveryRecord,
    way: { flight: Flight; delayMs: number | undefined; isHeld: boolean; overtaken: (() => void)[] },
  ): Promise<void> {
    const { signal } = this.#end;
    const rest = async (ms: number) => {
      way.flight.dueAt = Date.now() + ms;
      await wait(ms, undefined, { signal, ref: false });
      way.flight.dueAt = 0;
    };
    if (way.delayMs !== undefined) await rest(way.delayMs);
    if (way.isHeld) await this.#overtaken();
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const outcome = await this.#attempt(delivery, attempt, record, signal);
      for (const go of way.overtaken.splice(0)) go();
      if (typeof outcome === 'object' && outcome.status >= 200 && outcome.status < 300) {
        record.state = 'delivered';
        return;
      }
      const waitMs = delivery.retryAfterMs(attempt, outcome);
      if (waitMs === undefined) {
        record.state = 'given up';
        return;
      }
      await rest(waitMs * this.#retryScale);
    }
  }

  #overtaken(): Promise<void> {
    return new Promise((go) => {
      this.#held.push(go);
      setTimeout(go, HELD_MS).unref();
    });
  }

  async #attempt(delivery: Delivery, attempt: number, record: DeliveryRecord, signal: AbortSignal): Promise<Outcome> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((go) => this.#queue.push(go));
    try {
      const at = new Date();
      const outcome = await post(delivery, attempt, signal);
      const ended = typeof outcome === 'object' ? outcome : { failure: outcome };
      record.attempts.push({ at: at.toISOString(), ms: Date.now() - at.getTime(), ...ended });
      return outcome;
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
