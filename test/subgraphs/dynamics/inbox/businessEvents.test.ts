import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../../platform/inbox.ts';
import { createBusinessEvents } from '../../../../subgraphs/dynamics/inbox/businessEvents.ts';

const key = 'k'.repeat(40);
const sender = createBusinessEvents({ key });

const posted = {
  BusinessEventId: 'SalesInvoicePostedBusinessEvent',
  BusinessEventLegalEntity: 'USMF',
  ContextRecordSubject: '',
  ControlNumber: 5637985363,
  EventId: '9C091AF1-5BAF-4CA9-B0A4-94D6E59A0D1C',
  EventTime: '/Date(1697470966000)/',
  EventTimeIso8601: '2023-10-16T15:42:46.1234567Z',
  InitiatingUserAADObjectId: '{410A2690-0000-0000-0000-000000000000}',
  MajorVersion: 0,
  MinorVersion: 0,
  ParentContextRecordSubjects: [],
  InvoiceAccount: 'us-001',
  InvoiceId: 'CIV-000001',
  SalesOrderId: 'so-000002',
  InvoiceDate: '/Date(1697414400000)/',
  InvoiceDueDate: '/Date(1700006400000)/',
  InvoiceAmountInAccountingCurrency: 123.45,
  InvoiceTaxAmount: 0,
  LegalEntity: 'usmf',
};

function delivery(content: unknown, query: Record<string, string> = { code: key }): Delivery {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  return { method: 'POST', headers: { 'content-type': 'application/json' }, query, body };
}
async function eventsOf(content: unknown) {
  const reading = await sender.read(delivery(content));
  if (!('events' in reading)) throw new Error('no events');
  return reading.events;
}
const gridEvent = (data: unknown, id = 'g1') => ({
  ...{ id, topic: '/subscriptions/x', subject: 'F&O', eventType: 'BusinessEvents', eventTime: '2023-10-16T15:42:47Z' },
  ...{ dataVersion: '1.0', metadataVersion: '1', data },
});

const marks = { source: 'finance', version: '5637985363', happenedAt: '2023-10-16T15:42:46.1234567Z' };

