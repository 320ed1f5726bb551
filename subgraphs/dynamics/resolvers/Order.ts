import type { Beyond } from '../../../platform/beyond.ts';
import { parseOrderNumber } from '../../../platform/ids.ts';
import type { OrderResolvers } from '../generated/types.ts';
import { linkOf, type OrderModel } from '../mapping/stub.ts';

/** What unified says an order became is believed as far as the caller may see the sales order's account, and no further. */
export const Order: Beyond<OrderResolvers, OrderModel> = {
  __resolveReference: async (reference) =>
    parseOrderNumber(reference.number) === undefined
      ? null
      : { number: reference.number, salesOrderId: linkOf(reference, 'salesOrderId') },
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
