import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CompanyModel } from '../mapping/company.ts';
import type { CustomerModel } from '../mapping/customer.ts';
import type { OrderModel, OrderLineModel } from '../mapping/order.ts';
import type { ProductModel } from '../mapping/product.ts';
import type { QuoteModel, QuoteLineModel } from '../mapping/quote.ts';
import type { ReturnModel } from '../mapping/return.ts';
import type { CallerModel } from '../mapping/caller.ts';
import type { CommerceContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 4217. */
  CurrencyCode: { input: string; output: string; }
  /** A calendar day, `YYYY-MM-DD`. */
  Date: { input: string; output: string; }
  /** An instant, ISO 8601 in UTC. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number, a string on the wire. */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** A postal address. */
export type Address = {
  __typename?: 'Address';
  /** City. */
  city: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2 where the source keeps it so, else the source's own code. */
  country: Scalars['String']['output'];
  /** Postal code. */
  postcode: Maybe<Scalars['String']['output']>;
  /** State or province, as the source writes it. */
  region: Maybe<Scalars['String']['output']>;
  /** Street lines. */
  street: Array<Scalars['String']['output']>;
};

/** Whether a cart may be ordered, and how it may be paid. */
export type CheckoutDecision = {
  __typename?: 'CheckoutDecision';
  /** The cart's currency. */
  cartCurrency: Scalars['CurrencyCode']['output'];
  /** The cart's id, as the storefront knows it. */
  cartId: Scalars['ID']['output'];
  /** Codes of the payment methods Commerce offers for the cart. */
  cartPaymentMethods: Array<Scalars['String']['output']>;
  /** What the buyer would pay. */
  cartTotal: Scalars['Decimal']['output'];
};

/** What Commerce says of the token it was shown. */
export type CommerceViewer = {
  __typename?: 'CommerceViewer';
  /** The company he acts for; null for a shopper without one. */
  companyId: Maybe<Scalars['ID']['output']>;
  /** The customer's id. */
  customerId: Scalars['ID']['output'];
  /** Whether he stands at the top of that structure. */
  leadsCompany: Scalars['Boolean']['output'];
  /** Resources his company role allows. */
  resources: Array<Scalars['String']['output']>;
  /** Customers below him in the company's structure. */
  subordinateIds: Array<Scalars['ID']['output']>;
};

/** A company as Commerce knows it: its users, roles and structure. */
export type Company = {
  __typename?: 'Company';
  /** Registered address. */
  address: Address;
  /** Who administers the company. */
  administrator: Maybe<Customer>;
  /** The company's e-mail address. */
  email: Scalars['String']['output'];
  /** Commerce's company id. */
  id: Scalars['ID']['output'];
  /** Its registered name. */
  legalName: Maybe<Scalars['String']['output']>;
  /** The name it is known by. */
  name: Scalars['String']['output'];
  /** Orders of its users that the caller may see, newest first. */
  orders: Maybe<OrderConnection>;
  /** Negotiable quotes of its users that the caller may see, newest first. */
  quotes: Maybe<QuoteConnection>;
  /** Its roles. */
  roles: Maybe<Array<CompanyRole>>;
  /** Whether it may trade. */
  status: CompanyStatus;
  /** VAT or tax number. */
  taxNumber: Maybe<Scalars['String']['output']>;
  /** Its users, the administrator first, then by id. */
  users: Maybe<CustomerConnection>;
};


/** A company as Commerce knows it: its users, roles and structure. */
export type CompanyOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company as Commerce knows it: its users, roles and structure. */
export type CompanyQuotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<QuoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A company as Commerce knows it: its users, roles and structure. */
export type CompanyUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of companies. */
export type CompanyConnection = {
  __typename?: 'CompanyConnection';
  /** The companies of this page. */
  edges: Array<CompanyEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One company in a page. */
export type CompanyEdge = {
  __typename?: 'CompanyEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The company. */
  node: Company;
};

/** Narrows a list of companies; all conditions must hold. */
export type CompanyFilter = {
  /** Only companies whose name begins so, without regard to case. */
  nameStartsWith?: InputMaybe<Scalars['String']['input']>;
  /** Only companies of this status. */
  status?: InputMaybe<CompanyStatus>;
};

/** A role within a company. */
export type CompanyRole = {
  __typename?: 'CompanyRole';
  /** Commerce's role id. */
  id: Scalars['ID']['output'];
  /** The role's name. */
  name: Scalars['String']['output'];
  /** Resources it allows. */
  resources: Array<Scalars['String']['output']>;
};

/** Whether a company may trade. */
export type CompanyStatus =
  | 'APPROVED'
  | 'BLOCKED'
  | 'PENDING'
  | 'REJECTED';

/** A person who signs in at the storefront. */
export type Customer = {
  __typename?: 'Customer';
  /** The company he acts for; null for a shopper without one. */
  company: Maybe<Company>;
  /** When he registered. */
  createdAt: Scalars['DateTime']['output'];
  /** His e-mail address, by which he signs in. */
  email: Scalars['String']['output'];
  /** Given name. */
  firstName: Scalars['String']['output'];
  /** Commerce's customer id. */
  id: Scalars['ID']['output'];
  /** Job title within his company. */
  jobTitle: Maybe<Scalars['String']['output']>;
  /** Family name. */
  lastName: Scalars['String']['output'];
  /** His own orders, newest first. */
  orders: Maybe<OrderConnection>;
  /** Telephone number within his company. */
  phone: Maybe<Scalars['String']['output']>;
  /** His own negotiable quotes, newest first. */
  quotes: Maybe<QuoteConnection>;
  /** His own returns, newest first. */
  returns: Maybe<ReturnConnection>;
};


/** A person who signs in at the storefront. */
export type CustomerOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who signs in at the storefront. */
export type CustomerQuotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<QuoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who signs in at the storefront. */
export type CustomerReturnsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of customers. */
export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  /** The customers of this page. */
  edges: Array<CustomerEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One customer in a page. */
export type CustomerEdge = {
  __typename?: 'CustomerEdge';
  /** Where to go on after him. */
  cursor: Scalars['String']['output'];
  /** The customer. */
  node: Customer;
};

/** Narrows a list of customers; all conditions must hold. */
export type CustomerFilter = {
  /** Only users of this company. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** Exactly this e-mail address, without regard to case. */
  email?: InputMaybe<Scalars['String']['input']>;
};

/** How many pieces of an order line, and what became of them. */
export type LineQuantity = {
  __typename?: 'LineQuantity';
  /** Canceled. */
  canceled: Scalars['Decimal']['output'];
  /** Invoiced, as Commerce knows. */
  invoiced: Scalars['Decimal']['output'];
  /** The order line's id. */
  lineId: Scalars['ID']['output'];
  /** The order's number. */
  orderNumber: Scalars['ID']['output'];
  /** Ordered. */
  ordered: Scalars['Decimal']['output'];
  /** Shipped, as Commerce knows. */
  shipped: Scalars['Decimal']['output'];
};

/** An amount in a currency. */
export type Money = {
  __typename?: 'Money';
  /** The amount, exact. */
  amount: Scalars['Decimal']['output'];
  /** ISO 4217. */
  currency: Scalars['CurrencyCode']['output'];
};

/** An order placed in Commerce. */
export type Order = {
  __typename?: 'Order';
  /** The same in the website's base currency. */
  baseTotal: Money;
  /** The company it was placed for. */
  company: Maybe<Company>;
  /** Who placed it; null for a guest. */
  customer: Maybe<Customer>;
  /** Discount, a positive amount. */
  discount: Money;
  /** What was ordered, in order of entry. */
  lines: Array<OrderLine>;
  /** The number the buyer knows (Commerce's increment id). */
  number: Scalars['ID']['output'];
  /** How it is paid: Commerce's method code. */
  paymentMethod: Maybe<Scalars['String']['output']>;
  /** When it was placed. */
  placedAt: Scalars['DateTime']['output'];
  /** The buyer's own purchase order number. */
  purchaseOrderNumber: Maybe<Scalars['String']['output']>;
  /** Shipping before tax. */
  shipping: Money;
  /** Where it is shipped to; null for virtual orders. */
  shippingAddress: Maybe<Address>;
  /** Commerce's status code, such as `pending`, `processing`, `complete`, `canceled`; merchants may add their own. */
  status: Scalars['String']['output'];
  /** The store view it was placed in. */
  storeView: Scalars['String']['output'];
  /** Total of the lines before discount, shipping and tax. */
  subtotal: Money;
  /** Tax. */
  tax: Money;
  /** What the buyer pays, in the order's currency. */
  total: Money;
};

/** A page of orders. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** The orders of this page. */
  edges: Array<OrderEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One order in a page. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The order. */
  node: Order;
};

/** Narrows a list of orders; all conditions must hold. */
export type OrderFilter = {
  /** Only these numbers (at most 100). */
  numbers?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Placed before. */
  placedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Placed at or after. */
  placedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only this status code. */
  status?: InputMaybe<Scalars['String']['input']>;
};

/** One line of an order. */
export type OrderLine = {
  __typename?: 'OrderLine';
  /** Commerce's order item id. */
  id: Scalars['ID']['output'];
  /** Name at the time of the order. */
  name: Scalars['String']['output'];
  /** The product as it is today; null if it is no longer sold to this caller. */
  product: Maybe<Product>;
  /** How many, and what became of them. */
  quantity: LineQuantity;
  /** Stock keeping unit. */
  sku: Scalars['String']['output'];
  /** Line total before discount and tax. */
  total: Money;
  /** Net price of one piece. */
  unitPrice: Money;
};

/** Where a page ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last row of this page, for `after`; null when it is empty. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** Whether there is another page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether there was a page before. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row of this page; null when it is empty. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** A price, with when and by whom it was stated. */
export type Price = {
  __typename?: 'Price';
  /** The amount, exact. */
  amount: Scalars['Decimal']['output'];
  /** When this was true. */
  asOf: Scalars['DateTime']['output'];
  /** ISO 4217. */
  currency: Scalars['CurrencyCode']['output'];
  /** Which system said so. */
  source: SourceSystem;
};

/** A thing for sale. */
export type Product = {
  __typename?: 'Product';
  /** Its name in the caller's store view. */
  name: Scalars['String']['output'];
  /** Net price of one piece for this caller: his customer group, shared catalogue and tier prices. */
  price: Maybe<Price>;
  /** Whether and how much of it can be sold on the caller's website. */
  salable: Maybe<Salable>;
  /** Stock keeping unit; the same text is D365's item number. */
  sku: Scalars['ID']['output'];
  /** Prices for larger quantities, for this caller, smallest quantity first. */
  tierPrices: Maybe<Array<TierPrice>>;
  /** Its page in the storefront. */
  urlKey: Maybe<Scalars['String']['output']>;
};

/** A page of products. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** The products of this page. */
  edges: Array<ProductEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One product in a page. */
export type ProductEdge = {
  __typename?: 'ProductEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: Product;
};

export type Query = {
  __typename?: 'Query';
  /** Whether the caller's own cart may be ordered, and how it may be paid, with every reason. Reserves nothing. Null if the cart is unknown or not the caller's. */
  checkoutDecision: Maybe<CheckoutDecision>;
  /** Who the buyer's token belongs to, as Commerce says; for the gateway itself. Null: Commerce does not know the token. */
  commerceViewer: Maybe<CommerceViewer>;
  /** Companies the caller may see, by id. */
  companies: Maybe<CompanyConnection>;
  /** A Commerce B2B company by its id. Null if unknown or not visible to the caller. */
  company: Maybe<Company>;
  /** A person who signs in at the storefront, by his Commerce id. Null if unknown or not visible to the caller. */
  customer: Maybe<Customer>;
  /** Customers the caller may see, by id. */
  customers: Maybe<CustomerConnection>;
  /** The caller himself. Never null; `customer` is null for staff and anonymous callers. */
  me: Viewer;
  /** An order by its number (Commerce's increment id). Null if unknown or not visible to the caller. */
  order: Maybe<Order>;
  /** Orders the caller may see, newest first. */
  orders: Maybe<OrderConnection>;
  /** A product of the caller's store view. Null if unknown, disabled or not in his catalogue. */
  product: Maybe<Product>;
  /** Products of the caller's store view: in the order of `skus` where given (at most 100), else by name. */
  products: Maybe<ProductConnection>;
  /** A negotiable quote by its id. Null if unknown or not visible to the caller. */
  quote: Maybe<Quote>;
  /** Negotiable quotes the caller may see, newest first. */
  quotes: Maybe<QuoteConnection>;
  /** A return by its number. Null if unknown or not visible to the caller. */
  return: Maybe<Return>;
  /** Returns the caller may see, newest first. */
  returns: Maybe<ReturnConnection>;
};


export type QueryCheckoutDecisionArgs = {
  cartId: Scalars['ID']['input'];
};


export type QueryCompaniesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CompanyFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCompanyArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CustomerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryOrderArgs = {
  number: Scalars['ID']['input'];
};


export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryProductArgs = {
  sku: Scalars['ID']['input'];
};


export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  skus?: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type QueryQuoteArgs = {
  id: Scalars['ID']['input'];
};


export type QueryQuotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<QuoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryReturnArgs = {
  number: Scalars['ID']['input'];
};


export type QueryReturnsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A negotiable quote of Commerce. */
export type Quote = {
  __typename?: 'Quote';
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
  /** Who asked. */
  customer: Maybe<Customer>;
  /** Last day it can be ordered. */
  expiresAt: Maybe<Scalars['Date']['output']>;
  /** Commerce's numeric quote id. */
  id: Scalars['ID']['output'];
  /** What it is about. */
  lines: Array<QuoteLine>;
  /** The buyer's name for it. */
  name: Scalars['String']['output'];
  /** Total at list price. */
  originalTotal: Maybe<Money>;
  /** Where it stands. */
  status: QuoteStatus;
  /** What the buyer would pay now: the negotiated total, where there is one. Null until Commerce has a total. */
  total: Maybe<Money>;
};

/** A page of quotes. */
export type QuoteConnection = {
  __typename?: 'QuoteConnection';
  /** The quotes of this page. */
  edges: Array<QuoteEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One quote in a page. */
export type QuoteEdge = {
  __typename?: 'QuoteEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The quote. */
  node: Quote;
};

/** Narrows a list of quotes. */
export type QuoteFilter = {
  /** Only quotes that stand so. */
  status?: InputMaybe<QuoteStatus>;
};

/** One line of a quote. */
export type QuoteLine = {
  __typename?: 'QuoteLine';
  /** Commerce's quote item id. */
  id: Scalars['ID']['output'];
  /** Name of the product. */
  name: Scalars['String']['output'];
  /** The product as it is today. */
  product: Maybe<Product>;
  /** How many. */
  quantity: Scalars['Decimal']['output'];
  /** Stock keeping unit. */
  sku: Scalars['String']['output'];
  /** Price of one piece, negotiated where it was. */
  unitPrice: Money;
};

/** Where a negotiable quote stands. */
export type QuoteStatus =
  /** The buyer closed it. */
  | 'CLOSED'
  /** The seller declined. */
  | 'DECLINED'
  /** A seller's draft, not shown to the buyer. */
  | 'DRAFT'
  /** Its day has passed. */
  | 'EXPIRED'
  /** The buyer has it open. */
  | 'OPEN'
  /** It became an order. */
  | 'ORDERED'
  /** The seller is working on it. */
  | 'PENDING'
  /** The buyer asked; nobody has looked yet, or he changed it and sent it again. */
  | 'SUBMITTED'
  /** The seller answered; it is the buyer's turn. */
  | 'UPDATED';

/** A return (RMA) of Commerce. */
export type Return = {
  __typename?: 'Return';
  /** What comes back. */
  lines: Array<ReturnLine>;
  /** The number the buyer knows. */
  number: Scalars['ID']['output'];
  /** What was sold; null if the order is not visible to the caller. */
  order: Maybe<Order>;
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** Commerce's status code, such as `pending`, `authorized`, `received`, `processed_closed`, `denied`. */
  status: Scalars['String']['output'];
};

/** A page of returns. */
export type ReturnConnection = {
  __typename?: 'ReturnConnection';
  /** The returns of this page. */
  edges: Array<ReturnEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One return in a page. */
export type ReturnEdge = {
  __typename?: 'ReturnEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The return. */
  node: Return;
};

/** One line of a return. */
export type ReturnLine = {
  __typename?: 'ReturnLine';
  /** How many were authorised. */
  authorized: Maybe<Scalars['Decimal']['output']>;
  /** The order line it belongs to. */
  orderLineId: Scalars['ID']['output'];
  /** How many the buyer wants to send back. */
  requested: Scalars['Decimal']['output'];
  /** How many arrived. */
  returned: Maybe<Scalars['Decimal']['output']>;
  /** Commerce's status code of the line. */
  status: Scalars['String']['output'];
};

/** What can be sold on a website, after reservations. */
export type Salable = {
  __typename?: 'Salable';
  /** When this was true. */
  asOf: Scalars['DateTime']['output'];
  /** Whether at least one piece can be sold. */
  isSalable: Scalars['Boolean']['output'];
  /** How many pieces can be sold. */
  quantity: Maybe<Scalars['Decimal']['output']>;
  /** Which system said so. */
  source: SourceSystem;
};

/** Which system a fact comes from. */
export type SourceSystem =
  | 'COMMERCE'
  | 'DATAVERSE'
  | 'FINANCE';

/** A price from a certain quantity on. */
export type TierPrice = {
  __typename?: 'TierPrice';
  /** What one piece then costs. */
  price: Price;
  /** From this quantity on. */
  quantity: Scalars['Decimal']['output'];
};

/** The caller, as this graph sees him. */
export type Viewer = {
  __typename?: 'Viewer';
  /** His customer record, where he is one. */
  customer: Maybe<Customer>;
  /** What kind of caller he is; decides what he may see. */
  kind: ViewerKind;
  /** The legal entity that serves that store view. */
  legalEntity: Scalars['String']['output'];
  /** The store view the request was made in. */
  storeView: Scalars['String']['output'];
};

/** What kind of caller this is. */
export type ViewerKind =
  | 'ANONYMOUS'
  | 'BI'
  | 'COMPANY_USER'
  | 'FINANCE'
  | 'OPERATOR'
  | 'SALES_REPRESENTATIVE'
  | 'SERVICE'
  | 'SHOPPER';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  CheckoutDecision: CheckoutDecision;
  Company: Company;
  Customer: Customer;
  LineQuantity: LineQuantity;
  Order: Order;
  Product: Product;
  Quote: Quote;
  Return: Return;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  CheckoutDecision:
    ( { __typename: 'CheckoutDecision' }
    & GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartId":true}> );
  Company:
    ( { __typename: 'Company' }
    & GraphQLRecursivePick<FederationTypes['Company'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  LineQuantity:
    ( { __typename: 'LineQuantity' }
    & GraphQLRecursivePick<FederationTypes['LineQuantity'], {"orderNumber":true,"lineId":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"number":true}> );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"sku":true}> );
  Quote:
    ( { __typename: 'Quote' }
    & GraphQLRecursivePick<FederationTypes['Quote'], {"id":true}> );
  Return:
    ( { __typename: 'Return' }
    & GraphQLRecursivePick<FederationTypes['Return'], {"number":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<Address>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CheckoutDecision: ResolverTypeWrapper<CheckoutDecision>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CommerceViewer: ResolverTypeWrapper<CommerceViewer>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Company: ResolverTypeWrapper<CompanyModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CompanyConnection: ResolverTypeWrapper<Omit<CompanyConnection, 'edges'> & { edges: Array<ResolversTypes['CompanyEdge']> }>;
  CompanyEdge: ResolverTypeWrapper<Omit<CompanyEdge, 'node'> & { node: ResolversTypes['Company'] }>;
  CompanyFilter: CompanyFilter;
  CompanyRole: ResolverTypeWrapper<CompanyRole>;
  CompanyStatus: CompanyStatus;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Customer: ResolverTypeWrapper<CustomerModel>;
  CustomerConnection: ResolverTypeWrapper<Omit<CustomerConnection, 'edges'> & { edges: Array<ResolversTypes['CustomerEdge']> }>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerFilter: CustomerFilter;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  LineQuantity: ResolverTypeWrapper<LineQuantity>;
  Money: ResolverTypeWrapper<Money>;
  Order: ResolverTypeWrapper<OrderModel>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges'> & { edges: Array<ResolversTypes['OrderEdge']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderFilter: OrderFilter;
  OrderLine: ResolverTypeWrapper<OrderLineModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Price: ResolverTypeWrapper<Price>;
  Product: ResolverTypeWrapper<ProductModel>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges'> & { edges: Array<ResolversTypes['ProductEdge']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quote: ResolverTypeWrapper<QuoteModel>;
  QuoteConnection: ResolverTypeWrapper<Omit<QuoteConnection, 'edges'> & { edges: Array<ResolversTypes['QuoteEdge']> }>;
  QuoteEdge: ResolverTypeWrapper<Omit<QuoteEdge, 'node'> & { node: ResolversTypes['Quote'] }>;
  QuoteFilter: QuoteFilter;
  QuoteLine: ResolverTypeWrapper<QuoteLineModel>;
  QuoteStatus: QuoteStatus;
  Return: ResolverTypeWrapper<ReturnModel>;
  ReturnConnection: ResolverTypeWrapper<Omit<ReturnConnection, 'edges'> & { edges: Array<ResolversTypes['ReturnEdge']> }>;
  ReturnEdge: ResolverTypeWrapper<Omit<ReturnEdge, 'node'> & { node: ResolversTypes['Return'] }>;
  ReturnLine: ResolverTypeWrapper<ReturnLine>;
  Salable: ResolverTypeWrapper<Salable>;
  SourceSystem: SourceSystem;
  TierPrice: ResolverTypeWrapper<TierPrice>;
  Viewer: ResolverTypeWrapper<CallerModel>;
  ViewerKind: ViewerKind;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: Address;
  String: Scalars['String']['output'];
  CheckoutDecision: CheckoutDecision | FederationReferenceTypes['CheckoutDecision'];
  ID: Scalars['ID']['output'];
  CommerceViewer: CommerceViewer;
  Boolean: Scalars['Boolean']['output'];
  Company: CompanyModel;
  Int: Scalars['Int']['output'];
  CompanyConnection: Omit<CompanyConnection, 'edges'> & { edges: Array<ResolversParentTypes['CompanyEdge']> };
  CompanyEdge: Omit<CompanyEdge, 'node'> & { node: ResolversParentTypes['Company'] };
  CompanyFilter: CompanyFilter;
  CompanyRole: CompanyRole;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Customer: CustomerModel;
  CustomerConnection: Omit<CustomerConnection, 'edges'> & { edges: Array<ResolversParentTypes['CustomerEdge']> };
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  CustomerFilter: CustomerFilter;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  LineQuantity: LineQuantity | FederationReferenceTypes['LineQuantity'];
  Money: Money;
  Order: OrderModel;
  OrderConnection: Omit<OrderConnection, 'edges'> & { edges: Array<ResolversParentTypes['OrderEdge']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderFilter: OrderFilter;
  OrderLine: OrderLineModel;
  PageInfo: PageInfo;
  Price: Price;
  Product: ProductModel;
  ProductConnection: Omit<ProductConnection, 'edges'> & { edges: Array<ResolversParentTypes['ProductEdge']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  Query: Record<PropertyKey, never>;
  Quote: QuoteModel;
  QuoteConnection: Omit<QuoteConnection, 'edges'> & { edges: Array<ResolversParentTypes['QuoteEdge']> };
  QuoteEdge: Omit<QuoteEdge, 'node'> & { node: ResolversParentTypes['Quote'] };
  QuoteFilter: QuoteFilter;
  QuoteLine: QuoteLineModel;
  Return: ReturnModel;
  ReturnConnection: Omit<ReturnConnection, 'edges'> & { edges: Array<ResolversParentTypes['ReturnEdge']> };
  ReturnEdge: Omit<ReturnEdge, 'node'> & { node: ResolversParentTypes['Return'] };
  ReturnLine: ReturnLine;
  Salable: Salable;
  TierPrice: TierPrice;
  Viewer: CallerModel;
};

export type AddressResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CheckoutDecisionResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['CheckoutDecision'] = ResolversParentTypes['CheckoutDecision'], FederationReferenceType extends FederationReferenceTypes['CheckoutDecision'] = FederationReferenceTypes['CheckoutDecision']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CheckoutDecision']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cartCurrency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  cartId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cartPaymentMethods?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  cartTotal?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type CommerceViewerResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['CommerceViewer'] = ResolversParentTypes['CommerceViewer']> = {
  companyId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leadsCompany?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  resources?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  subordinateIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type CompanyResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company'], FederationReferenceType extends FederationReferenceTypes['Company'] = FederationReferenceTypes['Company']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Company']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  administrator?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<CompanyOrdersArgs, 'first'>>;
  quotes?: Resolver<Maybe<ResolversTypes['QuoteConnection']>, ParentType, ContextType, RequireFields<CompanyQuotesArgs, 'first'>>;
  roles?: Resolver<Maybe<Array<ResolversTypes['CompanyRole']>>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CompanyStatus'], ParentType, ContextType>;
  taxNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  users?: Resolver<Maybe<ResolversTypes['CustomerConnection']>, ParentType, ContextType, RequireFields<CompanyUsersArgs, 'first'>>;
};

export type CompanyConnectionResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['CompanyConnection'] = ResolversParentTypes['CompanyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CompanyEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CompanyEdgeResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['CompanyEdge'] = ResolversParentTypes['CompanyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Company'], ParentType, ContextType>;
};

export type CompanyRoleResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['CompanyRole'] = ResolversParentTypes['CompanyRole']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resources?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type CustomerResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jobTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<CustomerOrdersArgs, 'first'>>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quotes?: Resolver<Maybe<ResolversTypes['QuoteConnection']>, ParentType, ContextType, RequireFields<CustomerQuotesArgs, 'first'>>;
  returns?: Resolver<Maybe<ResolversTypes['ReturnConnection']>, ParentType, ContextType, RequireFields<CustomerReturnsArgs, 'first'>>;
};

export type CustomerConnectionResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type LineQuantityResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['LineQuantity'] = ResolversParentTypes['LineQuantity'], FederationReferenceType extends FederationReferenceTypes['LineQuantity'] = FederationReferenceTypes['LineQuantity']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LineQuantity']> | FederationReferenceType, FederationReferenceType, ContextType>;
  canceled?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  invoiced?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orderNumber?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ordered?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  shipped?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  baseTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  paymentMethod?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  purchaseOrderNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shipping?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  shippingAddress?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  storeView?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['LineQuantity'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PriceResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Price'] = ResolversParentTypes['Price']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Price']>, ParentType, ContextType>;
  salable?: Resolver<Maybe<ResolversTypes['Salable']>, ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tierPrices?: Resolver<Maybe<Array<ResolversTypes['TierPrice']>>, ParentType, ContextType>;
  urlKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  checkoutDecision?: Resolver<Maybe<ResolversTypes['CheckoutDecision']>, ParentType, ContextType, RequireFields<QueryCheckoutDecisionArgs, 'cartId'>>;
  commerceViewer?: Resolver<Maybe<ResolversTypes['CommerceViewer']>, ParentType, ContextType>;
  companies?: Resolver<Maybe<ResolversTypes['CompanyConnection']>, ParentType, ContextType, RequireFields<QueryCompaniesArgs, 'first'>>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType, RequireFields<QueryCompanyArgs, 'id'>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customers?: Resolver<Maybe<ResolversTypes['CustomerConnection']>, ParentType, ContextType, RequireFields<QueryCustomersArgs, 'first'>>;
  me?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'number'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<QueryOrdersArgs, 'first'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'sku'>>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType, RequireFields<QueryQuoteArgs, 'id'>>;
  quotes?: Resolver<Maybe<ResolversTypes['QuoteConnection']>, ParentType, ContextType, RequireFields<QueryQuotesArgs, 'first'>>;
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType, RequireFields<QueryReturnArgs, 'number'>>;
  returns?: Resolver<Maybe<ResolversTypes['ReturnConnection']>, ParentType, ContextType, RequireFields<QueryReturnsArgs, 'first'>>;
};

export type QuoteResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote'], FederationReferenceType extends FederationReferenceTypes['Quote'] = FederationReferenceTypes['Quote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Quote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['QuoteLine']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  originalTotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['QuoteStatus'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type QuoteConnectionResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['QuoteConnection'] = ResolversParentTypes['QuoteConnection']> = {
  edges?: Resolver<Array<ResolversTypes['QuoteEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QuoteEdgeResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['QuoteEdge'] = ResolversParentTypes['QuoteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Quote'], ParentType, ContextType>;
};

export type QuoteLineResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['QuoteLine'] = ResolversParentTypes['QuoteLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ReturnResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Return'] = ResolversParentTypes['Return'], FederationReferenceType extends FederationReferenceTypes['Return'] = FederationReferenceTypes['Return']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Return']> | FederationReferenceType, FederationReferenceType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['ReturnLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReturnConnectionResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['ReturnConnection'] = ResolversParentTypes['ReturnConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReturnEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReturnEdgeResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['ReturnEdge'] = ResolversParentTypes['ReturnEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Return'], ParentType, ContextType>;
};

export type ReturnLineResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['ReturnLine'] = ResolversParentTypes['ReturnLine']> = {
  authorized?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  orderLineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  returned?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SalableResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Salable'] = ResolversParentTypes['Salable']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  isSalable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type TierPriceResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['TierPrice'] = ResolversParentTypes['TierPrice']> = {
  price?: Resolver<ResolversTypes['Price'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = CommerceContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ViewerKind'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  storeView?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = CommerceContext> = {
  Address?: AddressResolvers<ContextType>;
  CheckoutDecision?: CheckoutDecisionResolvers<ContextType>;
  CommerceViewer?: CommerceViewerResolvers<ContextType>;
  Company?: CompanyResolvers<ContextType>;
  CompanyConnection?: CompanyConnectionResolvers<ContextType>;
  CompanyEdge?: CompanyEdgeResolvers<ContextType>;
  CompanyRole?: CompanyRoleResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  LineQuantity?: LineQuantityResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Price?: PriceResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  QuoteConnection?: QuoteConnectionResolvers<ContextType>;
  QuoteEdge?: QuoteEdgeResolvers<ContextType>;
  QuoteLine?: QuoteLineResolvers<ContextType>;
  Return?: ReturnResolvers<ContextType>;
  ReturnConnection?: ReturnConnectionResolvers<ContextType>;
  ReturnEdge?: ReturnEdgeResolvers<ContextType>;
  ReturnLine?: ReturnLineResolvers<ContextType>;
  Salable?: SalableResolvers<ContextType>;
  TierPrice?: TierPriceResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

