import { z } from 'zod';
import type { CommerceState } from '../state.ts';

const change = z.strictObject({
  quoteId: z.number().int(),
  status: z.enum([
    'created',
    'processing_by_customer',
    'processing_by_admin',
    'submitted_by_customer',
    'submitted_by_admin',
    'ordered',
    'expired',
    'declined',
    'closed',
  ]),
});

/** Commerce has no event for negotiable quotes: who wants to know has to look. */
export function changeQuoteStatus(state: CommerceState, input: unknown): void {
  const { quoteId, status } = change.parse(input);
  const { tables } = state;
  const row = tables.carts.get('entity_id', quoteId);
  const negotiation = row?.extension_attributes.negotiable_quote;
  const fact = tables.directory.world.quotes.find(({ cartId }) => cartId === quoteId);
  if (row === undefined || negotiation === undefined || fact === undefined)
    throw new Error(`there is no negotiable quote ${quoteId}`);
  fact.status = status;
  fact.updatedAt = state.now().toISOString();
  negotiation.status = status;
  row.updated_at = state.timestamp();
}
