import { badUserInput } from '../../../platform/errors.ts';
import {
  parseCartId,
  parseCompanyId,
  parseCustomerId,
  parseOrderNumber,
  parseQuoteId,
  parseReturnNumber,
  parseSku,
} from '../../../platform/ids.ts';
import { orderParts } from '../asked.ts';
import type { QueryResolvers } from '../generated/types.ts';
import { readId } from '../input.ts';
import { toCaller } from '../mapping/caller.ts';
import { toViewer } from '../mapping/viewer.ts';

export const Query: Required<QueryResolvers> = {
  me: (_, __, { principal }) => toCaller(principal),
  customer: async (_, { id }, { loaders }) =>
    loaders.customerById.load(readId(id, 'id', parseCustomerId, 'a customer id')),
  customers: (_, args, { pages }) => pages.customers(args),
  company: async (_, { id }, { loaders }) => loaders.companyById.load(readId(id, 'id', parseCompanyId, 'a company id')),
  companies: (_, args, { pages }) => pages.companies(args),
  product: async (_, { sku }, { loaders }) => loaders.productBySku.load(readId(sku, 'sku', parseSku, 'a SKU')),
  products: (_, args, { pages }) => pages.products(args),
  order: async (_, { number }, { loaders }) =>
    loaders.orderByNumber.load(readId(number, 'number', parseOrderNumber, 'an order number')),
  orders: (_, args, { pages }, info) => pages.orders(args, orderParts(info)),
  quote: async (_, { id }, { loaders }) => loaders.quoteById.load(readId(id, 'id', parseQuoteId, 'a quote id')),
  quotes: (_, args, { pages }) => pages.quotes(args),
  return: async (_, { number }, { loaders }) =>
    loaders.returnByNumber.load(readId(number, 'number', parseReturnNumber, 'a return number')),
  returns: (_, args, { pages }) => pages.returns(args),
  checkoutDecision: async (_, { cartId }, { loaders }) => {
    const cart = parseCartId(cartId);
    if (cart === undefined || !('masked' in cart)) throw badUserInput('cartId', "cartId is not a cart's masked id.");
    return loaders.checkoutByCart.load(cart.masked);
  },
  commerceViewer: async (_, __, { commerce, company }) => {
    const record = await commerce.viewers.current();
    return record === undefined ? null : toViewer(record, company);
  },
};
