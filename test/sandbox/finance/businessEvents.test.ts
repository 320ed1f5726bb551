import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Received,
  type Receiver,
  type SmallSandbox,
  startReceiver,
  startSmallSandbox,
} from '../dataverse/receiver.ts';

let sandbox: SmallSandbox;
const receivers: Receiver[] = [];
beforeEach(async () => {
  sandbox = await startSmallSandbox();
});
afterEach(async () => {
  await sandbox.close();
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});

const receive: typeof startReceiver = async (answer) => {
  const receiver = await startReceiver(answer);
  receivers.push(receiver);
  return receiver;
};
const first = ({ body }: Received) => (body as { eventType: string; data: Record<string, unknown> }[])[0];
const isHandshake = (request: Received) =>
  first(request)?.eventType === 'Microsoft.EventGrid.SubscriptionValidationEvent';
const takes = (request: Received) => ({
  status: 200,
  body: isHandshake(request) ? { validationResponse: first(request)?.data.validationCode } : {},
});

/** An order of the smallest world by telephone, invoiced. */
async function sell(legalEntity = 'usmf') {
  const [account, warehouse] = legalEntity === 'usmf' ? ['US-001', 'USEAST'] : ['DE-001', 'DEHAM'];
  const lines = [{ sku: 'FB-1001', quantity: 2 }];
  const taken = await sandbox.act('createSalesOrder', { legalEntity, account, warehouse, lines });
  const { salesOrder } = taken.body.result as { salesOrder: string };
  const posted = await sandbox.act('postInvoice', { legalEntity, salesOrder });
  return { salesOrder, ...(posted.body.result as { invoice: string }) };
}

describe('the handshake', () => {
  test('asks for the code to be given back, under the registered address', async () => {
    const receiver = await receive(takes);
    const { status } = await sandbox.register({ system: 'finance', url: `${receiver.url}/hooks?code=k%26y` });
    expect(status).toBeLessThan(300);
    expect(receiver.received).toMatchObject([
      {
        url: '/hooks?code=k%26y',
        headers: { 'aeg-event-type': 'SubscriptionValidation', 'content-type': 'application/json' },
        body: [
          {
            eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
            data: { validationCode: expect.any(String) },
          },
        ],
      },
    ]);
  });

  test('fails without it, and then nothing is sent', async () => {
    const receiver = await receive(() => ({ status: 200, body: { validationResponse: 'something' } }));
    expect((await sandbox.register({ system: 'finance', url: receiver.url })).status).toBe(400);
    const other = await receive(takes);
    await sandbox.register({ system: 'finance', url: other.url });
    await sell();
    await other.until(2);
    expect(receiver.received).toHaveLength(1);
  });
});

describe('SalesInvoicePostedBusinessEvent', () => {
  test('comes as an event of Event Grid, flat and with its own members', async () => {
    const receiver = await receive(takes);
    await sandbox.register({ system: 'finance', url: receiver.url });
    const { salesOrder, invoice } = await sell();
    await receiver.until(2);
    const [, delivery] = receiver.received;
    expect(delivery?.headers).toMatchObject({ 'aeg-event-type': 'Notification' });
    expect(delivery?.body).toEqual([
      expect.objectContaining({
        id: expect.any(String),
        eventType: 'SalesInvoicePostedBusinessEvent',
        subject: expect.any(String),
        eventTime: expect.stringMatching(/^\d{4}-.*Z$/),
        dataVersion: '1',
      }),
    ]);
    const date = expect.stringMatching(/^\/Date\(\d+\)\/$/);
    expect(delivery && first(delivery)?.data).toEqual({
      BusinessEventId: 'SalesInvoicePostedBusinessEvent',
      BusinessEventLegalEntity: 'USMF',
      ContextRecordSubject: '',
      ControlNumber: expect.any(Number),
      EventId: expect.stringMatching(/^[\dA-F-]{36}$/),
      EventTime: date,
      EventTimeIso8601: expect.stringMatching(/\.\d{7}Z$/),
      InitiatingUserAADObjectId: expect.stringMatching(/^\{.*\}$/),
      MajorVersion: 0,
      MinorVersion: 0,
      ParentContextRecordSubjects: [],
      InvoiceAccount: 'US-001',
      InvoiceId: invoice,
      SalesOrderId: salesOrder,
      InvoiceDate: date,
      InvoiceDueDate: date,
      InvoiceAmountInAccountingCurrency: expect.any(Number),
      InvoiceTaxAmount: 0,
      LegalEntity: 'usmf',
    });
  });

  test('comes plain over HTTPS where that is asked for, with numbers that grow', async () => {
    const receiver = await receive(() => ({ status: 200 }));
    await sandbox.register({ system: 'finance', url: receiver.url, form: 'https' });
    await sell();
    await sell();
    await receiver.until(2);
    const events = receiver.received.map(({ body }) => body as { ControlNumber: number; EventId: string });
    expect(events).toMatchObject([{ BusinessEventId: 'SalesInvoicePostedBusinessEvent' }, {}]);
    const [one, two] = events.sort((left, right) => left.ControlNumber - right.ControlNumber);
    expect(two?.ControlNumber).toBeGreaterThan(one?.ControlNumber ?? 0);
    expect(two?.EventId).not.toBe(one?.EventId);
  });

  test('goes to the legal entities it is activated for', async () => {
    const receiver = await receive(() => ({ status: 200 }));
    await sandbox.register({ system: 'finance', url: receiver.url, form: 'https', legalEntities: ['DEMF'] });
    await sell('usmf');
    const { invoice } = await sell('demf');
    await receiver.until(1);
    expect(receiver.received).toMatchObject([{ body: { InvoiceId: invoice } }]);
  });

  test('is tried three times again, then given up', async () => {
    const receiver = await receive(() => ({ status: 500 }));
    await sandbox.register({ system: 'finance', url: receiver.url, form: 'https' });
    const { invoice } = await sell();
    await receiver.until(4);
    // What comes after it has come of another sale.
    await sell();
    await receiver.until(8);
    const ofFirst = receiver.received.filter(({ body }) => (body as { InvoiceId: string }).InvoiceId === invoice);
    expect(ofFirst).toHaveLength(4);
    expect(new Set(ofFirst.map(({ body }) => (body as { EventId: string }).EventId)).size).toBe(1);
  });
});
