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

/** A handshake is answered as the sender demands; events are answered once they are kept. */
export type Reading = { events: readonly ReceivedEvent[] } | { answer: unknown; contentType?: string };

/** What one kind of sender speaks. It keeps nothing. */
export interface Sender {
  /** Its place below `/webhooks/`. */
  name: string;
  source: NewChange['source'];
  maxBodyBytes: number;
  /** Throws UNAUTHENTICATED where it is not proven that the sender sent this; BAD_USER_INPUT where it is no message at all. */
  read(delivery: Delivery): Promise<Reading>;
}
