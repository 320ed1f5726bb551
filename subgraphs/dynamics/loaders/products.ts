import DataLoader from 'dataloader';
import { skuKey } from '../../../platform/ids.ts';
import type { DynamicsResources } from '../client/index.ts';
import type { WarehouseStock } from '../generated/types.ts';
import type { AccountModel } from '../mapping/account.ts';
import { type AgreementModel, type ReleaseModel, toAgreement, toRelease, toStock } from '../mapping/product.ts';
import { byKey, manyByKey } from './byKey.ts';
import type { Warehouses } from './orders.ts';

/** Goods are checked by their legal entity, before anything is asked: see `Reach.goodsOf`. */
export interface ProductLoaders {
  releaseByItem: DataLoader<ItemKey, ReleaseModel | null, string>;
  /** By warehouse code. */
  stockByItem: DataLoader<ItemKey, (WarehouseStock & ItemRow)[], string>;
  /** Those with the account, with its price group, and with everybody. Who has the account's model was shown it. */
  agreementsByItem: DataLoader<AgreementKey, AgreementModel[], string>;
}

export interface ItemKey {
  legalEntity: string;
  sku: string;
}

interface ItemRow {
  legalEntity: string;
  skuKey: string;
}

export interface AgreementKey {
  account: AccountModel;
  sku: string;
}

export interface ProductLoaderOptions {
  dynamics: DynamicsResources;
  warehouses: Warehouses;
  currencyOf: (legalEntity: string) => string;
  now: () => Date;
}

export function createProductLoaders(options: ProductLoaderOptions): ProductLoaders {
  const { dynamics, warehouses, currencyOf, now } = options;
  const { releasedProducts, stock, priceAgreements } = dynamics;
  return {
    releaseByItem: byKey(
      async (items) => {
        const found = await eachLegalEntity(items, releasedProducts.byItems);
        return found.map((record) => toRelease(record, currencyOf));
      },
      rowName,
      itemName,
    ),
    stockByItem: manyByKey(
      async (items) => {
        const asOf = now().toISOString();
        const [records, of] = await Promise.all([eachLegalEntity(items, stock.byItems), warehouses()]);
        const rows = toStock(records).sort((a, b) => (a.warehouseCode < b.warehouseCode ? -1 : 1));
        return rows.map(({ warehouseCode, warehouseKey, ...row }) => {
          const warehouse = of.get(warehouseKey) ?? { code: warehouseCode, name: warehouseCode };
          return { ...row, warehouse, asOf };
        });
      },
      rowName,
      itemName,
    ),
    agreementsByItem: new DataLoader(
      async (asked) => {
        const buyers = [...Map.groupBy(asked, ({ account }) => account)];
        const found = await Promise.all(
          buyers.map(async ([account, of]) => {
            const buyer = { accountNumber: account.number, priceGroup: account.priceGroup ?? undefined };
            const skus = of.map(({ sku }) => sku);
            const records = await priceAgreements.byItems(account.legalEntity, skus, buyer);
            return [account, records.map(toAgreement)] as const;
          }),
        );
        const byAccount = new Map(found);
        return asked.map(({ account, sku }) => {
          return (byAccount.get(account) ?? []).filter((agreement) => agreement.skuKey === skuKey(sku));
        });
      },
      { cacheKeyFn: ({ account, sku }) => `${account.id}:${skuKey(sku)}` },
    ),
  };
}

/** Almost always one; F&O is asked for each by itself, and for all at once. */
async function eachLegalEntity<Row>(
  items: readonly ItemKey[],
  read: (legalEntity: string, itemNumbers: readonly string[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const groups = [...Map.groupBy(items, ({ legalEntity }) => legalEntity)];
  const found = await Promise.all(
    groups.map(([legalEntity, of]) =>
      read(
        legalEntity,
        of.map(({ sku }) => sku),
      ),
    ),
  );
  return found.flat();
}

const itemName = ({ legalEntity, sku }: ItemKey): string => `${legalEntity}:${skuKey(sku)}`;
const rowName = ({ legalEntity, skuKey: key }: ItemRow): string => `${legalEntity}:${key}`;
