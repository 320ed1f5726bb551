import { partlyTold } from '../../../platform/basis.ts';
import { path } from '../../../platform/http/request.ts';
import { tags } from '../../../platform/tags.ts';
import type { Lists } from './lists.ts';
import type { SalableRecord } from './records.ts';

export interface Stock {
  /**
   * Salable quantity after reservations, in the stock of a website. SKUs it does not sell are missing in the answer.
   * GET /V1/inventory/export-stock-salable-qty/website/{code}
   */
  salable(website: string, skus: readonly string[]): Promise<SalableRecord[]>;
}

export function createStock(lists: Lists): Stock {
  return {
    salable: (website, values) =>
      lists.allOfMany(
        {
          operation: 'read salable quantities',
          path: path`/inventory/export-stock-salable-qty/website/${website}`,
          where: [],
          sort: [{ field: 'sku', direction: 'ASC' }],
          itemFields: 'sku,qty,is_salable',
          // Of sources there are no events, and each order placed takes something.
          ...partlyTold(values.map(tags.salable)),
        },
        { field: 'sku', values },
      ),
  };
}
