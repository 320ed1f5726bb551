import { type Basis, partlyTold, told } from '../../../platform/basis.ts';
import { tags } from '../../../platform/tags.ts';
import { and, oneOfPairs, orEmpty } from './odata.ts';
import type { PriceAgreementRecord, ReleasedProductRecord, StockRecord } from './records.ts';
import type { RowQuery, Rows } from './rows.ts';

/** What F&O knows of items, as one legal entity has them. */
export interface OfItems<Row> {
  byItems(legalEntity: string, items: readonly string[]): Promise<Row[]>;
}

/** All rows of all legal entities, as many at a time as F&O gives in one answer. */
export interface Every<Row> {
  every(): AsyncGenerator<Row[]>;
}

export interface PriceAgreements {
  /** Posted agreements about these items, those that hold for everybody included; of one buyer only when he is given. */
  byItems(legalEntity: string, items: readonly string[], buyer?: Buyer): Promise<PriceAgreementRecord[]>;
}

export interface Buyer {
  accountNumber: string;
  priceGroup?: string | undefined;
}

export interface Products {
  releasedProducts: OfItems<ReleasedProductRecord>;
  /** A row for each variant in each warehouse. */
  stock: OfItems<StockRecord> & Every<StockRecord>;
  priceAgreements: PriceAgreements;
}

const release = {
  operation: 'read released products',
  set: 'ReleasedProductsV2',
  select: [
    'dataAreaId',
    'ItemNumber',
    'SalesUnitSymbol',
    'InventoryUnitSymbol',
    'SalesSalesTaxItemGroupCode',
    'UnitCost',
    'UnitCostQuantity',
  ] satisfies (keyof ReleasedProductRecord)[],
};

const onHand = {
  operation: 'read stock',
  set: 'WarehousesOnHandV2',
  select: [
    'dataAreaId',
    'ItemNumber',
    'InventoryWarehouseId',
    'OnHandQuantity',
    'ReservedOnHandQuantity',
    'AvailableOnHandQuantity',
  ] satisfies (keyof StockRecord)[],
};

const agreement = {
  operation: 'read price agreements',
  set: 'SalesPriceAgreements',
  select: [
    'dataAreaId',
    'RecordId',
    'ItemNumber',
    'CustomerAccountNumber',
    'PriceCustomerGroupCode',
    'Price',
    'PriceCurrencyCode',
    'SalesPriceQuantity',
    'FromQuantity',
    'ToQuantity',
    'QuantityUnitySymbol',
    'PriceApplicableFromDate',
    'PriceApplicableToDate',
  ] satisfies (keyof PriceAgreementRecord)[],
};

export function createProducts(rows: Rows): Products {
  const byItems =
    <Row>(query: Omit<RowQuery, keyof Basis>, tagOf: (item: string) => string): OfItems<Row>['byItems'] =>
    (legalEntity, items) =>
      rows.allOf<Row>({ ...query, ...partlyTold(items.map(tagOf)) }, itemFilters(legalEntity, items));
  return {
    releasedProducts: { byItems: byItems(release, tags.product) },
    stock: { byItems: byItems(onHand, tags.stock), every: () => rows.stream(onHand) },
    priceAgreements: {
      byItems(legalEntity, items, buyer) {
        const where =
          buyer &&
          and(
            orEmpty('CustomerAccountNumber', buyer.accountNumber),
            orEmpty('PriceCustomerGroupCode', buyer.priceGroup ?? ''),
          );
        const basis = told([...items.map(tags.agreements), tags.anyAgreement]);
        return rows.allOf({ ...agreement, ...basis, where }, itemFilters(legalEntity, items));
      },
    },
  };
}

const itemFilters = (legalEntity: string, items: readonly string[]) =>
  oneOfPairs(
    'dataAreaId',
    'ItemNumber',
    items.map((item) => [legalEntity, item]),
  );
