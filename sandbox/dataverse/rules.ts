import type { Entity } from './body.ts';
import { addUp, lineAmounts } from './quoteTotals.ts';
import { badRequest } from './refusal.ts';
import { nowText, type Work } from './service.ts';
import type { Row, Table, Values } from './table.ts';

/** What the platform fills in and insists on when a row is made. */
export function completeNew(table: Table, { values, targets }: Entity, work: Work): void {
  const { name } = table.model;
  const { database } = work.service;
  const suffix = () => database.nextNumber(name, 100_000).toString(36).toUpperCase().padStart(6, '0');
  if (table.model.isActivity) {
    values.activitytypecode = name;
    values.prioritycode ??= 1;
  }
  switch (name) {
    case 'contact':
      values.fullname = fullName(values);
      break;
    case 'incident':
      if (typeof values._customerid_value !== 'string')
        throw badRequest('You should specify a parent contact or account.');
      values.ticketnumber ??= `CAS-01000-${suffix()}`;
      values.prioritycode ??= 2;
      break;
    case 'quote':
      values.quotenumber ??= `QUO-01000-${suffix()}`;
      values.revisionnumber ??= 0;
      values._transactioncurrencyid_value ??= currencyOf(values, targets, work);
      break;
    case 'quotedetail': {
      const quote = parentQuote(values, work);
      if (quote === undefined) throw badRequest('The parent quote of the quote product is missing.');
      assertDraft(quote);
      assertPriced(quote);
      const lines = database.table('quotedetail').byIndex('_quoteid_value', [quote.id]);
      values.lineitemnumber ??= lines.length + 1;
      values._transactioncurrencyid_value = quote.values._transactioncurrencyid_value ?? null;
      Object.assign(values, lineAmounts(values));
      values.quotestatecode = 0;
    }
  }
}

/** The customer's currency where the quote names none. */
function currencyOf({ _customerid_value: id }: Values, targets: Row['targets'], { service }: Work) {
  if (typeof id !== 'string') return null;
  const customer = service.database.table(targets.customerid ?? 'account').byId(id);
  return customer?.values._transactioncurrencyid_value ?? null;
}

/** What follows from a change, and what stands against it. */
export function completeUpdate(table: Table, row: Row, changes: Values, work: Work): void {
  const after = { ...row.values, ...changes };
  if (table.model.isActivity && changes.statecode === 1) changes.actualend ??= nowText(work);
  switch (table.model.name) {
    case 'contact':
      if ('firstname' in changes || 'lastname' in changes) changes.fullname = fullName(after);
      break;
    case 'quotedetail': {
      const quote = parentQuote(row.values, work);
      if (quote !== undefined) assertDraft(quote);
      Object.assign(changes, lineAmounts(after));
    }
  }
}

/** A line of a quote that is no draft stays. */
export function assertRemovable(row: Row, work: Work): void {
  const quote = row.table === 'quotedetail' ? parentQuote(row.values, work) : undefined;
  if (quote !== undefined) assertDraft(quote);
}

const fullName = ({ firstname, lastname }: Values) => [firstname, lastname].filter(Boolean).join(' ');

function parentQuote({ _quoteid_value: id }: Values, { service }: Work): Row | undefined {
  return typeof id === 'string' ? service.database.table('quote').byId(id) : undefined;
}

/** Only a draft's lines can be changed. */
function assertDraft({ values }: Row): void {
  if (values.statecode !== 0) throw badRequest('The quote cannot be modified because it is not in draft state.');
}

function assertPriced({ values }: Row): void {
  if (typeof values._pricelevelid_value !== 'string') {
    throw badRequest('You must select a price list before attempting to add a product.');
  }
}

/** Keeps a quote's totals true after it or a line of it was written. */
export function settleQuote(row: Row, work: Work): void {
  const { database } = work.service;
  const quote = row.table === 'quote' ? row : row.table === 'quotedetail' ? parentQuote(row.values, work) : undefined;
  if (quote !== undefined) work.undo.push(addUp(database, quote));
}
