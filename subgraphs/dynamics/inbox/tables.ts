import {
  accountId,
  type CompanyNumber,
  invoiceId,
  parseAccountId,
  parseDataverseId,
  parseLegalEntityId,
  parseSalesOrderId,
  parseSku,
  salesOrderId,
} from '../../../platform/ids.ts';
import { tags } from '../../../platform/tags.ts';
import { toCode } from './code.ts';
import { toInstant } from './instant.ts';

/** What is known of a row, by logical names. */
export type Row = ReadonlyMap<string, unknown>;

export interface Named {
  keys: readonly string[];
  tags: readonly string[];
}

/** What a change of one table's rows means. */
export interface Table {
  source: 'finance' | 'dataverse';
  entity: string;
  /** Undefined where the row does not say which it is. `id` is Dataverse's own. */
  read(row: Row, id: string | undefined): Named | undefined;
  /** All that may show such a row. */
  any: readonly string[];
}

export interface TableColumns {
  /** On account: the legal entity. */
  legalEntity: string;
}

/**
 * Tables of Dataverse, and those it shows in place of F&O's entities: `mserp_`, the entity's own name, and its version. The
 * id of such a row is made up of its place in F&O's database, so that what names it stands among its columns.
 */
export function createTables({ legalEntity }: TableColumns): (logicalName: string) => Table | undefined {
  const account: Table = {
    ...{ source: 'dataverse', entity: 'Account', any: customer.any },
    read: (row) => accountIn(row, legalEntity, 'accountnumber'),
  };
  const tables: readonly [RegExp, Table][] = [
    [/^mserp_custcustomer(v\d+)?entity$/, customer],
    [/^mserp_salesorder(header|line)(v\d+)?entity$/, salesOrder],
    [/^mserp_salesinvoiceheader(v\d+)?entity$/, invoice],
    [/^mserp_returnorder(header|line)(v\d+)?entity$/, returnOrder],
    [/^mserp_salespriceagreement(v\d+)?entity$/, agreement],
    [/^account$/, account],
    [/^quote$/, negotiation],
    [/^quotedetail$/, { ...negotiation, read: (row) => negotiationOf(referenceIn(row, 'quoteid')) }],
    [/^incident$/, incident],
    [/^(task|phonecall|appointment|activitypointer)$/, activity],
  ];
  return (logicalName) => tables.find(([pattern]) => pattern.test(logicalName))?.[1];
}

const customer: Table = {
  ...{ source: 'finance', entity: 'Account', any: [tags.accounts, tags.anyAccount] },
  read: (row) => accountIn(row, 'mserp_dataareaid', 'mserp_customeraccount'),
};

/** Of a line too: it names its order, and may change that one's total. */
const salesOrder: Table = {
  ...{ source: 'finance', entity: 'SalesOrder', any: [tags.salesOrders, tags.anySalesOrder] },
  read(row) {
    const order = numberIn(row, 'mserp_salesordernumber');
    if (order === undefined) return undefined;
    const { legalEntity, number } = order;
    const columns = ['mserp_orderingcustomeraccountnumber', 'mserp_invoicecustomeraccountnumber'];
    const accounts = columns.map((column) => textIn(row, column)).filter((account) => account !== '');
    // In whose lists it stands is known only when both are; no line says either.
    const isPlaced = accounts.length === columns.length;
    const lists = isPlaced ? accounts.map((account) => tags.salesOrdersOf(legalEntity, account)) : [tags.anySalesOrder];
    const own = [tags.salesOrder(legalEntity, number), tags.salesOrders];
    return { keys: [salesOrderId(legalEntity, number)], tags: [...own, ...lists] };
  },
};

/** What it adds to the account's debt, and takes from what is still to be invoiced of the order. */
const invoice: Table = {
  ...{ source: 'finance', entity: 'Invoice', any: [tags.invoices] },
  read(row) {
    const legalEntity = companyIn(row);
    const number = textIn(row, 'mserp_invoicenumber');
    const account = textIn(row, 'mserp_invoicecustomeraccountnumber');
    if (legalEntity === undefined || number === '' || account === '') return undefined;
    const order = textIn(row, 'mserp_salesordernumber');
    const own = [tags.invoice(legalEntity, number), tags.invoicesOf(legalEntity, account), tags.invoices];
    const others = [tags.account(legalEntity, account), tags.ledgerOf(legalEntity, account)];
    const ofOrder = order === '' ? [] : [tags.salesOrder(legalEntity, order)];
    return { keys: invoiceKeys(legalEntity, number, row), tags: [...own, ...others, ...ofOrder] };
  },
};

const returnOrder: Table = {
  ...{ source: 'finance', entity: 'ReturnOrder', any: [tags.anyReturnOrder] },
  read(row) {
    const order = numberIn(row, 'mserp_returnordernumber');
    if (order === undefined) return undefined;
    const { legalEntity, number } = order;
    return { keys: [salesOrderId(legalEntity, number)], tags: [tags.returnOrder(legalEntity, number)] };
  },
};

const agreement: Table = {
  ...{ source: 'finance', entity: 'Product', any: [tags.anyAgreement] },
  // One for all items names none.
  read(row) {
    const sku = parseSku(textIn(row, 'mserp_itemnumber'));
    return sku === undefined ? undefined : { keys: [sku], tags: [tags.agreements(sku)] };
  },
};

const negotiation: Table = {
  ...{ source: 'dataverse', entity: 'Negotiation', any: [tags.anyNegotiation] },
  read: (_, id) => negotiationOf(id),
};
const incident: Table = {
  ...{ source: 'dataverse', entity: 'Case', any: [tags.cases] },
  read: (_, id) => (id === undefined ? undefined : { keys: [id], tags: [tags.case(id), tags.cases] }),
};
const activity: Table = {
  ...{ source: 'dataverse', entity: 'Activity', any: [tags.activities] },
  read: (_, id) => (id === undefined ? undefined : { keys: [id], tags: [tags.activities] }),
};

function negotiationOf(id: string | undefined): Named | undefined {
  return id === undefined ? undefined : { keys: [id], tags: [tags.negotiation(id)] };
}

function accountIn(row: Row, companyColumn: string, numberColumn: string): Named | undefined {
  const id = parseAccountId(`${textIn(row, companyColumn)}:${textIn(row, numberColumn)}`);
  if (id === undefined) return undefined;
  const { legalEntity, number } = id;
  return { keys: [accountId(legalEntity, number)], tags: [tags.account(legalEntity, number), tags.accounts] };
}

/** None where the row lacks the day or has parts that no invoice can have. */
function invoiceKeys(legalEntity: string, number: string, row: Row): string[] {
  const day = row.get('mserp_invoicedate');
  const date = toInstant(day) ?? String(day);
  try {
    return [invoiceId({ legalEntity, number, date, voucher: textIn(row, 'mserp_ledgervoucher') })];
  } catch {
    return [];
  }
}

const numberIn = (row: Row, column: string): CompanyNumber | undefined =>
  parseSalesOrderId(`${textIn(row, 'mserp_dataareaid')}:${textIn(row, column)}`);

const companyIn = (row: Row): string | undefined => parseLegalEntityId(textIn(row, 'mserp_dataareaid'));

const textIn = (row: Row, column: string): string => toCode(row.get(column));

/** The id of the row that a lookup leads to. */
function referenceIn(row: Row, column: string): string | undefined {
  const value = row.get(column);
  const id = typeof value === 'object' && value !== null && 'Id' in value ? value.Id : value;
  return typeof id === 'string' ? parseDataverseId(id) : undefined;
}
