import { describe, expect, test } from 'vitest';
import { boundaryOf, parseBatch, printBatch } from '../../../sandbox/odata/batch.ts';
import { ODataError } from '../../../sandbox/odata/error.ts';

const text = [
  '--b',
  'Content-Type: application/http',
  'Content-Transfer-Encoding: binary',
  '',
  'GET /data/Currencies?$top=1 HTTP/1.1',
  'Accept: application/json',
  '',
  '',
  '--b',
  'Content-Type: multipart/mixed; boundary=c',
  '',
  '--c',
  'Content-Type: application/http',
  'Content-ID: 1',
  '',
  'POST Currencies HTTP/1.1',
  'Content-Type: application/json',
  '',
  '{"Name":"x"}',
  '--c--',
  '',
  '--b--',
  '',
].join('\r\n');

describe('a batch', () => {
  test('is read in requests and changesets', () => {
    expect(parseBatch(text, 'b', 'crlf')).toEqual([
      {
        kind: 'request',
        method: 'GET',
        url: '/data/Currencies?$top=1',
        headers: { accept: 'application/json' },
        body: '',
      },
      {
        kind: 'changeset',
        requests: [
          {
            kind: 'request',
            method: 'POST',
            url: 'Currencies',
            headers: { 'content-type': 'application/json' },
            body: '{"Name":"x"}',
            contentId: '1',
          },
        ],
      },
    ]);
  });

  test('is refused with bare line feeds where lines must end with CRLF', () => {
    const bare = text.replaceAll('\r\n', '\n');
    expect(parseBatch(bare, 'b')).toHaveLength(2);
    expect(() => parseBatch(bare, 'b', 'crlf')).toThrow(ODataError);
  });

  test('is refused without its last boundary, and with a GET in a changeset', () => {
    expect(() => parseBatch(text.replace('--b--', ''), 'b')).toThrow(ODataError);
    expect(() => parseBatch(text.replace('POST', 'GET'), 'b')).toThrow(ODataError);
  });

  test('is answered part by part', () => {
    const answer = {
      kind: 'answer' as const,
      status: 201,
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
      contentId: '1',
    };
    expect(printBatch([answer, { kind: 'changeset', boundary: 'c', answers: [answer] }], 'b')).toBe(
      [
        '--b',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        'Content-ID: 1',
        '',
        'HTTP/1.1 201 Created',
        'Content-Type: application/json',
        '',
        '{}',
        '--b',
        'Content-Type: multipart/mixed; boundary=c',
        '',
        '--c',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        'Content-ID: 1',
        '',
        'HTTP/1.1 201 Created',
        'Content-Type: application/json',
        '',
        '{}',
        '--c--',
        '',
        '--b--',
        '',
      ].join('\r\n'),
    );
    expect(boundaryOf('multipart/mixed; boundary="x y"')).toBe('x y');
    expect(boundaryOf('application/json')).toBeUndefined();
    expect(boundaryOf('multipart/mixed;boundary=batch_1')).toBe('batch_1');
  });
});
