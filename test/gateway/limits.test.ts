import { readdirSync, readFileSync } from 'node:fs';
import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { assertWithinLimits, limits } from '../../gateway/limits.ts';
import { rowsOf } from '../../gateway/rows.ts';

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const deep = (levels: number) => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`;

describe('a document', () => {
  const folder = new URL('../queries/', import.meta.url);
  it.each(readdirSync(folder))('such as the public %s is within the limits', (name) => {
    expect(() => assertWithinLimits(readFileSync(new URL(name, folder), 'utf8'))).not.toThrow();
  });

  it('such as an introspection is within the limits', () => {
    expect(() => assertWithinLimits(getIntrospectionQuery())).not.toThrow();
  });

  const edges: [string, (size: number) => string, number][] = [
    ['levels', deep, limits.depth],
    ['levels, in fragments', (size) => `{ a { ...F } } fragment F on A ${deep(size - 1)}`, limits.depth],
    ['levels, in inline fragments', (size) => `{ a { ... { ... on A ${deep(size - 1)} } } }`, limits.depth],
    ['levels of introspection', (size) => `{ __schema ${deep(size - 1)} }`, limits.introspectionDepth],
    ['root fields', (size) => `{ ${times(size, () => 'a')} }`, limits.rootFields],
    [
      'root fields, in a fragment',
      (size) => `{ ...F } fragment F on Q { ${times(size, () => 'a')} }`,
      limits.rootFields,
    ],
    [
      'root fields, of the second operation',
      (size) => `query A { a } query B { ${times(size, () => 'a')} }`,
      limits.rootFields,
    ],
    ['aliases', (size) => `{ a { ${times(size, (index) => `b${index}: b`)} } }`, limits.aliases],
    ['directives', (size) => `{ a { ${times(size, () => 'b @skip(if: false)')} } }`, limits.directives],
    ['directives, on the operation', (size) => `query ${times(size, () => '@x')} { a }`, limits.directives],
    ['fields', (size) => `{ a { ${times(size - 1, () => 'b')} } }`, limits.fields],
    [
      'fields, spread ten times',
      (size) => `{ a { ${'...F '.repeat(10)} } } fragment F on A { ${times(Math.ceil((size - 1) / 10), () => 'b')} }`,
      limits.fields,
    ],
    ['tokens', (size) => `{ a(b: [${'1 '.repeat(size - 9)}]) }`, limits.tokens],
  ];
  it.each(edges)('may have as many %s as the limit says, and not more', (_, made, limit) => {
    expect(() => assertWithinLimits(made(limit - (limit > 500 ? 10 : 0)))).not.toThrow();
    expect(() => assertWithinLimits(made(limit + (limit > 500 ? 10 : 1)))).toThrow('The document is too large');
  });

  it('of fragments that double and double again is counted, and not unfolded', () => {
    const doubling = times(60, (index) => `fragment F${index} on A { ...F${index + 1} ...F${index + 1} }`);
    expect(() => assertWithinLimits(`{ a { ...F0 } } ${doubling} fragment F60 on A { b }`)).toThrow('fields');
  });

  it('that is none, or whose fragments run in circles, is left to those who say so better', () => {
    for (const text of [
      '{ a ',
      'nonsense',
      '{ ...F } fragment F on A { ...F }',
      '{ ...F ...G }',
      '{ ...F } fragment F on A { a { ...G } } fragment G on A { b { ...F } }',
    ])
      expect(() => assertWithinLimits(text), text).not.toThrow();
  });
});

describe('the rows that lists within lists ask for', () => {
  const rows = (text: string, variables: Record<string, unknown> = {}) => {
    const document = parse(text);
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
    return rowsOf(document, operation, variables);
  };

  it.each([
    ['{ me { kind } }', {}, 1],
    ['{ orders { totalCount } }', {}, 1],
    ['{ orders { edges { node { number } } } }', {}, 20],
    ['{ orders(first: 5) { edges { node { lines { sku } } } } }', {}, 5],
    ['{ orders(first: 5) { edges { node { customer { quotes(first: 7) { totalCount } } } } } }', {}, 35],
    ['{ a: orders(first: 5) { totalCount } b: orders(first: 9) { totalCount } }', {}, 9],
    ['query ($n: Int) { orders(first: $n) { edges { node { number } } } }', { n: 50 }, 50],
    ['query ($n: Int = 30) { orders(first: $n) { edges { node { number } } } }', {}, 30],
    ['query ($n: Int = 30) { orders(first: $n) { edges { node { number } } } }', { n: null }, 30],
    ['query ($n: Int) { orders(first: $n) { edges { node { number } } } }', { n: 'x' }, 20],
    ['{ orders(first: 0) { edges { node { number } } } }', {}, 1],
    ['{ orders { ...C } } fragment C on C { ...D } fragment D on C { edges { node { number } } }', {}, 20],
    ['{ orders { ... { edges { node { quotes(first: 3) { totalCount } } } } } }', {}, 60],
  ])('%s', (text, variables, expected) => {
    expect(rows(text, variables)).toBe(expected);
  });
});
