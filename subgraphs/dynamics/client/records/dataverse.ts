/** The account of F&O that a row of Dataverse is about. */
export interface AccountReferenceRecord {
  accountnumber: string | null;
  legalEntity: string | null;
}

/** A user of Dataverse, as far as a row's reader wants to know him. */
export interface OwnerRecord {
  fullname: string | null;
  internalemailaddress: string | null;
}

export interface QuoteRecord {
  quoteid: string;
  quotenumber: string | null;
  revisionnumber: number | null;
  /** 0 draft, 1 active, 2 won, 3 closed */
  statecode: number;
  statuscode: number;
  totalamount: number | null;
  expireson: string | null;
  effectiveto: string | null;
  /** Null when it is a team's. */
  owninguser: OwnerRecord | null;
  /** Null when it is for a contact. */
  customerid_account: AccountReferenceRecord | null;
  transactioncurrencyid: { isocurrencycode: string | null } | null;
  /** Our marker. */
  reference: string | null;
}

export interface IncidentRecord {
  incidentid: string;
  ticketnumber: string | null;
  title: string | null;
  /** 0 active, 1 resolved, 2 canceled */
  statecode: number;
  statuscode: number;
  /** The reason in the service team's words. */
  'statuscode@OData.Community.Display.V1.FormattedValue'?: string;
  createdon: string;
  /** Null when it is a team's. */
  owninguser: OwnerRecord | null;
  /** Null when it is a contact's. */
  customerid_account: AccountReferenceRecord | null;
  /** Our marker. */
  reference: string | null;
}

export interface ActivityRecord {
  activityid: string;
  /** `task`, `phonecall` or `appointment`. */
  activitytypecode: string;
  subject: string | null;
  description: string | null;
  scheduledend: string | null;
  createdon: string;
  /** 0 open, 1 completed, 2 canceled, 3 scheduled */
  statecode: number;
  /** Null when it is a team's. */
  owninguser: OwnerRecord | null;
}
