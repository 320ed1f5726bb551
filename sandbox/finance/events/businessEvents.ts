import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SandboxContext } from '../../context.ts';
import type { Database } from '../database.ts';
import type { Change } from '../table.ts';
import { assertSubscribed, type BusinessEvent, eventGridBody } from './eventGrid.ts';
import { invoicePosted, type Occurrence } from './invoicePosted.ts';

const registration = z.object({
  url: z.url(),
  /** Absent: all. */
  legalEntities: z.array(z.string()).optional(),
  form: z.enum(['eventGrid', 'https']).default('eventGrid'),
});
type Endpoint = z.infer<typeof registration>;

const TIMEOUT_MS = 30_000;
const RETRIES = 3;
const RETRY_MS = 1_000;
const FIRST_CONTROL_NUMBER = 5_637_985_363;
const CONTROL_NUMBERS_APART = 3;

/** The business events that are activated, and the endpoints that they go to. */
export class BusinessEvents {
  readonly #context: SandboxContext;
  /** By address: who registers again replaces what he said before. */
  readonly #endpoints = new Map<string, Endpoint>();
  #controlNumber = FIRST_CONTROL_NUMBER;

  constructor(context: SandboxContext) {
    this.#context = context;
    context.onRegistration('finance', async (input) => {
      const endpoint = registration.parse(input);
      if (endpoint.form === 'eventGrid') await assertSubscribed(endpoint.url, context.clock());
      this.#endpoints.set(endpoint.url, endpoint);
      return () => this.#endpoints.delete(endpoint.url);
    });
  }

  /** Tells what the changes of one transaction mean to the business. */
  tell(changes: readonly Change[], database: Database): void {
    for (const occurrence of changes.flatMap((change) => invoicePosted(change, database) ?? [])) {
      const event = this.#envelope(occurrence);
      for (const endpoint of this.#endpoints.values()) {
        const { legalEntities } = endpoint;
        const isWanted = legalEntities?.some((one) => one.toLowerCase() === occurrence.legalEntity) ?? true;
        if (isWanted) this.#send(event, endpoint);
      }
    }
  }

  #envelope({ businessEventId, legalEntity, members }: Occurrence): BusinessEvent {
    const now = this.#context.clock();
    // Numbers grow, and some are used for other things.
    this.#controlNumber += 1 + (this.#controlNumber % CONTROL_NUMBERS_APART);
    return {
      BusinessEventId: businessEventId,
      BusinessEventLegalEntity: legalEntity.toUpperCase(),
      ContextRecordSubject: '',
      ControlNumber: this.#controlNumber,
      EventId: randomUUID().toUpperCase(),
      EventTime: `/Date(${now.getTime()})/`,
      EventTimeIso8601: now.toISOString().replace('Z', '0000Z'),
      InitiatingUserAADObjectId: '{00000000-0000-0000-0000-000000000000}',
      MajorVersion: 0,
      MinorVersion: 0,
      ParentContextRecordSubjects: [],
      ...members,
    };
  }

  #send(event: BusinessEvent, { url, form }: Endpoint): void {
    const { deliveries, clock } = this.#context;
    const isEventGrid = form === 'eventGrid';
    deliveries.send({
      system: 'finance',
      event: event.BusinessEventId,
      url,
      body: isEventGrid ? eventGridBody(event, clock()) : JSON.stringify(event),
      headers: () => ({
        'content-type': 'application/json',
        ...(isEventGrid ? { 'aeg-event-type': 'Notification' } : {}),
      }),
      timeoutMs: TIMEOUT_MS,
      // Whatever went wrong; then it is for somebody to resend by hand.
      retryAfterMs: (attempt) => (attempt <= RETRIES ? RETRY_MS : undefined),
    });
  }
}
