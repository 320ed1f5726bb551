import { setTimeout as wait } from 'node:timers/promises';
import type { Faults } from '../faults.ts';

/** How an attempt ended: with an answer of any status, or without one. */
export type Outcome = { status: number } | 'timeout' | 'unreachable';

/** One event on its way to one endpoint, by POST. Attempts are counted from 1. */
export interface Delivery {
  system: 'commerce' | 'finance' | 'dataverse';
  /** Its name, as its system calls it. */
  event: string;
  url: string;
  body: string;
  headers(attempt: number): Record<string, string>;
  timeoutMs: number;
  /** After an attempt that failed: how long until the next; undefined: it is given up. */
  retryAfterMs(attempt: number, outcome: Outcome): number | undefined;
}

/** One event, and what became of it. */
export interface DeliveryRecord {
  /** ISO 8601. */
  at: string;
  system: string;
  event: string;
  url: string;
  body: unknown;
  /** In order. */
  attempts: Outcome[];
  state: 'under way' | 'delivered' | 'given up' | 'dropped';
}

const KEPT = 5_000;

/** Sends the systems' events, each as often as its system does, but for what goes wrong on purpose. */
export class Deliveries {
  readonly #retryScale: number;
  readonly #faults: Faults;
  readonly #end = new AbortController();
  #records: DeliveryRecord[] = [];
  /** Held back until another has gone. */
  #held: (() => void)[] = [];

  /** All waiting is multiplied by `retryScale`. */
  constructor(retryScale: number, faults: Faults) {
    this.#retryScale = retryScale;
    this.#faults = faults;
  }

  /** Newest last; the oldest are forgotten when there are too many. */
  all(): readonly DeliveryRecord[] {
    return this.#records;
  }

  clear(): void {
    this.#records = [];
  }

  /** Does not wait, and never throws. */
  send(delivery: Delivery): void {
    const { system, event } = delivery;
    const struck = this.#faults.strikeEvent(system, event);
    const record = this.#enter(delivery);
    if (struck.some(({ what }) => what === 'drop')) {
      record.state = 'dropped';
      return;
    }
    const go = () => {
      // What is under way when the sandbox ends is dropped.
      this.#deliver(delivery, record).catch(() => undefined);
      if (struck.some(({ what }) => what === 'duplicate'))
        this.#deliver(delivery, this.#enter(delivery)).catch(() => undefined);
    };
    const late = struck.find(({ what }) => what === 'delay');
    if (late !== undefined) setTimeout(go, late.ms).unref();
    else if (struck.some(({ what }) => what === 'reorder')) this.#held.push(go);
    else {
      go();
      for (const held of this.#held.splice(0)) held();
    }
  }

  close(): void {
    this.#end.abort();
  }

  #enter({ system, event, url, body }: Delivery): DeliveryRecord {
    const at = new Date().toISOString();
    const record: DeliveryRecord = { at, system, event, url, body: JSON.parse(body), attempts: [], state: 'under way' };
    this.#records.push(record);
    if (this.#records.length > KEPT) this.#records = this.#records.slice(-KEPT / 2);
    return record;
  }

  async #deliver(delivery: Delivery, record: DeliveryRecord): Promise<void> {
    const { signal } = this.#end;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const outcome = await this.#post(delivery, attempt);
      record.attempts.push(outcome);
      if (typeof outcome === 'object' && outcome.status >= 200 && outcome.status < 300) {
        record.state = 'delivered';
        return;
      }
      const waitMs = delivery.retryAfterMs(attempt, outcome);
      if (waitMs === undefined) {
        record.state = 'given up';
        return;
      }
      await wait(waitMs * this.#retryScale, undefined, { signal, ref: false });
    }
  }

  async #post({ url, body, headers, timeoutMs }: Delivery, attempt: number): Promise<Outcome> {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: headers(attempt),
        body,
        redirect: 'manual',
        signal: AbortSignal.any([timeout, this.#end.signal]),
      });
      await response.arrayBuffer();
      return { status: response.status };
    } catch {
      return timeout.aborted ? 'timeout' : 'unreachable';
    }
  }
}
