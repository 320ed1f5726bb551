import { z } from 'zod';
import type { World } from '../../world/facts.ts';
import type { Database } from '../database.ts';
import { seedReturn } from '../tables/returns.ts';

/** By the number of Commerce's return. */
const authorization = z.strictObject({ return: z.string() });

/** Lets the goods of a return come. One of which F&O knows nothing yet gets its return order. Gives that one's number. */
export function authorizeReturn(database: Database, input: unknown, world: World): { returnOrder: string } {
  const { return: number } = authorization.parse(input);
  const marker = `ACR-${number}`;
  const headers = database.table('ReturnOrderHeaders');
  const header = [...headers.rows()].find((row) => row.values.CustomersOrderReference === marker);
  if (header === undefined) return { returnOrder: openReturnOrder(database, number, world) };
  const { dataAreaId, ReturnOrderNumber = '' } = header.values;
  const lines = database.table('ReturnOrderLinesV2');
  const waiting = lines
    .byIndex('ReturnOrderNumber', [String(ReturnOrderNumber).toLowerCase()])
    .filter((row) => row.values.dataAreaId === dataAreaId && lines.read(row, 'ReturnStatus') === 'None');
  if (waiting.length === 0) throw new Error(`the return ${number} is authorized already`);
  for (const line of waiting) lines.update(line, { ReturnStatus: 'Awaiting' });
  headers.update(header, { ReturnOrderStatus: 'Backorder' });
  return { returnOrder: String(ReturnOrderNumber) };
}

function openReturnOrder(database: Database, number: string, world: World): string {
  const returned = world.returns.find((one) => one.number === number);
  if (returned === undefined) throw new Error(`there is no return ${number}`);
  if (returned.status !== 'pending') throw new Error(`the return ${number} is ${returned.status}`);
  const order = world.orders.find(({ id }) => id === returned.orderId);
  const account = world.accounts.find(
    (one) => one.legalEntity === returned.legalEntity && one.number === returned.accountNumber,
  );
  if (order === undefined || account === undefined) throw new Error(`F&O does not know the customer of ${number}`);
  const returnOrder = database.nextNumber('ReturnOrderHeaders', returned.legalEntity);
  const rmaNumber = returnOrder.replace(/^RO/, 'RMA');
  seedReturn({ ...returned, status: 'authorized', rmaNumber }, returnOrder, account, order, database);
  return returnOrder;
}
