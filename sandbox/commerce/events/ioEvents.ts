import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SandboxContext } from '../../context.ts';
import type { Outcome } from '../../events/delivery.ts';
import type { Row } from '../table.ts';
import type { Notice } from './subscriptions.ts';

const registration = z.strictObject({ url: z.url() });

const TIMEOUT_MS = 10_000;
const HANDSHAKE_MS = 5_000;
/** Larger ones are not created. */
const LARGEST_EVENT_BYTES = 64 * 1024;
const FIRST_WAITS_MS = [1_000, 2_000, 4_000, 8_000];
const LATER_WAIT_MS = 15 * 60_000;
/** As many as there are in a day. */
const MOST_RETRIES = FIRST_WAITS_MS.length + 95;

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
      return () => this.#urls.delete(url);
    });
  }

  /** At once, where Commerce would collect them for up to a minute. */
  send(notice: Notice): void {
    if (this.#urls.size === 0) return;
    const { deliveries, eventKeys } = this.#context;
    const event = this.#envelope(notice);
    const body = JSON.stringify(event);
    if (Buffer.byteLength(body) > LARGEST_EVENT_BYTES) return;
    for (const url of this.#urls) {
      deliveries.send({
        system: 'commerce',
        event: notice.name,
        url,
        body,
        headers: (attempt) => ({
          'content-type': 'application/json; charset=utf-8',
          'x-adobe-event-id': event.eventid,
          'x-adobe-delivery-id': randomUUID(),
          'x-adobe-event-code': event.type,
          'x-adobe-provider': 'dx_commerce_events',
          ...(attempt > 1 ? { 'x-adobe-retry-count': `${attempt - 1}` } : {}),
          ...eventKeys.headers(body),
        }),
        timeoutMs: TIMEOUT_MS,
        retryAfterMs: (attempt, outcome) =>
          mayRetry(outcome) && attempt <= MOST_RETRIES ? (FIRST_WAITS_MS[attempt - 1] ?? LATER_WAIT_MS) : undefined,
      });
    }
  }

  #envelope({ name, value, storeId }: Notice) {
    const { credentials, clock, world } = this.#context;
    const { clientId, providerId, source } = credentials.events;
    const store = world.storeViews.find(({ id }) => id === storeId);
    const website = world.websites.find(({ id }) => id === store?.websiteId);
    const id = randomUUID();
    return {
      specversion: '1.0',
      id: randomUUID(),
      source: `urn:uuid:${providerId}`,
      type: `com.adobe.commerce.${name}`,
      datacontenttype: 'application/json',
      time: clock().toISOString(),
      eventid: id,
      event_id: id,
      recipientclientid: clientId,
      recipient_client_id: clientId,
      data: {
        key: randomUUID(),
        source,
        value: asSent(value),
        _metadata: {
          commerceEdition: 'Adobe Commerce',
          commerceVersion: '2.4.9',
          eventsClientVersion: '1.22.1',
          storeId: `${storeId}`,
          websiteId: `${website?.id ?? 0}`,
          storeGroupId: `${website?.groupId ?? 0}`,
        },
      },
    };
  }
}

const mayRetry = (outcome: Outcome): boolean =>
  typeof outcome !== 'object' || outcome.status === 429 || (outcome.status >= 500 && outcome.status !== 505);

/** Numbers come as text. */
const asSent = (value: Row): Row =>
  Object.fromEntries(Object.entries(value).map(([field, one]) => [field, typeof one === 'number' ? `${one}` : one]));

/** Whoever is to get events must give the challenge back. Throws where he does not. */
async function shakeHands(url: string): Promise<void> {
  const challenge = randomUUID();
  const address = new URL(url);
  address.searchParams.set('challenge', challenge);
  const answer = await fetch(address, { signal: AbortSignal.timeout(HANDSHAKE_MS), redirect: 'manual' });
  const text = await answer.text();
  if (!answer.ok || (text.trim() !== challenge && challengeIn(text) !== challenge))
    throw new Error(`${url} does not give the challenge back (${answer.status})`);
}

function challengeIn(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'challenge' in body ? body.challenge : undefined;
  } catch {
    return undefined;
  }
}
