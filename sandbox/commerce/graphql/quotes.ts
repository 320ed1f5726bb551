import type { Quote } from '../../world/facts.ts';
import { timestamp } from '../tables/directory.ts';
import { resourcesOf } from '../tables/payment.ts';
import { addressNode, basketFields, itemNodes } from './carts.ts';
import { companyUser, noSuchEntityError, type Paging, paged, subordinates, uid, type Viewer } from './viewer.ts';

/** What the buyer sees of the state the quote is in. */
const STATUS = {
  created: 'SUBMITTED',
  processing_by_customer: 'OPEN',
  processing_by_admin: 'PENDING',
  submitted_by_customer: 'SUBMITTED',
  submitted_by_admin: 'UPDATED',
  ordered: 'ORDERED',
  expired: 'EXPIRED',
  declined: 'DECLINED',
  closed: 'CLOSED',
} as const;

export interface QuotesArguments extends Paging {
  filter?: {
    ids?: { eq?: string | null; in?: (string | null)[] | null } | null;
    name?: { match?: string | null } | null;
  } | null;
  sort?: { sort_field: 'QUOTE_NAME' | 'CREATED_AT' | 'UPDATED_AT'; sort_direction: 'ASC' | 'DESC' } | null;
}

/** The viewer's own quotes, and those of users below him where his role says so. */
function visible(viewer: Viewer): Quote[] {
  const user = companyUser(viewer, 'Magento_NegotiableQuote::view_quotes');
  const buyers = new Set([user.id]);
  if (resourcesOf(user).includes('Magento_NegotiableQuote::view_quotes_sub')) {
    for (const one of subordinates(user, viewer)) buyers.add(one.id);
  }
  return viewer.state.tables.directory.world.quotes.filter((quote) => buyers.has(quote.buyerId));
}

export function quoteNodes({ filter, sort, ...paging }: QuotesArguments, viewer: Viewer) {
  const found = visible(viewer).filter(
    (quote) =>
      (!filter?.ids?.eq || quote.maskedId === filter.ids.eq) &&
      (!filter?.ids?.in || filter.ids.in.includes(quote.maskedId)) &&
      (!filter?.name?.match || quote.name.toLowerCase().includes(filter.name.match.toLowerCase())),
  );
  const key = (quote: Quote) =>
    sort?.sort_field === 'QUOTE_NAME'
      ? quote.name
      : sort?.sort_field === 'UPDATED_AT'
        ? quote.updatedAt
        : quote.createdAt;
  const sign = sort?.sort_direction === 'ASC' ? 1 : -1;
  found.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return paged(found, paging, (quote) => quoteNode(quote, viewer));
}

export function quoteByUid(uid: string, viewer: Viewer) {
  const quote = visible(viewer).find((one) => one.maskedId === uid);
  if (!quote) throw noSuchEntityError(`Could not find a quote with the specified UID.`);
  return quoteNode(quote, viewer);
}

function quoteNode(quote: Quote, viewer: Viewer) {
  const row = viewer.state.tables.carts.get('entity_id', quote.cartId);
  if (!row) throw new Error(`there is no cart of quote ${quote.cartId}`);
  const user = { firstname: row.customer.firstname, lastname: row.customer.lastname };
  return {
    uid: quote.maskedId,
    name: quote.name,
    status: STATUS[quote.status],
    created_at: timestamp(quote.createdAt),
    updated_at: timestamp(quote.updatedAt),
    email: row.customer.email,
    buyer: user,
    comments: quote.comment
      ? [
          {
            uid: uid(quote.cartId),
            created_at: timestamp(quote.createdAt),
            creator_type: 'BUYER',
            author: user,
            text: quote.comment,
          },
        ]
      : [],
    ...basketFields(row, viewer),
    items: () => itemNodes(row, viewer),
    billing_address: { __typename: 'NegotiableQuoteBillingAddress', ...quoteAddress(addressNode(row)) },
    shipping_addresses: [{ __typename: 'NegotiableQuoteShippingAddress', ...quoteAddress(addressNode(row)) }],
  };
}

const quoteAddress = ({ region, ...address }: ReturnType<typeof addressNode>) => ({
  ...address,
  region: { code: region.code, label: region.label, region_id: region.region_id },
});
