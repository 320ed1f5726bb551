import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AccountModel } from '../mapping/account.ts';
import type { CaseModel } from '../mapping/case.ts';
import type { InvoiceModel } from '../mapping/invoice.ts';
import type { LineModel, OrderModel, ProductModel, QuoteModel, ReturnModel } from '../mapping/stub.ts';
import type { NegotiationModel } from '../mapping/negotiation.ts';
import type { ReturnOrderModel } from '../mapping/return.ts';
import type { DynamicsContext } from '../context.ts';
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

/** A customer account of D365: who owes, on which terms, up to which limit. */
export type Account = {
  __typename?: 'Account';
  /** Tasks, calls and appointments of the account team, newest first. */
  activities: Maybe<ActivityConnection>;
  /** Primary address. */
  address: Maybe<Address>;
  /** Service cases, newest first. */
  cases: Maybe<CaseConnection>;
  /** Limit, use and holds. */
  credit: Maybe<CreditPosition>;
  /** The account's currency. */
  currency: Scalars['CurrencyCode']['output'];
  /** Primary e-mail address. */
  email: Maybe<Scalars['String']['output']>;
  /** `<legal entity>:<customer account>`, legal entity in lower case, account in upper case. */
  id: Scalars['ID']['output'];
  /** Posted invoices and credit notes, newest first. */
  invoices: Maybe<InvoiceConnection>;
  /** D365's company (dataAreaId), lower case. */
  legalEntity: Scalars['String']['output'];
  /** Name of the organisation or person. */
  name: Scalars['String']['output'];
  /** D365's customer account. */
  number: Scalars['String']['output'];
  /** How long it has to pay; null if the account has none of its own. */
  paymentTerms: Maybe<PaymentTerms>;
  /** Primary telephone number. */
  phone: Maybe<Scalars['String']['output']>;
  /** Sales orders, those taken elsewhere included, newest first. */
  salesOrders: Maybe<SalesOrderConnection>;
  /** Who looks after it; null if nobody is named. */
  salesRepresentative: Maybe<SalesRepresentative>;
  /** Whether it may trade. */
  status: AccountStatus;
  /** VAT or tax number. */
  taxNumber: Maybe<Scalars['String']['output']>;
};


