import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../platform/http/request.ts';
import { toUrl } from '../../../platform/http/request.ts';
import { parseBatch as readBatch } from '../../../sandbox/odata/batch.ts';
import type { Expression } from '../../../sandbox/odata/expression.ts';
import { parseFilter } from '../../../sandbox/odata/filter.ts';
import { parseBatch, printBatch } from '../../../subgraphs/dynamics/client/batch.ts';
import {
  and,
  compares,
  contains,
  isMember,
  isText,
  oneOf,
  oneOfGuids,
  oneOfNumbers,
  orEmpty,
  startsWith,
} from '../../../subgraphs/dynamics/client/odata.ts';

/** Texts of the signs that filters are made of, and any others. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom("'", ')', '(', ' or ', ' eq ', '*', '%27', '&', '#', '\n', 'a', "''", '\ud800') }),
);

/** The tree without its values. */
function shape(expression: Expression): unknown {
  return JSON.parse(JSON.stringify(expression), (key, value) => (key === 'value' ? '?' : value));
}
const shapeOf = (filter: string | undefined) => (filter === undefined ? undefined : shape(parseFilter(filter)));
const valuesIn = (filter: string): string[] =>
  [...JSON.stringify(parseFilter(filter)).matchAll(/"value":("(?:[^"\\]|\\.)*")/g)].map(([, text]) =>
    JSON.parse(text ?? ''),
  );

describe('whatever the text', () => {
  const safely = <Made>(make: () => Made): Made | undefined => {
    try {
      return make();
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      return undefined;
    }
  };

  test.each<[string, (text: string) => string | undefined]>([
    ['isText', (text) => isText('Name', text)],
    ['startsWith', (text) => startsWith('Name', text)],
    ['contains', (text) => contains(['Name', 'Other'], text)],
    ['oneOf', (text) => oneOf('Name', [text])[0]],
    ['oneOfNumbers', (text) => oneOfNumbers('Name', [{ legalEntity: text, number: text }])[0]],
    ['and', (text) => and(oneOf('Name', [text])[0], isMember('Status', 'SalesStatus', ['None', 'Invoiced']))],
  ])('%s has the shape it has with a plain one, or is none', (_, make) => {
    const usual = [shapeOf(make('plain')), shapeOf(and(undefined, make('*') ?? make('plain')))];
    const without = shapeOf(and(undefined, isMember('Status', 'SalesStatus', ['None', 'Invoiced'])));
    fc.assert(
      fc.property(anyText, (text) => {
        const made = safely(() => make(text));
        if (made === undefined) return;
        expect([...usual, without]).toContainEqual(shapeOf(made));
      }),
    );
  });

  test('what is asked for is what was given', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 120 }), (texts) => {
        const asked = oneOf('Name', texts).flatMap(valuesIn);
        const askable = [...new Set(texts)].filter((text) => text !== '' && !text.includes('*'));
        expect(asked.sort()).toEqual(askable.sort());
      }),
    );
  });

  test('it stays one option of the URL', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const filter = isText('Name', text);
        const url = toUrl('http://host/data', { path: '/Set', query: { $filter: filter, $top: 1 } });
        expect(Object.fromEntries(url.searchParams)).toEqual({ $filter: filter, $top: '1' });
      }),
    );
  });
});

describe('filters', () => {
  test('hold fifty alternatives at most', () => {
    const many = Array.from({ length: 120 }, (_, at) => `N-${at}`);
    expect(oneOf('Name', many).map((filter) => valuesIn(filter).length)).toEqual([50, 50, 20]);
    const guids = many.map((_, at) => `5f0c7d6e-0000-4000-a000-${String(at).padStart(12, '0')}`);
    expect(oneOfGuids('quoteid', [...guids, guids[0] ?? '', 'x'])).toHaveLength(3);
  });

  test('name each legal entity once', () => {
    const keys = [
      { legalEntity: 'usmf', number: 'A' },
      { legalEntity: 'demf', number: "B'" },
      { legalEntity: 'usmf', number: 'C' },
    ];
    expect(oneOfNumbers('No', [...keys, ...keys])).toEqual([
      "((dataAreaId eq 'usmf' and (No eq 'A' or No eq 'C')) or (dataAreaId eq 'demf' and No eq 'B'''))",
    ]);
  });

  test('write enums, days and emptiness as F&O reads them', () => {
    expect(isMember('SalesOrderStatus', 'SalesStatus', ['Backorder'])).toBe(
      "SalesOrderStatus eq Microsoft.Dynamics.DataEntities.SalesStatus'Backorder'",
    );
    expect(compares('InvoiceDate', 'ge', '2026-01-31')).toBe('InvoiceDate ge 2026-01-31T00:00:00Z');
    expect(() => compares('InvoiceDate', 'ge', "2026-01-31' or true")).toThrow(RangeError);
    expect(orEmpty('Group', 'A')).toBe("(Group eq '' or Group eq 'A')");
    expect(orEmpty('Group', '*')).toBe("Group eq ''");
  });
});

describe('a batch', () => {
  test('is read by the other side as it was meant', () => {
    const urls = ['http://host/data/A?$filter=x%20eq%20%27--batch_reads%27', 'http://host/data/B'];
    const { contentType, text } = printBatch([
      { url: new URL(urls[0] ?? '') },
      { url: new URL(urls[1] ?? ''), headers: { prefer: 'x=1' } },
    ]);
    expect(contentType).toBe('multipart/mixed; boundary=batch_reads');
    expect(readBatch(text, 'batch_reads', 'crlf')).toMatchObject([
      { kind: 'request', method: 'GET', url: urls[0], headers: { accept: 'application/json' } },
      { kind: 'request', method: 'GET', url: urls[1], headers: { prefer: 'x=1' } },
    ]);
  });

  const answer = (type: string, body: unknown): Answer => ({ status: 200, headers: { 'content-type': type }, body });

  test.each(['\r\n', '\n'])('is read with line ends %j, a preamble and parts without a body', (end) => {
    const lines = [
      'preamble',
      '--b',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      'HTTP/1.1 200 OK',
      'Content-Type: application/json; odata.metadata=minimal',
      'OData-Version: 4.0',
      '',
      '{"value":["a\\n\\n--b"]}',
      '--b',
      'Content-Type: application/http',
      '',
      'HTTP/1.1 429 Too Many Requests',
      'Retry-After: 7',
      '',
      '',
      '--b',
      'Content-Type: application/http',
      '',
      'HTTP/1.1 503 Service Unavailable',
      '',
      '<html>away</html>',
      '--b--',
      '',
    ];
    expect(parseBatch(answer('multipart/mixed; boundary="b"', lines.join(end)), 'finance')).toEqual([
      {
        status: 200,
        headers: { 'content-type': 'application/json; odata.metadata=minimal', 'odata-version': '4.0' },
        body: { value: ['a\n\n--b'] },
      },
      { status: 429, headers: { 'retry-after': '7' }, body: undefined },
      { status: 503, headers: {}, body: '<html>away</html>' },
    ]);
  });
});
