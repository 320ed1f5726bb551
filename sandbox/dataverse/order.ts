import { comparable, type Dialect, type Value } from '../odata/dialect.ts';
import type { OrderBy } from '../odata/options.ts';
import type { Row } from './table.ts';

/** Compares two rows by one item of `$orderby`. */
export type Order = (left: Row, right: Row) => number;

/** Nulls come first, as SQL Server sorts them; text compares without regard to case. Throws ODataError. */
export function readOrder(items: readonly OrderBy[], dialect: Dialect<Row>): Order[] {
  const none: ReadonlyMap<string, Row> = new Map();
  return items.map(({ path, descending }) => {
    const column = dialect.property(path.split('/'));
    const valueIn = (row: Row) => comparable(column.type.kind, column.read(row, none));
    const sign = descending ? -1 : 1;
    return (left, right) => sign * compareValues(valueIn(left), valueIn(right));
  });
}

function compareValues(left: Value, right: Value): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}
