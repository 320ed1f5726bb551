import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { NewChange } from './changes/change.ts';

/** One HTTP delivery of an upstream system, its body as the very bytes it came in. */
export interface Delivery {
  method: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  query: Readonly<Record<string, string | undefined>>;
  body: Buffer;
}

/** One authentic event, understood or not. */
export interface ReceivedEvent {
  /** The sender's own id of it, the same over its retries. */
  id: string;
  /** The sender's name of its kind: `com.adobe.commerce.observer.sales_order_save_commit_after`. */
  type: string;
  /** What it says has changed; a text: why nobody here understands it, so that it is parked. */
  changes: readonly NewChange[] | string;
}

/** A handshake is answered as the sender demands; events are answered once they are kept, with what became of them unless the sender demands another answer. */
export type Reading =
  | { events: readonly ReceivedEvent[]; answer?: unknown }
  | { answer: unknown; contentType?: string };

/** What one kind of sender speaks. It keeps nothing. */
export interface Sender {
  /** Its place below `/webhooks/`. */
  name: string;
  source: NewChange['source'];
  maxBodyBytes: number;
  /** Throws UNAUTHENTICATED where it is not proven that the sender sent this; BAD_USER_INPUT where it is no message at all. */
  read(delivery: Delivery): Promise<Reading>;
}

/** An id or a name as senders write them: fit to be stored. */
export const word = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** For an event without an id of its own: the same for the same content. */
export function idOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest('base64url');
}

/** Undefined where the body is no JSON. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
