import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT, CASE, QUOTE } from './dataverseWorld.ts';
import { type Dataverse, startDataverse } from './startDataverse.ts';

let dataverse: Dataverse;
beforeEach(async () => {
  dataverse = await startDataverse();
});
afterEach(() => dataverse.close());

const part = (line: string, body?: unknown, contentId?: number, headers: string[] = []) =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `${line} HTTP/1.1`,
    ...headers,
    ...(body === undefined
      ? ['Accept: application/json', '', '']
      : ['Content-Type: application/json', '', JSON.stringify(body)]),
  ].join('\r\n');
const wrap = (parts: string[], boundary: string) =>
  `${parts.map((text) => `--${boundary}\r\n${text}\r\n`).join('')}--${boundary}--\r\n`;
const changeset = (...parts: string[]) => `Content-Type: multipart/mixed; boundary=set\r\n\r\n${wrap(parts, 'set')}`;
const send = (parts: string[], headers: Record<string, string> = {}) =>
  dataverse.call('POST', '$batch', wrap(parts, 'batch'), {
    'content-type': 'multipart/mixed; boundary=batch',
    ...headers,
  });
const statuses = (text: string) => [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));
const ROOT = '/api/data/v9.2';
const GO_ON = { prefer: 'odata.continue-on-error' };
const task = (subject: string) => ({
  subject,
  'regardingobjectid_account_task@odata.bind': `/accounts(${ACCOUNT.us1})`,
});
const subjects = async () => (await dataverse.get('tasks?$select=subject')).rows.map(({ subject }) => subject);

describe('a batch', () => {
  test('answers each part, wherever its address starts', async () => {
    const { status, headers, text } = await send([
      part(`GET ${ROOT}/accounts?$select=name&$top=1`),
      part(`GET ${dataverse.url}${ROOT}/accounts(${ACCOUNT.us1})?$select=name`),
      part("GET quotes?$select=name&$filter=fg_commercereference%20eq%20'ACQ-51'"),
      part('GET accounts?$select=name', undefined, undefined, ['Prefer: odata.maxpagesize=1']),
    ]);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=batchresponse_/);
    expect(statuses(text)).toEqual([200, 200, 200, 200]);
    expect(text).toContain('"name":"Quote 51"');
    expect(text.match(/@odata\.nextLink/g)).toHaveLength(1);
  });

  test('ends at the first part that fails, and has its status', async () => {
    const { status, text } = await send([part('GET accounts/$count'), part('GET nope'), part('GET accounts/$count')]);
    expect(status).toBe(404);
    expect(statuses(text)).toEqual([200, 404]);
    expect(text).toMatch(/^REQ_ID: [\da-f-]{36}\r$/m);
  });

  test('goes on where that is preferred', async () => {
    const parts = [part('GET nope'), part('GET accounts?$skip=1'), part('GET accounts/$count')];
    const { status, text } = await send(parts, GO_ON);
    expect(status).toBe(200);
    expect(statuses(text)).toEqual([404, 400, 200]);
  });

  test('lets a change set name by Content-ID what it made', async () => {
    const { status, text } = await send([
      changeset(
        part(`POST ${ROOT}/contacts`, { firstname: 'Kim', lastname: 'Po' }, 1),
        part(`PATCH ${ROOT}/accounts(${ACCOUNT.us1})`, { 'primarycontactid@odata.bind': '$1' }, 2),
        part('PATCH $1', { jobtitle: 'Chief' }, 3),
      ),
      part(`GET ${ROOT}/accounts(${ACCOUNT.us1})?$select=name&$expand=primarycontactid($select=fullname,jobtitle)`),
    ]);
    expect(status).toBe(200);
    expect(statuses(text)).toEqual([204, 204, 204, 200]);
    expect(text).toContain('"fullname":"Kim Po"');
    expect(text).toContain('"jobtitle":"Chief"');
    expect(text).toMatch(/OData-EntityId: http.*\/contacts\([\da-f-]{36}\)/);
  });

  test('undoes a change set that fails, and answers it by that part alone', async () => {
    const before = (await dataverse.get(`incidents(${CASE.open})`)).json;
    const { status, text } = await send(
      [
        changeset(
          part('POST tasks', task('made and undone'), 1),
          part(`PATCH incidents(${CASE.open})`, { title: 'changed' }, 2),
          part(`DELETE quotes(${QUOTE.draft})`, undefined, 3),
          part('POST tasks', { subject: 'x'.repeat(201) }, 4),
        ),
        part('POST tasks', task('alone')),
      ],
      GO_ON,
    );
    expect(status).toBe(200);
    expect(statuses(text)).toEqual([400, 204]);
    expect(text).toContain('Content-ID: 4');
    expect(text).toContain('0x80044331');
    expect(await subjects()).toEqual(['task about the contract', 'alone']);
    expect((await dataverse.get(`incidents(${CASE.open})`)).json).toEqual(before);
    expect((await dataverse.get(`quotes(${QUOTE.draft})/quote_details/$count`)).text).toBe('2');
  });

  test.each([
    [
      'an unknown reference',
      [part('PATCH $7', { jobtitle: 'x' })],
      "Content-ID Reference: '$7' does not exist in the batch context.",
    ],
    ['a change without Content-ID', [changeset(part('POST tasks', task('a')))], 'Content-ID'],
  ])('refuses %s in that part', async (_what, parts, message) => {
    const { status, text } = await send(parts);
    expect(status).toBe(400);
    expect(text).toContain(message);
  });

  test('is refused whole when it is not CRLF, not multipart, too long or reads within a change set', async () => {
    const type = { 'content-type': 'multipart/mixed; boundary=batch' };
    const bare = wrap([part('GET accounts/$count')], 'batch').replaceAll('\r\n', '\n');
    expect((await dataverse.call('POST', '$batch', bare, type)).status).toBe(400);
    expect((await dataverse.call('POST', '$batch', '{}', { 'content-type': 'application/json' })).status).toBe(400);
    expect((await send([changeset(part('GET accounts', undefined, 1))])).status).toBe(400);
    const many = Array.from({ length: 1001 }, () => part('GET accounts/$count'));
    expect((await send(many)).status).toBe(400);
    expect((await send(many.slice(0, 1000))).status).toBe(200);
    expect((await dataverse.get('$batch')).status).toBe(405);
  });
});
