import { Decimal } from 'decimal.js';
import type { Beyond } from '../../../platform/beyond.ts';
import { badUserInput } from '../../../platform/errors.ts';
import { accountId, parseAccountId, parseSku } from '../../../platform/ids.ts';
import type { Money } from '../../../platform/money.ts';
import type { DynamicsContext } from '../context.ts';
import type { Price, ProductResolvers } from '../generated/types.ts';
import type { ItemKey } from '../loaders/products.ts';
import { dayOf } from '../mapping/day.ts';
import { agreedPrice, type ReleaseModel } from '../mapping/product.ts';
import type { ProductModel } from '../mapping/stub.ts';

type Goods = { legalEntity?: string | null | undefined };

export const Product: Beyond<ProductResolvers, ProductModel> = {
  __resolveReference: async ({ sku }) => (parseSku(sku) === undefined ? null : { sku }),
  unit: async ({ sku }, args, context) => (await release(sku, args, context))?.unit ?? null,
  taxGroup: async ({ sku }, args, context) => (await release(sku, args, context))?.taxGroup ?? null,
  stock: async ({ sku }, args, { loaders, reach }) => {
    const legalEntity = reach.goodsOf(args.legalEntity);
    return legalEntity === null ? null : loaders.stockByItem.load({ legalEntity, sku });
  },
  cost: async ({ sku }, args, context) => stated((await release(sku, args, context))?.cost ?? null, context),
  agreementPrice: async ({ sku }, args, context) => {
    const quantity = args.quantity ?? '1';
    if (!new Decimal(quantity).gt(0)) throw badUserInput('quantity', `must be more than 0, not ${quantity}.`);
    const buyer = buyerOf(args, context);
    return buyer && agreement({ sku, legalEntity: buyer.legalEntity }, buyer.id, quantity, context);
  },
};

async function release(sku: string, args: Goods, { loaders, reach }: DynamicsContext): Promise<ReleaseModel | null> {
  const legalEntity = reach.goodsOf(args.legalEntity);
  return legalEntity === null ? null : loaders.releaseByItem.load({ legalEntity, sku });
}

/** The account named, if he may see it; else the one he buys on. */
function buyerOf(
  args: Goods & { accountId?: string | null | undefined },
  { reach }: DynamicsContext,
): { id: string; legalEntity: string } | null {
  if (args.accountId === null || args.accountId === undefined) {
    const legalEntity = reach.goodsOf(args.legalEntity);
    const own = legalEntity === null ? null : reach.ownAccount(legalEntity);
    return own === null || legalEntity === null ? null : { id: own, legalEntity };
  }
  const account = parseAccountId(args.accountId);
  if (account === undefined) throw badUserInput('accountId', '<legal entity>:<customer account> expected.');
  const id = accountId(account.legalEntity, account.number);
  if (!reach.seesAccount(id)) return null;
  const isElsewhere = args.legalEntity && reach.goodsOf(args.legalEntity) !== account.legalEntity;
  return isElsewhere ? null : { id, legalEntity: account.legalEntity };
}

async function agreement(
  item: ItemKey,
  id: string,
  quantity: string,
  context: DynamicsContext,
): Promise<Price | null> {
  const { loaders, now } = context;
  const [account, agreements] = await Promise.all([loaders.accountById.load(id), loaders.agreementsByItem.load(item)]);
  return stated(account && agreedPrice(agreements, { account, quantity, today: dayOf(now()) }), context);
}

function stated(money: Money | null, { now }: DynamicsContext): Price | null {
  return money && { ...money, asOf: now().toISOString(), source: 'FINANCE' };
}
