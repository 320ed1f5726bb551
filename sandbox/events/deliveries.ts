import { setTimeout as wait } from 'node:timers/promises';

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

/** Sends the systems' events, each as often as its system does. */
export class Deliveries {
  readonly #retryScale: number;
  readonly #end = new AbortController();

  /** All waiting is multiplied by `retryScale`. */
  constructor(retryScale: number) {
    this.#retryScale = retryScale;
  }

  /** Does not wait, and never throws. */
  send(delivery: Delivery): void {
    // What is under way when the sandbox ends is dropped.
    this.#deliver(delivery).catch(() => undefined);
  }

  close(): void {
    this.#end.abort();
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { signal } = this.#end;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const outcome = await this.#post(delivery, attempt);
      if (typeof outcome === 'object' && outcome.status >= 200 && outcome.status < 300) return;
      const waitMs = delivery.retryAfterMs(attempt, outcome);
      if (waitMs === undefined) return;
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