/** A customer account of D365: who owes, on which terms, up to which limit. */
export type AccountActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A customer account of D365: who owes, on which terms, up to which limit. */
export type AccountCasesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CaseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A customer account of D365: who owes, on which terms, up to which limit. */
export type AccountInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvoiceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A customer account of D365: who owes, on which terms, up to which limit. */
export type AccountSalesOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of accounts. */
export type AccountConnection = {
  __typename?: 'AccountConnection';
  /** The accounts of this page. */
  edges: Array<AccountEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One account in a page. */
export type AccountEdge = {
  __typename?: 'AccountEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The account. */
  node: Account;
};

/** Narrows a list of accounts; all conditions must hold. */
export type AccountFilter = {
  /** Only accounts of this legal entity. */
  legalEntity?: InputMaybe<Scalars['String']['input']>;
  /** Only accounts whose name contains this, without regard to case. */
  nameContains?: InputMaybe<Scalars['String']['input']>;
};

/** Whether an account may trade. */
export type AccountStatus =
  | 'ACTIVE'
  /** Blocked for invoicing, delivery or everything; see `credit.holdReason`. */
  | 'ON_HOLD';

/** Something the account team did or means to do. */
export type Activity = {
  __typename?: 'Activity';
  /** When it was entered. */
  createdAt: Scalars['DateTime']['output'];
  /** More about it. */
  description: Maybe<Scalars['String']['output']>;
  /** When it is due; null if no day was set. */
  dueAt: Maybe<Scalars['DateTime']['output']>;
  /** Dataverse's id. */
  id: Scalars['ID']['output'];
  /** Whether it is done. */
  isDone: Scalars['Boolean']['output'];
  /** What kind it is. */
  kind: ActivityKind;
  /** Whose it is. */
  owner: Maybe<TeamMember>;
  /** What it is about. */
  subject: Scalars['String']['output'];
};

/** A page of activities. */
export type ActivityConnection = {
  __typename?: 'ActivityConnection';
  /** The activities of this page. */
  edges: Array<ActivityEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One activity in a page. */
export type ActivityEdge = {
  __typename?: 'ActivityEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The activity. */
  node: Activity;
};

/** What kind of activity. */
export type ActivityKind =
  | 'APPOINTMENT'
  | 'PHONE_CALL'
  | 'TASK';

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

/** Open amounts of one age. */
export type AgingBucket = {
  __typename?: 'AgingBucket';
  /** The open amount. */
  amount: Money;
  /** `CURRENT`, `1-30`, `31-60`, `61-90` or `OVER-90`: days past due. */
  bucket: Scalars['String']['output'];
};

/** A service case. */
export type Case = {
  __typename?: 'Case';
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** Dataverse's id. */
  id: Scalars['ID']['output'];
  /** The number given to the customer. */
  number: Scalars['String']['output'];
  /** Who works on it. */
  owner: Maybe<TeamMember>;
  /** Whether it is still worked on. */
  status: CaseStatus;
  /** The reason within the status, in the service team's words. */
  statusReason: Scalars['String']['output'];
  /** What it is about. */
  title: Scalars['String']['output'];
};

/** A page of cases. */
export type CaseConnection = {
  __typename?: 'CaseConnection';
  /** The cases of this page. */
  edges: Array<CaseEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One case in a page. */
export type CaseEdge = {
  __typename?: 'CaseEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The case. */
  node: Case;
};

/** Narrows a list of cases. */
export type CaseFilter = {
  /** Only cases that stand so. */
  status?: InputMaybe<CaseStatus>;
};

/** Whether a case is still worked on. */
export type CaseStatus =
  | 'ACTIVE'
  | 'CANCELED'
  | 'RESOLVED';

/** What an account may spend and what it owes, at one moment. */
export type CreditPosition = {
  __typename?: 'CreditPosition';
  /** The open amount by age, youngest first: every bucket is there. */
  aging: Array<AgingBucket>;
  /** When this was true. */
  asOf: Scalars['DateTime']['output'];
  /** `limit` less `balance` and `openOrders`; may be negative. Null means no limit. */
  available: Maybe<Money>;
  /** What is open: posted invoices less payments and credit notes. */
  balance: Money;
  /** D365's words for the block; null when there is none. */
  holdReason: Maybe<Scalars['String']['output']>;
  /** The limit in force; null means no limit. */
  limit: Maybe<Money>;
  /** Day after which the limit no longer holds; null means it does not end. */
  limitExpiresOn: Maybe<Scalars['Date']['output']>;
  /** Whether D365 blocks the account. */
  onHold: Scalars['Boolean']['output'];
  /** Orders taken and not yet invoiced. */
  openOrders: Money;
  /** The part of `balance` past its due date. */
  overdue: Money;
  /** Which system said so. */
  source: SourceSystem;
};

/** What D365 says of a member of staff. */
export type DynamicsViewer = {
  __typename?: 'DynamicsViewer';
  /** Ids of the accounts he is responsible for. */
  accountIds: Array<Scalars['ID']['output']>;
  /** His personnel number. */
  personnelNumber: Scalars['ID']['output'];
};

/** A posted customer invoice, or a credit note (negative amounts). */
export type Invoice = {
  __typename?: 'Invoice';
  /** The account that owes it. */
  account: Maybe<Account>;
  /** When it was posted. */
  date: Scalars['Date']['output'];
  /** Full days past due, today, while something remains to be paid; else 0. */
  daysOverdue: Scalars['Int']['output'];
  /** When it is to be paid; null for a credit note. */
  dueDate: Maybe<Scalars['Date']['output']>;
  /** Made of all that D365 needs to tell it apart: legal entity, number, date, voucher. */
  id: Scalars['ID']['output'];
  /** D365's company (dataAreaId), lower case. */
  legalEntity: Scalars['String']['output'];
  /** What was invoiced. */
  lines: Array<InvoiceLine>;
  /** D365's invoice number. */
  number: Scalars['String']['output'];
  /** What remains to be paid. */
  remaining: Money;
  /** `<legal entity>:<sales order>`; null for an invoice without one. */
  salesOrderId: Maybe<Scalars['ID']['output']>;
  /** Whether it is paid. */
  status: InvoiceStatus;
  /** Tax. */
  tax: Money;
  /** Total, tax included. */
  total: Money;
};

/** A page of invoices. */
export type InvoiceConnection = {
  __typename?: 'InvoiceConnection';
  /** The invoices of this page. */
  edges: Array<InvoiceEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One invoice in a page. */
export type InvoiceEdge = {
  __typename?: 'InvoiceEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The invoice. */
  node: Invoice;
};

/** Narrows a list of invoices; all conditions must hold. */
export type InvoiceFilter = {
  /** Posted before. */
  dateBefore?: InputMaybe<Scalars['Date']['input']>;
  /** Posted on or after. */
  dateFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Only invoices of this legal entity. */
  legalEntity?: InputMaybe<Scalars['String']['input']>;
  /** Only invoices of this number; other years and legal entities may have it too. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** Only invoices that stand so. */
  status?: InputMaybe<InvoiceStatus>;
};

/** One line of an invoice. */
export type InvoiceLine = {
  __typename?: 'InvoiceLine';
  /** Line amount before tax. */
  amount: Money;
  /** Name as printed. */
  name: Scalars['String']['output'];
  /** How many. */
  quantity: Scalars['Decimal']['output'];
  /** Stock keeping unit. */
  sku: Scalars['String']['output'];
  /** Unit of the quantity. */
  unit: Scalars['String']['output'];
  /** Net price of one unit. */
  unitPrice: Money;
};

/** Whether an invoice is paid. */
export type InvoiceStatus =
  /** Something remains to be paid. */
  | 'OPEN'
  /** Nothing remains to be paid. */
  | 'PAID';

export type LineQuantity = {
  __typename?: 'LineQuantity';
  /** Ordered and neither delivered nor canceled, as D365 knows; null until the order is there. */
  backordered: Maybe<Scalars['Decimal']['output']>;
  /** Delivered, as D365 knows; null until the order is there. */
  delivered: Maybe<Scalars['Decimal']['output']>;
  lineId: Scalars['ID']['output'];
  orderNumber: Scalars['ID']['output'];
  salesOrderId: Maybe<Scalars['ID']['output']>;
};

/** An amount in a currency. */
export type Money = {
  __typename?: 'Money';
  /** The amount, exact. */
  amount: Scalars['Decimal']['output'];
  /** ISO 4217. */
  currency: Scalars['CurrencyCode']['output'];
};

/** A quote as the sales team works on it. */
export type Negotiation = {
  __typename?: 'Negotiation';
  /** Last day of the offer. */
  expiresAt: Maybe<Scalars['Date']['output']>;
  /** Dataverse's id of the quote. */
  id: Scalars['ID']['output'];
  /** The team's number for it. */
  number: Scalars['String']['output'];
  /** Who works on it. */
  owner: Maybe<TeamMember>;
  /** Which revision this is, the first being 0. */
  revision: Scalars['Int']['output'];
  /** Where it stands. */
  status: NegotiationStatus;
  /** The total offered; null while not calculated. */
  total: Maybe<Money>;
};

/** Where the seller's side of a quote stands. */
export type NegotiationStatus =
  | 'ACTIVE'
  | 'CLOSED'
  | 'DRAFT'
  | 'WON';

export type Order = {
  __typename?: 'Order';
  /** Invoices posted for it, oldest first. */
  invoices: Maybe<Array<Invoice>>;
  number: Scalars['ID']['output'];
  /** Known only of an order that Commerce has shown to the caller: an invoice names orders of others too. */
  placedAt: Scalars['DateTime']['output'];
  /** The sales order it became in D365; null until there is one. */
  salesOrder: Maybe<SalesOrder>;
  salesOrderId: Maybe<Scalars['ID']['output']>;
  /** Deliveries, oldest first; empty until something has left. */
  shipments: Maybe<Array<Shipment>>;
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

/** How long an account has to pay. */
export type PaymentTerms = {
  __typename?: 'PaymentTerms';
  /** D365's code of the terms. */
  code: Scalars['String']['output'];
  /** What they say. */
  description: Maybe<Scalars['String']['output']>;
  /** Days from the invoice's date to its due date; null when the terms count in months or by cut-off day. */
  netDays: Maybe<Scalars['Int']['output']>;
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

export type Product = {
  __typename?: 'Product';
  /** What the caller's account has agreed to pay for one unit at that quantity; null without an agreement. Staff name the account. */
  agreementPrice: Maybe<Price>;
  /** What one unit costs us. */
  cost: Maybe<Price>;
  sku: Scalars['ID']['output'];
  /** Stock by warehouse, by warehouse code. */
  stock: Maybe<Array<WarehouseStock>>;
  /** D365's sales tax group of the item. */
  taxGroup: Maybe<Scalars['String']['output']>;
  /** Unit it is sold in; null if not released to the legal entity. */
  unit: Maybe<Scalars['String']['output']>;
};


export type ProductAgreementPriceArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  legalEntity?: InputMaybe<Scalars['String']['input']>;
  quantity?: InputMaybe<Scalars['Decimal']['input']>;
};


export type ProductCostArgs = {
  legalEntity?: InputMaybe<Scalars['String']['input']>;
};


export type ProductStockArgs = {
  legalEntity?: InputMaybe<Scalars['String']['input']>;
};


export type ProductTaxGroupArgs = {
  legalEntity?: InputMaybe<Scalars['String']['input']>;
};


export type ProductUnitArgs = {
  legalEntity?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  __typename?: 'Query';
  /** A D365 trading account by its id, `<legal entity>:<customer account>`. Null if unknown or not visible to the caller. */
  account: Maybe<Account>;
  /** Accounts the caller may see, by legal entity and number. */
  accounts: Maybe<AccountConnection>;
  /** Who a member of staff is in D365, and which accounts are his; for the gateway itself. */
  dynamicsViewer: Maybe<DynamicsViewer>;
  /** An invoice by its id. Null if unknown or not visible to the caller. */
  invoice: Maybe<Invoice>;
  /** Invoices the caller may see, newest first. */
  invoices: Maybe<InvoiceConnection>;
};


export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDynamicsViewerArgs = {
  objectId: Scalars['ID']['input'];
};


export type QueryInvoiceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvoiceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Quote = {
  __typename?: 'Quote';
  id: Scalars['ID']['output'];
  /** The seller's side of the negotiation; null until there is one. */
  negotiation: Maybe<Negotiation>;
  negotiationId: Maybe<Scalars['ID']['output']>;
};

export type Return = {
  __typename?: 'Return';
  number: Scalars['ID']['output'];
  /** The return order it became in D365; null until it is authorised there. */
  returnOrder: Maybe<ReturnOrder>;
  returnOrderId: Maybe<Scalars['ID']['output']>;
};

/** A return order of D365. */
export type ReturnOrder = {
  __typename?: 'ReturnOrder';
  /** The service case about it; null if none. */
  case: Maybe<Case>;
  /** Credit notes posted for it, oldest first. */
  creditNotes: Maybe<Array<Invoice>>;
  /** D365's company (dataAreaId), lower case. */
  legalEntity: Scalars['String']['output'];
  /** D365's return order number. */
  number: Scalars['String']['output'];
  /** The sales order that replaces the goods; null if none. */
  replacementSalesOrder: Maybe<Scalars['String']['output']>;
  /** The number the parcel must carry. */
  rmaNumber: Scalars['String']['output'];
  /** Where it stands. */
  status: SalesOrderStatus;
};

/** A sales order of D365. */
export type SalesOrder = {
  __typename?: 'SalesOrder';
  /** Promised shipping day; null until D365 has confirmed it. */
  confirmedShippingDate: Maybe<Scalars['Date']['output']>;
  /** When it was taken. */
  createdAt: Scalars['DateTime']['output'];
  /** The customer's own reference. */
  customerReference: Maybe<Scalars['String']['output']>;
  /** `<legal entity>:<sales order>`. */
  id: Scalars['ID']['output'];
  /** Whether D365 has stopped work on it. */
  isStopped: Scalars['Boolean']['output'];
  /** D365's company (dataAreaId), lower case. */
  legalEntity: Scalars['String']['output'];
  /** D365's sales order number. */
  number: Scalars['String']['output'];
  /** Where it stands. */
  status: SalesOrderStatus;
  /** Total, tax and charges included; null until D365 has calculated it. */
  total: Maybe<Money>;
};

/** A page of sales orders. */
export type SalesOrderConnection = {
  __typename?: 'SalesOrderConnection';
  /** The sales orders of this page. */
  edges: Array<SalesOrderEdge>;
  /** Where this page ends. */
  pageInfo: PageInfo;
  /** How many there are in all pages. */
  totalCount: Scalars['Int']['output'];
};

/** One sales order in a page. */
export type SalesOrderEdge = {
  __typename?: 'SalesOrderEdge';
  /** Where to go on after it. */
  cursor: Scalars['String']['output'];
  /** The sales order. */
  node: SalesOrder;
};

/** Where a sales order stands. */
export type SalesOrderStatus =
  | 'CANCELED'
  | 'DELIVERED'
  | 'INVOICED'
  /** Taken, and not all delivered (D365: Open order, `Backorder`). */
  | 'OPEN';

/** A worker who looks after accounts. */
export type SalesRepresentative = {
  __typename?: 'SalesRepresentative';
  /** E-mail address; null if the worker has no user. */
  email: Maybe<Scalars['String']['output']>;
  /** Full name. */
  name: Scalars['String']['output'];
  /** D365's personnel number. */
  personnelNumber: Scalars['ID']['output'];
};

/** A delivery that has left a warehouse. */
export type Shipment = {
  __typename?: 'Shipment';
  /** Who carries it. */
  carrier: Maybe<Scalars['String']['output']>;
  /** D365's packing slip number. */
  packingSlip: Scalars['String']['output'];
  /** When it left. */
  shippedAt: Scalars['DateTime']['output'];
  /** The carrier's number to follow it; null if there is none. */
  trackingNumber: Maybe<Scalars['String']['output']>;
  /** Where to follow it. */
  trackingUrl: Maybe<Scalars['String']['output']>;
  /** Where it left from. */
  warehouse: Maybe<Warehouse>;
};

/** Which system a fact comes from. */
export type SourceSystem =
  | 'COMMERCE'
  | 'DATAVERSE'
  | 'FINANCE';

/** Somebody of the sales or service team. */
export type TeamMember = {
  __typename?: 'TeamMember';
  /** Work e-mail address. */
  email: Maybe<Scalars['String']['output']>;
  /** Full name. */
  name: Scalars['String']['output'];
};

/** A place where stock is kept. */
export type Warehouse = {
  __typename?: 'Warehouse';
  /** D365's warehouse; Commerce's source of the same place has this code in lower case. */
  code: Scalars['ID']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
};

/** What a warehouse holds of one product. */
export type WarehouseStock = {
  __typename?: 'WarehouseStock';
  /** When this was true. */
  asOf: Scalars['DateTime']['output'];
  /** There and not reserved. */
  available: Scalars['Decimal']['output'];
  /** Physically there. */
  onHand: Scalars['Decimal']['output'];
  /** Which system said so. */
  source: SourceSystem;
  /** The warehouse. */
  warehouse: Warehouse;
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
  Case: Case;
  Invoice: Invoice;
  LineQuantity: LineQuantity;
  Order: Order;
  Product: Product;
  Quote: Quote;
  Return: Return;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Account:
    ( { __typename: 'Account' }
    & GraphQLRecursivePick<FederationTypes['Account'], {"id":true}> );
  Case:
    ( { __typename: 'Case' }
    & GraphQLRecursivePick<FederationTypes['Case'], {"id":true}> );
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}> );
  LineQuantity:
    ( { __typename: 'LineQuantity' }
    & GraphQLRecursivePick<FederationTypes['LineQuantity'], {"orderNumber":true,"lineId":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['LineQuantity'], {"salesOrderId":true}>
        | GraphQLRecursivePick<FederationTypes['LineQuantity'], {"salesOrderId":true}>
        | GraphQLRecursivePick<FederationTypes['LineQuantity'], {"salesOrderId":true}> ) );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"number":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Order'], {"placedAt":true,"salesOrderId":true}>
        | GraphQLRecursivePick<FederationTypes['Order'], {"placedAt":true,"salesOrderId":true}>
        | GraphQLRecursivePick<FederationTypes['Order'], {"placedAt":true,"salesOrderId":true}>
        | GraphQLRecursivePick<FederationTypes['Order'], {"placedAt":true,"salesOrderId":true}>
        | GraphQLRecursivePick<FederationTypes['Order'], {"placedAt":true,"salesOrderId":true}>
        | GraphQLRecursivePick<FederationTypes['Order'], {"placedAt":true,"salesOrderId":true}>
        | GraphQLRecursivePick<FederationTypes['Order'], {"placedAt":true,"salesOrderId":true}> ) );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"sku":true}> );
  Quote:
    ( { __typename: 'Quote' }
    & GraphQLRecursivePick<FederationTypes['Quote'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Quote'], {"negotiationId":true}> ) );
  Return:
    ( { __typename: 'Return' }
    & GraphQLRecursivePick<FederationTypes['Return'], {"number":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Return'], {"returnOrderId":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<AccountModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AccountConnection: ResolverTypeWrapper<Omit<AccountConnection, 'edges'> & { edges: Array<ResolversTypes['AccountEdge']> }>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  AccountFilter: AccountFilter;
  AccountStatus: AccountStatus;
  Activity: ResolverTypeWrapper<Activity>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ActivityConnection: ResolverTypeWrapper<ActivityConnection>;
  ActivityEdge: ResolverTypeWrapper<ActivityEdge>;
  ActivityKind: ActivityKind;
  Address: ResolverTypeWrapper<Address>;
  AgingBucket: ResolverTypeWrapper<AgingBucket>;
  Case: ResolverTypeWrapper<CaseModel>;
  CaseConnection: ResolverTypeWrapper<Omit<CaseConnection, 'edges'> & { edges: Array<ResolversTypes['CaseEdge']> }>;
  CaseEdge: ResolverTypeWrapper<Omit<CaseEdge, 'node'> & { node: ResolversTypes['Case'] }>;
  CaseFilter: CaseFilter;
  CaseStatus: CaseStatus;
  CreditPosition: ResolverTypeWrapper<CreditPosition>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DynamicsViewer: ResolverTypeWrapper<DynamicsViewer>;
  Invoice: ResolverTypeWrapper<InvoiceModel>;
  InvoiceConnection: ResolverTypeWrapper<Omit<InvoiceConnection, 'edges'> & { edges: Array<ResolversTypes['InvoiceEdge']> }>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  InvoiceFilter: InvoiceFilter;
  InvoiceLine: ResolverTypeWrapper<InvoiceLine>;
  InvoiceStatus: InvoiceStatus;
  LineQuantity: ResolverTypeWrapper<LineModel>;
  Money: ResolverTypeWrapper<Money>;
  Negotiation: ResolverTypeWrapper<NegotiationModel>;
  NegotiationStatus: NegotiationStatus;
  Order: ResolverTypeWrapper<OrderModel>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentTerms: ResolverTypeWrapper<PaymentTerms>;
  Price: ResolverTypeWrapper<Price>;
  Product: ResolverTypeWrapper<ProductModel>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quote: ResolverTypeWrapper<QuoteModel>;
  Return: ResolverTypeWrapper<ReturnModel>;
  ReturnOrder: ResolverTypeWrapper<ReturnOrderModel>;
  SalesOrder: ResolverTypeWrapper<SalesOrder>;
  SalesOrderConnection: ResolverTypeWrapper<SalesOrderConnection>;
  SalesOrderEdge: ResolverTypeWrapper<SalesOrderEdge>;
  SalesOrderStatus: SalesOrderStatus;
  SalesRepresentative: ResolverTypeWrapper<SalesRepresentative>;
  Shipment: ResolverTypeWrapper<Shipment>;
  SourceSystem: SourceSystem;
  TeamMember: ResolverTypeWrapper<TeamMember>;
  Warehouse: ResolverTypeWrapper<Warehouse>;
  WarehouseStock: ResolverTypeWrapper<WarehouseStock>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: AccountModel;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  AccountConnection: Omit<AccountConnection, 'edges'> & { edges: Array<ResolversParentTypes['AccountEdge']> };
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  AccountFilter: AccountFilter;
  Activity: Activity;
  Boolean: Scalars['Boolean']['output'];
  ActivityConnection: ActivityConnection;
  ActivityEdge: ActivityEdge;
  Address: Address;
  AgingBucket: AgingBucket;
  Case: CaseModel;
  CaseConnection: Omit<CaseConnection, 'edges'> & { edges: Array<ResolversParentTypes['CaseEdge']> };
  CaseEdge: Omit<CaseEdge, 'node'> & { node: ResolversParentTypes['Case'] };
  CaseFilter: CaseFilter;
  CreditPosition: CreditPosition;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DynamicsViewer: DynamicsViewer;
  Invoice: InvoiceModel;
  InvoiceConnection: Omit<InvoiceConnection, 'edges'> & { edges: Array<ResolversParentTypes['InvoiceEdge']> };
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  InvoiceFilter: InvoiceFilter;
  InvoiceLine: InvoiceLine;
  LineQuantity: LineModel;
  Money: Money;
  Negotiation: NegotiationModel;
  Order: OrderModel;
  PageInfo: PageInfo;
  PaymentTerms: PaymentTerms;
  Price: Price;
  Product: ProductModel;
  Query: Record<PropertyKey, never>;
  Quote: QuoteModel;
  Return: ReturnModel;
  ReturnOrder: ReturnOrderModel;
  SalesOrder: SalesOrder;
  SalesOrderConnection: SalesOrderConnection;
  SalesOrderEdge: SalesOrderEdge;
  SalesRepresentative: SalesRepresentative;
  Shipment: Shipment;
  TeamMember: TeamMember;
  Warehouse: Warehouse;
  WarehouseStock: WarehouseStock;
};

export type AccountResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account'], FederationReferenceType extends FederationReferenceTypes['Account'] = FederationReferenceTypes['Account']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Account']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activities?: Resolver<Maybe<ResolversTypes['ActivityConnection']>, ParentType, ContextType, RequireFields<AccountActivitiesArgs, 'first'>>;
  address?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  cases?: Resolver<Maybe<ResolversTypes['CaseConnection']>, ParentType, ContextType, RequireFields<AccountCasesArgs, 'first'>>;
  credit?: Resolver<Maybe<ResolversTypes['CreditPosition']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<AccountInvoicesArgs, 'first'>>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paymentTerms?: Resolver<Maybe<ResolversTypes['PaymentTerms']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  salesOrders?: Resolver<Maybe<ResolversTypes['SalesOrderConnection']>, ParentType, ContextType, RequireFields<AccountSalesOrdersArgs, 'first'>>;
  salesRepresentative?: Resolver<Maybe<ResolversTypes['SalesRepresentative']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AccountStatus'], ParentType, ContextType>;
  taxNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AccountEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AccountEdgeResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['AccountEdge'] = ResolversParentTypes['AccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type ActivityResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ActivityKind'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['TeamMember']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ActivityConnectionResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['ActivityConnection'] = ResolversParentTypes['ActivityConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ActivityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActivityEdgeResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['ActivityEdge'] = ResolversParentTypes['ActivityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
};

export type AddressResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  postcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AgingBucketResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['AgingBucket'] = ResolversParentTypes['AgingBucket']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  bucket?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CaseResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Case'] = ResolversParentTypes['Case'], FederationReferenceType extends FederationReferenceTypes['Case'] = FederationReferenceTypes['Case']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Case']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['TeamMember']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CaseStatus'], ParentType, ContextType>;
  statusReason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CaseConnectionResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['CaseConnection'] = ResolversParentTypes['CaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CaseEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CaseEdgeResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['CaseEdge'] = ResolversParentTypes['CaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Case'], ParentType, ContextType>;
};

export type CreditPositionResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['CreditPosition'] = ResolversParentTypes['CreditPosition']> = {
  aging?: Resolver<Array<ResolversTypes['AgingBucket']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  available?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  holdReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  limitExpiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  onHold?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  openOrders?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DynamicsViewerResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['DynamicsViewer'] = ResolversParentTypes['DynamicsViewer']> = {
  accountIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  personnelNumber?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  daysOverdue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dueDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['InvoiceLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  salesOrderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LineQuantityResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['LineQuantity'] = ResolversParentTypes['LineQuantity'], FederationReferenceType extends FederationReferenceTypes['LineQuantity'] = FederationReferenceTypes['LineQuantity']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LineQuantity']> | FederationReferenceType, FederationReferenceType, ContextType>;
  backordered?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  delivered?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orderNumber?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type NegotiationResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Negotiation'] = ResolversParentTypes['Negotiation']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['TeamMember']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['NegotiationStatus'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type OrderResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  invoices?: Resolver<Maybe<Array<ResolversTypes['Invoice']>>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  salesOrder?: Resolver<Maybe<ResolversTypes['SalesOrder']>, ParentType, ContextType>;
  shipments?: Resolver<Maybe<Array<ResolversTypes['Shipment']>>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentTermsResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['PaymentTerms'] = ResolversParentTypes['PaymentTerms']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  netDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PriceResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Price'] = ResolversParentTypes['Price']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  agreementPrice?: Resolver<Maybe<ResolversTypes['Price']>, ParentType, ContextType, RequireFields<ProductAgreementPriceArgs, 'quantity'>>;
  cost?: Resolver<Maybe<ResolversTypes['Price']>, ParentType, ContextType, Partial<ProductCostArgs>>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stock?: Resolver<Maybe<Array<ResolversTypes['WarehouseStock']>>, ParentType, ContextType, Partial<ProductStockArgs>>;
  taxGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<ProductTaxGroupArgs>>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, Partial<ProductUnitArgs>>;
};

export type QueryResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  accounts?: Resolver<Maybe<ResolversTypes['AccountConnection']>, ParentType, ContextType, RequireFields<QueryAccountsArgs, 'first'>>;
  dynamicsViewer?: Resolver<Maybe<ResolversTypes['DynamicsViewer']>, ParentType, ContextType, RequireFields<QueryDynamicsViewerArgs, 'objectId'>>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<QueryInvoicesArgs, 'first'>>;
};

export type QuoteResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote'], FederationReferenceType extends FederationReferenceTypes['Quote'] = FederationReferenceTypes['Quote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Quote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  negotiation?: Resolver<Maybe<ResolversTypes['Negotiation']>, ParentType, ContextType>;
};

export type ReturnResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Return'] = ResolversParentTypes['Return'], FederationReferenceType extends FederationReferenceTypes['Return'] = FederationReferenceTypes['Return']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Return']> | FederationReferenceType, FederationReferenceType, ContextType>;
  number?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  returnOrder?: Resolver<Maybe<ResolversTypes['ReturnOrder']>, ParentType, ContextType>;
};

