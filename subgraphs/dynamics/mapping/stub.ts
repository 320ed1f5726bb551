import { parseDataverseId, parseSalesOrderId, salesOrderId } from '../../../platform/ids.ts';

/** Things that Commerce owns and D365 adds to: their key, and what they became in D365, null until they are there. */
export interface OrderModel {
  number: string;
  /** Null also for an order that Commerce has not shown to the caller. */
  salesOrderId: string | null;
}

export interface LineModel {
  orderNumber: string;
  /** Commerce's id of the order's line. */
  lineId: string;
  salesOrderId: string | null;
}

export interface QuoteModel {
  id: string;
  negotiationId: string | null;
}

export interface ReturnModel {
  number: string;
  returnOrderId: string | null;
}

export interface ProductModel {
  sku: string;
}

type Link = 'salesOrderId' | 'returnOrderId' | 'negotiationId';

/** The other end of a link, as it stands in a representation. Null for none, and for what cannot be one. */
export function linkOf(reference: object, link: Link): string | null {
  const id: unknown = Reflect.get(reference, link);
  if (typeof id !== 'string') return null;
  if (link === 'negotiationId') return parseDataverseId(id) ?? null;
  const found = parseSalesOrderId(id);
  return found === undefined ? null : salesOrderId(found.legalEntity, found.number);
}
