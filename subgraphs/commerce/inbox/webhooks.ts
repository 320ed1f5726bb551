import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { NewChange } from '../../../platform/changes/change.ts';
import { unauthenticated } from '../../../platform/errors.ts';
import { idOf, readJson, type Sender, word } from '../../../platform/inbox.ts';
import { changesOf } from './events.ts';

interface CommerceWebhooksOptions {
  /** PEM, of the pair that Commerce signs with. */
  publicKey: string;
}

const fields = z.record(z.string(), z.unknown());

/** An order is placed: before it is stored, or while it is. */
const placing = new Set([
  'observer.sales_order_place_before',
  'plugin.sales.api.order_management.place',
  'plugin.magento.sales.api.order_management.place',
]);

/**
 * Webhooks that Commerce waits for while the shopper does. They are heard and never objected to. What a hook is called is not
 * in what it sends: the URL it is registered with says so, `?method=plugin.magento.sales.api.order_management.place`.
 */
export function createCommerceWebhooks({ publicKey }: CommerceWebhooksOptions): Sender {
  const key = createPublicKey(publicKey);
  return {
    name: 'commerce',
    source: 'commerce',
    maxBodyBytes: 1024 * 1024,
    async read({ headers, query, body }) {
      const signature = Buffer.from(headers['x-adobe-commerce-webhook-signature'] ?? '', 'base64');
      // Commerce signs the body as base64, not as it is.
      if (!verify('sha256', Buffer.from(body.toString('base64')), key, signature))
        throw unauthenticated('No signature of Commerce covers these bytes.');
      const type = word.safeParse(query.method).data ?? 'unknown';
      // A call has no id. The same method with the same body says nothing new, so a repetition may be dropped.
      const event = { id: idOf(type, body), type, changes: heard(type, readJson(body)) };
      return { events: [event], answer: { op: 'success' } };
    },
  };
}

function heard(method: string, sent: unknown): NewChange[] | string {
  if (!placing.has(method)) return 'no such webhook is known here: the method of its URL says which it is';
  const body = fields.safeParse(sent).data ?? {};
  // Which fields are sent, and under which names, is chosen where the hook is registered.
  const candidates = [body.order, body.result, fields.safeParse(body.data).data?.order, body];
  const values = candidates.map((candidate) => fields.safeParse(candidate).data ?? {});
  const order = values.find((value) => 'increment_id' in value) ?? body;
  const changes = changesOf('plugin.sales.api.order_management.place', order);
  // It may still come to nothing.
  return typeof changes === 'string' ? changes : changes.map((change) => ({ ...change, kind: 'UNKNOWN' }));
}
