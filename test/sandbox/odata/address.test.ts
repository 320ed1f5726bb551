import { describe, expect, test } from 'vitest';
import { parseKey, parseSegments } from '../../../sandbox/odata/address.ts';
import { ODataError } from '../../../sandbox/odata/error.ts';
import { parseExpand, parseOrderBy, parseQueryString } from '../../../sandbox/odata/options.ts';

describe('an address', () => {
  test('is split at slashes outside quotes and brackets', () => {
    expect(parseSegments("Things(name='a/b(c)',n=1)/$count")).toEqual([
      { name: 'Things', key: "name='a/b(c)',n=1" },
      { name: '$count' },
    ]);
  });

  test('has its key read by name or alone', () => {
    expect(parseKey("name='O''Neil',n=5637")).toMatchObject([
      { name: 'name', literal: { kind: 'string', value: "O'Neil" } },
      { name: 'n', literal: { kind: 'number', value: '5637' } },
    ]);
    expect(parseKey("'x'")).toMatchObject([{ literal: { value: 'x' } }]);
  });

  test.each(['', 'a=', "a='x',", "a='x'b", 'a=(1)'])('refuses the key %s', (key) => {
    expect(() => parseKey(key)).toThrow(ODataError);
  });
});

describe('query options', () => {
  test('are decoded, with + as a blank', () => {
    expect([...parseQueryString('$filter=a+eq%20%27%2B%27&$top=1')]).toEqual([
      ['$filter', "a eq '+'"],
      ['$top', '1'],
    ]);
  });

  test.each(['$top=1&$top=2', '$filter=%'])('%s is refused', (query) => {
    expect(() => parseQueryString(query)).toThrow(ODataError);
  });

  test('nest inside $expand', () => {
    const [first, second] = parseExpand("Lines($select=A,B;$filter=A eq ';'),Other");
    expect(first?.name).toBe('Lines');
    expect([...(first?.options ?? [])]).toEqual([
      ['$select', 'A,B'],
      ['$filter', "A eq ';'"],
    ]);
    expect(second).toEqual({ name: 'Other', options: new Map() });
  });

  test('order rows up and down', () => {
    expect(parseOrderBy('A desc, B')).toEqual([
      { path: 'A', descending: true },
      { path: 'B', descending: false },
    ]);
    expect(() => parseOrderBy('A down')).toThrow(ODataError);
  });
});
