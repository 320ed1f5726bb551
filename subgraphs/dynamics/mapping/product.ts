import { Decimal } from 'decimal.js';
import { accountId, legalEntityId, skuKey } from '../../../platform/ids.ts';
import type { Money } from '../../../platform/money.ts';
import type { PriceAgreementRecord, ReleasedProductRecord, StockRecord } from '../client/records.ts';
import type { WarehouseStock } from '../generated/types.ts';
import { toQuantity, toUnitPrice } from './amount.ts';
import { toDay } from './day.ts';
import { warehouseKey } from './salesOrder.ts';

/** An item as one legal entity sells it. */
export interface ReleaseModel {
  legalEntity: string;
  skuKey: string;
  unit: string | null;
  taxGroup: string | null;
  /** In the legal entity's currency, which the row does not name; null where nobody stated a cost. */
  cost: Money | null;
}

export function toRelease(record: ReleasedProductRecord, currencyOf: (legalEntity: string) => string): ReleaseModel {
  const legalEntity = legalEntityId(record.dataAreaId);
  const { UnitCost: cost, UnitCostQuantity: perQuantity } = record;
  return {
    legalEntity,
    skuKey: skuKey(record.ItemNumber),
    unit: record.SalesUnitSymbol || record.InventoryUnitSymbol || null,
    taxGroup: record.SalesSalesTaxItemGroupCode || null,
    cost: cost ? toUnitPrice(cost, currencyOf(legalEntity), perQuantity) : null,
  };
}

export type StockModel = Omit<WarehouseStock, 'warehouse' | 'asOf'> & {
  legalEntity: string;
  skuKey: string;
  warehouseCode: string;
  warehouseKey: string;
};

/** By warehouse: F&O has a row for each variant of an item in it, and Commerce knows the item only. */
export function toStock(records: readonly StockRecord[]): StockModel[] {
  const rows = Map.groupBy(
    records,
    ({ dataAreaId, ItemNumber, InventoryWarehouseId: warehouse }) =>
      `${skuKey(ItemNumber)} ${warehouseKey(dataAreaId, warehouse)}`,
  );
  return [...rows.values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const { dataAreaId, ItemNumber, InventoryWarehouseId } = first;
    return [
      {
        legalEntity: legalEntityId(dataAreaId),
        skuKey: skuKey(ItemNumber),
        warehouseCode: InventoryWarehouseId,
        warehouseKey: warehouseKey(dataAreaId, InventoryWarehouseId),
        onHand: total(of.map(({ OnHandQuantity }) => OnHandQuantity)),
        available: total(of.map(({ AvailableOnHandQuantity }) => AvailableOnHandQuantity)),
        source: 'FINANCE',
      } satisfies StockModel,
    ];
  });
}

const total = (quantities: readonly (number | null | undefined)[]): string =>
  quantities.reduce((sum: Decimal, quantity) => sum.plus(toQuantity(quantity)), new Decimal(0)).toFixed();

/** A posted trade agreement: with one account, with a price group, or with all. */
export interface AgreementModel {
  legalEntity: string;
  skuKey: string;
  accountId: string | null;
  priceGroup: string | null;
  /** For one unit. */
  price: Money;
  fromQuantity: number;
  /** Up to, not including; null: without end. */
  toQuantity: number | null;
  from: string | null;
  to: string | null;
}

export function toAgreement(record: PriceAgreementRecord): AgreementModel {
  const legalEntity = legalEntityId(record.dataAreaId);
  const account = record.CustomerAccountNumber;
  return {
    legalEntity,
    skuKey: skuKey(record.ItemNumber),
    accountId: account ? accountId(legalEntity, account) : null,
    priceGroup: record.PriceCustomerGroupCode || null,
    price: toUnitPrice(record.Price, record.PriceCurrencyCode, record.SalesPriceQuantity),
    fromQuantity: record.FromQuantity ?? 0,
    toQuantity: record.ToQuantity || null,
    from: toDay(record.PriceApplicableFromDate),
    to: toDay(record.PriceApplicableToDate),
  };
}

export interface Buying {
  account: { id: string; currency: string; priceGroup: string | null };
  quantity: string;
  today: string;
}

/**
 * What the account has agreed to pay for one: its own agreement before its price group's, and the lowest of several.
 * What holds for everybody is no agreement.
 */
export function agreedPrice(agreements: readonly AgreementModel[], { account, quantity, today }: Buying): Money | null {
  const valid = agreements.filter(
    ({ price, fromQuantity, toQuantity: below, from, to }) =>
      price.currency === account.currency &&
      new Decimal(quantity).gte(fromQuantity) &&
      (below === null || new Decimal(quantity).lt(below)) &&
      (from ?? today) <= today &&
      today <= (to ?? today),
  );
  const own = valid.filter(({ accountId: of }) => of === account.id);
  const ofGroup = valid.filter(
    ({ accountId: of, priceGroup }) => of === null && priceGroup !== null && priceGroup === account.priceGroup,
  );
  return lowest(own) ?? lowest(ofGroup);
}

function lowest(agreements: readonly AgreementModel[]): Money | null {
  const prices = agreements.map(({ price }) => price);
  return prices.sort((left, right) => new Decimal(left.amount).comparedTo(right.amount))[0] ?? null;
}
