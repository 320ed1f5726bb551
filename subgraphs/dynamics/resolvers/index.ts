import { scalars } from '../../../platform/scalars.ts';
import type { Resolvers } from '../generated/types.ts';
import { Account } from './Account.ts';
import { Case } from './Case.ts';
import { Invoice } from './Invoice.ts';
import { LineQuantity } from './LineQuantity.ts';
import { Order } from './Order.ts';
import { Product } from './Product.ts';
import { Query } from './Query.ts';
import { Quote } from './Quote.ts';
import { Return } from './Return.ts';
import { ReturnOrder } from './ReturnOrder.ts';

export const resolvers: Resolvers = {
  ...scalars,
  Account,
  Case,
  Invoice,
  LineQuantity,
  Order,
  Product,
  Query,
  Quote,
  Return,
  ReturnOrder,
};
