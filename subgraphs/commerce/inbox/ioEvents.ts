import { verify } from 'node:crypto';
import { z } from 'zod';
import { badUserInput, unauthenticated } from '../../../platform/errors.ts';
import { type Delivery, idOf, type ReceivedEvent, readJson, type Sender, word } from '../../../platform/inbox.ts';
import type { AdobeKeys } from './adobeKeys.ts';
import { changesOf } from './events.ts';

interface IoEventsOptions {
  /** Of the project in Adobe's console: to whom events must be addressed. */
  clientId: string;
  keys: Pick<AdobeKeys, 'byPath'>;
}

const recipient = z.object({ recipientclientid: z.string().optional(), recipient_client_id: z.string().optional() });

const optionalWord = word.optional().catch(undefined);
const cloudEvent = z.object({
  type: word,
  time: z.iso.datetime({ offset: true }).optional().catch(undefined),
  data: z.object({ value: z.record(z.string(), z.unknown()) }),
});
const ids = z.object({ eventid: optionalWord, event_id: optionalWord, id: optionalWord, type: optionalWord });

/**
 * Adobe I/O Events. Let in is what one of its two signatures proves and what is addressed to us. The other handshake, by a
 * URL in a body that nobody signs, is not taken part in: it would have us call whatever address anybody writes.
 */
export function createIoEvents({ clientId, keys }: IoEventsOptions): Sender {
  async function isSigned(by: 1 | 2, { headers, body }: Delivery): Promise<boolean> {
    const signature = headers[`x-adobe-digital-signature-${by}`];
    const path = headers[`x-adobe-public-key${by}-path`];
    if (signature === undefined || path === undefined) return false;
    const key = await keys.byPath(path);
    return key !== undefined && verify('sha256', body, key, Buffer.from(signature, 'base64'));
  }

  /** Either signature will do: a key that cannot be had matters only when the other proves nothing. */
  async function prove(delivery: Delivery): Promise<void> {
    let failure: unknown;
    for (const by of [1, 2] as const) {
      try {
        if (await isSigned(by, delivery)) return;
      } catch (error) {
        failure ??= error;
      }
    }
    throw failure ?? unauthenticated('No signature of Adobe covers these bytes.');
  }

  return {
    name: 'adobe-io',
    source: 'commerce',
    // An event has 64 KiB at most.
    maxBodyBytes: 1024 * 1024,
    async read(delivery) {
      if (delivery.method === 'GET') return { answer: { challenge: readChallenge(delivery) } };
      const sent = readJson(delivery.body);
      // Looked at first, since it costs nothing: what is for somebody else never makes us ask for a key.
      const to = recipient.safeParse(sent).data;
      if ((to?.recipientclientid ?? to?.recipient_client_id) !== clientId)
        throw unauthenticated('This is not addressed to us.');
      await prove(delivery);
      return { events: [toEvent(sent, delivery.body)] };
    },
  };
}

function readChallenge({ query }: Delivery): string {
  const { challenge } = query;
  if (challenge === undefined || challenge.length > 1_000) throw badUserInput('challenge', 'A challenge is expected.');
  return challenge;
}

function toEvent(sent: unknown, body: Buffer): ReceivedEvent {
  const { eventid, event_id, id, type = 'unknown' } = ids.parse(sent);
  // The header with the same id is not covered by the signature: whoever sends a delivery again could change it.
  const own = { id: eventid ?? event_id ?? id ?? idOf(body), type };
  const event = cloudEvent.safeParse(sent).data;
  if (event === undefined) return { ...own, changes: 'an event has a type and a value' };
  const { time, data } = event;
  const changes = changesOf(event.type.replace(/^com\.adobe\.commerce\./, ''), data.value);
  if (typeof changes === 'string' || time === undefined) return { ...own, changes };
  return { ...own, changes: changes.map((change) => ({ ...change, happenedAt: time })) };
}
