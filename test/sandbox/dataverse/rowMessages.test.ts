import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createActs } from '../../../sandbox/dataverse/acts.ts';
import type { Message } from '../../../sandbox/dataverse/events/executionContext.ts';
import { rowMessages } from '../../../sandbox/dataverse/events/rowMessages.ts';
import { ACCOUNT, QUOTE, TASK, USER } from './dataverseWorld.ts';
import { type Dataverse, startDataverse } from './startDataverse.ts';

let dataverse: Dataverse;
let messages: Message[];
beforeEach(async () => {
  dataverse = await startDataverse();
  messages = [];
  dataverse.database.journal.tell((changes) => messages.push(...rowMessages(changes)));
});
afterEach(() => dataverse.close());

interface Target {
  __type: string;
  Attributes?: { key: string; value: unknown }[];
  FormattedValues?: { key: string; value: unknown }[];
  Id: string;
  LogicalName: string;
}
const targetOf = (message: Message | undefined) =>
  message?.input.find(({ key }) => key === 'Target')?.value as Target | undefined;
const attributesOf = (message: Message | undefined) =>
  Object.fromEntries((targetOf(message)?.Attributes ?? []).map(({ key, value }) => [key, value]));
const names = () => messages.map(({ table, name }) => `${table} ${name}`);
const CONTRACTS = 'http://schemas.microsoft.com/xrm/2011/Contracts';

describe('an update', () => {
  test('carries only what changed, typed as the platform types it', async () => {
    await dataverse.call('PATCH', `accounts(${ACCOUNT.us1})`, {
      creditlimit: 5,
      paymenttermscode: 4,
      'ownerid@odata.bind': `/systemusers(${USER.bob})`,
    });
    expect(messages).toMatchObject([{ table: 'account', name: 'Update', id: ACCOUNT.us1 }]);
    expect(targetOf(messages[0])).toMatchObject({
      __type: `Entity:${CONTRACTS}`,
      Id: ACCOUNT.us1,
      LogicalName: 'account',
      FormattedValues: [{ key: 'paymenttermscode', value: 'Net 60' }],
    });
    const bob = { __type: `EntityReference:${CONTRACTS}`, Id: USER.bob, LogicalName: 'systemuser' };
    expect(attributesOf(messages[0])).toEqual({
      accountid: ACCOUNT.us1,
      creditlimit: { __type: `Money:${CONTRACTS}`, Value: 5 },
      paymenttermscode: { __type: `OptionSetValue:${CONTRACTS}`, Value: 4 },
      ownerid: expect.objectContaining(bob),
      owninguser: expect.objectContaining(bob),
      modifiedon: `/Date(${Date.parse('2026-02-01T10:00:00Z')})/`,
      modifiedby: expect.objectContaining({ LogicalName: 'systemuser' }),
    });
  });

  test('leaves out what was written as it was, and tells what was emptied', async () => {
    const { json } = await dataverse.get(`tasks(${TASK})`);
    await dataverse.call('PATCH', `tasks(${TASK})`, { subject: json.subject, description: null });
    expect(attributesOf(messages[0])).toMatchObject({ description: null, activityid: TASK });
    expect(attributesOf(messages[0])).not.toHaveProperty('subject');
  });

  test('of a quote line is one of the line and one of the quote whose total it moves', async () => {
    const { rows } = await dataverse.get(`quotes(${QUOTE.draft})/quote_details?$select=quantity`);
    await dataverse.call('PATCH', `quotedetails(${String(rows[0]?.quotedetailid)})`, { quantity: 11 });
    expect(names()).toEqual(['quotedetail Update', 'quote Update']);
    expect(new Set(messages.map(({ correlationId }) => correlationId)).size).toBe(1);
    expect(attributesOf(messages[1])).toHaveProperty('totalamount');
    messages.length = 0;
    await dataverse.call('PATCH', `quotes(${QUOTE.draft})`, { name: 'Another' });
    // Adding it up comes to the same.
    expect(names()).toEqual(['quote Update']);
  });
});

describe('a new and a deleted row', () => {
  test('are a Create with what was entered, and a Delete with a reference', async () => {
    const made = await dataverse.call('POST', 'phonecalls', {
      subject: 'Call back',
      'regardingobjectid_account_phonecall@odata.bind': `/accounts(${ACCOUNT.us2})`,
    });
    const id = /\(([^()]+)\)$/.exec(made.headers.get('odata-entityid') ?? '')?.[1];
    expect(messages).toMatchObject([{ table: 'phonecall', name: 'Create', id, output: [{ key: 'id', value: id }] }]);
    const { Attributes = [] } = targetOf(messages[0]) ?? {};
    expect(attributesOf(messages[0])).toMatchObject({
      subject: 'Call back',
      regardingobjectid: { LogicalName: 'account', Id: ACCOUNT.us2 },
      statecode: { Value: 0 },
    });
    expect(Attributes.map(({ value }) => value)).not.toContain(null);
    await dataverse.call('DELETE', `phonecalls(${id})`);
    expect(messages[1]).toMatchObject({ table: 'phonecall', name: 'Delete', id });
    expect(targetOf(messages[1])).toMatchObject({ __type: `EntityReference:${CONTRACTS}`, Id: id });
  });

  test('of tables that nobody registered for are not told', async () => {
    await dataverse.call('PATCH', `systemusers(${USER.ann})`, { firstname: 'Anna' });
    expect(messages).toEqual([]);
  });
});

describe('what is undone', () => {
  const part = (line: string, contentId: number, body?: object) =>
    `--set\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ${contentId}\r\n\r\n${line} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${body === undefined ? '' : JSON.stringify(body)}\r\n`;
  const changeset = (...parts: string[]) =>
    dataverse.call(
      'POST',
      '$batch',
      `--batch\r\nContent-Type: multipart/mixed; boundary=set\r\n\r\n${parts.join('')}--set--\r\n--batch--\r\n`,
      { 'content-type': 'multipart/mixed; boundary=batch' },
    );
  const parts = [
    part('POST /api/data/v9.2/tasks', 1, { subject: 'New' }),
    part(`PATCH /api/data/v9.2/tasks(${TASK})`, 2, { subject: 'Changed' }),
    part(`DELETE /api/data/v9.2/phonecalls(${'5f0c7d6e-0000-4000-a000-000000000402'})`, 3),
  ];

  test('is told by nobody: a change set that fails at its end', async () => {
    const { status } = await changeset(...parts, part(`PATCH /api/data/v9.2/tasks(${TASK})`, 4, { nope: 1 }));
    expect(status).toBe(400);
    expect(messages).toEqual([]);
    await changeset(...parts);
    expect(names()).toEqual(['task Create', 'task Update', 'phonecall Delete']);
  });

  test('is told by nobody: a request refused half way', async () => {
    const { status } = await dataverse.call('POST', 'quotes', {
      name: 'Half',
      'customerid_account@odata.bind': `/accounts(${ACCOUNT.us1})`,
      quote_details: [{ quantity: 1, priceperunit: 1, productdescription: 'X', isproductoverridden: true }],
    });
    expect(status).toBe(400);
    expect(messages).toEqual([]);
  });
});

test('what a person does is told like any other change', async () => {
  createActs(() => dataverse.service).approveQuote?.({ quoteNumber: 'QUO-01000-A1' });
  expect(messages).toEqual([]);
  await Promise.resolve();
  expect(names()).toEqual(['quote Update']);
  expect(attributesOf(messages[0])).toMatchObject({ statecode: { Value: 1 }, statuscode: { Value: 3 } });
});
