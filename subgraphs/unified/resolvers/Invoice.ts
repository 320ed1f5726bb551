import type { Beyond } from '../../../platform/beyond.ts';
import { parseInvoiceId, parseSalesOrderId, salesOrderId } from '../../../platform/ids.ts';
import type { InvoiceResolvers } from '../generated/types.ts';
import { commerceIds } from '../linked.ts';
import type { InvoiceModel } from '../mapping/stub.ts';

export const Invoice: Beyond<InvoiceResolvers, InvoiceModel> = {
  __resolveReference: async ({ id, salesOrderId: given }) => {
    if (parseInvoiceId(id) === undefined) return null;
    const found = given === null || given === undefined ? undefined : parseSalesOrderId(given);
    return { id, salesOrderId: found === undefined ? null : salesOrderId(found.legalEntity, found.number) };
  },
  order: async ({ salesOrderId: id }, _, { loaders, reach }) => {
    if (id === null || !reach.seesTradeOf(id)) return null;
    const [number] = await commerceIds('ORDER', id, loaders);
    return number === undefined ? null : { number };
  },
};
