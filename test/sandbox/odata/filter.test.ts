import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFilter } from '../../../sandbox/odata/compile.ts';
import { crmFunction } from '../../../sandbox/odata/crmFunctions.ts';
import { type Dialect, edm, incompatible, plainLiteral, type Value } from '../../../sandbox/odata/dialect.ts';
import { ODataError } from '../../../sandbox/odata/error.ts';
import { parseFilter } from '../../../sandbox/odata/filter.ts';
import { stringFunction } from '../../../sandbox/odata/functions.ts';
import { equalitiesOn } from '../../../sandbox/odata/membership.ts';

interface Row {
  name: string;
  size: number;
  made: string;
  open: boolean;
  lines: Row[];
}
const row = (some: Partial<Row>): Row => ({
  name: '',
  size: 0,
  made: '2026-01-01T00:00:00Z',
  open: false,
  lines: [],
  ...some,
});

const TYPES = { name: edm('string'), size: edm('number'), made: edm('datetime'), open: edm('boolean') };
const dialect: Dialect<Row> = {
  operators: new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'add', 'sub', 'mul', 'div', 'mod']),
  property: ([name]) => {
    const type = TYPES[name as keyof typeof TYPES];
    if (type === undefined) throw new ODataError(`Could not find a property named '${name}'.`);
    return { type, read: (from) => from[name as keyof typeof TYPES] as Value };
  },
  literal: plainLiteral,
  assertComparable: (operator, left, right) => {
    if (right.kind !== 'null' && left.kind !== right.kind) throw incompatible(operator, left, right);
  },
  call: (call, operandOf) =>
    stringFunction(call, operandOf) ?? crmFunction(call, operandOf, () => new Date('2026-01-10T08:00:00Z')),
  collection: ([path]) => (path === 'lines' ? { rows: (from) => from.lines, dialect } : undefined),
};
const holds = (filter: string, some: Partial<Row>) => compileFilter(parseFilter(filter), dialect)(row(some), new Map());

describe('a filter', () => {
  test.each([
    ["name eq 'A' or name eq 'B' and size eq 2", { name: 'a' }, true],
    ["(name eq 'A' or name eq 'B') and size eq 2", { name: 'a' }, false],
    ["not (name eq 'A') and size eq 2", { name: 'b', size: 2 }, true],
    ['size add 2 mul 3 eq 7', { size: 1 }, true],
    ['(size add 2) mul 3 eq 9', { size: 1 }, true],
    ['size eq -4', { size: -4 }, true],
    ['made ge 2026-01-05T00:00:00Z', { made: '2026-01-05T01:00:00+01:00' }, true],
    ['open', { open: true }, true],
    ["startswith(name,'ab') and not contains(name,'x')", { name: 'ABC' }, true],
    ["lines/any(l:l/size gt 3 and name eq 'head')", { name: 'head', lines: [row({ size: 4 })] }, true],
    ['lines/all(l:l/size gt 3)', { lines: [row({ size: 4 }), row({ size: 3 })] }, false],
    ['lines/any()', {}, false],
    [`Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=["O'Neil","b"])`, { name: "o'neil" }, true],
    ["Microsoft.Dynamics.CRM.LastXDays(PropertyName='made',PropertyValue=3)", { made: '2026-01-08T00:00:00Z' }, true],
    ["Microsoft.Dynamics.CRM.LastXDays(PropertyName='made',PropertyValue=3)", { made: '2026-01-01T00:00:00Z' }, false],
  ] as const)('%s on %o is %s', (filter, some, expected) => {
    expect(holds(filter, some as Partial<Row>)).toBe(expected);
  });

  test.each([
    'name eq',
    "name eq 'O'Neil'",
    "name eq 'open",
    'name like 3',
    "Name eq 'A'",
    'name eq 3',
    "name in ('A')",
    'name',
    'frob(name)',
    "name eq 'A')",
    `${'('.repeat(500)}open${')'.repeat(500)}`,
    `${'not '.repeat(500)}open`,
  ])('%s is refused', (filter) => {
    expect(() => holds(filter, {})).toThrow(ODataError);
  });

  test('takes any text as a literal once its quotes are doubled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(holds(`name eq '${text.replaceAll("'", "''")}'`, { name: text })).toBe(true);
      }),
    );
  });

  test('never fails otherwise than with an ODataError', () => {
    const words = fc.constantFrom(
      'name',
      'eq',
      'and',
      'or',
      'not',
      '(',
      ')',
      "'a'",
      '3',
      'any',
      '/',
      ',',
      'contains',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string())), (parts) => {
        try {
          holds(parts.join(' '), {});
        } catch (error) {
          expect(error).toBeInstanceOf(ODataError);
        }
      }),
    );
  });

  test('may be a chain of thousands', () => {
    const chain = Array.from({ length: 5000 }, (_, index) => `name eq 'K${index}'`).join(' or ');
    expect(holds(chain, { name: 'k4999' })).toBe(true);
    expect(equalitiesOn(parseFilter(`size gt 1 and (${chain})`), 'name', dialect)?.size).toBe(5000);
  });

  test('limits a property only where every alternative does', () => {
    expect(equalitiesOn(parseFilter("name eq 'A' or size eq 1"), 'name', dialect)).toBeUndefined();
  });
});
