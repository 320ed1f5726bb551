import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CostMeter } from '../../../platform/cost.ts';
import { UpstreamRefused, UpstreamThrottled } from '../../../platform/errors.ts';
import { parseBatch, printBatch } from '../../../sandbox/odata/batch.ts';
import { type Received, type Systems, startSystems } from './clientSystems.ts';
import { accountNumber, legalEntityOf, MANY, salesOrderNumber } from './clientWorld.ts';

let systems: Systems;
beforeAll(async () => {
  systems = await startSystems();
});
afterAll(() => systems.close());
beforeEach(() => {
  systems.requests.length = 0;
});
afterEach(() => {
  systems.instead = undefined;
});

const to = (system: Received['system']) => systems.requests.filter((request) => request.system === system);
const partsOf = ({ body }: Received) =>
  parseBatch(body, 'batch_reads', 'crlf').flatMap((part) =>
    part.kind === 'request' ? [decodeURIComponent(part.url)] : [],
  );
const many = Array.from({ length: MANY }, (_, at) => at);
const orderKeys = many.map((at) => ({ legalEntity: legalEntityOf(at), number: salesOrderNumber(at) }));
const accountKeys = many.map((at) => ({ legalEntity: legalEntityOf(at), number: accountNumber(at) }));
const US1 = { legalEntity: 'usmf', number: 'US-001' };

