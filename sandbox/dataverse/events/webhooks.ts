import { z } from 'zod';
import type { SandboxContext } from '../../context.ts';
import { executionContext, type Message, trimmed } from './executionContext.ts';

const pairs = z.record(z.string(), z.string());
const registration = z.object({
  url: z.url(),
  /** How the endpoint knows us; the key comes as `?code=`. */
  auth: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('WebhookKey'), key: z.string() }),
      z.strictObject({ type: z.literal('HttpHeader'), values: pairs }),
      z.strictObject({ type: z.literal('HttpQueryString'), values: pairs }),
    ])
    .optional(),
  /** Short for the WebhookKey. */
  key: z.string().optional(),
});
type Registration = z.infer<typeof registration>;

interface Endpoint {
  url: string;
  headers: Record<string, string>;
}

const TIMEOUT_MS = 60_000;
const LARGEST_MESSAGE_BYTES = 256 * 1024;
/** When, how often and after how long an asynchronous step is tried again is documented for the statuses only. */
const RETRY = { statuses: [502, 503, 504], times: 2, waitMs: 5_000 };

/** The service endpoints of the organization, to which Dataverse tells its own rows and those of F&O's virtual tables. */
export class Webhooks {
  readonly #context: SandboxContext;
  /** By address: who registers again replaces what he said before. */
  readonly #endpoints = new Map<string, Endpoint>();

  constructor(context: SandboxContext) {
    this.#context = context;
    context.onRegistration('dataverse', (input) => {
      const { url, ...known } = registration.parse(input);
      this.#endpoints.set(url, endpointOf(url, known));
      return () => this.#endpoints.delete(url);
    });
  }

  /** Asks for the messages only where somebody wants them. */
  post(messages: () => readonly Message[]): void {
    if (this.#endpoints.size > 0) for (const message of messages()) this.#post(message);
  }

  #post(message: Message): void {
    const { urls, deliveries, clock } = this.#context;
    const whole = executionContext(message, clock());
    const text = JSON.stringify(whole);
    const isTooLarge = Buffer.byteLength(text) > LARGEST_MESSAGE_BYTES;
    const body = isTooLarge ? JSON.stringify(trimmed(whole)) : text;
    const headers = {
      'content-type': 'application/json',
      'x-ms-dynamics-organization': new URL(urls.dataverse).host,
      'x-ms-dynamics-entity-name': message.table,
      'x-ms-dynamics-request-name': message.name,
      'x-ms-correlation-request-id': message.correlationId,
      ...(isTooLarge ? { 'x-ms-dynamics-msg-size-exceeded': 'true' } : {}),
    };
    for (const endpoint of this.#endpoints.values()) {
      deliveries.send({
        system: 'dataverse',
        event: `${message.table} ${message.name}`,
        url: endpoint.url,
        body,
        headers: () => ({ ...headers, ...endpoint.headers }),
        timeoutMs: TIMEOUT_MS,
        retryAfterMs: (attempt, outcome) =>
          typeof outcome === 'object' && RETRY.statuses.includes(outcome.status) && attempt <= RETRY.times
            ? RETRY.waitMs
            : undefined,
      });
    }
  }
}

function endpointOf(url: string, { auth, key }: Omit<Registration, 'url'>): Endpoint {
  const address = new URL(url);
  const code = auth?.type === 'WebhookKey' ? auth.key : key;
  if (code !== undefined) address.searchParams.set('code', code);
  if (auth?.type === 'HttpQueryString') {
    for (const [name, value] of Object.entries(auth.values)) address.searchParams.set(name, value);
  }
  return { url: address.href, headers: auth?.type === 'HttpHeader' ? auth.values : {} };
}
