import { performance } from 'node:perf_hooks';
import { LRUCache } from 'lru-cache';
import type { NewChange } from '../changes/change.ts';
import type { Heard } from '../changes/tail.ts';
import type { Grounds } from '../reading.ts';

/** A value that was read, and all that says whether it may still be given. Plain JSON, for every process to judge. */
export interface Entry<Value = unknown> extends Grounds {
  epoch: string;
  value: Value;
}

/** Why a kept value may not be given. */
export type Refusal = 'epoch' | 'floor' | 'tag' | 'unheard' | 'expired' | 'unsettled' | 'older than asked';

export interface KnowledgeOptions {
  epoch: string;
  /** Where in the log this process began to listen. */
  position: number;
  /**
   * How long after its event a source may still answer with what was before: until then what it answers is not kept, and it
   * is asked again.
   * @default nothing for each
   */
  lagMs?: Partial<Record<NewChange['source'], number>>;
  /** Monotonic milliseconds. @default performance.now */
  clock?: () => number;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
  /** Tags remembered. @default 100 000 */
  maxTags?: number;
}

/** Longer ago than this nothing is known of what has changed since. */
const hearingMs = 1_000;

interface Touched {
  position: number;
  /** By the monotonic clock: from then on its source answers with the new state. */
  settledAt: number;
}

/** What one process knows of the change log; by it alone it judges whether a kept value may be given. */
export class Knowledge {
  #epoch: string;
  #position: number;
  /** Of changes before it no tag is known. */
  #floor: number;
  #heardAt = Number.NEGATIVE_INFINITY;
  /** What is not known of a tag may be that it was touched a moment ago: see `settledAt`. */
  #strangersSettledAt: number;
  readonly #touched: LRUCache<string, Touched>;
  readonly #lagMs: Partial<Record<NewChange['source'], number>>;
  readonly #clock: () => number;
  readonly #now: () => number;

  constructor({ epoch, position, lagMs = {}, ...options }: KnowledgeOptions) {
    this.#epoch = epoch;
    this.#position = position;
    this.#floor = position;
    this.#lagMs = lagMs;
    this.#clock = options.clock ?? (() => performance.now());
    this.#now = options.now ?? Date.now;
    this.#touched = new LRUCache({
      max: options.maxTags ?? 100_000,
      // What is forgotten of one tag may be true of any: no entry from before may be given any more.
      dispose: (forgotten, _tag, reason) => {
        if (reason !== 'evict') return;
        this.#floor = Math.max(this.#floor, forgotten.position);
        this.#strangersSettledAt = Math.max(this.#strangersSettledAt, forgotten.settledAt);
      },
    });
    this.#strangersSettledAt = this.#whenAllSettle();
  }

  /** To be stamped on what is read, before it is read. */
  get epoch(): string {
    return this.#epoch;
  }
  get position(): number {
    return this.#position;
  }

  hear({ epoch, changes, head, isEnd, askedAt, prunedTo }: Heard): void {
    if (epoch !== this.#epoch) {
      this.#epoch = epoch;
      this.#position = head;
      this.#floor = head;
      this.#strangersSettledAt = this.#whenAllSettle();
      this.#touched.clear();
    }
    if (prunedTo > this.#position) {
      this.#floor = Math.max(this.#floor, prunedTo);
      this.#strangersSettledAt = this.#whenAllSettle();
    }
    const time = this.#clock();
    for (const { tags, position, source } of changes) {
      const settledAt = time + (this.#lagMs[source] ?? 0);
      for (const tag of tags) {
        const before = this.#touched.peek(tag)?.settledAt ?? settledAt;
        this.#touched.set(tag, { position, settledAt: Math.max(before, settledAt) });
      }
    }
    this.#position = Math.max(this.#position, head);
    if (isEnd) this.#heardAt = askedAt;
  }

  /**
   * Undefined: it is what the systems would answer, as far as anybody here has heard; asked at the moment of giving it, with
   * nothing awaited in between. `least`: how far must have been heard of; if that far was, and no tag of the entry was
   * touched since its `asOf`, then it is as new as that position, whatever its own.
   */
  refusal({ epoch, asOf, tags, validUntil }: Omit<Entry, 'value'>, least = 0): Refusal | undefined {
    if (epoch !== this.#epoch) return 'epoch';
    if (asOf < this.#floor) return 'floor';
    if (tags.some((tag) => (this.#touched.get(tag)?.position ?? 0) > asOf)) return 'tag';
    if (this.#clock() - this.#heardAt >= hearingMs) return 'unheard';
    if (this.#now() >= validUntil) return 'expired';
    return this.#position < least ? 'older than asked' : undefined;
  }

  /** Whether what was begun to be read at that time of the monotonic clock, and is as new as it says, may be kept. */
  mayKeep({ epoch, asOf, tags, validUntil }: Omit<Entry, 'value'>, begunAt: number): Refusal | undefined {
    if (epoch !== this.#epoch) return 'epoch';
    if (asOf < this.#floor) return 'floor';
    if (tags.some((tag) => (this.#touched.get(tag)?.position ?? 0) > asOf)) return 'tag';
    if (this.#now() >= validUntil) return 'expired';
    const isSettled = (tag: string) => (this.#touched.get(tag)?.settledAt ?? this.#strangersSettledAt) <= begunAt;
    return tags.every(isSettled) ? undefined : 'unsettled';
  }

  /** Whatever was told of by now, heard of here or not. */
  #whenAllSettle(): number {
    return this.#clock() + Math.max(0, ...Object.values(this.#lagMs));
  }
}
