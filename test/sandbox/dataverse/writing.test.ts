import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT, CASE, guid, QUOTE, TASK, USER } from './dataverseWorld.ts';
import { type Dataverse, startDataverse } from './startDataverse.ts';

let dataverse: Dataverse;
beforeEach(async () => {
  dataverse = await startDataverse();
});
afterEach(() => dataverse.close());

const RETURN = { prefer: 'return=representation' };
const read = async (path: string) => (await dataverse.get(path)).json;
const bindAccount = { 'customerid_account@odata.bind': `/accounts(${ACCOUNT.us1})` };

describe('creating', () => {
  test('answers 204 with the address of the new row, which has the platform columns filled', async () => {
    const { status, text, headers } = await dataverse.call('POST', 'incidents', { title: 'Late', ...bindAccount });
    expect(status).toBe(204);
    expect(text).toBe('');
    const address = String(headers.get('odata-entityid'));
    expect(address).toMatch(/\/api\/data\/v9\.2\/incidents\([\da-f-]{36}\)$/);
    expect(await read(address)).toMatchObject({
      title: 'Late',
      ticketnumber: expect.stringMatching(/^CAS-/),
      statecode: 0,
      statuscode: 1,
      prioritycode: 2,
      createdon: '2026-02-01T10:00:00Z',
      _customerid_value: ACCOUNT.us1,
      _ownerid_value: expect.any(String),
    });
  });

  test('answers 201 with the selected columns where that is preferred', async () => {
    const { status, json, headers } = await dataverse.call(
      'POST',
      'tasks?$select=subject',
      { subject: 'Call' },
      RETURN,
    );
    expect(status).toBe(201);
    expect(headers.get('preference-applied')).toBe('return=representation');
    expect(Object.keys(json).sort()).toEqual(['@odata.context', '@odata.etag', 'activityid', 'subject']);
  });

  test('makes a quote with its lines at once, and adds it up', async () => {
    const quote = {
      name: 'From the shop',
      fg_commercereference: 'ACQ-77',
      ...bindAccount,
      'pricelevelid@odata.bind': `/pricelevels(${(await dataverse.get('pricelevels?$select=name')).rows[0]?.pricelevelid})`,
      'ownerid@odata.bind': `/systemusers(${USER.bob})`,
      discountpercentage: 10,
      quote_details: [
        { isproductoverridden: true, productdescription: 'SKU-1', quantity: 3, priceperunit: 10, tax: 1.5 },
        {
          isproductoverridden: true,
          productdescription: 'SKU-2',
          quantity: 1,
          priceperunit: 20,
          manualdiscountamount: 2,
        },
      ],
    };
    const { status, json } = await dataverse.call(
      'POST',
      'quotes?$expand=quote_details($select=extendedamount)',
      quote,
      RETURN,
    );
    expect(status).toBe(201);
    expect(json).toMatchObject({
      totallineitemamount: 48,
      totaldiscountamount: 4.8,
      totaltax: 1.5,
      totalamount: 44.7,
      revisionnumber: 0,
      statecode: 0,
      _ownerid_value: USER.bob,
      _owninguser_value: USER.bob,
      quote_details: [{ extendedamount: 31.5 }, { extendedamount: 18 }],
    });
    const [line] = json.quote_details as { quotedetailid: string }[];
    await dataverse.call('PATCH', `quotedetails(${line?.quotedetailid})`, { quantity: 1 });
    expect((await read("quotes(fg_commercereference='ACQ-77')")).totallineitemamount).toBe(28);
    await dataverse.call('DELETE', `quotedetails(${line?.quotedetailid})`);
    expect((await read("quotes(fg_commercereference='ACQ-77')")).totallineitemamount).toBe(18);
  });

  test('binds the company by alternate key', async () => {
    const regarding = "/accounts(accountnumber='US-002',fg_legalentity='usmf')";
    const call = { subject: 'Ring', 'regardingobjectid_account_phonecall@odata.bind': regarding };
    const { json } = await dataverse.call('POST', 'phonecalls', call, RETURN);
    expect(json).toMatchObject({ _regardingobjectid_value: ACCOUNT.us2, activitytypecode: 'phonecall' });
    const all = await dataverse.get(`activitypointers?$filter=activityid eq ${String(json.activityid)}`);
    expect(all.rows).toHaveLength(1);
  });

  test('takes back all of a deep insert of which one row fails', async () => {
    const quote = { name: 'Half', ...bindAccount, quote_details: [{ quantity: 1 }] };
    const { status, error } = await dataverse.call('POST', 'quotes', quote);
    expect(status).toBe(400);
    expect(error.message).toContain('price list');
    expect((await dataverse.get("quotes?$filter=name eq 'Half'")).rows).toEqual([]);
  });

  test.each([
    [
      'accounts',
      { nope: 1 },
      400,
      '0x80048d19',
      "The property 'nope' does not exist on type 'Microsoft.Dynamics.CRM.account'",
    ],
    ['accounts', { name: 5 }, 400, '0x80048d19', 'Edm.String'],
    ['accounts', { creditlimit: '5' }, 400, '0x80048d19', 'Edm.Decimal'],
    ['accounts', { paymenttermscode: 9 }, 400, '0x8004431a', 'outside the valid range'],
    ['accounts', { _primarycontactid_value: guid(1) }, 400, '0x80060888', 'Use Navigation properties instead'],
    ['accounts', { primarycontactid: guid(1) }, 400, '0x80048d19', 'navigation property'],
    ['accounts', { 'PrimaryContactId@odata.bind': `/contacts(${guid(1)})` }, 400, '0x80048d19', 'undeclared property'],
    ['accounts', { 'primarycontactid@odata.bind': `/contacts(${guid(999)})` }, 404, '0x80040217', 'Does Not Exist'],
    ['quotes', { 'customerid@odata.bind': `/accounts(${ACCOUNT.us1})` }, 400, '0x80048d19', 'undeclared property'],
    ['quotes', { 'customerid_account@odata.bind': `/quotes(${QUOTE.draft})` }, 400, '0x80060888', "takes a 'account'"],
    [
      'tasks',
      { subject: 'x'.repeat(201) },
      400,
      '0x80044331',
      "A validation error occurred.  The length of the 'subject' attribute of the 'task' entity exceeded the maximum allowed length of '200'.",
    ],
    ['tasks', { statecode: 1, statuscode: 2 }, 400, '0x80048408', 'not a valid status code'],
    ['incidents', { title: 'Nobody' }, 400, '0x80060888', 'parent contact or account'],
    ['accounts', { accountnumber: 'us-001', fg_legalentity: 'USMF' }, 412, '0x80060892', 'already exists'],
    ['accounts', { accountid: ACCOUNT.us1 }, 412, '0x80040237', 'A record with matching key values already exists.'],
    ['activitypointers', { subject: 'x' }, 400, '0x80060888', 'cannot be written'],
    ['accounts', [], 400, '0x80048d19', ''],
  ])('%s with %o is refused', async (set, body, status, code, message) => {
    const reply = await dataverse.call('POST', set, body);
    expect({ status: reply.status, ...reply.error }).toEqual({
      status,
      code,
      message: expect.stringContaining(message),
    });
  });
});

