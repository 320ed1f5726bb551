import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Finance, startFinance } from './startFinance.ts';

let finance: Finance;
beforeAll(async () => {
  finance = await startFinance();
});
afterAll(() => finance.close());

const innerMessage = (json: Record<string, unknown>) =>
  (json.error as { innererror: { message: string; type: string } }).innererror;
const customer = "CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')";

describe('a new row', () => {
  test('takes its number from the sequence, and lines their unit, price and place from item and order', async () => {
    const order = await finance.call('POST', 'SalesOrderHeadersV2', {
      OrderingCustomerAccountNumber: 'US-001',
      CurrencyCode: 'USD',
      DefaultShippingSiteId: '1',
      DefaultShippingWarehouseId: 'US1',
      RequestedShippingDate: '2026-03-01T12:00:00Z',
    });
    expect(order.status).toBe(201);
    expect(order.json).toMatchObject({
      '@odata.context': `${finance.url}/data/$metadata#SalesOrderHeadersV2/$entity`,
      dataAreaId: 'usmf',
      SalesOrderNumber: 'SO-000125',
      SalesOrderStatus: 'Backorder',
    });
    expect(order.headers.get('location')).toBe(
      `${finance.url}/data/SalesOrderHeadersV2(dataAreaId='usmf',SalesOrderNumber='SO-000125')`,
    );
    const line = await finance.call('POST', 'SalesOrderLines', {
      dataAreaId: 'USMF',
      SalesOrderNumber: 'SO-000125',
      ItemNumber: 'SKU-3',
      OrderedSalesQuantity: 3,
    });
    expect(line.json).toMatchObject({
      dataAreaId: 'usmf',
      SalesUnitSymbol: 'ea',
      SalesPrice: 30,
      LineAmount: 90,
      CurrencyCode: 'USD',
      ShippingWarehouseId: 'US1',
    });
    const count = await finance.get("SalesOrderLines/$count?$filter=SalesOrderNumber%20eq%20'SO-000125'");
    expect(count.text).toBe('1');
  });

  test('of a key that exists is refused with 500', async () => {
    const { status, json } = await finance.call('POST', 'CustomerGroups', { CustomerGroupId: '10' });
    expect(status).toBe(500);
    expect(innerMessage(json)).toMatchObject({
      message: expect.stringMatching(
        /^Write failed for table row of type 'CustCustomerGroupEntity'\. Infolog: Info: .*The record already exists\.\.$/,
      ),
      type: 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException',
    });
  });

  test('of an order line without site or warehouse is refused', async () => {
    const { status, json } = await finance.call('POST', 'SalesOrderLines', {
      SalesOrderNumber: 'SO-1',
      ItemNumber: 'SKU-1',
    });
    expect(status).toBe(400);
    expect(innerMessage(json).message).toContain('Infolog: Warning: Inventory dimension Site is mandatory');
  });

  test.each([
    [{ CustomerGroupId: '11', Nope: 1 }, "property 'Nope' does not exist"],
    [{ CustomerGroupId: '11', IsSalesTaxIncludedInPrice: 'Maybe' }, "Cannot convert the literal 'Maybe'"],
    [{ CustomerGroupId: '11', IsSalesTaxIncludedInPrice: null }, 'does not allow null values'],
    [{ CustomerGroupId: 11 }, "Cannot convert the literal '11'"],
    [{ Description: 'No key' }, "Field 'CustomerGroupId' must be filled in"],
    ['{"a":', 'not valid JSON'],
    [[], 'not a JSON object'],
  ])('of %o is refused with 400', async (body, message) => {
    const { status, json } = await finance.call('POST', 'CustomerGroups', body, { 'content-type': 'application/json' });
    expect(status).toBe(400);
    expect(innerMessage(json).message).toContain(message);
  });
});

describe('a change', () => {
  test('answers 204, moves the etag, and keeps the key', async () => {
    const before = (await finance.get(customer)).json['@odata.etag'] as string;
    const patched = await finance.call(
      'PATCH',
      customer,
      { CreditLimit: 5, CustomerAccount: 'X' },
      { 'if-match': before },
    );
    expect([patched.status, patched.text]).toEqual([204, '']);
    const { json } = await finance.get(customer);
    expect(json).toMatchObject({ CustomerAccount: 'US-001', CreditLimit: 5, OrganizationName: "O'Neil Retail*Store" });
    expect(json['@odata.etag']).not.toBe(before);
    expect((await finance.call('PATCH', customer, { CreditLimit: 6 }, { 'if-match': before })).status).toBe(412);
    expect((await finance.call('PATCH', customer, { CreditLimit: 6 }, { 'if-match': '*' })).status).toBe(204);
  });

  test('is found at once by what it changed', async () => {
    const filter = (marker: string) =>
      finance.get(`CustomersV3/$count?$filter=IdentificationNumber%20eq%20'${marker}'`);
    expect((await filter('ACC-9')).text).toBe('0');
    await finance.call('PATCH', customer, { IdentificationNumber: 'ACC-9' });
    expect((await filter('acc-9')).text).toBe('1');
  });

  test('of a row that is not there answers 404, and of one in another company too', async () => {
    const german = "CustomersV3(dataAreaId='demf',CustomerAccount='DE-001')";
    expect((await finance.call('PATCH', customer.replace('US-001', 'NONE'), { CreditLimit: 1 })).status).toBe(404);
    expect((await finance.call('PATCH', german, { CreditLimit: 1 })).status).toBe(404);
    expect((await finance.call('PATCH', `${german}?cross-company=true`, { CreditLimit: 1 })).status).toBe(204);
  });

  test('by PUT empties what it does not name, and DELETE removes', async () => {
    const group = "CustomerGroups(dataAreaId='usmf',CustomerGroupId='80')";
    expect((await finance.call('PUT', group, { PaymentTermId: 'Net30' })).status).toBe(204);
    expect((await finance.get(group)).json).toMatchObject({ PaymentTermId: 'Net30', Description: '' });
    expect((await finance.call('DELETE', group)).status).toBe(204);
    expect((await finance.get(group)).status).toBe(404);
  });

  test.each([
    ['POST', customer],
    ['PATCH', 'CustomersV3'],
    ['DELETE', 'CustomersV3'],
    ['POST', 'CustomersV3/$count'],
    ['POST', '$metadata'],
    ['GET', '$batch'],
  ])('by %s at %s is not allowed', async (method, path) => {
    const { status } = await finance.call(method, path, method === 'GET' ? undefined : {});
    expect(status).toBe(405);
  });
});
