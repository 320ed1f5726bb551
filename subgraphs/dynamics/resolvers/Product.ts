import { Decimal } from 'decimal.js';
import type { Beyond } from '../../../platform/beyond.ts';
import { badUserInput } from '../../../platform/errors.ts';
import { accountId, parseAccountId, parseSku } from '../../../platform/ids.ts';
import type { Money } from '../../../platform/money.ts';
import type { DynamicsContext } from '../context.ts';
import type { Price, ProductResolvers } from '../generated/types.ts';
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
    return buyer === null ? null : agreement(sku, buyer, quantity, context);
  },
};

async function release(sku: string, args: Goods, { loaders, reach }: DynamicsContext): Promise<ReleaseModel | null> {
  const legalEntity = reach.goodsOf(args.legalEntity);
  return legalEntity === null ? null : loaders.releaseByItem.load({ legalEntity, sku });
}

/** The id of the account named, if he may see it; else of the one he buys on. */
function buyerOf(args: Goods & { accountId?: string | null | undefined }, { reach }: DynamicsContext): string | null {
  if (args.accountId === null || args.accountId === undefined) {
    const legalEntity = reach.goodsOf(args.legalEntity);
    return legalEntity === null ? null : reach.ownAccount(legalEntity);
  }
  const account = parseAccountId(args.accountId);
  if (account === undefined) throw badUserInput('accountId', '<legal entity>:<customer account> expected.');
  const id = accountId(account.legalEntity, account.number);
  if (!reach.seesAccount(id)) return null;
  const isElsewhere = args.legalEntity && reach.goodsOf(args.legalEntity) !== account.legalEntity;
  return isElsewhere ? null : id;
}

/** The account first: by its price group far fewer agreements are asked for. */
async function agreement(
  sku: string,
  buyer: string,
  quantity: string,
  context: DynamicsContext,
): Promise<Price | null> {
  const { loaders, now } = context;
  const account = await loaders.accountById.load(buyer);
  if (account === null) return null;
  const agreements = await loaders.agreementsByItem.load({ account, sku });
  return stated(agreedPrice(agreements, { account, quantity, today: dayOf(now()) }), context);
}

function stated(money: Money | null, { now }: DynamicsContext): Price | null {
  return money && { ...money, asOf: now().toISOString(), source: 'FINANCE' };
}
