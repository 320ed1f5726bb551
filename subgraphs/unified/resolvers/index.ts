import { scalars } from '../../../platform/scalars.ts';
import type { Resolvers } from '../generated/types.ts';
import { Account } from './Account.ts';
import { CheckoutDecision } from './CheckoutDecision.ts';
import { Company } from './Company.ts';
import { Customer } from './Customer.ts';
import { Invoice } from './Invoice.ts';
import { LineQuantity } from './LineQuantity.ts';
import { Order } from './Order.ts';
import { Query } from './Query.ts';
import { Quote } from './Quote.ts';
import { Return } from './Return.ts';

export const resolvers: Resolvers = {
  Decimal: scalars.Decimal,
  DateTime: scalars.DateTime,
  CurrencyCode: scalars.CurrencyCode,
  Account,
  CheckoutDecision,
  Company,
  Customer,
  Invoice,
  LineQuantity,
  Order,
  Query,
  Quote,
  Return,
};
