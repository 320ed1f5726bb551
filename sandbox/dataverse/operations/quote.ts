import { randomUUID } from 'node:crypto';
import { findRow } from '../bind.ts';
import { badPayload } from '../body.ts';
import { isGuid } from '../guid.ts';
import { NO_PREFERENCES } from '../prefer.ts';
import { linesOf } from '../quoteTotals.ts';
import { printEntity } from '../read.ts';
import { badRequest } from '../refusal.ts';
import { type Answer, nowText, type Work } from '../service.ts';
import type { Row } from '../table.ts';
import { put } from '../write.ts';
import { closedRow, entityType, readParameters, readStatus } from './parameters.ts';

const DRAFT = { statecode: 0, statuscode: 1 };
const REVISED = { statecode: 3, statuscode: 7 };

/** `POST /ReviseQuote`: closes the quote as revised and answers a new draft with its lines. */
export function reviseQuote(body: unknown, work: Work): Answer {
  const { QuoteId, ColumnSet } = readParameters(body, 'ReviseQuote', ['QuoteId', 'ColumnSet']);
  if (!isGuid(QuoteId))
    throw badPayload(`Cannot convert the literal '${String(QuoteId)}' to the expected type 'Edm.Guid'.`);
  const { database } = work.service;
  const table = database.table('quote');
  const draft = revise(findRow(table, { id: QuoteId.toLowerCase() }, database), work);
  const select = selectedColumns(ColumnSet);
  const query = { order: [], count: false, expand: [], ...(select === undefined ? {} : { select }) };
  const answer = printEntity(200, table, draft, query, NO_PREFERENCES, work.service);
  return { ...answer, body: { '@odata.type': entityType('quote'), ...Object(answer.body) } };
}

function selectedColumns(columnSet: unknown): string[] | undefined {
  if (typeof columnSet !== 'object' || columnSet === null) return undefined;
  if ('AllColumns' in columnSet && columnSet.AllColumns === true) return undefined;
  const columns = 'Columns' in columnSet ? columnSet.Columns : undefined;
  return Array.isArray(columns) ? columns.map(String) : undefined;
}

/** Of an active quote, or one that was closed without being won. */
export function revise(quote: Row, work: Work): Row {
  const { database } = work.service;
  const { values } = quote;
  if (values.statecode !== 1 && values.statecode !== 3) {
    throw badRequest('The quote cannot be revised because it is not in the correct state.');
  }
  const quotes = database.table('quote');
  const reference = values.fg_commercereference ?? null;
  // One row may hold a reference, and the negotiation goes on in the new revision.
  put(quotes, quote, { ...REVISED, closedon: values.closedon ?? nowText(work), fg_commercereference: null }, work);
  const stamp = { createdon: nowText(work), modifiedon: nowText(work), _createdby_value: work.callerId };
  const copied = {
    ...values,
    ...DRAFT,
    ...stamp,
    fg_commercereference: reference,
    closedon: null,
    revisionnumber: Number(values.revisionnumber ?? 0) + 1,
  };
  const draft = quotes.insert(randomUUID(), copied, quote.targets);
  work.undo.push(draft.undo);
  const lines = database.table('quotedetail');
  for (const line of linesOf(database, quote)) {
    const copy = { ...line.values, ...stamp, _quoteid_value: draft.row.id, quotestatecode: 0 };
    work.undo.push(lines.insert(randomUUID(), copy, { ...line.targets, quoteid: 'quote' }).undo);
  }
  return draft.row;
}

/** `POST /WinQuote`: of an active quote. */
export function winQuote(body: unknown, work: Work): Answer {
  return close(body, 'WinQuote', { statecode: 2, statuses: [4] }, work);
}

/** `POST /CloseQuote`: as lost, canceled or revised. */
export function closeQuote(body: unknown, work: Work): Answer {
  return close(body, 'CloseQuote', { statecode: 3, statuses: [5, 6, 7] }, work);
}

function close(body: unknown, action: string, to: { statecode: number; statuses: number[] }, work: Work): Answer {
  const { Status, QuoteClose } = readParameters(body, action, ['Status', 'QuoteClose']);
  const quote = closedRow(QuoteClose, 'quoteid', 'quote', work);
  const statuscode = readStatus(Status, to.statuses, 'quote');
  if (quote.values.statecode !== 1) {
    throw badRequest('The quote cannot be closed because it is not in the correct state.');
  }
  const values = { statecode: to.statecode, statuscode, closedon: nowText(work) };
  put(work.service.database.table('quote'), quote, values, work);
  return { status: 204 };
}
