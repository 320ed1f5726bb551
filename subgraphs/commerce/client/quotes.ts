import { partlyTold } from '../../../platform/basis.ts';
import { tags } from '../../../platform/tags.ts';
import type { Lists } from './lists.ts';
import type { QuoteRecord } from './records.ts';
import { isAnyOf, isSet } from './searchCriteria.ts';

export interface Quotes {
  /** Every negotiable quote of these people, newest first. */
  ofCustomers(customerIds: readonly number[]): Promise<QuoteRecord[]>;
  /** Every negotiable quote of these store views, newest first. */
  ofStores(storeIds: readonly number[]): Promise<QuoteRecord[]>;
  /** In no order. Unknown ids, and carts that are no quotes, are missing in the answer. */
  byIds(ids: readonly number[]): Promise<QuoteRecord[]>;
}

/** Commerce lists negotiable quotes among the carts only, and cannot filter them out: all pages are read. */
const search = {
  operation: 'read negotiable quotes',
  path: '/carts/search',
  where: [],
  sort: [{ field: 'entity_id', direction: 'DESC' }],
  itemFields: [
    'id,created_at,store_id,customer[id],currency[quote_currency_code]',
    'items[item_id,sku,name,qty,price]',
    'extension_attributes[company_id,negotiable_quote[is_regular_quote,status,quote_name,expiration_period,original_total_price,negotiated_total_price]]',
  ].join(','),
} as const;

/** Commerce sends no event for them. */
const everyQuote = partlyTold([tags.quotes]);

export function createQuotes(lists: Lists): Quotes {
  const quotesAmong = (carts: QuoteRecord[]) => carts.filter(isQuote).sort(newestFirst);
  return {
    ofCustomers: async (values) =>
      quotesAmong(await lists.allOfMany({ ...search, ...everyQuote }, { field: 'customer_id', values })),
    async ofStores(storeIds) {
      if (storeIds.length === 0) return [];
      // Guests cannot negotiate, and most carts that were left behind are theirs.
      const where = [isAnyOf('store_id', storeIds), isSet('customer_id')];
      return quotesAmong(await lists.all({ ...search, ...everyQuote, where }));
    },
    byIds: async (values) =>
      quotesAmong(
        await lists.allOfMany({ ...search, ...partlyTold(values.map(tags.quote)) }, { field: 'entity_id', values }),
      ),
  };
}

function isQuote({ extension_attributes }: QuoteRecord): boolean {
  const quote = extension_attributes?.negotiable_quote;
  return typeof quote?.status === 'string' && quote.status !== '' && quote.is_regular_quote !== false;
}

const newestFirst = (left: QuoteRecord, right: QuoteRecord): number =>
  left.created_at === right.created_at ? right.id - left.id : left.created_at < right.created_at ? 1 : -1;
