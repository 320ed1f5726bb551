import { accountId, dataverseId, parseAccountId, parseSalesOrderId, salesOrderId } from '../../../platform/ids.ts';
import type { Columns } from './accountReference.ts';
import { isSet, startsWith } from './odata.ts';
import type { RowQuery, Rows } from './rows.ts';

/** A row that carries our marker, by its id in the graph. */
export interface Marked {
  marker: string;
  id: string;
}

/** What tells customers apart where no marker does. Empty where nothing was entered. */
export interface CustomerIdentity {
  /** Account id. */
  id: string;
  legalEntity: string;
  name: string;
  taxNumber: string;
  email: string;
}

/** What links D365's rows to Commerce's: all there are, as many at a time as the system gives in one answer. */
export interface Markers {
  customers(): AsyncIterable<Marked[]>;
  salesOrders(): AsyncIterable<Marked[]>;
  returnOrders(): AsyncIterable<Marked[]>;
  quotes(): AsyncIterable<Marked[]>;
  /** Every customer, marked or not. */
  identities(): AsyncIterable<CustomerIdentity[]>;
}

interface OrderRow {
  dataAreaId: string;
  CustomersOrderReference: string;
}

interface CustomerRow {
  dataAreaId: string;
  CustomerAccount: string;
  OrganizationName: string;
  PersonFirstName: string;
  PersonLastName: string;
  TaxExemptNumber: string;
  PrimaryContactEmail: string;
}

const customer = {
  operation: 'read customer markers',
  set: 'CustomersV3',
  select: ['dataAreaId', 'CustomerAccount', 'IdentificationNumber'],
  where: startsWith('IdentificationNumber', 'AC'),
};
const salesOrder = {
  operation: 'read sales order markers',
  set: 'SalesOrderHeadersV2',
  select: ['dataAreaId', 'SalesOrderNumber', 'CustomersOrderReference'],
  where: startsWith('CustomersOrderReference', 'ACO-'),
};
const returnOrder = {
  operation: 'read return order markers',
  set: 'ReturnOrderHeaders',
  select: ['dataAreaId', 'ReturnOrderNumber', 'CustomersOrderReference'],
  where: startsWith('CustomersOrderReference', 'ACR-'),
};
const identity = {
  operation: 'read customer identities',
  set: 'CustomersV3',
  select: [
    'dataAreaId',
    'CustomerAccount',
    'OrganizationName',
    'PersonFirstName',
    'PersonLastName',
    'TaxExemptNumber',
    'PrimaryContactEmail',
  ] satisfies (keyof CustomerRow)[],
};

export function createMarkers(finance: Rows, dataverse: Rows, { reference }: Columns): Markers {
  const quote = {
    operation: 'read quote markers',
    set: 'quotes',
    select: ['quoteid', reference],
    where: isSet(reference),
  };
  return {
    customers: () =>
      each<{ dataAreaId: string; CustomerAccount: string; IdentificationNumber: string }, Marked>(
        finance,
        customer,
        ({ IdentificationNumber: marker, ...row }) => marked(marker, accountIdOf(row)),
      ),
    salesOrders: () =>
      each<OrderRow & { SalesOrderNumber: string }, Marked>(finance, salesOrder, (row) =>
        marked(row.CustomersOrderReference, orderIdOf(row.dataAreaId, row.SalesOrderNumber)),
      ),
    returnOrders: () =>
      each<OrderRow & { ReturnOrderNumber: string }, Marked>(finance, returnOrder, (row) =>
        marked(row.CustomersOrderReference, orderIdOf(row.dataAreaId, row.ReturnOrderNumber)),
      ),
    quotes: () =>
      each<{ quoteid: string } & Record<string, string>, Marked>(dataverse, quote, (row) =>
        marked(row[reference] ?? '', dataverseId(row.quoteid)),
      ),
    identities: () => each<CustomerRow, CustomerIdentity>(finance, identity, toIdentity),
  };
}

async function* each<Row, Made>(rows: Rows, query: RowQuery, make: (row: Row) => Made | undefined) {
  for await (const records of rows.stream<Row>(query)) yield records.flatMap((row) => make(row) ?? []);
}

const marked = (marker: string, id: string | undefined): Marked | undefined =>
  id === undefined || marker === '' ? undefined : { marker, id };

/** Numbers that no id can hold, such as ones with spaces around them, are nothing the graph can show. */
function accountIdOf({ dataAreaId, CustomerAccount }: { dataAreaId: string; CustomerAccount: string }) {
  return parseAccountId(`${dataAreaId}:${CustomerAccount}`) && accountId(dataAreaId, CustomerAccount);
}

function orderIdOf(dataAreaId: string, number: string): string | undefined {
  return parseSalesOrderId(`${dataAreaId}:${number}`) && salesOrderId(dataAreaId, number);
}

function toIdentity(row: CustomerRow): CustomerIdentity | undefined {
  const id = accountIdOf(row);
  if (id === undefined) return undefined;
  return {
    id,
    legalEntity: row.dataAreaId.toLowerCase(),
    name: row.OrganizationName || [row.PersonFirstName, row.PersonLastName].filter(Boolean).join(' '),
    taxNumber: row.TaxExemptNumber,
    email: row.PrimaryContactEmail,
  };
}
