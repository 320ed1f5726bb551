import { equalitiesOn } from '../odata/membership.ts';
import type { Database } from './database.ts';
import type { Order } from './order.ts';
import type { Query } from './query.ts';
import type { Row, Table } from './table.ts';

/** The rows that answer a query, in its order, before paging. `among` limits where they are looked for. */
export function selectRows(
  table: Table,
  query: Query,
  database: Database,
  among: Iterable<Row> = candidates(table, query, database),
): Row[] {
  const { matches, order } = query;
  const rows: Row[] = [];
  for (const row of among) if (matches === undefined || matches(row)) rows.push(row);
  return order.length === 0 ? rows : rows.sort(byOrder(order));
}

/** The rows of the index that the filter narrows most, else all. */
function candidates(table: Table, { filter }: Query, database: Database): Iterable<Row> {
  if (filter === undefined) return table.rows();
  let best: { column: string; values: Set<string> } | undefined;
  for (const column of table.indexed) {
    const values = equalitiesOn(filter, column, database.dialect(table.model.name));
    if (values !== undefined && values.size < (best?.values.size ?? Number.POSITIVE_INFINITY))
      best = { column, values };
  }
  return best === undefined ? table.rows() : table.byIndex(best.column, best.values);
}

function byOrder(order: readonly Order[]): (left: Row, right: Row) => number {
  return (left, right) => {
    for (const compare of order) {
      const difference = compare(left, right);
      if (difference !== 0) return difference;
    }
    return left.order - right.order;
  };
}
