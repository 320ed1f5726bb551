import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import type { Log } from '../log.ts';
import type { Change } from './change.ts';
import { type ChangeLog, changesChannel } from './log.ts';

/** What a process has just learned of the log. */
export interface Heard {
  epoch: string;
  changes: readonly Change[];
  /** All up to here was heard of. */
  head: number;
  /** Whether that was the end of the log. */
  isEnd: boolean;
  /** By `performance.now()`, before the log was asked: as of then the head was this one or a later one. */
  askedAt: number;
  /** What stood at or before this position is lost to whoever had not read it. */
  prunedTo: number;
}

export interface Tail {
  /** Of the log that is read now. */
  readonly epoch: string;
  /** All up to here was handed to those who listen. */
  readonly position: number;
  /** Resolves once all up to there was handed on; rejects when `signal` does. */
  reached(position: number, signal: AbortSignal): Promise<void>;
  /** Readings from now on, after those who listen already. */
  listen(onHeard: (heard: Heard) => void): void;
  close(): Promise<void>;
}

export interface TailOptions {
  changes: ChangeLog;
  /** The store's server: to be woken by it. */
  url: string;
  /** Everything after it is handed on. */
  from: number;
  /** Gets every reading, in order, also one without any change: it says how far the log was read, and when. */
  onHeard(heard: Heard): void;
  log: Log;
  /** The longest time between two readings. @default 400 */
  intervalMs?: number;
}

/**
 * Reads the log as it grows. The server's word only wakes it, what it reads by is the position: a word that is lost costs
 * the interval and nothing else. While the store cannot be read nothing is heard, and the next reading makes up for it.
 */
export function tailChanges({ changes, url, from, onHeard, log, intervalMs = 400 }: TailOptions): Tail {
  const listeners = [onHeard];
  const tell = (heard: Heard) => {
    for (const listener of listeners) listener(heard);
  };
  let position = from;
  let epoch = changes.epoch;
  let isClosed = false;
  let isFailing = false;
  let wake = () => {};
  const waiting = new Set<{ position: number; resolve: () => void }>();
  const ear = listen(url, () => wake(), log);

  async function read(): Promise<boolean> {
    const askedAt = performance.now();
    const reading = await changes.since(position);
    if (reading.epoch !== epoch) {
      log.warn({ was: epoch, is: reading.epoch }, 'the store is another one: its log is read from its beginning');
      epoch = reading.epoch;
      position = 0;
      tell({ epoch, changes: [], head: 0, isEnd: false, askedAt, prunedTo: 0 });
      return true;
    }
    position = reading.head;
    tell({ ...reading, askedAt });
    for (const one of waiting) {
      if (one.position > position) continue;
      waiting.delete(one);
      one.resolve();
    }
    return reading.changes.length > 0;
  }

  async function run(): Promise<void> {
    while (!isClosed) {
      // Asked before it is read, so that a word that comes meanwhile is not missed.
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      try {
        if (await read()) continue;
        if (isFailing) log.info({ position }, 'the change log is heard again');
        isFailing = false;
      } catch (error) {
        if (isClosed) return;
        if (!isFailing) log.warn({ err: error }, 'the change log cannot be read');
        isFailing = true;
      }
      const timer = setTimeout(wake, intervalMs);
      await woken;
      clearTimeout(timer);
    }
  }

  const running = run();
  return {
    listen: (listener) => void listeners.push(listener),
    get epoch() {
      return epoch;
    },
    get position() {
      return position;
    },
    reached(wanted, signal) {
      if (position >= wanted) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const one = { position: wanted, resolve };
        waiting.add(one);
        const leave = () => {
          waiting.delete(one);
          reject(signal.reason);
        };
        if (signal.aborted) leave();
        else signal.addEventListener('abort', leave, { once: true });
      });
    },
    async close() {
      isClosed = true;
      wake();
      await running;
      await ear.close();
    },
  };
}

const reconnectMs = 1_000;

/** Calls `onWord` for each notification, and after each time it lost its connection. */
function listen(url: string, onWord: () => void, log: Log): { close(): Promise<void> } {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function connect(): Promise<void> {
    const next = new Client({ connectionString: url, application_name: 'federated-commerce tail', keepAlive: true });
    client = next;
    next.on('error', (error) => log.debug({ err: error }, 'the store wakes nobody for a while'));
    next.once('end', () => {
      if (!isClosed) timer = setTimeout(connect, reconnectMs);
    });
    next.on('notification', onWord);
    try {
      await next.connect();
      await next.query(`listen ${changesChannel}`);
      onWord();
    } catch (error) {
      log.debug({ err: error }, 'the store wakes nobody for a while');
      await next.end().catch(() => {});
    }
  }

  const connecting = connect();
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => {});
    },
  };
}
