import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, CASE, QUOTE, TASK, USER } from './dataverseWorld.ts';
import { type Dataverse, startDataverse } from './startDataverse.ts';

let dataverse: Dataverse;
beforeAll(async () => {
  dataverse = await startDataverse();
});
afterAll(() => dataverse.close());

const valuesOf = async (set: string, options: Record<string, string>, column: string) => {
  const { status, rows, error } = await dataverse.list(set, options);
  expect({ status, error }).toEqual({ status: 200, error: {} });
  return rows.map((row) => row[column]);
};

describe('a collection', () => {
  test('holds whole rows with an etag, nulls where nothing was entered, and lookups as ids', async () => {
    const { json, rows, headers } = await dataverse.get('accounts');
    expect(json['@odata.context']).toBe(`${dataverse.url}/api/data/v9.2/$metadata#accounts`);
    expect(headers.get('odata-version')).toBe('4.0');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      '@odata.etag': expect.stringMatching(/^W\/"\d+"$/),
      accountid: ACCOUNT.us1,
      accountnumber: 'US-001',
      fg_legalentity: 'usmf',
      name: "O'Neil Retail*Store",
      creditlimit: 10_000,
      creditonhold: false,
      address1_city: 'Springfield',
      _ownerid_value: USER.ann,
      _parentaccountid_value: null,
      createdon: '2024-01-05T09:00:00Z',
      websiteurl: null,
    });
    expect(Object.keys(rows[0] ?? {})).not.toContain('ownerid');
  });

  test('shows only what is selected, with id, etag and the currency of any money', async () => {
    const { json, rows } = await dataverse.list('quotes', { $select: 'quotenumber,totalamount' });
    expect(json['@odata.context']).toMatch(/#quotes\(quotenumber,totalamount\)$/);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      '@odata.etag',
      '_transactioncurrencyid_value',
      'quoteid',
      'quotenumber',
      'totalamount',
    ]);
  });

  test.each([
    ['accounts', "accountnumber eq 'us-001'", ['US-001']],
    ['accounts', "name eq 'o''neil retail*store'", ['US-001']],
    ['accounts', "fg_legalentity eq 'usmf' and creditonhold eq true", ['US-002']],
    ['accounts', "creditlimit gt 5000 and not (accountnumber eq 'DE-001')", ['US-001']],
    ['accounts', "contains(name,'retail')", ['US-001']],
    ['accounts', "startswith(name,'n_rth%sale')", ['US-002']],
    ['accounts', "startswith(name,'[a-n]') and endswith(name,'[^0-9]')", ['US-002']],
    ['accounts', 'websiteurl eq null', ['US-001', 'US-002', 'DE-001']],
    ['accounts', `_ownerid_value eq ${USER.ann} and accountid ne ${ACCOUNT.us1}`, ['US-002', 'DE-001']],
    ['accounts', 'createdon ge 2024-01-05T09:00:00Z and createdon lt 2024-01-06', ['US-001', 'US-002', 'DE-001']],
    [
      'accounts',
      'Microsoft.Dynamics.CRM.In(PropertyName=\'accountnumber\',PropertyValues=["US-001","DE-001"])',
      ['US-001', 'DE-001'],
    ],
    ['accounts', `Microsoft.Dynamics.CRM.In(PropertyName='accountid',PropertyValues=["${ACCOUNT.us2}"])`, ['US-002']],
    ['accounts', "primarycontactid/fullname eq 'Eve O''Hara' and fg_legalentity eq 'demf'", ['DE-001']],
    ['accounts', 'quote_customer_accounts/any(q:q/statecode eq 1)', ['US-001']],
    ['accounts', 'Account_Tasks/any()', ['US-001']],
  ])('%s is filtered by %s', async (set, $filter, expected) => {
    expect(await valuesOf(set, { $filter }, 'accountnumber')).toEqual(expected);
  });

  test.each([
    ['quotes', `_customerid_value eq ${ACCOUNT.us1}`, 'quoteid', [QUOTE.draft, QUOTE.active]],
    ['quotes', "customerid_account/accountnumber eq 'US-001' and statecode eq 0", 'quoteid', [QUOTE.draft]],
    ['quotes', "fg_commercereference eq 'ACQ-52'", 'quoteid', [QUOTE.active]],
    ['incidents', "fg_commercereference eq 'ACR-000000005'", 'incidentid', [CASE.open]],
    [
      'incidents',
      "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue='30')",
      'ticketnumber',
      ['CAS-01000-B1', 'CAS-01000-B2'],
    ],
    ['activitypointers', `_regardingobjectid_value eq ${ACCOUNT.us1}`, 'activitytypecode', ['task', 'appointment']],
    ['tasks', 'statecode eq 0', 'activityid', [TASK]],
    ['systemusers', "employeeid eq '000101'", 'systemuserid', [USER.bob]],
    ['transactioncurrencies', "isocurrencycode eq 'EUR'", 'currencyname', ['Euro']],
  ])('%s is found by %s', async (set, $filter, column, expected) => {
    expect(await valuesOf(set, { $filter }, column)).toEqual(expected);
  });

  test.each([
    ['accounts', { $skip: '1' }, 'Skip Clause is not supported in CRM'],
    ['accounts', { $search: 'x' }, "The query parameter '$search' is not supported"],
    [
      'accounts',
      { $select: 'nope' },
      "Could not find a property named 'nope' on type 'Microsoft.Dynamics.CRM.account'.",
    ],
    ['accounts', { $select: 'primarycontact' }, "Could not find a property named 'primarycontact'"],
    ['quotes', { $filter: `customerid eq ${ACCOUNT.us1}` }, "Could not find a property named 'customerid'"],
    ['accounts', { $filter: "accountnumber in ('US-001')" }, "'in' is not supported"],
    ['accounts', { $filter: "creditlimit eq '5'" }, 'incompatible types'],
    ['accounts', { $filter: `accountid eq '${ACCOUNT.us1}'` }, 'incompatible types'],
    ['accounts', { $filter: 'creditlimit add 1 eq 5' }, "'add' is not supported"],
    ['accounts', { $filter: "substringof('a',name)" }, "unknown function with name 'substringof'"],
    ['accounts', { $filter: "contains(creditlimit,'5')" }, 'incompatible types'],
    ['accounts', { $filter: "name eq 'O'Neil'" }, 'unterminated string literal'],
    ['accounts', { $filter: "contains(name,'[z-a]')" }, 'pattern'],
    ['accounts', { $orderby: 'nope desc' }, "Could not find a property named 'nope'"],
    ['accounts', { $top: '0' }, 'Invalid value'],
    ['accounts', { $expand: 'nope' }, "Could not find a property named 'nope'"],
    ['accounts', { $expand: 'name' }, 'Only navigation properties can be expanded'],
    ['quotes', { $expand: 'customerid' }, "Could not find a property named 'customerid'"],
    ['accounts', { $expand: 'ownerid($select=fullname)' }, "type 'Microsoft.Dynamics.CRM.principal'"],
    ['quotes', { $expand: 'quote_details/$ref' }, '$ref'],
    ['accounts', { $expand: 'quote_customer_accounts($expand=quote_details($top=1))' }, 'nested'],
    ['accounts', { $expand: 'quote_customer_accounts($skip=1)' }, 'not valid in a $select or $expand'],
    ['accounts', { $skiptoken: '<cookie/>' }, 'paging cookie'],
  ])('%s refuses %o', async (set, options, message) => {
    const { status, error } = await dataverse.list(set, options as unknown as Record<string, string>);
    expect(status).toBe(400);
    expect(error).toEqual({ code: '0x80060888', message: expect.stringContaining(message) });
  });

  test('is ordered, also along a lookup, and cut by $top', async () => {
    expect(await valuesOf('accounts', { $orderby: 'creditlimit asc,accountnumber desc' }, 'accountnumber')).toEqual([
      'US-002',
      'US-001',
      'DE-001',
    ]);
    const byOwner = { $orderby: 'owninguser/fullname desc,quotenumber', $top: '1' };
    expect(await valuesOf('quotes', byOwner, 'quotenumber')).toEqual(['QUO-01000-A2']);
  });

  test('is counted on request, and by /$count', async () => {
    const { json } = await dataverse.list('accounts', { $count: 'true', $top: '1', $select: 'name' });
    expect(json['@odata.count']).toBe(3);
    const { text, headers } = await dataverse.list('accounts/$count', { $filter: "fg_legalentity eq 'usmf'" });
    expect(text).toBe('2');
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
  });

  test('says which parts of the protocol it does not have', async () => {
    const { status } = await dataverse.list('accounts', { $apply: 'aggregate($count as n)' });
    expect(status).toBe(501);
  });
});

