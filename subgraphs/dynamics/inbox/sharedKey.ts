import { createHash, timingSafeEqual } from 'node:crypto';
import { unauthenticated } from '../../../platform/errors.ts';
import type { Delivery } from '../../../platform/inbox.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * D365 signs nothing: whoever knows the key is the sender. It comes as `?code=`, or as the header `x-webhook-key`, which
 * fewer logs on the way write down. Throws UNAUTHENTICATED, and takes as long for a key that is nearly right.
 */
export function keyCheck(key: string): (delivery: Delivery) => void {
  const expected = digest(key);
  return ({ query, headers }) => {
    const shown = query.code ?? headers['x-webhook-key'] ?? '';
    if (!timingSafeEqual(digest(shown), expected)) throw unauthenticated('The key is missing, or is not ours.');
  };
}
