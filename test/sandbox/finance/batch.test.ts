import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Finance, startFinance } from './startFinance.ts';

let finance: Finance;
beforeAll(async () => {
  finance = await startFinance();
});
afterAll(() => finance.close());

const part = (line: string, body?: unknown, contentId?: number) =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    `${line} HTTP/1.1`,
    ...(body === undefined
      ? ['Accept: application/json', '', '']
      : ['Content-Type: application/json', '', JSON.stringify(body)]),
  ].join('\r\n');
const wrap = (parts: string[], boundary: string) =>
  `${parts.map((text) => `--${boundary}\r\n${text}\r\n`).join('')}--${boundary}--\r\n`;
const changeset = (...parts: string[]) => `Content-Type: multipart/mixed; boundary=set\r\n\r\n${wrap(parts, 'set')}`;
const send = (...parts: string[]) =>
  finance.call('POST', '$batch', wrap(parts, 'batch'), { 'content-type': 'multipart/mixed; boundary=batch' });
const statuses = (text: string) => [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));
const group = (id: string) => finance.get(`CustomerGroups(dataAreaId='usmf',CustomerGroupId='${id}')`);

describe('a batch', () => {
  test('answers each part, wherever its address starts', async () => {
    const { status, headers, text } = await send(
      part('GET /data/Currencies?$select=CurrencyCode'),
      part(`GET ${finance.url}/data/Currencies('USD')`),
      part("GET CustomersV3/$count?$filter=CustomerAccount%20eq%20'US-001'"),
      part('GET Nope'),
      part('GET /Currencies'),
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=batchresponse_/);
    expect(statuses(text)).toEqual([200, 200, 200, 404, 404]);
    expect(text).toContain('"CurrencyCode":"EUR"');
    expect(text).toContain("Resource not found for the segment 'Nope'.");
  });

  test('keeps a changeset that succeeds', async () => {
    const { text } = await send(
      changeset(
        part('POST CustomerGroups', { CustomerGroupId: '31' }, 1),
        part("PATCH CustomerGroups(dataAreaId='usmf',CustomerGroupId='31')", { Description: 'new' }, 2),
      ),
    );
    expect(statuses(text)).toEqual([201, 204]);
    expect(text).toContain('Content-ID: 2');
    expect((await group('31')).json.Description).toBe('new');
  });

  test('undoes a changeset that fails, and answers it by one part with 500', async () => {
    const { status, text } = await send(
      changeset(
        part('POST CustomerGroups', { CustomerGroupId: '32' }, 7),
        part("PATCH CustomerGroups(dataAreaId='usmf',CustomerGroupId='10')", { Description: 'changed' }, 8),
        part("DELETE CustomerGroups(dataAreaId='usmf',CustomerGroupId='80')", undefined, 9),
        part('POST CustomerGroups', { CustomerGroupId: '10' }, 10),
      ),
      part('GET Currencies/$count'),
    );
    expect(status).toBe(200);
    expect(statuses(text)).toEqual([500, 200]);
    expect(text).toContain('Content-ID: 7');
    expect(text).toContain('The record already exists');
    expect((await group('32')).status).toBe(404);
    expect((await group('80')).status).toBe(200);
    expect((await group('10')).json.Description).toBe('Wholesale customers');
  });

  test('is refused when it is not multipart or too long', async () => {
    expect((await finance.call('POST', '$batch', '{}', { 'content-type': 'application/json' })).status).toBe(400);
    const many = Array.from({ length: 5001 }, () => part('GET Currencies/$count'));
    expect((await send(...many)).status).toBe(400);
    expect((await send(...many.slice(0, 5000))).status).toBe(200);
  });
});