export type ReturnOrderResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['ReturnOrder'] = ResolversParentTypes['ReturnOrder']> = {
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType>;
  creditNotes?: Resolver<Maybe<Array<ResolversTypes['Invoice']>>, ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replacementSalesOrder?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rmaNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SalesOrderStatus'], ParentType, ContextType>;
};

export type SalesOrderResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['SalesOrder'] = ResolversParentTypes['SalesOrder']> = {
  confirmedShippingDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isStopped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SalesOrderStatus'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type SalesOrderConnectionResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['SalesOrderConnection'] = ResolversParentTypes['SalesOrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SalesOrderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SalesOrderEdgeResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['SalesOrderEdge'] = ResolversParentTypes['SalesOrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SalesOrder'], ParentType, ContextType>;
};

export type SalesRepresentativeResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['SalesRepresentative'] = ResolversParentTypes['SalesRepresentative']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  personnelNumber?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment']> = {
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  packingSlip?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shippedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  trackingNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackingUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType>;
};

export type TeamMemberResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['TeamMember'] = ResolversParentTypes['TeamMember']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WarehouseResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['Warehouse'] = ResolversParentTypes['Warehouse']> = {
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WarehouseStockResolvers<ContextType = DynamicsContext, ParentType extends ResolversParentTypes['WarehouseStock'] = ResolversParentTypes['WarehouseStock']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type Resolvers<ContextType = DynamicsContext> = {
  Account?: AccountResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  Activity?: ActivityResolvers<ContextType>;
  ActivityConnection?: ActivityConnectionResolvers<ContextType>;
  ActivityEdge?: ActivityEdgeResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  AgingBucket?: AgingBucketResolvers<ContextType>;
  Case?: CaseResolvers<ContextType>;
  CaseConnection?: CaseConnectionResolvers<ContextType>;
  CaseEdge?: CaseEdgeResolvers<ContextType>;
  CreditPosition?: CreditPositionResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DynamicsViewer?: DynamicsViewerResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  LineQuantity?: LineQuantityResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Negotiation?: NegotiationResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentTerms?: PaymentTermsResolvers<ContextType>;
  Price?: PriceResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  Return?: ReturnResolvers<ContextType>;
  ReturnOrder?: ReturnOrderResolvers<ContextType>;
  SalesOrder?: SalesOrderResolvers<ContextType>;
  SalesOrderConnection?: SalesOrderConnectionResolvers<ContextType>;
  SalesOrderEdge?: SalesOrderEdgeResolvers<ContextType>;
  SalesRepresentative?: SalesRepresentativeResolvers<ContextType>;
  Shipment?: ShipmentResolvers<ContextType>;
  TeamMember?: TeamMemberResolvers<ContextType>;
  Warehouse?: WarehouseResolvers<ContextType>;
  WarehouseStock?: WarehouseStockResolvers<ContextType>;
};