describe('expanding', () => {
  test('brings the row of a lookup, and the rows of a collection as asked for', async () => {
    const { json, rows } = await dataverse.list('quotes', {
      $select: 'name',
      $filter: `quoteid eq ${QUOTE.draft}`,
      $expand:
        'customerid_account($select=accountnumber,fg_legalentity),owninguser($select=fullname),quote_details($select=quantity,priceperunit;$filter=quantity gt 0;$orderby=lineitemnumber desc;$top=1),opportunityid',
    });
    expect(json['@odata.context']).toContain(
      '#quotes(name,customerid_account(accountnumber,fg_legalentity),owninguser(fullname),quote_details(quantity,priceperunit)',
    );
    expect(rows[0]).toMatchObject({
      customerid_account: { accountid: ACCOUNT.us1, accountnumber: 'US-001', fg_legalentity: 'usmf' },
      owninguser: { fullname: 'Ann Lee' },
      quote_details: [{ '@odata.etag': expect.any(String), quantity: 1, priceperunit: 20 }],
      opportunityid: null,
    });
  });

  test('nests, and gives the address alone for $ref', async () => {
    const { rows } = await dataverse.list('accounts', {
      $select: 'name',
      $top: '1',
      $expand:
        'primarycontactid/$ref,quote_customer_accounts($select=name;$expand=quote_details($select=quantity),owninguser($select=fullname))',
    });
    const [account] = rows;
    expect(account?.primarycontactid).toEqual({ '@odata.id': expect.stringContaining('/api/data/v9.2/contacts(') });
    expect(account?.quote_customer_accounts).toMatchObject([
      { name: 'Quote 51', quote_details: [{ quantity: 10 }, { quantity: 1 }], owninguser: { fullname: 'Ann Lee' } },
      { name: 'Quote 52', owninguser: { fullname: 'Bob Ray' } },
    ]);
  });

  test('is limited to fifteen', async () => {
    const name = 'primarycontactid($select=fullname)';
    const many = (count: number) => ({ $expand: Array.from({ length: count }, () => name).join(',') });
    expect((await dataverse.list('accounts', many(15))).status).toBe(200);
    expect((await dataverse.list('accounts', many(16))).status).toBe(400);
  });
});

