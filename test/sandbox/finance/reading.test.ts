import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Finance, startFinance } from './startFinance.ts';

let finance: Finance;
beforeAll(async () => {
  finance = await startFinance();
});
afterAll(() => finance.close());

const query = (options: Record<string, string>) =>
  Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
const list = (set: string, options: Record<string, string>) => finance.get(`${set}?${query(options)}`);
const valuesOf = async (set: string, options: Record<string, string>, property: string) => {
  const { status, json } = await list(set, options);
  expect(status).toBe(200);
  return (json.value as Record<string, unknown>[]).map((row) => row[property]);
};
const NS = 'Microsoft.Dynamics.DataEntities';

describe('a collection', () => {
  test('holds full rows with an etag, empty values in place of nulls, dates at noon and the company in lower case', async () => {
    const { json } = await list('CustomersV3', { $top: '1' });
    expect(json['@odata.context']).toBe(`${finance.url}/data/$metadata#CustomersV3`);
    const [row] = json.value as Record<string, unknown>[];
    expect(row).toMatchObject({
      '@odata.etag': expect.stringMatching(/^W\/"[A-Za-z0-9+/]+=*"$/),
      dataAreaId: 'usmf',
      CustomerAccount: 'US-001',
      IdentificationNumber: 'ACC-7',
      CreditLimit: 10_000,
      PersonFirstName: '',
      CredManCustomerSince: '2024-01-05T12:00:00Z',
      CredManCreditLimitExpiryDate: '1900-01-01T12:00:00Z',
      OnHoldStatus: 'No',
    });
    expect(Object.values(row ?? {})).not.toContain(null);
    expect(Buffer.from(String(row?.['@odata.etag']).slice(3, -1), 'base64').toString()).toMatch(/^'\d+,\d+'$/);
  });

  test('is of the default company unless cross-company is asked for', async () => {
    expect(await valuesOf('CustomersV3', {}, 'CustomerAccount')).toEqual(['US-001', 'US-002']);
    expect(await valuesOf('CustomersV3', { 'cross-company': 'true' }, 'CustomerAccount')).toHaveLength(3);
    const german = { 'cross-company': 'true', $filter: "dataAreaId eq 'DEMF'" };
    expect(await valuesOf('CustomersV3', german, 'CustomerAccount')).toEqual(['DE-001']);
    expect(await valuesOf('CustomersV3', { $filter: "dataAreaId eq 'demf'" }, 'CustomerAccount')).toEqual([]);
  });

  test('of a set without company needs no cross-company', async () => {
    expect(await valuesOf('LegalEntities', {}, 'LegalEntityId')).toEqual(['usmf', 'demf']);
  });

  test.each([
    ['CustomersV3', "CustomerAccount eq 'us-001'", ['US-001']],
    ['CustomersV3', "OrganizationName eq 'O''Neil Retail*Store'", ['US-001']],
    ['CustomersV3', "OrganizationName eq '*wholesale*'", ['US-002']],
    ['CustomersV3', "OrganizationName ne '*wholesale'", ['US-001']],
    ['CustomersV3', `OnHoldStatus eq ${NS}.CustVendorBlocked'All'`, ['US-002']],
    ['CustomersV3', `OnHoldStatus ne ${NS}.CustVendorBlocked'All'`, ['US-001']],
    ['CustomersV3', 'CreditLimit div 2 ge 5000', ['US-001']],
    ['CustomersV3', "not (CustomerAccount eq 'US-001')", ['US-002']],
    ['CustomersV3', "CustomerAccount eq 'US-001' or CustomerAccount eq 'US-002'", ['US-001', 'US-002']],
    ['CustomersV3', 'CredManCustomerSince lt 2024-02-01T00:00:00Z and CreditLimit gt 5000', ['US-001']],
    ['SalesOrderLines', 'CustomersLineNumber eq 102', ['LOT-000002']],
    ['SalesPriceAgreements', 'RecordId eq 5637144600', [5637144600]],
  ])('%s is filtered by %s', async (set, $filter, expected) => {
    const key = set === 'CustomersV3' ? 'CustomerAccount' : set === 'SalesOrderLines' ? 'InventoryLotId' : 'RecordId';
    expect(await valuesOf(set, { $filter }, key)).toEqual(expected);
  });

  test.each([
    [{ $filter: "CustomerAccount in ('US-001')" }, "'in' is not supported"],
    [{ $filter: `OnHoldStatus has ${NS}.CustVendorBlocked'All'` }, "'has' is not supported"],
    [{ $filter: "OnHoldStatus eq 'All'" }, 'incompatible types'],
    [{ $filter: `OnHoldStatus gt ${NS}.CustVendorBlocked'All'` }, 'incompatible types'],
    [{ $filter: `OnHoldStatus eq ${NS}.CustVendorBlocked'Some'` }, 'not a valid enumeration type constant'],
    [{ $filter: `OnHoldStatus eq ${NS}.NoYes'No'` }, 'incompatible types'],
    [
      { $filter: "customerAccount eq 'US-001'" },
      "Could not find a property named 'customerAccount' on type 'Microsoft.Dynamics.DataEntities.CustomerV3'",
    ],
    [{ $filter: "CreditLimit eq '5'" }, 'incompatible types'],
    [{ $filter: 'CredManCustomerSince ge 2024-01-01' }, 'incompatible types'],
    [{ $filter: 'CredManCustomerSince ge 2024-01-01T00:00:00' }, "Unrecognized 'Edm.DateTimeOffset' literal"],
    [{ $filter: "contains(CustomerAccount,'1')" }, "unknown function with name 'contains'"],
    [{ $filter: "CustomerAccount eq 'O'Neil'" }, 'unterminated string literal'],
    [{ $select: 'CustomerAccount,Nope' }, "Could not find a property named 'Nope'"],
    [{ $orderby: 'Nope desc' }, "Could not find a property named 'Nope'"],
    [{ $orderby: 'CustomerAccount down' }, 'Syntax error'],
    [{ $expand: 'SalesOrders' }, "Could not find a property named 'SalesOrders'"],
    [{ $expand: 'CustomerAccount' }, 'not a navigation property'],
    [{ $top: '-1' }, '$top'],
    [{ $top: '10001' }, "The limit of '10000' for Top query has been exceeded"],
    [{ $skip: 'x' }, '$skip'],
    [{ $count: 'yes' }, '$count'],
    [{ $search: 'x' }, "'$search' is not supported"],
    [{ $apply: 'x' }, "'$apply' is not supported"],
    [{ $frob: 'x' }, "'$frob' is not supported"],
    [{ 'cross-company': 'maybe' }, 'cross-company'],
  ])('refuses %o', async (options, message) => {
    const { status, json } = await list('CustomersV3', options as unknown as Record<string, string>);
    expect(status).toBe(400);
    expect(json).toEqual({
      error: {
        code: '',
        message: expect.stringContaining('The query specified in the URI is not valid. '),
        innererror: {
          message: expect.stringContaining(message),
          type: expect.any(String),
          stacktrace: expect.any(String),
        },
      },
    });
  });

  test('finds a name by an equality with any text in it, and nothing else changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (text) => {
        const { status, json } = await list('CustomersV3', {
          $filter: `CustomerAccount eq '${text.replaceAll("'", "''")}'`,
        });
        expect(status).toBe(200);
        if (!text.includes('*')) expect(json.value).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('is counted, ordered, skipped, cut and narrowed to what is selected', async () => {
    const { json } = await list('CustomersV3', {
      $count: 'true',
      $orderby: 'CreditLimit desc,CustomerAccount',
      $skip: '1',
      $top: '1',
      $select: 'CustomerAccount',
    });
    expect(json).toEqual({
      '@odata.context': `${finance.url}/data/$metadata#CustomersV3(CustomerAccount)`,
      '@odata.count': 2,
      value: [{ '@odata.etag': expect.any(String), CustomerAccount: 'US-002' }],
    });
    const count = await finance.get('CustomersV3/$count?cross-company=true');
    expect([count.text, count.headers.get('content-type')]).toEqual(['3', expect.stringContaining('text/plain')]);
  });

  test('expands one level, with a selection inside', async () => {
    const { json } = await list('SalesOrderHeadersV2', {
      $filter: "SalesOrderNumber eq 'SO-000123'",
      $select: 'SalesOrderNumber',
      $expand: 'SalesOrderLines($select=ItemNumber;$filter=LineNumber gt 1)',
    });
    expect(json['@odata.context']).toBe(
      `${finance.url}/data/$metadata#SalesOrderHeadersV2(SalesOrderNumber,SalesOrderLines,SalesOrderLines(ItemNumber))`,
    );
    expect(json.value).toMatchObject([{ SalesOrderNumber: 'SO-000123', SalesOrderLines: [{ ItemNumber: 'SKU-2' }] }]);
    const deeper = await list('SalesOrderHeadersV2', { $expand: 'SalesOrderLines($expand=X)' });
    expect(deeper.status).toBe(400);
  });
});

describe('pages', () => {
  test('are followed by opaque links until all rows came once', async () => {
    const paged = await startFinance(4);
    const seen: unknown[] = [];
    let next: string | undefined =
      'ReleasedProductsV2?cross-company=true&$select=ItemNumber&$skip=1&$top=9&$count=true';
    const sizes: number[] = [];
    while (next !== undefined) {
      const { json } = await paged.get(next.replace(/^.*\/data\//, ''));
      const rows = json.value as Record<string, unknown>[];
      sizes.push(rows.length);
      seen.push(...rows.map((row) => row.ItemNumber));
      expect(json['@odata.count']).toBe(10);
      next = json['@odata.nextLink'] as string | undefined;
      if (next !== undefined) expect(next.startsWith(`${paged.url}/data/ReleasedProductsV2?`)).toBe(true);
    }
    expect(sizes).toEqual([4, 4, 1]);
    expect(new Set(seen).size).toBe(5);
    expect((await paged.get('CustomersV3?$skiptoken=nonsense')).status).toBe(400);
    await paged.close();
  });
});

describe('a row', () => {
  const order = "SalesOrderHeadersV2(dataAreaId='USMF',SalesOrderNumber='so-000123')";

  test('is read by its whole key, without regard to case', async () => {
    const { status, json, headers } = await finance.get(`${order}?$select=SalesOrderNumber,CustomerRequisitionNumber`);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe(json['@odata.etag']);
    expect(json).toMatchObject({
      '@odata.context': `${finance.url}/data/$metadata#SalesOrderHeadersV2(SalesOrderNumber,CustomerRequisitionNumber)/$entity`,
      SalesOrderNumber: 'SO-000123',
      CustomerRequisitionNumber: "PO 'A' & 100%",
    });
    const invoice = "InvoiceNumber='CIV-000001',InvoiceDate=2026-01-11T12:00:00Z,LedgerVoucher='V-000001'";
    expect((await finance.get(`SalesInvoiceHeadersV2(dataAreaId='usmf',${invoice})`)).status).toBe(200);
    expect((await finance.get("SalesPriceAgreements(dataAreaId='usmf',RecordId=5637144600)")).status).toBe(200);
    expect((await finance.get("Currencies('EUR')")).json.CurrencyCode).toBe('EUR');
  });

  test('leads to its related rows', async () => {
    const { json } = await finance.get(`${order}/SalesOrderLines?$select=ItemNumber`);
    expect(json['@odata.context']).toBe(`${finance.url}/data/$metadata#SalesOrderLines(ItemNumber)`);
    expect(json.value).toMatchObject([{ ItemNumber: 'SKU-1' }, { ItemNumber: 'SKU-2' }]);
  });

  test.each([
    ["CustomersV3(CustomerAccount='US-001')", 400],
    ["CustomersV3('US-001')", 400],
    ["CustomersV3(dataAreaId='usmf',Customeraccount='US-001')", 400],
    ["SalesPriceAgreements(dataAreaId='usmf',RecordId='5637144600')", 400],
    ["CustomersV3(dataAreaId='usmf',CustomerAccount='US-001'", 400],
    ["CustomersV3(dataAreaId='usmf',CustomerAccount='NONE')", 404],
    ["CustomersV3(dataAreaId='demf',CustomerAccount='DE-001')", 404],
    ["CustomersV3(dataAreaId='demf',CustomerAccount='DE-001')?cross-company=true", 200],
    [`${order}?$filter=SalesOrderNumber%20eq%20'x'`, 400],
    [`${order}/SalesOrderNumber`, 404],
    [`${order}/Nope`, 404],
    [`${order}/SalesOrderLines/Nope`, 404],
    ['customersv3', 404],
    ['Nope', 404],
    ['CustomersV3/Nope', 404],
  ])('at %s answers %i', async (path, expected) => {
    const { status, json } = await finance.get(path);
    expect(status).toBe(expected);
    if (status !== 200) {
      expect(json).toMatchObject({ error: { code: '', innererror: { message: expect.any(String) } } });
    }
  });
});

describe('the service', () => {
  test('lists its sets and describes them', async () => {
    const { json } = await finance.get('');
    expect(json.value).toContainEqual({ name: 'SalesInvoiceV2Lines', kind: 'EntitySet', url: 'SalesInvoiceV2Lines' });
    const { text, headers } = await finance.get('$metadata');
    expect(headers.get('content-type')).toContain('application/xml');
    expect(text).toContain('<Schema Namespace="Microsoft.Dynamics.DataEntities"');
    expect(text).toContain('<EntityContainer Name="Resources">');
    expect(text).toContain(
      '<NavigationProperty Name="SalesOrderLines" Type="Collection(Microsoft.Dynamics.DataEntities.SalesOrderLine)"/>',
    );
    const types = [...text.matchAll(/ Type="(?:Collection\()?Microsoft\.Dynamics\.DataEntities\.(\w+)/g)];
    for (const [, type] of types) expect(text).toMatch(new RegExp(`<(EnumType|EntityType) Name="${type}"`));
  });

  test('answers 401 without a good token', async () => {
    for (const authorization of ['', 'Bearer bad', 'Basic good']) {
      expect((await finance.call('GET', 'CustomersV3', undefined, { authorization })).status).toBe(401);
    }
  });
});