describe('changing', () => {
  test('answers 204 or the row, raises the version, and leaves what is not named', async () => {
    const path = `accounts(${ACCOUNT.us1})`;
    const before = await read(path);
    expect((await dataverse.call('PATCH', path, { telephone1: '1', websiteurl: null })).status).toBe(204);
    const { status, json } = await dataverse.call('PATCH', `${path}?$select=telephone1`, { telephone1: '2' }, RETURN);
    expect(status).toBe(200);
    expect(json.telephone1).toBe('2');
    const after = await read(path);
    expect(after.name).toBe(before.name);
    expect(Number(after.versionnumber)).toBeGreaterThan(Number(before.versionnumber));
    expect(after['@odata.etag']).toBe(`W/"${after.versionnumber}"`);
  });

  test('is refused with a stale etag, and done with the right one', async () => {
    const path = `accounts(${ACCOUNT.us1})`;
    const etag = String((await read(path))['@odata.etag']);
    expect((await dataverse.call('PATCH', path, { fax: '1' }, { 'if-match': etag })).status).toBe(204);
    const stale = await dataverse.call('PATCH', path, { fax: '2' }, { 'if-match': etag });
    expect(stale.status).toBe(412);
    expect(stale.error.message).toBe(
      "The version of the existing record doesn't match the RowVersion property provided.",
    );
    expect((await dataverse.call('DELETE', path, undefined, { 'if-match': etag })).status).toBe(412);
  });

  test('makes the row where it is not there, unless told otherwise', async () => {
    const path = "accounts(accountnumber='DE-777',fg_legalentity='demf')";
    expect((await dataverse.call('PATCH', path, { name: 'New' }, { 'if-match': '*' })).status).toBe(404);
    const made = await dataverse.call('PATCH', path, { name: 'New' }, RETURN);
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ accountnumber: 'DE-777', fg_legalentity: 'demf', name: 'New' });
    const again = await dataverse.call('PATCH', path, { name: 'Newer', accountnumber: 'DE-778' }, RETURN);
    expect(again.status).toBe(200);
    expect(again.json).toMatchObject({ accountid: made.json.accountid, accountnumber: 'DE-777', name: 'Newer' });
    const once = await dataverse.call('PATCH', path, { name: 'x' }, { 'if-none-match': '*' });
    expect(once.status).toBe(412);
    expect(once.error.message).toBe('A record with matching key values already exists.');
    const byId = await dataverse.call('PATCH', `contacts(${guid(888)})`, { lastname: 'Doe' });
    expect(byId.status).toBe(204);
    expect((await read(`contacts(${guid(888)})`)).fullname).toBe('Doe');
  });

  test('moves an owner, and writes single columns and references', async () => {
    const path = `accounts(${ACCOUNT.us1})`;
    await dataverse.call('PATCH', path, { 'ownerid@odata.bind': `/systemusers(${USER.bob})` });
    expect(await read(path)).toMatchObject({ _ownerid_value: USER.bob, _owninguser_value: USER.bob });
    expect((await dataverse.call('PUT', `${path}/name`, { value: 'Renamed' })).status).toBe(204);
    expect((await dataverse.call('DELETE', `${path}/fax`)).status).toBe(204);
    expect((await dataverse.call('DELETE', `${path}/primarycontactid/$ref`)).status).toBe(204);
    expect(await read(path)).toMatchObject({ name: 'Renamed', fax: null, _primarycontactid_value: null });
  });

  test('moves states as their table allows', async () => {
    await dataverse.call('PATCH', `tasks(${TASK})`, { statecode: 1 });
    expect(await read(`tasks(${TASK})`)).toMatchObject({
      statecode: 1,
      statuscode: 5,
      actualend: '2026-02-01T10:00:00Z',
    });
    expect((await dataverse.call('PATCH', `incidents(${CASE.open})`, { statecode: 2, statuscode: 6 })).status).toBe(
      204,
    );
    expect((await dataverse.call('PATCH', `incidents(${CASE.open})`, { statecode: 0, statuscode: 1 })).status).toBe(
      204,
    );
    for (const [path, body] of [
      [`incidents(${CASE.open})`, { statecode: 1, statuscode: 5 }],
      [`quotes(${QUOTE.active})`, { statecode: 2, statuscode: 4 }],
      [`quotes(${QUOTE.draft})`, { statuscode: 2 }],
    ] as const) {
      const { status, error } = await dataverse.call('PATCH', path, body);
      expect(status).toBe(400);
      expect(error.code).toBe('0x80048408');
    }
  });

  test('deletes a row with its lines, and empties lookups to it', async () => {
    expect((await dataverse.call('DELETE', `quotes(${QUOTE.draft})`)).status).toBe(204);
    expect((await dataverse.get(`quotes(${QUOTE.draft})`)).status).toBe(404);
    const lines = await dataverse.get(`quotedetails?$filter=_quoteid_value eq ${QUOTE.draft}`);
    expect(lines.rows).toEqual([]);
    await dataverse.call('DELETE', `accounts(${ACCOUNT.us1})`);
    expect((await read(`tasks(${TASK})`))._regardingobjectid_value).toBeNull();
    expect((await dataverse.call('DELETE', `accounts(${ACCOUNT.us1})`)).status).toBe(404);
  });

  test('is done in the name of whom the caller names', async () => {
    const asBob = { callerobjectid: guid(112) };
    const { json } = await dataverse.call('POST', 'tasks', { subject: 'His' }, { ...RETURN, ...asBob });
    expect(json._createdby_value).toBe(USER.bob);
    expect((await dataverse.get('accounts', { callerobjectid: guid(113) })).status).toBe(403);
  });

  test('refuses methods and types that are not for the resource', async () => {
    expect((await dataverse.call('PATCH', 'accounts', {})).status).toBe(405);
    expect((await dataverse.call('DELETE', 'accounts')).status).toBe(405);
    expect((await dataverse.call('PUT', `accounts(${ACCOUNT.us1})`, {})).status).toBe(405);
    expect((await dataverse.call('POST', 'accounts', 'name=x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await dataverse.call('POST', 'accounts', '{', { 'content-type': 'application/json' })).status).toBe(400);
  });
});
