import { scalars } from '../../../platform/scalars.ts';
import type { Resolvers } from '../generated/types.ts';
import { CheckoutDecision } from './CheckoutDecision.ts';
import { Company } from './Company.ts';
import { Customer } from './Customer.ts';
import { LineQuantity } from './LineQuantity.ts';
import { Order } from './Order.ts';
import { OrderLine } from './OrderLine.ts';
import { Product } from './Product.ts';
import { Query } from './Query.ts';
import { Quote } from './Quote.ts';
import { QuoteLine } from './QuoteLine.ts';
import { Return } from './Return.ts';
import { Viewer } from './Viewer.ts';

export const resolvers: Resolvers = {
  ...scalars,
  CheckoutDecision,
  Company,
  Customer,
  LineQuantity,
  Order,
  OrderLine,
  Product,
  Query,
  Quote,
  QuoteLine,
  Return,
  Viewer,
};
