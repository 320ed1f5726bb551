import { randomUUID } from 'node:crypto';

/** Flat: the members of its class stand beside those that every business event has. */
export interface BusinessEvent {
  BusinessEventId: string;
  EventId: string;
  [member: string]: unknown;
}

const TIMEOUT_MS = 30_000;

/** What Event Grid asks of an address before it sends there. Throws where that does not give the code back. */
export async function assertSubscribed(url: string, now: Date): Promise<void> {
  const validationCode = randomUUID().toUpperCase();
  const event = {
    id: randomUUID(),
    topic: '',
    subject: '',
    eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
    eventTime: now.toISOString(),
    dataVersion: '1',
    metadataVersion: '1',
    data: { validationCode },
  };
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'aeg-event-type': 'SubscriptionValidation' },
    body: JSON.stringify([event]),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const answer = await response.text();
  if (response.status === 200 && codeIn(answer) === validationCode) return;
  throw new Error(`the handshake failed: ${response.status} without the validation code`);
}

function codeIn(answer: string): unknown {
  try {
    const body: unknown = JSON.parse(answer);
    return typeof body === 'object' && body !== null && 'validationResponse' in body
      ? body.validationResponse
      : undefined;
  } catch {
    return undefined;
  }
}

/** A delivery in the Event Grid schema: a list of one event, whose data is the business event. */
export function eventGridBody(event: BusinessEvent, now: Date): string {
  return JSON.stringify([
    {
      id: event.EventId,
      topic: '',
      subject: event.BusinessEventId,
      eventType: event.BusinessEventId,
      eventTime: now.toISOString(),
      dataVersion: '1',
      metadataVersion: '1',
      data: event,
    },
  ]);
}
