import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createActs } from '../../../sandbox/dataverse/acts.ts';
import { CASE, QUOTE, USER } from './dataverseWorld.ts';
import { type Dataverse, startDataverse } from './startDataverse.ts';

let dataverse: Dataverse;
beforeEach(async () => {
  dataverse = await startDataverse();
});
afterEach(() => dataverse.close());

const read = async (path: string) => (await dataverse.get(path)).json;
const act = (name: string, input: unknown) => createActs(() => dataverse.service)[name]?.(input);
const quoteClose = (quoteId: string) => ({
  '@odata.type': 'Microsoft.Dynamics.CRM.quoteclose',
  subject: 'Closed',
  'quoteid@odata.bind': `/quotes(${quoteId})`,
});

describe('the quote messages', () => {
  test('ReviseQuote answers a new draft with the lines and the reference, and closes the old one as revised', async () => {
    const body = { QuoteId: QUOTE.active, ColumnSet: { AllColumns: true } };
    const { status, json } = await dataverse.call('POST', 'ReviseQuote', body);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      '@odata.type': '#Microsoft.Dynamics.CRM.quote',
      quotenumber: 'QUO-01000-A2',
      revisionnumber: 2,
      statecode: 0,
      statuscode: 1,
      fg_commercereference: 'ACQ-52',
      totalamount: 100,
    });
    expect(await read(`quotes(${QUOTE.active})`)).toMatchObject({
      statecode: 3,
      statuscode: 7,
      fg_commercereference: null,
    });
    expect((await dataverse.get(`quotes(${String(json.quoteid)})/quote_details/$count`)).text).toBe('2');
    expect((await dataverse.call('POST', 'ReviseQuote', { QuoteId: QUOTE.draft, ColumnSet: {} })).status).toBe(400);
  });

  test('WinQuote and CloseQuote end an active quote', async () => {
    const win = { Status: 4, QuoteClose: quoteClose(QUOTE.active) };
    expect((await dataverse.call('POST', 'WinQuote', win)).status).toBe(204);
    expect(await read(`quotes(${QUOTE.active})`)).toMatchObject({ statecode: 2, statuscode: 4 });
    expect((await dataverse.call('POST', 'WinQuote', win)).status).toBe(400);
    const lose = { Status: 5, QuoteClose: quoteClose(QUOTE.draft) };
    expect((await dataverse.call('POST', 'CloseQuote', lose)).status).toBe(400);
    await dataverse.call('PATCH', `quotes(${QUOTE.draft})`, { statecode: 1, statuscode: 3 });
    expect((await dataverse.call('POST', 'CloseQuote', lose)).status).toBe(204);
    expect(await read(`quotes(${QUOTE.draft})`)).toMatchObject({ statecode: 3, statuscode: 5 });
  });

  test.each([
    ['WinQuote', { Status: 4 }, "'QuoteClose'"],
    ['WinQuote', { Status: 9, QuoteClose: quoteClose(QUOTE.active) }, 'not a valid status code'],
    ['WinQuote', { Status: 4, QuoteClose: { subject: 'x' } }, 'quoteid@odata.bind'],
    ['CloseQuote', { Status: 5, QuoteClose: quoteClose(QUOTE.active), More: 1 }, 'not a valid parameter'],
    ['ReviseQuote', { QuoteId: 'x', ColumnSet: { AllColumns: true } }, 'Edm.Guid'],
  ])('%s with %o is refused', async (action, body, message) => {
    const { status, error } = await dataverse.call('POST', action, body);
    expect(status).toBe(400);
    expect(error.message).toContain(message);
  });

  test('leave the lines of a quote that is no draft as they are', async () => {
    const [line] = (await dataverse.get(`quotes(${QUOTE.active})/quote_details?$select=quantity`)).rows;
    const path = `quotedetails(${String(line?.quotedetailid)})`;
    expect((await dataverse.call('PATCH', path, { quantity: 5 })).status).toBe(400);
    expect((await dataverse.call('DELETE', path)).status).toBe(400);
  });
});

describe('CloseIncident', () => {
  const resolve = (status = 5) => ({
    Status: status,
    IncidentResolution: {
      '@odata.type': 'Microsoft.Dynamics.CRM.incidentresolution',
      subject: 'Replaced',
      'incidentid@odata.bind': `/incidents(${CASE.open})`,
      timespent: 10,
    },
  });

  test('resolves an active case once', async () => {
    expect((await dataverse.call('POST', 'CloseIncident', resolve(1000))).status).toBe(204);
    expect(await read(`incidents(${CASE.open})`)).toMatchObject({ statecode: 1, statuscode: 1000 });
    expect((await dataverse.call('POST', 'CloseIncident', resolve())).status).toBe(400);
  });

  test('waits for the open activities of the case', async () => {
    const task = { subject: 'First', 'regardingobjectid_incident_task@odata.bind': `/incidents(${CASE.open})` };
    await dataverse.call('POST', 'tasks', task);
    const { status, error } = await dataverse.call('POST', 'CloseIncident', resolve());
    expect(status).toBe(400);
    expect(error.message).toContain('open activities');
  });
});

describe('acts', () => {
  test('resolveCase resolves', async () => {
    act('resolveCase', { caseId: CASE.open });
    expect(await read(`incidents(${CASE.open})`)).toMatchObject({ statecode: 1, statuscode: 5 });
    expect(() => act('resolveCase', { caseId: CASE.open })).toThrow('not active');
  });

  test('approveQuote activates at the approved total, in the name of its owner', async () => {
    act('approveQuote', { quoteNumber: 'QUO-01000-A1', totalAmount: 95.5 });
    expect(await read(`quotes(${QUOTE.draft})`)).toMatchObject({
      statecode: 1,
      statuscode: 3,
      totalamount: 95.5,
      discountamount: 12.5,
      _modifiedby_value: USER.ann,
    });
    expect(() => act('approveQuote', { quoteNumber: 'QUO-01000-A1', totalAmount: 1000 })).toThrow('come to 108');
  });

  test('reviseQuote opens a new draft', async () => {
    act('reviseQuote', { quoteNumber: 'QUO-01000-A2' });
    expect(await read("quotes(fg_commercereference='ACQ-52')")).toMatchObject({ statecode: 0, revisionnumber: 2 });
  });
});
