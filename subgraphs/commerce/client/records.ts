/**
 * Commerce's rows in Commerce's own spelling: the fields we ask for. Most empty optional fields are left out of an answer;
 * null is named where it would be taken for something else.
 */

export interface ListAnswer<Record> {
  items: Record[];
  total_count: number;
}

export interface StoreRecord {
  id: number;
  code: string;
  website_id: number;
}

export interface CustomerRecord {
  id: number;
  email: string;
  firstname: string;
  lastname: string;
  created_at: string;
  website_id: number;
}

/** A person's place in a company. Plain customers have none, or one of company 0. */
export interface CompanyCustomerRecord {
  customer_id: number;
  company_id: number;
  job_title?: string;
  telephone?: string;
  /** 0 inactive, 1 active */
  status?: number;
  is_default?: boolean;
}

export interface CompanyRecord {
  id: number;
  /** 0 pending, 1 approved, 2 rejected, 3 blocked */
  status: number;
  company_name: string;
  legal_name?: string;
  company_email: string;
  vat_tax_id?: string;
  street?: string[];
  city?: string;
  country_id?: string;
  region?: string;
  postcode?: string;
  super_user_id: number;
}

/** What tells companies apart, for those who match them. */
export type CompanyIdentityRecord = Pick<CompanyRecord, 'id' | 'company_name' | 'company_email' | 'vat_tax_id'>;

export interface CompanyRoleRecord {
  id: number;
  role_name: string;
  company_id: number;
  permissions?: { resource_id: string; permission: string }[];
}

export interface PostalRecord {
  street?: string[];
  city?: string;
  region?: string;
  postcode?: string;
  country_id?: string;
}

export interface OrderItemRecord {
  item_id: number;
  /** Set on the chosen variant of a configurable product, whose priced row is the parent. */
  parent_item_id?: number;
  sku: string;
  name?: string;
  price?: number;
  row_total?: number;
  qty_ordered?: number;
  qty_shipped?: number;
  qty_invoiced?: number;
  qty_canceled?: number;
}

export interface OrderRecord {
  entity_id: number;
  increment_id: string;
  created_at: string;
  status: string;
  store_id: number;
  customer_id?: number;
  order_currency_code: string;
  base_currency_code: string;
  grand_total: number;
  base_grand_total: number;
  subtotal?: number;
  /** Zero or below. */
  discount_amount?: number;
  shipping_amount?: number;
  tax_amount?: number;
  items?: OrderItemRecord[];
  payment?: { method?: string; po_number?: string };
  extension_attributes?: {
    company_order_attributes?: { company_id?: number };
    shipping_assignments?: { shipping?: { address?: PostalRecord } }[];
  };
}

export interface OrderReferenceRecord {
  entity_id: number;
  increment_id: string;
  ext_order_id?: string;
  store_id: number;
}

export interface QuoteItemRecord {
  item_id: number;
  sku: string;
  name?: string;
  qty: number;
  price?: number;
}

/** A cart; a negotiable quote is one with its negotiation attached. */
export interface QuoteRecord {
  id: number;
  created_at: string;
  store_id: number;
  customer?: { id?: number };
  currency?: { quote_currency_code?: string };
  items?: QuoteItemRecord[];
  extension_attributes?: { company_id?: number; negotiable_quote?: NegotiableQuoteRecord };
}

export interface NegotiableQuoteRecord {
  is_regular_quote?: boolean;
  status: string;
  quote_name?: string;
  /** `YYYY-MM-DD`, or zeros */
  expiration_period?: string;
  original_total_price?: number | null;
  negotiated_total_price?: number | null;
}

export interface ReturnRecord {
  entity_id: number;
  increment_id: string;
  order_increment_id: string;
  store_id: number;
  customer_id?: number;
  date_requested: string;
  status: string;
  items?: ReturnItemRecord[];
}

export interface ReturnItemRecord {
  order_item_id: number;
  qty_requested: number;
  qty_authorized?: number | null;
  qty_returned?: number | null;
  status: string;
}

/** As the integration sees it: no buyer, so no buyer's price. */
export interface ProductRecord {
  sku: string;
  name: string;
  price?: number;
  /** 1 enabled, 2 disabled */
  status?: number;
  extension_attributes?: { website_ids?: number[] };
  custom_attributes?: { attribute_code: string; value: unknown }[];
}

export interface SalableRecord {
  sku: string;
  qty: number;
  is_salable: boolean;
}

/** From GraphQL: as the holder of the token sees it. */
export interface StorefrontMoneyRecord {
  value?: number | null;
  currency?: string | null;
}
export interface StorefrontProductRecord {
  sku?: string | null;
  name?: string | null;
  url_key?: string | null;
  price_range?: { minimum_price?: { final_price?: StorefrontMoneyRecord | null } | null } | null;
  price_tiers?: ({ quantity?: number | null; final_price?: StorefrontMoneyRecord | null } | null)[] | null;
}

/** From GraphQL: a cart its owner looks at. */
export interface StorefrontCartRecord {
  id: string;
  email?: string | null;
  prices?: { grand_total?: StorefrontMoneyRecord | null } | null;
  available_payment_methods?: ({ code: string } | null)[] | null;
}

/** From GraphQL: who the token belongs to. Ids are numbers in base 64. */
export interface ViewerRecord {
  customer: {
    id: string;
    status?: string | null;
    structure_id?: string | null;
    role?: { permissions?: (PermissionRecord | null)[] | null } | null;
  };
  company?: {
    id: string;
    structure?: { items?: (StructureRecord | null)[] | null } | null;
  } | null;
}

/** A resource a role allows, and those below it. */
export interface PermissionRecord {
  id: string;
  children?: (PermissionRecord | null)[] | null;
}

/** A node of the company's tree: a person or a team. */
export interface StructureRecord {
  id: string;
  parent_id?: string | null;
  entity?: { __typename: string; id?: string | null } | null;
}
