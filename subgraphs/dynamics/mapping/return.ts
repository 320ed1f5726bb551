import { accountId, legalEntityId, salesOrderId } from '../../../platform/ids.ts';
import type { ReturnOrderRecord } from '../client/records.ts';
import type { ReturnOrder } from '../generated/types.ts';
import { toSalesStatus } from './salesOrder.ts';

export type ReturnOrderModel = Omit<ReturnOrder, 'creditNotes' | 'case'> & {
  id: string;
  accountId: string;
  /** Our marker, by which its credit notes and its case are found; null for a return that Commerce does not know. */
  reference: string | null;
};

export function toReturnOrder(record: ReturnOrderRecord): ReturnOrderModel {
  const legalEntity = legalEntityId(record.dataAreaId);
  return {
    id: salesOrderId(legalEntity, record.ReturnOrderNumber),
    number: record.ReturnOrderNumber,
    legalEntity,
    rmaNumber: record.RMANumber,
    status: toSalesStatus(record.ReturnOrderStatus),
    replacementSalesOrder: record.ReplacementSalesOrderNumber || null,
    accountId: accountId(legalEntity, record.CustomerAccountNumber),
    reference: /^ACR-/.test(record.CustomersOrderReference ?? '') ? (record.CustomersOrderReference ?? null) : null,
  };
}