describe('a business event', () => {
  it('of a posted sales invoice tells of the invoice, the account and the order, in canonical ids', async () => {
    expect(await eventsOf(posted)).toEqual([
      {
        id: '9c091af1-5baf-4ca9-b0a4-94d6e59a0d1c',
        type: 'SalesInvoicePostedBusinessEvent',
        changes: [
          {
            ...{ ...marks, entity: 'InvoiceNumber', kind: 'CREATED', keys: ['usmf:CIV-000001'] },
            tags: ['invoice:usmf:CIV-000001', 'invoices-of:usmf:US-001', 'invoices'],
          },
          {
            ...{ ...marks, entity: 'Account', kind: 'UPDATED', keys: ['usmf:US-001'] },
            tags: ['account:usmf:US-001', 'ledger-of:usmf:US-001'],
          },
          {
            ...{ ...marks, entity: 'SalesOrder', kind: 'UPDATED', keys: ['usmf:SO-000002'] },
            tags: ['sales-order:usmf:SO-000002', 'sales-orders-of:usmf:US-001', 'sales-orders'],
          },
        ],
      },
    ]);
  });

  it('says the same however D365 spells its case', async () => {
    const [plain] = await eventsOf(posted);
    const [shouted] = await eventsOf({
      ...{ ...posted, EventId: posted.EventId.toLowerCase(), LegalEntity: 'UsMf', InvoiceAccount: 'US-001' },
      ...{ InvoiceId: 'civ-000001', SalesOrderId: 'SO-000002' },
    });
    expect(shouted).toEqual(plain);
  });

  it('of a free text invoice has no order, and the company may stand on the envelope only', async () => {
    const { SalesOrderId: _, LegalEntity: __, ...rest } = posted;
    const [event] = await eventsOf({ ...rest, BusinessEventId: 'CustFreeTextInvoicePostedBusinessEvent' });
    expect(event?.changes).toMatchObject([{ entity: 'InvoiceNumber' }, { entity: 'Account', keys: ['usmf:US-001'] }]);
  });

  it.each([
    'VendorInvoicePostedBusinessEvent',
    'CollectionLetterSentBusinessEvent',
    'CollectionStatusUpdatedBusinessEvent',
  ])('of class %s changes nothing that is shown', async (BusinessEventId) => {
    expect((await eventsOf({ ...posted, BusinessEventId }))[0]?.changes).toEqual([]);
  });

  it('comes through Event Grid as one of many, each with its own id', async () => {
    const other = { ...posted, EventId: '00000000-0000-4000-8000-000000000002', BusinessEventId: 'Custom_Event' };
    const [first, second, third] = await eventsOf([gridEvent(posted), gridEvent(other, 'g2'), other]);
    expect(first).toEqual((await eventsOf(posted))[0]);
    expect(second).toMatchObject({ id: other.EventId, type: 'Custom_Event', changes: expect.any(String) });
    expect(third?.id).toBe(second?.id);
  });

  it('takes its time from the older form where the other is missing, and none from what is neither', async () => {
    const timeOf = async (times: object) => {
      const [event] = await eventsOf({ ...posted, EventTimeIso8601: undefined, ...times });
      return typeof event?.changes === 'string' ? undefined : event?.changes[0]?.happenedAt;
    };
    expect(await timeOf({})).toBe('2023-10-16T15:42:46.000Z');
    expect(await timeOf({ EventTime: '/Date(1697470966000-0700)/' })).toBe('2023-10-16T15:42:46.000Z');
    for (const EventTime of [undefined, '/Date(999999999999999)/', '/Date(x)/', 'today', 7, null])
      expect(await timeOf({ EventTime })).toBeUndefined();
  });

  it('that is odd is parked with an id that stays the same', async () => {
    const odd = [
      ...['text', 7, null, {}, { BusinessEventId: 7 }, { ...posted, BusinessEventId: '__proto__' }],
      ...[
        { ...posted, LegalEntity: 'too long' },
        { ...posted, InvoiceId: '' },
        { ...posted, InvoiceId: 'x'.repeat(60) },
      ],
      ...[
        { ...posted, InvoiceAccount: ' a' },
        { ...posted, InvoiceAccount: '\u0000' },
        { ...posted, EventId: 'x y', InvoiceId: 1 },
      ],
    ];
    const first = await eventsOf(odd);
    expect(first.map(({ changes }) => typeof changes)).toEqual(odd.map(() => 'string'));
    for (const { id } of first) expect(id).toMatch(/^[\x21-\x7e]{1,200}$/);
    expect(await eventsOf(odd)).toEqual(first);
  });

  it('that is no JSON is no message', async () => {
    await expect(sender.read(delivery('{'))).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});

describe('the key of D365', () => {
  it('is asked for, whatever is sent', async () => {
    const handshake = [gridEvent({ validationCode: 'c' })];
    for (const query of [{}, { code: '' }, { code: key.slice(1) }, { code: `${key} ` }, { code: key.toUpperCase() }])
      for (const content of [posted, handshake, '{'])
        await expect(sender.read(delivery(content, query as Record<string, string>))).rejects.toMatchObject({
          extensions: { code: 'UNAUTHENTICATED' },
        });
  });

  it('may come as a header', async () => {
    const { headers, ...rest } = delivery(posted, {});
    expect(await sender.read({ ...rest, headers: { ...headers, 'x-webhook-key': key } })).toMatchObject({
      events: [{}],
    });
  });
});

it('the handshake of Event Grid is answered with its code, and its URL is not opened', async () => {
  const data = { validationCode: '512d38b6-c7b8-40c8-89fe-f46f9e9622b6', validationUrl: 'http://127.0.0.1:1/never' };
  const content = [{ ...gridEvent(data), eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent' }];
  expect(await sender.read(delivery(content))).toEqual({ answer: { validationResponse: data.validationCode } });
});