describe('a single row', () => {
  test('is found by id, by its id named, and by alternate key', async () => {
    const key = "accounts(accountnumber='us-001',fg_legalentity='usmf')?$select=name";
    for (const path of [
      `accounts(${ACCOUNT.us1})?$select=name`,
      `accounts(accountid=${ACCOUNT.us1})?$select=name`,
      key,
    ]) {
      const { status, json, headers } = await dataverse.get(path);
      expect(status).toBe(200);
      expect(json).toMatchObject({ accountid: ACCOUNT.us1, name: "O'Neil Retail*Store" });
      expect(json['@odata.context']).toMatch(/#accounts\(name\)\/\$entity$/);
      expect(headers.get('etag')).toBe(json['@odata.etag']);
    }
    expect((await dataverse.get("quotes(fg_commercereference='ACQ-51')")).json.quoteid).toBe(QUOTE.draft);
  });

  test.each([
    [
      'accounts(5f0c7d6e-0000-4000-a000-999999999999)',
      404,
      '0x80040217',
      'account With Id = 5f0c7d6e-0000-4000-a000-999999999999 Does Not Exist',
    ],
    [
      "quotes(fg_commercereference='ACQ-999')",
      404,
      '0x80060891',
      'A record with the specified key values does not exist in quote entity',
    ],
    ["accounts(accountnumber='US-001')", 400, '0x80060888', 'alternate key'],
    ['accounts(5)', 400, '0x80060888', 'alternate key'],
    ['account', 404, '0x80060888', "Resource not found for the segment 'account'."],
    ['Accounts', 404, '0x80060888', "Resource not found for the segment 'Accounts'."],
    [`accounts(${ACCOUNT.us1})/nope`, 404, '0x80060888', "Resource not found for the segment 'nope'."],
  ])('%s answers %i', async (path, status, code, message) => {
    const reply = await dataverse.get(path);
    expect(reply.status).toBe(status);
    expect(reply.error).toEqual({ code, message: expect.stringContaining(message) });
  });

  test('leads to its related rows, to one column, and to a raw value', async () => {
    expect((await dataverse.get(`quotes(${QUOTE.draft})/quote_details?$select=quantity`)).rows).toHaveLength(2);
    expect((await dataverse.get(`quotes(${QUOTE.draft})/quote_details/$count`)).text).toBe('2');
    expect((await dataverse.get(`quotes(${QUOTE.draft})/customerid_account?$select=name`)).json.accountid).toBe(
      ACCOUNT.us1,
    );
    expect((await dataverse.get(`accounts(${ACCOUNT.us1})/name`)).json.value).toBe("O'Neil Retail*Store");
    expect((await dataverse.get(`accounts(${ACCOUNT.us1})/name/$value`)).text).toBe("O'Neil Retail*Store");
    expect((await dataverse.get(`accounts(${ACCOUNT.us1})/parentaccountid`)).status).toBe(204);
  });

  test('is not sent again to who has it, unless rows are expanded', async () => {
    const path = `accounts(${ACCOUNT.us2})?$select=name`;
    const etag = String((await dataverse.get(path)).json['@odata.etag']);
    expect((await dataverse.get(path, { 'if-none-match': etag })).status).toBe(304);
    expect((await dataverse.get(path, { 'if-none-match': 'null' })).status).toBe(200);
    expect((await dataverse.get(`${path}&$expand=primarycontactid`, { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('what else is asked', () => {
  test('a token is needed', async () => {
    const { status } = await dataverse.get('accounts', { authorization: 'Bearer bad' });
    expect(status).toBe(401);
  });

  test('only OData 4.0 and JSON are spoken', async () => {
    expect((await dataverse.get('accounts', { 'odata-version': '3.0' })).status).toBe(400);
    expect((await dataverse.get('accounts', { accept: 'application/xml' })).status).toBe(415);
  });

  test('formatted values and lookup names come with annotations', async () => {
    const prefer = { prefer: 'odata.include-annotations="*"' };
    const { rows, headers } = await dataverse.list(
      'quotes',
      { $select: 'statecode,totalamount,createdon,_customerid_value', $top: '1' },
      prefer,
    );
    expect(headers.get('preference-applied')).toBe('odata.include-annotations="*"');
    expect(rows[0]).toMatchObject({
      'statecode@OData.Community.Display.V1.FormattedValue': 'Draft',
      'totalamount@OData.Community.Display.V1.FormattedValue': '$108.00',
      'createdon@OData.Community.Display.V1.FormattedValue': '1/5/2026 9:00 AM',
      '_customerid_value@OData.Community.Display.V1.FormattedValue': "O'Neil Retail*Store",
      '_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
      '_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'customerid_account',
    });
  });

  test('errors tell more where annotations are asked for', async () => {
    const { error } = await dataverse.get('nope', { prefer: 'odata.include-annotations="*"' });
    expect(error).toHaveProperty(['@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus'], '0');
  });

  test('the service tells its sets, its metadata, who asks and how many rows there are', async () => {
    const names = (await dataverse.get('')).rows.map(({ name }) => name);
    expect(names).toContain('transactioncurrencies');
    const { text } = await dataverse.get('$metadata', { accept: 'application/xml' });
    expect(text).toContain('<Property Name="fg_commercereference" Type="Edm.String" MaxLength="100"/>');
    expect((await dataverse.get('WhoAmI()')).json.UserId).toMatch(/^[\da-f-]{36}$/);
    const { json } = await dataverse.get('RetrieveTotalRecordCount(EntityNames=["account"])');
    expect(json.EntityRecordCountCollection).toMatchObject({ Keys: ['account'], Values: [3] });
  });
});
