import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SandboxContext } from '../../context.ts';

const registration = z.strictObject({ url: z.url() });

/** An event of Commerce, and the fields that its subscription asks for. */
export interface CommerceEvent {
  /** `observer.sales_order_save_commit_after`. */
  name: string;
  value: Readonly<Record<string, unknown>>;
  storeId: number;
  websiteId: number;
}

const TIMEOUT_MS = 10_000;
const HANDSHAKE_MS = 5_000;
/** Larger ones are not created. */
const LARGEST_EVENT_BYTES = 64 * 1024;
const FIRST_WAITS_MS = [1_000, 2_000, 4_000, 8_000];
const LATER_WAIT_MS = 15 * 60_000;
const GIVES_UP_AFTER_MS = 24 * 3_600_000;

/** Adobe I/O Events: what Commerce tells Adobe, and Adobe tells whoever is registered. */
export class IoEvents {
  readonly #context: SandboxContext;
  readonly #urls = new Set<string>();

  constructor(context: SandboxContext) {
    this.#context = context;
    context.onRegistration('commerce', async (input) => {
      const { url } = registration.parse(input);
      await shakeHands(url);
      this.#urls.add(url);
    });
  }

  emit({ name, value, storeId, websiteId }: CommerceEvent): void {
    if (this.#urls.size === 0) return;
    const { credentials, clock, deliveries, eventKeys } = this.#context;
    const { clientId, providerId, source } = credentials.events;
    const id = randomUUID();
    const type = `com.adobe.commerce.${name}`;
    const body = JSON.stringify({
      specversion: '1.0',
      id: randomUUID(),
      source: `urn:uuid:${providerId}`,
      type,
      datacontenttype: 'application/json',
      time: clock().toISOString(),
      eventid: id,
      event_id: id,
      recipientclientid: clientId,
      recipient_client_id: clientId,
      data: {
        key: randomUUID(),
        source,
        value: Object.fromEntries(Object.entries(value).map(([field, one]) => [field, asSent(one)])),
        _metadata: {
          commerceEdition: 'Adobe Commerce',
          commerceVersion: '2.4.9',
          eventsClientVersion: '1.22.1',
          storeId: `${storeId}`,
          websiteId: `${websiteId}`,
          storeGroupId: `${websiteId}`,
        },
      },
    });
    if (Buffer.byteLength(body) > LARGEST_EVENT_BYTES) return;
    for (const url of this.#urls) {
      let waitedMs = 0;
      deliveries.send({
        system: 'commerce',
        event: name,
        url,
        body,
        headers: (attempt) => ({
          'content-type': 'application/json; charset=utf-8',
          'x-adobe-event-id': id,
          'x-adobe-delivery-id': randomUUID(),
          'x-adobe-event-code': type,
          'x-adobe-provider': 'dx_commerce_events',
          ...(attempt > 1 ? { 'x-adobe-retry-count': `${attempt - 1}` } : {}),
          ...eventKeys.headers(body),
        }),
        timeoutMs: TIMEOUT_MS,
        retryAfterMs(attempt, outcome) {
          const mayRetry =
            typeof outcome !== 'object' || outcome.status === 429 || (outcome.status >= 500 && outcome.status !== 505);
          const waitMs = FIRST_WAITS_MS[attempt - 1] ?? LATER_WAIT_MS;
          waitedMs += waitMs;
          return mayRetry && waitedMs <= GIVES_UP_AFTER_MS ? waitMs : undefined;
        },
      });
    }
  }
}

/** Plain values come as text, for the most part. */
const asSent = (value: unknown): unknown => (typeof value === 'number' ? `${value}` : value);

/** Whoever is to get events must give the challenge back. Throws where he does not. */
async function shakeHands(url: string): Promise<void> {
  const challenge = randomUUID();
  const address = new URL(url);
  address.searchParams.set('challenge', challenge);
  const answer = await fetch(address, { signal: AbortSignal.timeout(HANDSHAKE_MS), redirect: 'manual' });
  const text = await answer.text();
  const isEchoed = text === challenge || text.includes(`"challenge":"${challenge}"`);
  if (!answer.ok || !isEchoed) throw new Error(`${url} does not give the challenge back (${answer.status})`);
}
