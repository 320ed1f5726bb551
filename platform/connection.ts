import { createHash } from 'node:crypto';
import { badUserInput } from './errors.ts';

export interface PageArgs {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

export interface Page {
  first: number;
  offset: number;
}

export interface Connection<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

const maxFirst = 100;
const defaultFirst = 20;
/** Past this no upstream list can be: a larger offset was never ours. */
const maxOffset = 100_000_000;

/**
 * Reads `first` and `after` of a list that is paged by offset. `list` names the list with its order and filters
 * (`orders placedAt:desc`), so that a cursor of one list is refused by another. Throws BAD_USER_INPUT.
 */
export function readPage({ first, after }: PageArgs, list: string): Page {
  const offset = after === null || after === undefined ? 0 : decodeCursor(list, after);
  if (typeof offset !== 'number') throw malformed();
  return { first: readFirst(first), offset };
}

/** @default 20 */
export function readFirst(first: number | null | undefined): number {
  const size = first ?? defaultFirst;
  if (!Number.isInteger(size) || size < 1 || size > maxFirst) {
    throw badUserInput('first', `first must be between 1 and ${maxFirst}, not ${size}.`);
  }
  return size;
}

/** `position`: how many rows lie before the next page, or the upstream's own mark of it. */
export function encodeCursor(list: string, position: number | string): string {
  return Buffer.from(JSON.stringify([markOf(list), position])).toString('base64url');
}

export function decodeCursor(list: string, cursor: string): number | string {
  const parts = parseCursor(cursor);
  const position: unknown = parts?.[1];
  if (parts?.length !== 2 || !isPosition(position) || encodeMarked(parts[0], position) !== cursor) throw malformed();
  if (parts[0] !== markOf(list)) throw badUserInput('after', 'after is a cursor of another list, order or filter.');
  return position;
}

/** One page of an upstream list that is read by offset. `list` as in `readPage`. */
export function toConnection<Node>(page: {
  list: string;
  nodes: readonly Node[];
  totalCount: number;
  offset: number;
}): Connection<Node> {
  const { list, nodes, totalCount, offset } = page;
  const edges = nodes.map((node, index) => ({ cursor: encodeCursor(list, offset + index + 1), node }));
  return {
    edges,
    pageInfo: {
      // An empty page past the end must not promise another one, whatever the count says.
      hasNextPage: nodes.length > 0 && offset + nodes.length < totalCount,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/** The page of a list that is wholly in memory. */
export function pageOf<Node>(all: readonly Node[], args: PageArgs, list: string): Connection<Node> {
  const { first, offset } = readPage(args, list);
  return toConnection({ list, nodes: all.slice(offset, offset + first), totalCount: all.length, offset });
}

function markOf(list: string): string {
  return createHash('sha256').update(list).digest('base64url').slice(0, 8);
}

function encodeMarked(mark: unknown, position: number | string): string {
  return Buffer.from(JSON.stringify([mark, position])).toString('base64url');
}

function isPosition(value: unknown): value is number | string {
  return typeof value === 'string' || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= maxOffset);
}

function parseCursor(cursor: string): unknown[] | undefined {
  if (cursor.length > 4_000) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined; // the cursor is the caller's: not JSON means not ours
  }
}

function malformed(): Error {
  return badUserInput('after', 'after is not a cursor of this list.');
}
