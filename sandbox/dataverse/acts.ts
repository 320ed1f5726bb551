import { z } from 'zod';
import { revise } from './operations/quote.ts';
import { addUp } from './quoteTotals.ts';
import type { Service, Work } from './service.ts';
import type { Row } from './table.ts';
import { INTEGRATION_USER } from './tables/values.ts';
import { put } from './write.ts';

export type Act = (input: unknown) => unknown;

const caseInput = z.strictObject({ caseId: z.string() });
const approval = z.strictObject({ quoteNumber: z.string(), totalAmount: z.number().nonnegative().optional() });
const quoteInput = z.strictObject({ quoteNumber: z.string() });

/** What a person in Dynamics 365 Sales or Customer Service can be told to do, by name. Each throws where its input makes no sense. */
export function createActs(service: () => Service): Record<string, Act> {
  return {
    resolveCase: (input) => resolveCase(input, service()),
    approveQuote: (input) => approveQuote(input, service()),
    reviseQuote: (input) => reviseQuote(input, service()),
  };
}

/** In the name of whoever owns the row. */
function workOn({ values }: Row, service: Service): Work {
  const callerId = String(values._ownerid_value ?? INTEGRATION_USER);
  return { service, callerId, undo: [], references: new Map() };
}

function resolveCase(input: unknown, service: Service): void {
  const { caseId } = caseInput.parse(input);
  const table = service.database.table('incident');
  const incident = table.byId(caseId) ?? table.byIndex('ticketnumber', [caseId.toLowerCase()])[0];
  if (incident === undefined) throw new Error(`there is no case ${caseId}`);
  if (incident.values.statecode !== 0) throw new Error(`the case ${caseId} is not active`);
  put(table, incident, { statecode: 1, statuscode: 5 }, workOn(incident, service));
}

/** The newest revision of a quote that is not closed. */
function openQuote(quoteNumber: string, { database }: Service): Row {
  const revisions = database.table('quote').byIndex('quotenumber', [quoteNumber.toLowerCase()]);
  const open = revisions.filter(({ values }) => values.statecode === 0 || values.statecode === 1).at(-1);
  if (open === undefined) throw new Error(`there is no open quote ${quoteNumber}`);
  return open;
}

/** Activates a quote; an approved total is reached by a discount on the whole. */
function approveQuote(input: unknown, service: Service): { quoteId: string } {
  const { quoteNumber, totalAmount } = approval.parse(input);
  const { database } = service;
  const quote = openQuote(quoteNumber, service);
  const work = workOn(quote, service);
  if (totalAmount !== undefined) {
    const { totallineitemamount: items, totaltax: tax, freightamount: freight } = quote.values;
    const before = Number(items ?? 0) + Number(tax ?? 0) + Number(freight ?? 0);
    const discount = Math.round((before - totalAmount) * 100) / 100;
    if (discount < 0) throw new Error(`the lines of ${quoteNumber} come to ${before} only`);
    put(database.table('quote'), quote, { discountpercentage: null, discountamount: discount }, work);
    addUp(database, quote);
  }
  put(database.table('quote'), quote, { statecode: 1, statuscode: 3 }, work);
  return { quoteId: quote.id };
}

/** Opens an active quote again as a new draft. */
function reviseQuote(input: unknown, service: Service): { quoteId: string } {
  const { quoteNumber } = quoteInput.parse(input);
  const quote = openQuote(quoteNumber, service);
  return { quoteId: revise(quote, workOn(quote, service)).id };
}
