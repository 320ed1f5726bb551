import { told } from '../../../platform/basis.ts';
import type { CompanyNumber } from '../../../platform/ids.ts';
import { tags } from '../../../platform/tags.ts';
import { oneOfNumbers } from './odata.ts';
import type { ReturnOrderRecord } from './records.ts';
import type { Rows } from './rows.ts';

/** Their credit notes are invoices with the same reference: see `Invoices.byReferences`. */
export interface ReturnOrders {
  byIds(keys: readonly CompanyNumber[]): Promise<ReturnOrderRecord[]>;
}

const search = {
  operation: 'read return orders',
  set: 'ReturnOrderHeaders',
  select: [
    'dataAreaId',
    'ReturnOrderNumber',
    'RMANumber',
    'CustomerAccountNumber',
    'CustomersOrderReference',
    'ReturnOrderStatus',
    'ReplacementSalesOrderNumber',
  ] satisfies (keyof ReturnOrderRecord)[],
};

const returnOrdersAmong = (keys: readonly CompanyNumber[]) => [
  ...keys.map(({ legalEntity, number }) => tags.returnOrder(legalEntity, number)),
  tags.anyReturnOrder,
];

export function createReturnOrders(rows: Rows): ReturnOrders {
  return {
    byIds: (keys) =>
      rows.allOf({ ...search, ...told(returnOrdersAmong(keys)) }, oneOfNumbers('ReturnOrderNumber', keys)),
  };
}
