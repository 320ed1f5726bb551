import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageOf, readPage, toConnection } from '../../platform/connection.ts';
import type { badUserInput } from '../../platform/errors.ts';

const list = 'orders placedAt:desc';
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as ReturnType<typeof badUserInput>).extensions;
  }
  throw new Error('it was not refused');
};

describe('pages', () => {
  it.each([0, -1, 101, 1.5, 2_147_483_647])('refuse first: %d and name the argument', (first) => {
    expect(refusal(() => readPage({ first }, list))).toEqual({ code: 'BAD_USER_INPUT', argument: 'first' });
  });

  it('start at the beginning with twenty', () => {
    expect(readPage({}, list)).toEqual({ first: 20, offset: 0 });
    expect(readPage({ first: null, after: null }, list)).toEqual({ first: 20, offset: 0 });
  });

  it('go on after a cursor', () => {
    expect(readPage({ first: 100, after: encodeCursor(list, 40) }, list)).toEqual({ first: 100, offset: 40 });
  });

  it('refuse a cursor of another list', () => {
    const after = encodeCursor('orders status:OPEN', 40);
    expect(refusal(() => readPage({ after }, list))).toEqual({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it('refuse any text that is not a cursor', () => {
    const refused = { code: 'BAD_USER_INPUT', argument: 'after' };
    expect(refusal(() => readPage({ after: '' }, list))).toEqual(refused);
    expect(refusal(() => readPage({ after: `${encodeCursor(list, 4)}=` }, list))).toEqual(refused);
    expect(refusal(() => readPage({ after: encodeCursor(list, -1) }, list))).toEqual(refused);
    expect(refusal(() => readPage({ after: encodeCursor(list, 'mark') }, list))).toEqual(refused);
    expect(refusal(() => readPage({ after: encodeCursor(list, 1e12) }, list))).toEqual(refused);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (after) => void expect(refusal(() => readPage({ after }, list))).toEqual(refused),
      ),
    );
  });

  it('carry an upstream mark unchanged', () => {
    fc.assert(fc.property(fc.string(), (mark) => void expect(decodeCursor(list, encodeCursor(list, mark))).toBe(mark)));
  });
});

describe('a connection', () => {
  it('gives every row once when its cursors are followed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), fc.integer({ min: 1, max: 25 }), (rows, first) => {
        const seen: number[] = [];
        let after: string | null = null;
        for (;;) {
          const page: ReturnType<typeof pageOf<number>> = pageOf(rows, { first, after }, list);
          seen.push(...page.edges.map(({ node }) => node));
          expect(page.totalCount).toBe(rows.length);
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        expect(seen).toEqual(rows);
      }),
    );
  });

  it('promises nothing after an empty page', () => {
    const page = toConnection({ list, nodes: [], totalCount: 7, offset: 3 });
    expect(page.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null });
  });
});
