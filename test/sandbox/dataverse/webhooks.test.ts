import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Received, type Receiver, type SmallSandbox, startReceiver, startSmallSandbox } from './receiver.ts';

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
const ok = () => ({ status: 200 });
const limit = (amount: number) => sandbox.act('setCreditLimit', { legalEntity: 'usmf', account: 'US-001', amount });
const approve = () => sandbox.act('approveQuote', { quoteNumber: 'QUO-01017' });
const contextOf = ({ body }: Received) => body as Record<string, unknown>;

describe('a webhook', () => {
  test('is posted the execution context of an asynchronous step, with the headers that tell what of', async () => {
    const receiver = await receive(ok);
    await sandbox.register({ system: 'dataverse', url: `${receiver.url}/hook` });
    await approve();
    await receiver.until(1);
    const [request] = receiver.received as [Received];
    expect(request.url).toBe('/hook');
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      'x-ms-dynamics-organization': new URL(sandbox.urls.dataverse).host,
      'x-ms-dynamics-entity-name': 'quote',
      'x-ms-dynamics-request-name': 'Update',
      'x-ms-correlation-request-id': contextOf(request).CorrelationId,
    });
    expect(request.headers).not.toHaveProperty('x-ms-dynamics-msg-size-exceeded');
    expect(Object.keys(contextOf(request)).sort()).toEqual(MEMBERS);
    expect(contextOf(request)).toMatchObject({
      Depth: 1,
      MessageName: 'Update',
      Mode: 1,
      Stage: 40,
      PrimaryEntityName: 'quote',
      InputParameters: [{ key: 'Target', value: { Id: contextOf(request).PrimaryEntityId } }],
      OperationCreatedOn: expect.stringMatching(/^\/Date\(\d+[+-]\d{4}\)\/$/),
    });
  });

  test('is told less where the message is larger than 256 KB', async () => {
    const receiver = await receive(ok);
    await sandbox.register({ system: 'dataverse', url: receiver.url });
    await sandbox.dataverse('POST', 'appointments', { subject: 'Long', description: 'x'.repeat(260_000) });
    await sandbox.dataverse('POST', 'appointments', { subject: 'Short', description: 'x'.repeat(250_000) });
    await receiver.until(2);
    const sizes = receiver.received.map(({ headers }) => headers['x-ms-dynamics-msg-size-exceeded']);
    expect(sizes.filter(Boolean)).toHaveLength(1);
    const long = receiver.received.find(({ headers }) => headers['x-ms-dynamics-msg-size-exceeded'] !== undefined);
    const removed = ['InputParameters', 'ParentContext', 'PostEntityImages', 'PreEntityImages'];
    expect(long && Object.keys(contextOf(long)).sort()).toEqual(MEMBERS.filter((name) => !removed.includes(name)));
    expect(long && contextOf(long)).toMatchObject({ MessageName: 'Create', PrimaryEntityName: 'appointment' });
  });

  test('hears of the rows of F&O in their virtual tables', async () => {
    const receiver = await receive(ok);
    await sandbox.register({ system: 'dataverse', url: receiver.url });
    await limit(7);
    await receiver.until(1);
    const [request] = receiver.received as [Received];
    expect(request.headers['x-ms-dynamics-entity-name']).toBe('mserp_custcustomerv3entity');
    const input = contextOf(request).InputParameters as { key: string }[];
    expect(input.map(({ key }) => key)).toEqual(['Target', 'PreImage']);
  });

  test('hears nothing where nobody registered, and once though it registered twice', async () => {
    const receiver = await receive(ok);
    await limit(1);
    for (const _ of [1, 2]) await sandbox.register({ system: 'dataverse', url: receiver.url });
    await limit(2);
    await limit(3);
    await receiver.until(2);
    const amounts = receiver.received.map(
      (request) => /creditlimit","value":(\d+)/.exec(JSON.stringify(request.body))?.[1],
    );
    expect(amounts.sort()).toEqual(['2', '3']);
  });

  test('hears of the business after a reset, not of the reset', async () => {
    const receiver = await receive(ok);
    await sandbox.register({ system: 'dataverse', url: receiver.url });
    await sandbox.reset();
    await limit(4);
    await receiver.until(1);
    expect(JSON.stringify(receiver.received[0]?.body)).toContain('mserp_creditlimit","value":4');
  });
});

describe('the endpoint is proven to by', () => {
  test.each([
    [{ key: 'k&y' }, '/hook?a=1&code=k%26y'],
    [{ auth: { type: 'WebhookKey', key: 'k' } }, '/hook?a=1&code=k'],
    [{ auth: { type: 'HttpQueryString', values: { b: '2' } } }, '/hook?a=1&b=2'],
    [{ auth: { type: 'HttpHeader', values: { 'x-secret': 's' } } }, '/hook?a=1'],
  ])('%j', async (proof, url) => {
    const receiver = await receive(ok);
    await sandbox.register({ system: 'dataverse', url: `${receiver.url}/hook?a=1`, ...proof });
    await limit(5);
    await receiver.until(1);
    expect(receiver.received[0]?.url).toBe(url);
    expect(receiver.received[0]?.headers['x-secret']).toBe(url === '/hook?a=1' ? 's' : undefined);
  });
});

describe('a step that fails', () => {
  test.each([
    [503, 3],
    [500, 1],
    [404, 1],
  ])('with %d is tried %d times in all', async (status, times) => {
    const receiver = await receive(() => ({ status }));
    await sandbox.register({ system: 'dataverse', url: receiver.url });
    await limit(6);
    await receiver.until(times);
    // Each is sent the same, however often; what comes of the second says that the first is over.
    await limit(8);
    await receiver.until(2 * times);
    const operations = receiver.received.map((request) => contextOf(request).OperationId);
    expect(new Set(operations).size).toBe(2);
    expect(operations).toHaveLength(2 * times);
  });
});

const MEMBERS = [
  'BusinessUnitId',
  'CorrelationId',
  'Depth',
  'InitiatingUserId',
  'InputParameters',
  'IsExecutingOffline',
  'IsInTransaction',
  'IsOfflinePlayback',
  'IsolationMode',
  'MessageName',
  'Mode',
  'OperationCreatedOn',
  'OperationId',
  'OrganizationId',
  'OrganizationName',
  'OutputParameters',
  'OwningExtension',
  'ParentContext',
  'PostEntityImages',
  'PreEntityImages',
  'PrimaryEntityId',
  'PrimaryEntityName',
  'RequestId',
  'SecondaryEntityName',
  'SharedVariables',
  'Stage',
  'UserId',
];
