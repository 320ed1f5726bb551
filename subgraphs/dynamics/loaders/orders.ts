import type DataLoader from 'dataloader';
import { parseSalesOrderId } from '../../../platform/ids.ts';
import type { DynamicsResources } from '../client/index.ts';
import type { Shipment, Warehouse } from '../generated/types.ts';
import { type ReturnOrderModel, toReturnOrder } from '../mapping/return.ts';
import {
  type LineQuantityModel,
  type SalesOrderModel,
  toLineQuantity,
  toSalesOrder,
  toShipment,
} from '../mapping/salesOrder.ts';
import type { Reach } from '../reach.ts';
import { byKey, itself, manyByKey } from './byKey.ts';

export interface OrderLoaders {
  salesOrderById: DataLoader<string, SalesOrderModel | null, string>;
  /** Oldest first. Not checked: ask for the sales order as well, and show nothing of one that he may not see. */
  shipmentsBySalesOrder: DataLoader<string, (Shipment & { salesOrderId: string })[], string>;
  /** Not checked either. */
  quantityByLine: DataLoader<LineKey, LineQuantityModel | null, string>;
  returnOrderById: DataLoader<string, ReturnOrderModel | null, string>;
}

export interface LineKey {
  salesOrderId: string;
  /** Commerce's. */
  lineId: string;
}

export type Warehouses = () => Promise<ReadonlyMap<string, Warehouse>>;

export function createOrderLoaders(dynamics: DynamicsResources, reach: Reach, warehouses: Warehouses): OrderLoaders {
  const { salesOrders, packingSlips, lineQuantities, returnOrders } = dynamics;
  const keysOf = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => parseSalesOrderId(id) ?? []);
  return {
    salesOrderById: byKey(
      async (ids) => {
        const found = (await salesOrders.byIds(keysOf(ids))).map(toSalesOrder);
        return found.filter(({ accountIds }) => accountIds.some(reach.seesAccount));
      },
      ({ id }) => id,
      itself,
    ),
    shipmentsBySalesOrder: manyByKey(
      async (ids) => {
        const [records, of] = await Promise.all([packingSlips.bySalesOrders(keysOf(ids)), warehouses()]);
        const found = records.map(toShipment).sort((a, b) => (a.shippedAt < b.shippedAt ? -1 : 1));
        return found.map(({ warehouseKey, ...one }) => ({ ...one, warehouse: of.get(warehouseKey ?? '') ?? null }));
      },
      ({ salesOrderId }) => salesOrderId,
      itself,
    ),
    quantityByLine: byKey(
      async (lines) =>
        (await lineQuantities.bySalesOrders(keysOf(lines.map(({ salesOrderId }) => salesOrderId)))).map(toLineQuantity),
      lineName,
      lineName,
    ),
    returnOrderById: byKey(
      async (ids) => {
        const found = (await returnOrders.byIds(keysOf(ids))).map(toReturnOrder);
        return found.filter(({ accountId }) => reach.seesAccount(accountId));
      },
      ({ id }) => id,
      itself,
    ),
  };
}

const lineName = ({ salesOrderId, lineId }: { salesOrderId: string; lineId: string | null }): string =>
  `${salesOrderId}/${lineId ?? ''}`;
