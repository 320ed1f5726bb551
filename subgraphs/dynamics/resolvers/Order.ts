import type { Beyond } from '../../../platform/beyond.ts';
import { parseOrderNumber } from '../../../platform/ids.ts';
import type { OrderResolvers } from '../generated/types.ts';
import { linkOf, type OrderModel } from '../mapping/stub.ts';

/**
 * What unified says an order became is believed as far as the caller may see the sales order's account, and no further. An
 * order whose day Commerce has not told is one that it does not show him: an invoice of his account may name it.
 */
export const Order: Beyond<OrderResolvers, OrderModel> = {
  __resolveReference: async (reference) => {
    const { number } = reference;
    if (parseOrderNumber(number) === undefined) return null;
    const isShown = 'placedAt' in reference && typeof reference.placedAt === 'string';
    return { number, salesOrderId: isShown ? linkOf(reference, 'salesOrderId') : null };
  },
  salesOrder: async ({ salesOrderId }, _, { loaders }) =>
    salesOrderId === null ? null : loaders.salesOrderById.load(salesOrderId),
  shipments: async ({ salesOrderId }, _, { loaders }) => {
    if (salesOrderId === null) return [];
    const [salesOrder, shipments] = await Promise.all([
      loaders.salesOrderById.load(salesOrderId),
      loaders.shipmentsBySalesOrder.load(salesOrderId),
    ]);
    return salesOrder && shipments;
  },
  invoices: async ({ salesOrderId }, _, { loaders }) => {
    if (salesOrderId === null) return [];
    const [salesOrder, invoices] = await Promise.all([
      loaders.salesOrderById.load(salesOrderId),
      loaders.invoicesBySalesOrder.load(salesOrderId),
    ]);
    return salesOrder && invoices;
  },
};