describe('what is asked in one tick', () => {
  test('of a hundred orders leaves as one $batch', async () => {
    const ask = systems.ask();
    const [orders, quantities, slips, invoices] = await Promise.all([
      ask.salesOrders.byIds(orderKeys),
      ask.lineQuantities.bySalesOrders(orderKeys),
      ask.packingSlips.bySalesOrders(orderKeys),
      ask.invoices.bySalesOrders(orderKeys),
    ]);
    expect(to('finance').map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /data/$batch']);
    for (const rows of [orders, quantities, slips, invoices]) {
      const found = rows.map(({ dataAreaId, SalesOrderNumber }) => `${dataAreaId}:${SalesOrderNumber}`);
      expect(found.sort()).toEqual(orderKeys.map(({ legalEntity, number }) => `${legalEntity}:${number}`).sort());
    }
    expect(quantities.find(({ SalesOrderNumber }) => SalesOrderNumber === salesOrderNumber(7))).toMatchObject({
      CustomersLineNumber: 5007,
      OrderedQuantity: 2,
      DeliveredQuantity: 2,
    });
  });

  test('in one request of several parts of the graph leaves as one $batch; what another request asks does not', async () => {
    const cost = new CostMeter();
    const [one, other] = [systems.client.for({ share: 'a', cost }), systems.client.for({ share: 'a', cost })];
    await Promise.all([
      one.warehouses.all(),
      other.paymentTerms.all(),
      Promise.resolve()
        .then(() => new Promise(process.nextTick))
        .then(() => other.exchangeRates.all()),
      systems.ask().warehouses.all(),
    ]);
    expect(to('finance').map(({ url }) => url.split('?')[0])).toEqual(
      expect.arrayContaining(['/data/$batch', '/data/Warehouses']),
    );
    expect(to('finance')).toHaveLength(2);
    expect(cost.report().finance).toMatchObject({ calls: 1 });
  });

  test('alone leaves as itself, across companies and with the columns it needs', async () => {
    expect(await systems.ask().warehouses.all()).toEqual([
      { '@odata.etag': expect.any(String), dataAreaId: 'usmf', WarehouseId: 'US1', WarehouseName: 'Chicago' },
    ]);
    const urls = to('finance').map(({ method, url }) => `${method} ${url}`);
    expect(urls).toEqual(['GET /data/Warehouses?cross-company=true&$select=dataAreaId,WarehouseId,WarehouseName']);
  });

  test('twice is asked once', async () => {
    const ask = systems.ask();
    const [a, b] = await Promise.all([ask.customers.byIds([US1]), ask.customers.byIds([US1]), ask.warehouses.all()]);
    expect(to('finance').flatMap(partsOf)).toHaveLength(2);
    expect(a).toHaveLength(1);
    expect(b).toEqual(a);
  });

  test('is asked for again by the next request', async () => {
    const ask = systems.ask();
    await ask.warehouses.all();
    await ask.warehouses.all();
    expect(to('finance')).toHaveLength(2);
  });

  test('of no keys, or of keys that no row can have, is not asked', async () => {
    const { customers, stock, quotes, incidents } = systems.ask();
    const never = ['*', 'US-*', 'A\nB', '\ud800', ''].map((number) => ({ legalEntity: 'usmf', number }));
    expect(await customers.byIds([])).toEqual([]);
    expect(await customers.byIds(never)).toEqual([]);
    expect(await stock.byItems('usmf', ['SKU-*'])).toEqual([]);
    expect(await quotes.byIds(["x' or true"])).toEqual([]);
    expect(
      await incidents.pageByAccount({ account: { legalEntity: 'usmf', number: '*' }, offset: 0, first: 5 }),
    ).toEqual({
      records: [],
      total: 0,
    });
    expect(systems.requests).toEqual([]);
  });
});

describe('when something of a batch fails', () => {
  test('the rest of it is there', async () => {
    const spoiled = await startSystems({ sets: { packingSlipTracking: 'NoSuchSet' } });
    const ask = spoiled.ask();
    const [slips, orders] = await Promise.allSettled([
      ask.packingSlips.bySalesOrders(orderKeys.slice(0, 1)),
      ask.salesOrders.byIds(orderKeys.slice(0, 1)),
    ]);
    expect(slips).toMatchObject({ status: 'rejected', reason: expect.any(UpstreamRefused) });
    expect(slips).toMatchObject({ reason: { system: 'finance', operation: 'read packing slips', status: 404 } });
    expect(orders).toMatchObject({ status: 'fulfilled', value: [{ SalesOrderNumber: salesOrderNumber(0) }] });
    expect(spoiled.requests.filter(({ system }) => system === 'finance')).toHaveLength(1);
    await spoiled.close();
  });

  test('a part that is throttled is an error of that part', async () => {
    const body = JSON.stringify({ error: { code: '', message: 'high resource utilization' } });
    systems.instead = ({ url }, reply) => {
      if (!url.endsWith('$batch')) return false;
      const ok = { kind: 'answer', status: 200, headers: {}, body: '{"value":[]}' } as const;
      const no = { kind: 'answer', status: 429, headers: { 'Retry-After': '3' }, body } as const;
      reply.header('content-type', 'multipart/mixed; boundary="b 1"').send(printBatch([ok, no], 'b 1'));
      return true;
    };
    const ask = systems.ask();
    const [terms, rates] = await Promise.allSettled([ask.paymentTerms.all(), ask.exchangeRates.all()]);
    expect(terms).toEqual({ status: 'fulfilled', value: [] });
    expect(rates).toMatchObject({ status: 'rejected', reason: expect.any(UpstreamThrottled) });
    expect(rates).toMatchObject({
      reason: { retryAfterMs: 3000, operation: 'read exchange rates', message: 'high resource utilization' },
    });
  });

  test('a system that stops at the part that fails is asked for the parts behind it', async () => {
    let batches = 0;
    systems.instead = ({ url }, reply) => {
      if (!url.endsWith('$batch')) return false;
      batches += 1;
      const no = { kind: 'answer', status: 400, headers: {}, body: '{}' } as const;
      if (batches > 1) return false;
      reply.header('content-type', 'multipart/mixed; boundary=b').send(printBatch([no], 'b'));
      return true;
    };
    const ask = systems.ask();
    const answers = await Promise.allSettled([ask.warehouses.all(), ask.paymentTerms.all(), ask.exchangeRates.all()]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(batches).toBe(2);
  });

  test.each([
    ['multipart/mixed; boundary=b', '--b\r\n'],
    ['multipart/mixed; boundary=b', '--b--\r\n'],
    ['multipart/mixed; boundary=b', '--b\r\nContent-Type: application/http\r\n\r\nnonsense\r\n--b--'],
    ['application/json', '{}'],
  ])('an answer that is no batch (%s, %j) fails every part', async (type, text) => {
    systems.instead = ({ url }, reply) => {
      if (!url.endsWith('$batch')) return false;
      reply.header('content-type', type).send(text);
      return true;
    };
    const ask = systems.ask();
    const answers = await Promise.allSettled([ask.warehouses.all(), ask.paymentTerms.all()]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('lists', () => {
  test('know how many there are, and where their pages begin', async () => {
    const search = { accounts: accountKeys.slice(0, 10), offset: 2, first: 3 };
    const { records, total } = await systems.ask().customers.page(search);
    expect(total).toBe(10);
    // The other legal entity's come first.
    expect(records.map(({ dataAreaId, CustomerAccount }) => `${dataAreaId}:${CustomerAccount}`)).toEqual([
      'usmf:MA-000',
      'usmf:MA-001',
      'usmf:MA-002',
    ]);
    expect(to('finance')).toHaveLength(1);
  });

  test('of more accounts than one filter holds are merged in order, in one request', async () => {
    const { records, total } = await systems.ask().invoices.page({ accounts: accountKeys, offset: 40, first: 25 });
    expect(total).toBe(MANY);
    const expected = many.toReversed().slice(40, 65);
    expect(records.map(({ InvoiceNumber }) => InvoiceNumber)).toEqual(
      expected.map((at) => `CIV-9${String(at).padStart(3, '0')}`),
    );
    expect(to('finance')).toHaveLength(1);
  });

  test('are narrowed by legal entity and by day', async () => {
    const { invoices, salesOrders } = systems.ask();
    const search = { legalEntities: ['demf'], dateFrom: '2025-01-05', dateBefore: '2025-01-12', offset: 0, first: 10 };
    const { records } = await invoices.page(search);
    expect(records.map(({ InvoiceNumber }) => InvoiceNumber)).toEqual(['CIV-9007']);
    const both = await invoices.page({ ...search, legalEntities: ['demf', 'usmf'] });
    expect(both.total).toBe(7);
    expect(await invoices.page({ ...search, legalEntities: [] })).toEqual({ records: [], total: 0 });
    expect(await salesOrders.page({ accounts: [], offset: 0, first: 10 })).toEqual({ records: [], total: 0 });
    const elsewhere = { accounts: [US1], legalEntities: ['demf'], offset: 0, first: 10 };
    expect(await salesOrders.page(elsewhere)).toEqual({ records: [], total: 0 });
  });

  test('of names are found by any part of them, quotes and all', async () => {
    const named = async (nameContains: string) => {
      const { records } = await systems.ask().customers.page({ nameContains, offset: 0, first: 5 });
      return records.map(({ CustomerAccount }) => CustomerAccount);
    };
    expect(await named("o'neil")).toEqual(['US-001']);
    expect(await named('northWIND')).toEqual(['US-002']);
    expect(await named("' or CustomerAccount ne '")).toEqual([]);
    expect(await named('a\u0000b')).toEqual([]);
    expect(await named('')).toHaveLength(5);
  });

  test('longer than one answer are read to their end', async () => {
    const small = await startSystems({ pageSize: 7 });
    const ask = small.ask();
    const marked: string[] = [];
    for await (const page of ask.markers.salesOrders()) marked.push(...page.map(({ marker, id }) => `${marker} ${id}`));
    expect(marked).toHaveLength(MANY + 1);
    expect(new Set(marked).size).toBe(MANY + 1);
    expect(marked).toContain('ACO-9003 demf:SO-9003');
    expect(await ask.salesOrders.byIds(orderKeys)).toHaveLength(MANY);
    const { records, total } = await ask.invoices.page({ accounts: accountKeys, offset: 60, first: 30 });
    expect([records.length, total]).toEqual([30, MANY]);
    await small.close();
  });
});

describe('what F&O says', () => {
  test('of orders not invoiced in full is what they are worth and what was invoiced', async () => {
    const orders = await systems.ask().openOrders.byAccounts([US1, { legalEntity: 'usmf', number: 'US-002' }]);
    const found = orders.map((order) => [order.SalesOrderNumber, order.OrderTotalAmount, order.InvoicedAmount]);
    // The phone order is not begun; the other has a first invoice, and a credit note that takes nothing back.
    expect(found.sort()).toEqual([
      ['SO-000123', 68, 21],
      ['SO-000124', 31.5, 0],
    ]);
    expect(to('finance')).toHaveLength(2);
  });

  test('of an invoice is found by its whole key only', async () => {
    const key = { legalEntity: 'usmf', number: 'civ-000001', date: '2026-01-11', voucher: 'v-000001' };
    const { invoices, openTransactions } = systems.ask();
    const [headers, lines, entries, others] = await Promise.all([
      invoices.byKeys([key]),
      invoices.lines([key]),
      openTransactions.byInvoices([key]),
      invoices.byKeys([
        { ...key, date: '2025-01-11' },
        { ...key, voucher: 'X' },
        { ...key, legalEntity: 'demf' },
      ]),
    ]);
    expect(headers).toMatchObject([{ InvoiceNumber: 'CIV-000001', TotalInvoiceAmount: 21 }]);
    expect(lines).toMatchObject([{ ProductNumber: 'SKU-1', InvoicedQuantity: 2 }]);
    expect(entries).toMatchObject([{ InvoiceNumber: 'CIV-000001', OpenAmount: 21 }]);
    expect(others).toEqual([]);
    expect(to('finance')).toHaveLength(1);
  });

  test('of the ledger is open, or settled, or both', async () => {
    const { openTransactions, invoices } = systems.ask();
    const numbers = (rows: readonly { InvoiceNumber: string }[]) =>
      rows.map(({ InvoiceNumber }) => InvoiceNumber).sort();
    expect(numbers(await openTransactions.byAccounts([US1]))).toEqual(['CIV-000001']);
    const order = { legalEntity: 'usmf', number: 'SO-000123' };
    expect(numbers(await openTransactions.bySalesOrders([order]))).toEqual(['CCN-000001', 'CIV-000001']);
    const settled = await openTransactions.page({ accounts: [US1], isOpen: false, offset: 0, first: 5 });
    expect([numbers(settled.records), settled.total]).toEqual([['CCN-000001'], 1]);
    const open = await openTransactions.page({ accounts: [US1], isOpen: true, offset: 0, first: 5 });
    expect([numbers(open.records), open.total]).toEqual([['CIV-000001'], 1]);
    const credited = await invoices.byReferences([{ legalEntity: 'usmf', reference: 'ACR-000000005' }]);
    expect(credited).toMatchObject([{ InvoiceNumber: 'CCN-000001', TotalInvoiceAmount: -10.5 }]);
  });

  test('of goods is of the legal entity that is asked for', async () => {
    const { releasedProducts, stock, priceAgreements } = systems.ask();
    expect(await releasedProducts.byItems('usmf', ['sku-1'])).toMatchObject([{ ItemNumber: 'SKU-1', UnitCost: 6 }]);
    expect(await releasedProducts.byItems('demf', ['SKU-1'])).toMatchObject([{ ItemNumber: 'SKU-1', UnitCost: 5 }]);
    expect(await stock.byItems('usmf', ['SKU-1', 'SKU-2'])).toHaveLength(2);
    expect(await stock.byItems('demf', ['SKU-1'])).toEqual([]);
    expect(await priceAgreements.byItems('usmf', ['SKU-1', 'SKU-2'])).toMatchObject([{ Price: 8.5 }]);
    expect(await priceAgreements.byItems('usmf', ['SKU-1'], { accountNumber: 'US-001' })).toHaveLength(1);
    expect(await priceAgreements.byItems('usmf', ['SKU-1'], { accountNumber: 'US-002', priceGroup: 'A' })).toEqual([]);
  });

  test('of credit and of people', async () => {
    const ask = systems.ask();
    expect(await ask.creditGroups.all()).toMatchObject([
      { CreditGroupId: 'CG1', CreditLimit: 50_000, CurrencyCode: 'USD' },
    ]);
    expect(await ask.customers.byCreditGroup('CG1')).toMatchObject([{ CustomerAccount: 'US-001' }]);
    expect(await ask.temporaryLimits.byAccounts([US1])).toMatchObject([{ CreditLimit: 2_000 }]);
    expect(await ask.exchangeRates.all()).toMatchObject([
      { FromCurrency: 'EUR', Rate: 110, ConversionFactor: 'Hundred' },
    ]);
    expect(await ask.customers.byRepresentative('000100')).toHaveLength(MANY + 3);
    expect(await ask.workers.byPersonnelNumbers(['000100'])).toMatchObject([{ Name: 'Ann Lee' }]);
    const objectId = '5F0C7D6E-0000-4000-A000-000000000111';
    expect(await ask.workers.byObjectId(objectId)).toMatchObject({ PersonnelNumber: '000100' });
    expect(await ask.workers.byObjectId('nobody')).toBeUndefined();
    expect(await ask.returnOrders.byIds([{ legalEntity: 'usmf', number: 'RO-000001' }])).toMatchObject([
      { RMANumber: 'RMA-1', ReturnOrderStatus: 'Invoiced', CustomersOrderReference: 'ACR-000000005' },
    ]);
    await ask.blockingRules.all();
  });

  test('of identities names every customer, marked or not', async () => {
    const pages = await Array.fromAsync(systems.ask().markers.identities());
    const us1 = pages.flat().find(({ id }) => id === 'usmf:US-001');
    expect(us1).toEqual({
      id: 'usmf:US-001',
      legalEntity: 'usmf',
      name: "O'Neil Retail*Store",
      taxNumber: 'T-1',
      email: 'office@example.com',
    });
    expect(pages.flat()).toHaveLength(MANY + 3);
    const marked = (await Array.fromAsync(systems.ask().markers.customers())).flat();
    expect(marked).toContainEqual({ marker: 'ACC-1003', id: 'demf:MA-003' });
  });
});
