import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toUrl } from '../../../platform/http/request.ts';
import { readQuery } from '../../../sandbox/commerce/door.ts';
import { readSearchCriteria } from '../../../sandbox/commerce/searchCriteria.ts';
import {
  chunked,
  compares,
  contains,
  type Filter,
  is,
  isAnyOf,
  MAX_PAGE_SIZE,
  startsWith,
  toQuery,
} from '../../../subgraphs/commerce/client/searchCriteria.ts';

/** Texts of the signs that addresses, lists and patterns are made of, and any others. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      '"',
      '%',
      '_',
      '\\',
      '[',
      ']',
      '&',
      '=',
      '#',
      '+',
      '%5B',
      '%00',
      '\0',
      '\n',
      ',',
      'a',
      'Ω',
    ),
  }),
  fc.integer({ min: 1, max: 10_000 }).map((length) => "'%&[]\0".repeat(Math.ceil(length / 6)).slice(0, length)),
);
const wellFormed = anyText.map((text) => text.toWellFormed());

/** What Commerce reads of a search, after it went through an address. */
function readBack(where: readonly (readonly Filter[])[], root = 'searchCriteria') {
  const query = toQuery({
    where,
    sort: [{ field: 'entity_id', direction: 'ASC' }],
    pageSize: 20,
    currentPage: 3,
    fields: 'items[sku],total_count',
    root,
  });
  const { search } = toUrl('http://commerce.example', { path: '/rest/all/V1/orders', query });
  const pairs = readQuery(search.slice(1));
  return { criteria: readSearchCriteria(pairs, root), fields: pairs.filter(([name]) => name === 'fields'), pairs };
}

describe('whatever the text', () => {
  it.each<[string, (text: string) => Filter[]]>([
    ['is', (text) => is('status', text)],
    ['isAnyOf', (text) => isAnyOf('sku', [text, `${text}2`])],
    ['compares', (text) => compares('created_at', 'gteq', text)],
    ['startsWith', (text) => startsWith('company_name', text)],
    ['contains', (text) => contains('name', text)],
  ])('%s puts it into the value of its own filter, and changes nothing else', (_, make) => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const where = [is('store_id', 1), make(text), is('customer_id', 2)];
        const { criteria, fields, pairs } = readBack(where);
        expect(criteria).toEqual({
          groups: where,
          sort: [{ field: 'entity_id', direction: 'ASC' }],
          pageSize: 20,
          currentPage: 3,
        });
        expect(fields).toEqual([['fields', 'items[sku],total_count']]);
        expect(pairs).toHaveLength(3 * where.flat().length + 5);
      }),
    );
  });

  it('an address can be made of it, half letters too', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\ud800', '\udfff', 'a') }), (text) => {
        expect(readBack([is('status', text)], 'criteria').criteria?.groups).toEqual([
          is('status', text.toWellFormed()),
        ]);
      }),
    );
  });

  it('a list holds each of its values, and nothing more, however commas stand in them', () => {
    fc.assert(
      fc.property(fc.array(wellFormed, { minLength: 1, maxLength: 8 }), (values) => {
        const alternatives = isAnyOf('sku', values).flatMap(({ value, condition }) =>
          condition === 'in' ? value.split(',') : [value],
        );
        expect(alternatives.toSorted()).toEqual(values.toSorted());
      }),
    );
  });

  it('a pattern means it literally', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const [{ value } = { value: '' }] = startsWith('name', text);
        const letters = [...value.matchAll(/\\(.)|([^\\])/gsu)].map(([, escaped, plain]) => ({ escaped, plain }));
        const wildcards = letters.filter(({ plain }) => plain === '%' || plain === '_');
        expect(wildcards).toHaveLength(1);
        expect(letters.map(({ escaped, plain }) => escaped ?? plain).join('')).toBe(`${text}%`);
      }),
    );
  });
});

describe('a long list', () => {
  it('is cut so that each part fits into an address and a page, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 64 }), { maxLength: 1_000 }), (values) => {
        const parts = chunked(values);
        expect(parts.flat()).toEqual(values);
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0);
          expect(part.length).toBeLessThanOrEqual(MAX_PAGE_SIZE);
          const query = toQuery({
            where: [
              isAnyOf(
                'sku',
                part.filter((value) => !value.includes(',')),
              ),
            ],
            sort: [{ field: 'sku', direction: 'ASC' }],
            pageSize: 300,
            currentPage: 1,
            fields: 'items[sku]',
          });
          const { search } = toUrl('http://commerce.example', { path: '/', query });
          expect(search.length).toBeLessThan(4_000);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('of a hundred SKUs is one part', () => {
    expect(chunked(Array.from({ length: 100 }, (_, at) => `SKU-${at + 10_000}-AB`))).toHaveLength(1);
  });
});
