import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tail } from '../platform/changes/tail.ts';
import { parseToken, printToken } from '../platform/changes/token.ts';
import { Reading } from '../platform/reading.ts';
import { mistake } from './inputs.ts';

/** How a caller says how much he has seen already, and is told how much he sees now. Events carry the same as their id. */
const tokenHeader = 'x-consistency-token';

/** How long to wait for news that another process had already when it answered this caller. */
const patienceMs = 2_000;

/** Of a token of another log nothing here can be known to be as new: all is read anew. */
const everything = Number.MAX_SAFE_INTEGER;

/**
 * What must have been heard of before this request is answered. Waits for it, not for long: what has not come by then is
 * read from the systems themselves. Throws BAD_USER_INPUT for what is no token.
 */
export async function readConsistency(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  tail: Pick<Tail, 'epoch' | 'position' | 'reached'>,
): Promise<Reading> {
  const given = headers[tokenHeader];
  let least = 0;
  if (given !== undefined) {
    const token = typeof given === 'string' ? parseToken(given) : undefined;
    if (token === undefined) throw mistake(tokenHeader, 'it is none of ours.');
    least = token.epoch === tail.epoch ? token.position : everything;
    if (least > tail.position && least !== everything)
      await tail.reached(least, AbortSignal.timeout(patienceMs)).catch(() => {});
  }
  const position = least === everything ? tail.position : Math.max(least, tail.position);
  reply.header(tokenHeader, printToken({ epoch: tail.epoch, position }));
  return new Reading(least);
}
