import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AccountModel, CompanyModel, CustomerModel, InvoiceModel, LineQuantityModel, OrderModel, QuoteModel, ReturnModel } from '../mapping/stub.ts';
import type { UnifiedContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
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
  /** An instant, ISO 8601 in UTC. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number, a string on the wire. */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

export type Account = {
  __typename?: 'Account';
  /** The Commerce company linked to this account; null until a link is proven or confirmed. */
  company: Maybe<Company>;
  /** Customers linked to this account themselves (not through a company). */
  customers: Maybe<Array<Customer>>;
  id: Scalars['ID']['output'];
};

export type CheckoutDecision = {
  __typename?: 'CheckoutDecision';
  /** Commerce's codes of the payment methods that may be used. */
  allowedPaymentMethods: Array<Scalars['String']['output']>;
  cartCurrency: Scalars['CurrencyCode']['output'];
  cartId: Scalars['ID']['output'];
  cartPaymentMethods: Array<Scalars['String']['output']>;
  cartTotal: Scalars['Decimal']['output'];
  /** When this was decided. */
  decidedAt: Scalars['DateTime']['output'];
  /** What the cart may do. */
  outcome: CheckoutOutcome;
  /** Why, all at once; empty when allowed without remark. */
  reasons: Array<CheckoutReason>;
};

/** What a cart may do at checkout. */
export type CheckoutOutcome =
  /** Every payment method of the cart may be used. */
  | 'ALLOWED'
  /** Not at all. */
  | 'REFUSED'
  /** Not on account; other methods may be used. */
  | 'RESTRICTED';

/** One reason of a decision, with its numbers. */
export type CheckoutReason = {
  __typename?: 'CheckoutReason';
  /** A constant for programs, such as `CREDIT_LIMIT_EXCEEDED`. */
  code: Scalars['String']['output'];
  /** The limit the reason is about, where it is about one. */
  limit: Maybe<Money>;
  /** The reason in words, for people; without amounts. */
  message: Scalars['String']['output'];
  /** What would be used with this cart, where the reason is about that. */
  used: Maybe<Money>;
};

export type Company = {
  __typename?: 'Company';
  /** The account linked to this company in that legal entity (default: the caller's). Null until a link is proven or confirmed. */
  account: Maybe<Account>;
  /** All accounts linked to this company, by id. */
  accounts: Maybe<Array<Account>>;
  id: Scalars['ID']['output'];
};


export type CompanyAccountArgs = {
  legalEntity?: InputMaybe<Scalars['String']['input']>;
};

export type Customer = {
  __typename?: 'Customer';
  /** The account linked to this person himself (not through a company), in that legal entity (default: the caller's). */
  account: Maybe<Account>;
  id: Scalars['ID']['output'];
};


export type CustomerAccountArgs = {
  legalEntity?: InputMaybe<Scalars['String']['input']>;
};

export type Invoice = {
  __typename?: 'Invoice';
  id: Scalars['ID']['output'];
  /** The Commerce order it was posted for; null if the sale was made elsewhere. */
  order: Maybe<Order>;
  salesOrderId: Maybe<Scalars['ID']['output']>;
};

export type LineQuantity = {
  __typename?: 'LineQuantity';
  lineId: Scalars['ID']['output'];
  orderNumber: Scalars['ID']['output'];
  /** `<legal entity>:<sales order>` of the linked sales order. */
  salesOrderId: Maybe<Scalars['ID']['output']>;
};

/** Two identities of one thing. */
export type Link = {
  __typename?: 'Link';
  /** The id in Commerce. */
  commerceId: Scalars['ID']['output'];
  /** Since when. */
  createdAt: Scalars['DateTime']['output'];
  /** The id in D365. */
  dynamicsId: Scalars['ID']['output'];
  /** What it rests on. */
  evidence: Scalars['String']['output'];
  /** The link's id. */
  id: Scalars['ID']['output'];
  /** What it joins. */
  kind: LinkKind;
  /** How sure it is. */
  state: LinkState;
};

/** A page of links. */
export type LinkConnection = {
  __typename?: 'LinkConnection';
  /** The links of this page. */
  edges: Array<LinkEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One link in a page. */
export type LinkEdge = {
  __typename?: 'LinkEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The link. */
  node: Link;
};

/** Narrows a list of links; all conditions must hold. */
export type LinkFilter = {
  /** Only links of this kind. */
  kind?: InputMaybe<LinkKind>;
  /** Only links of this state. */
  state?: InputMaybe<LinkState>;
};

/** What a link joins. */
export type LinkKind =
  | 'COMPANY'
  | 'CUSTOMER'
  | 'ORDER'
  | 'PRODUCT'
  | 'QUOTE'
  | 'RETURN';

/** How sure a link is. */
export type LinkState =
  /** A member of staff said so. */
  | 'CONFIRMED'
  /** Only looks alike; gives nothing until somebody confirms it. */
  | 'PROPOSED'
  /** A marker in the other system says so. */
  | 'PROVEN';

/** An amount in a currency. */
export type Money = {
  __typename?: 'Money';
  /** The amount, exact. */
  amount: Scalars['Decimal']['output'];
  /** ISO 4217. */
  currency: Scalars['CurrencyCode']['output'];
};

export type Order = {
  __typename?: 'Order';
  number: Scalars['ID']['output'];
  /** `<legal entity>:<sales order>` of the linked sales order. */
  salesOrderId: Maybe<Scalars['ID']['output']>;
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

export type Product = {
  __typename?: 'Product';
  sku: Scalars['ID']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** Links between the two systems, newest first; for staff. */
  links: Maybe<LinkConnection>;
  /** What a caller's identities are linked to; for the gateway itself. */
  unifiedViewer: UnifiedViewer;
};


export type QueryLinksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LinkFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUnifiedViewerArgs = {
  accountIds: Array<Scalars['ID']['input']>;
  companyIds: Array<Scalars['ID']['input']>;
  customerIds: Array<Scalars['ID']['input']>;
};

export type Quote = {
  __typename?: 'Quote';
  id: Scalars['ID']['output'];
  /** Dataverse's id of the linked quote. */
  negotiationId: Maybe<Scalars['ID']['output']>;
};

export type Return = {
  __typename?: 'Return';
  number: Scalars['ID']['output'];
  /** `<legal entity>:<return order>` of the linked return order. */
  returnOrderId: Maybe<Scalars['ID']['output']>;
};

/**
 * What changes, as it becomes known, in either system; each time as the caller would see it if he asked. Of what he may not see
 * he hears nothing. Served over server-sent events and WebSocket; `extensions.eventId` of an event resumes after it.
 */
export type Subscription = {
  __typename?: 'Subscription';
  /** Accounts whose limit, balance, terms or hold changed: these, or all the caller may see. */
  creditUpdated: Maybe<Account>;
  /** Invoices as they are posted, of these accounts or of all the caller may see. */
  invoicePosted: Maybe<Invoice>;
  /** Orders whose state, lines, fulfilment or invoices changed: these, or all the caller may see. */
  orderUpdated: Maybe<Order>;
  /** Negotiable quotes that changed: these, or all the caller may see. */
  quoteUpdated: Maybe<Quote>;
  /** Returns that changed: these, or all the caller may see. */
  returnUpdated: Maybe<Return>;
  /** Products of which more or less is to be had, in a warehouse or at the storefront. */
  stockUpdated: Maybe<Product>;
};


/**
 * What changes, as it becomes known, in either system; each time as the caller would see it if he asked. Of what he may not see
 * he hears nothing. Served over server-sent events and WebSocket; `extensions.eventId` of an event resumes after it.
 */
export type SubscriptionCreditUpdatedArgs = {
  accounts?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/**
 * What changes, as it becomes known, in either system; each time as the caller would see it if he asked. Of what he may not see
 * he hears nothing. Served over server-sent events and WebSocket; `extensions.eventId` of an event resumes after it.
 */
export type SubscriptionInvoicePostedArgs = {
  accounts?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/**
 * What changes, as it becomes known, in either system; each time as the caller would see it if he asked. Of what he may not see
 * he hears nothing. Served over server-sent events and WebSocket; `extensions.eventId` of an event resumes after it.
 */
export type SubscriptionOrderUpdatedArgs = {
  numbers?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/**
 * What changes, as it becomes known, in either system; each time as the caller would see it if he asked. Of what he may not see
 * he hears nothing. Served over server-sent events and WebSocket; `extensions.eventId` of an event resumes after it.
 */
export type SubscriptionQuoteUpdatedArgs = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/**
 * What changes, as it becomes known, in either system; each time as the caller would see it if he asked. Of what he may not see
 * he hears nothing. Served over server-sent events and WebSocket; `extensions.eventId` of an event resumes after it.
 */
export type SubscriptionReturnUpdatedArgs = {
  numbers?: InputMaybe<Array<Scalars['ID']['input']>>;
};


/**
 * What changes, as it becomes known, in either system; each time as the caller would see it if he asked. Of what he may not see
 * he hears nothing. Served over server-sent events and WebSocket; `extensions.eventId` of an event resumes after it.
 */
export type SubscriptionStockUpdatedArgs = {
  skus: Array<Scalars['ID']['input']>;
};

/** Identities linked to a caller's. */
export type UnifiedViewer = {
  __typename?: 'UnifiedViewer';
  /** Accounts linked to the given customers and companies. */
  accountIds: Array<Scalars['ID']['output']>;
  /** Companies linked to the given accounts. */
  companyIds: Array<Scalars['ID']['output']>;
  /** Customers linked to the given accounts. */
  customerIds: Array<Scalars['ID']['output']>;
};



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
  Account: Account;
  CheckoutDecision: CheckoutDecision;
  Company: Company;
  Customer: Customer;
  Invoice: Invoice;
  LineQuantity: LineQuantity;
  Order: Order;
  Quote: Quote;
  Return: Return;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Account:
    ( { __typename: 'Account' }
    & GraphQLRecursivePick<FederationTypes['Account'], {"id":true}> );
  CheckoutDecision:
    ( { __typename: 'CheckoutDecision' }
    & GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartId":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}>
        | GraphQLRecursivePick<FederationTypes['CheckoutDecision'], {"cartTotal":true,"cartCurrency":true,"cartPaymentMethods":true}> ) );
  Company:
    ( { __typename: 'Company' }
    & GraphQLRecursivePick<FederationTypes['Company'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Invoice'], {"salesOrderId":true}> ) );
  LineQuantity:
    ( { __typename: 'LineQuantity' }
    & GraphQLRecursivePick<FederationTypes['LineQuantity'], {"orderNumber":true,"lineId":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"number":true}> );
  Quote:
    ( { __typename: 'Quote' }
    & GraphQLRecursivePick<FederationTypes['Quote'], {"id":true}> );
  Return:
    ( { __typename: 'Return' }
    & GraphQLRecursivePick<FederationTypes['Return'], {"number":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<AccountModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CheckoutDecision: ResolverTypeWrapper<CheckoutDecision>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CheckoutOutcome: CheckoutOutcome;
  CheckoutReason: ResolverTypeWrapper<CheckoutReason>;
  Company: ResolverTypeWrapper<CompanyModel>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Customer: ResolverTypeWrapper<CustomerModel>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Invoice: ResolverTypeWrapper<InvoiceModel>;
  LineQuantity: ResolverTypeWrapper<LineQuantityModel>;
  Link: ResolverTypeWrapper<Link>;
  LinkConnection: ResolverTypeWrapper<LinkConnection>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LinkEdge: ResolverTypeWrapper<LinkEdge>;
  LinkFilter: LinkFilter;
  LinkKind: LinkKind;
  LinkState: LinkState;
  Money: ResolverTypeWrapper<Money>;
  Order: ResolverTypeWrapper<OrderModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Product: ResolverTypeWrapper<Product>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quote: ResolverTypeWrapper<QuoteModel>;
  Return: ResolverTypeWrapper<ReturnModel>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UnifiedViewer: ResolverTypeWrapper<UnifiedViewer>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: AccountModel;
  ID: Scalars['ID']['output'];
  CheckoutDecision: CheckoutDecision | FederationReferenceTypes['CheckoutDecision'];
  String: Scalars['String']['output'];
  CheckoutReason: CheckoutReason;
  Company: CompanyModel;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Customer: CustomerModel;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Invoice: InvoiceModel;
  LineQuantity: LineQuantityModel;
  Link: Link;
  LinkConnection: LinkConnection;
  Int: Scalars['Int']['output'];
  LinkEdge: LinkEdge;
  LinkFilter: LinkFilter;
  Money: Money;
  Order: OrderModel;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Product: Product;
  Query: Record<PropertyKey, never>;
  Quote: QuoteModel;
  Return: ReturnModel;
  Subscription: Record<PropertyKey, never>;
  UnifiedViewer: UnifiedViewer;
};

export type AccountResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account'], FederationReferenceType extends FederationReferenceTypes['Account'] = FederationReferenceTypes['Account']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Account']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<Maybe<ResolversTypes['Company']>, ParentType, ContextType>;
  customers?: Resolver<Maybe<Array<ResolversTypes['Customer']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CheckoutDecisionResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['CheckoutDecision'] = ResolversParentTypes['CheckoutDecision'], FederationReferenceType extends FederationReferenceTypes['CheckoutDecision'] = FederationReferenceTypes['CheckoutDecision']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CheckoutDecision']> | FederationReferenceType, FederationReferenceType, ContextType>;
  allowedPaymentMethods?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  cartId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  decidedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['CheckoutOutcome'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['CheckoutReason']>, ParentType, ContextType>;
};

export type CheckoutReasonResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['CheckoutReason'] = ResolversParentTypes['CheckoutReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  used?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type CompanyResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Company'] = ResolversParentTypes['Company'], FederationReferenceType extends FederationReferenceTypes['Company'] = FederationReferenceTypes['Company']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Company']> | FederationReferenceType, FederationReferenceType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, Partial<CompanyAccountArgs>>;
  accounts?: Resolver<Maybe<Array<ResolversTypes['Account']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type CustomerResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, Partial<CustomerAccountArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type InvoiceResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
};

export type LineQuantityResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['LineQuantity'] = ResolversParentTypes['LineQuantity'], FederationReferenceType extends FederationReferenceTypes['LineQuantity'] = FederationReferenceTypes['LineQuantity']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LineQuantity']> | FederationReferenceType, FederationReferenceType, ContextType>;
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orderNumber?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  salesOrderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type LinkResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Link'] = ResolversParentTypes['Link']> = {
  commerceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dynamicsId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LinkKind'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['LinkState'], ParentType, ContextType>;
};

export type LinkConnectionResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['LinkConnection'] = ResolversParentTypes['LinkConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LinkEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LinkEdgeResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['LinkEdge'] = ResolversParentTypes['LinkEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Link'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  salesOrderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  links?: Resolver<Maybe<ResolversTypes['LinkConnection']>, ParentType, ContextType, RequireFields<QueryLinksArgs, 'first'>>;
  unifiedViewer?: Resolver<ResolversTypes['UnifiedViewer'], ParentType, ContextType, RequireFields<QueryUnifiedViewerArgs, 'accountIds' | 'companyIds' | 'customerIds'>>;
};

export type QuoteResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote'], FederationReferenceType extends FederationReferenceTypes['Quote'] = FederationReferenceTypes['Quote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Quote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  negotiationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ReturnResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Return'] = ResolversParentTypes['Return'], FederationReferenceType extends FederationReferenceTypes['Return'] = FederationReferenceTypes['Return']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Return']> | FederationReferenceType, FederationReferenceType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  returnOrderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  creditUpdated?: SubscriptionResolver<Maybe<ResolversTypes['Account']>, "creditUpdated", ParentType, ContextType, Partial<SubscriptionCreditUpdatedArgs>>;
  invoicePosted?: SubscriptionResolver<Maybe<ResolversTypes['Invoice']>, "invoicePosted", ParentType, ContextType, Partial<SubscriptionInvoicePostedArgs>>;
  orderUpdated?: SubscriptionResolver<Maybe<ResolversTypes['Order']>, "orderUpdated", ParentType, ContextType, Partial<SubscriptionOrderUpdatedArgs>>;
  quoteUpdated?: SubscriptionResolver<Maybe<ResolversTypes['Quote']>, "quoteUpdated", ParentType, ContextType, Partial<SubscriptionQuoteUpdatedArgs>>;
  returnUpdated?: SubscriptionResolver<Maybe<ResolversTypes['Return']>, "returnUpdated", ParentType, ContextType, Partial<SubscriptionReturnUpdatedArgs>>;
  stockUpdated?: SubscriptionResolver<Maybe<ResolversTypes['Product']>, "stockUpdated", ParentType, ContextType, RequireFields<SubscriptionStockUpdatedArgs, 'skus'>>;
};

export type UnifiedViewerResolvers<ContextType = UnifiedContext, ParentType extends ResolversParentTypes['UnifiedViewer'] = ResolversParentTypes['UnifiedViewer']> = {
  accountIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  companyIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  customerIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = UnifiedContext> = {
  Account?: AccountResolvers<ContextType>;
  CheckoutDecision?: CheckoutDecisionResolvers<ContextType>;
  CheckoutReason?: CheckoutReasonResolvers<ContextType>;
  Company?: CompanyResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Invoice?: InvoiceResolvers<ContextType>;
  LineQuantity?: LineQuantityResolvers<ContextType>;
  Link?: LinkResolvers<ContextType>;
  LinkConnection?: LinkConnectionResolvers<ContextType>;
  LinkEdge?: LinkEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  Return?: ReturnResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UnifiedViewer?: UnifiedViewerResolvers<ContextType>;
};

