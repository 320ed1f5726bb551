import { UpstreamSurprise } from '../../../platform/errors.ts';
import { companyId, customerId, quoteId } from '../../../platform/ids.ts';
import type { QuoteItemRecord, QuoteRecord } from '../client/records.ts';
import type { Quote, QuoteLine, QuoteStatus } from '../generated/types.ts';
import { toQuantity, toTotal, toUnitPrice } from './amount.ts';
import { toDay, toInstant } from './instant.ts';

export type QuoteLineModel = Omit<QuoteLine, 'product'>;

export type QuoteModel = Omit<Quote, 'lines' | 'customer'> & {
  lines: QuoteLineModel[];
  customerId: string | null;
  companyId: string | null;
  storeId: number;
};

/** What the seller's side calls each state, and what the buyer sees of it. */
const statuses: Readonly<Record<string, QuoteStatus>> = {
  draft_by_admin: 'DRAFT',
  created: 'SUBMITTED',
  submitted_by_customer: 'SUBMITTED',
  processing_by_customer: 'OPEN',
  processing_by_admin: 'PENDING',
  submitted_by_admin: 'UPDATED',
  ordered: 'ORDERED',
  expired: 'EXPIRED',
  declined: 'DECLINED',
  closed: 'CLOSED',
};

export function toQuote(record: QuoteRecord): QuoteModel {
  const { negotiable_quote: quote, company_id: company } = record.extension_attributes ?? {};
  const currency = record.currency?.quote_currency_code;
  const status = statuses[quote?.status ?? ''];
  if (quote === undefined || currency === undefined || status === undefined) {
    throw new UpstreamSurprise('commerce sent a quote of unknown form', {
      system: 'commerce',
      operation: 'read negotiable quotes',
    });
  }
  const original = quote.original_total_price ?? undefined;
  const negotiated = quote.negotiated_total_price ?? original;
  return {
    id: quoteId(record.id),
    name: quote.quote_name ?? '',
    status,
    total: negotiated === undefined ? null : toTotal(negotiated, currency),
    originalTotal: original === undefined ? null : toTotal(original, currency),
    createdAt: toInstant(record.created_at),
    expiresAt: toDay(quote.expiration_period),
    lines: (record.items ?? []).map((item) => toLine(item, currency)),
    customerId: record.customer?.id ? customerId(record.customer.id) : null,
    companyId: company ? companyId(company) : null,
    storeId: record.store_id,
  };
}

const toLine = ({ item_id, sku, name, qty, price }: QuoteItemRecord, currency: string): QuoteLineModel => ({
  id: String(item_id),
  sku,
  name: name ?? sku,
  quantity: toQuantity(qty),
  unitPrice: toUnitPrice(price, currency),
});
