/** Things that the other subgraphs own and links join: their keys. */
export interface CustomerModel {
  id: string;
}

export interface CompanyModel {
  id: string;
}

export interface AccountModel {
  id: string;
}

export interface OrderModel {
  number: string;
}

export interface LineQuantityModel {
  orderNumber: string;
  lineId: string;
}

export interface QuoteModel {
  id: string;
}

export interface ReturnModel {
  number: string;
}

export interface InvoiceModel {
  id: string;
  /** As dynamics says; null for an invoice without one. */
  salesOrderId: string | null;
}
