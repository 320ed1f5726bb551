import { told } from '../../../platform/basis.ts';
import { tags } from '../../../platform/tags.ts';
import { type Columns, customerExpansion, named, ownerExpansion, type Sent } from './accountReference.ts';
import { oneOfGuids } from './odata.ts';
import type { QuoteRecord } from './records.ts';
import type { Rows } from './rows.ts';

/** Quotes of Dataverse: the seller's side of a negotiation. */
export interface Quotes {
  /** In no order. Unknown ids are missing in the answer. */
  byIds(ids: readonly string[]): Promise<QuoteRecord[]>;
}

const own = [
  'quoteid',
  'quotenumber',
  'revisionnumber',
  'statecode',
  'statuscode',
  'totalamount',
  'expireson',
  'effectiveto',
] satisfies (keyof QuoteRecord)[];

export function createQuotes(rows: Rows, columns: Columns): Quotes {
  const search = {
    operation: 'read quotes',
    set: 'quotes',
    select: [...own, columns.reference],
    expand: `${customerExpansion(columns)},${ownerExpansion},transactioncurrencyid($select=isocurrencycode)`,
  };
  return {
    async byIds(ids) {
      const found = await rows.allOf<Sent<QuoteRecord>>(
        { ...search, ...told([...ids.map(tags.negotiation), tags.anyNegotiation]) },
        oneOfGuids('quoteid', ids),
      );
      return found.map((row) => ({ ...row, ...named(row, columns) }));
    },
  };
}
