import { z } from 'zod';
import type { NewChange } from '../../../platform/changes/change.ts';
import { badUserInput } from '../../../platform/errors.ts';
import {
  accountId,
  codeKey,
  parseAccountId,
  parseLegalEntityId,
  parseSalesOrderId,
  salesOrderId,
} from '../../../platform/ids.ts';
import { idOf, type ReceivedEvent, readJson, type Sender, word } from '../../../platform/inbox.ts';
import { tags } from '../../../platform/tags.ts';
import { toCode } from './code.ts';
import { toInstant } from './instant.ts';
import { keyCheck } from './sharedKey.ts';

interface BusinessEventsOptions {
  /** Stands in the URL that F&O sends to. */
  key: string;
}

const validation = 'Microsoft.EventGrid.SubscriptionValidationEvent';
const handshake = z.object({ eventType: z.literal(validation), data: z.object({ validationCode: word }) });
/** Event Grid's own words around an event. */
const wrapped = z.object({ eventType: z.string(), data: z.record(z.string(), z.unknown()) });

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const code = z.unknown().optional().transform(toCode);
const businessEvent = z.object({
  BusinessEventId: word,
  EventId: optional(word),
  ControlNumber: optional(z.coerce.string().regex(/^[0-9]{1,19}$/)),
  EventTime: z.unknown().optional(),
  EventTimeIso8601: optional(z.iso.datetime({ offset: true })),
  BusinessEventLegalEntity: code,
  LegalEntity: code,
  InvoiceAccount: code,
  InvoiceId: code,
  SalesOrderId: code,
});
type BusinessEvent = z.output<typeof businessEvent>;

/** By class; what else F&O tells of them is read, not taken from the event. */
const meanings: ReadonlyMap<string, (event: BusinessEvent) => NewChange[] | string> = new Map([
  ['SalesInvoicePostedBusinessEvent', invoicePosted],
  ['CustFreeTextInvoicePostedBusinessEvent', invoicePosted],
  // Nothing of these is shown in the graph.
  ['VendorInvoicePostedBusinessEvent', () => []],
  ['CollectionLetterSentBusinessEvent', () => []],
  ['CollectionStatusUpdatedBusinessEvent', () => []],
]);

/** F&O's business events, as it sends them itself or through Event Grid. */
export function createBusinessEvents({ key }: BusinessEventsOptions): Sender {
  const check = keyCheck(key);
  return {
    name: 'business-events',
    source: 'finance',
    maxBodyBytes: 1024 * 1024,
    async read(delivery) {
      check(delivery);
      const sent = readJson(delivery.body);
      if (sent === undefined) throw badUserInput('body', 'JSON is expected.');
      const all = [sent].flat() as unknown[];
      for (const one of all) {
        const code = handshake.safeParse(one).data?.data.validationCode;
        if (code !== undefined) return { answer: { validationResponse: code } };
      }
      return { events: all.map(toEvent) };
    },
  };
}

function toEvent(sent: unknown): ReceivedEvent {
  const event = businessEvent.safeParse(wrapped.safeParse(sent).data?.data ?? sent).data;
  if (event === undefined)
    return { id: idOf(JSON.stringify(sent)), type: 'unknown', changes: 'a business event has a BusinessEventId' };
  const { BusinessEventId: type, EventId, ControlNumber: version, EventTimeIso8601, EventTime } = event;
  const id = EventId?.toLowerCase() ?? idOf(JSON.stringify(sent));
  const changes = meanings.get(type)?.(event) ?? 'no such business event is known here';
  if (typeof changes === 'string') return { id, type, changes };
  const happenedAt = EventTimeIso8601 ?? toInstant(EventTime);
  // The control number grows with time, and means nothing by its gaps.
  const marks = { ...(version !== undefined && { version }), ...(happenedAt !== undefined && { happenedAt }) };
  return { id, type, changes: changes.map((change) => ({ ...change, ...marks })) };
}

/**
 * The event lacks the voucher without which there is no id of an invoice: it is told of by its number, for whoever can ask
 * for the rest.
 */
function invoicePosted(event: BusinessEvent): NewChange[] | string {
  const legalEntity = parseLegalEntityId(event.LegalEntity || event.BusinessEventLegalEntity);
  const { InvoiceAccount: account, InvoiceId: invoice, SalesOrderId: order } = event;
  if (legalEntity === undefined || invoice === '' || parseAccountId(`${legalEntity}:${account}`) === undefined)
    return 'a posted invoice has a LegalEntity, an InvoiceAccount and an InvoiceId';
  const of = { source: 'finance', kind: 'UPDATED' } as const;
  const changes: NewChange[] = [
    {
      ...{ ...of, entity: 'InvoiceNumber', kind: 'CREATED', keys: [`${legalEntity}:${codeKey(invoice)}`] },
      tags: [tags.invoice(legalEntity, invoice), tags.invoicesOf(legalEntity, account), tags.invoices],
    },
    {
      ...{ ...of, entity: 'Account', keys: [accountId(legalEntity, account)] },
      tags: [tags.account(legalEntity, account), tags.ledgerOf(legalEntity, account)],
    },
  ];
  // A free text invoice has no order.
  if (parseSalesOrderId(`${legalEntity}:${order}`) === undefined) return changes;
  const orderTags = [tags.salesOrder(legalEntity, order), tags.salesOrdersOf(legalEntity, account), tags.salesOrders];
  return [...changes, { ...of, entity: 'SalesOrder', keys: [salesOrderId(legalEntity, order)], tags: orderTags }];
}
