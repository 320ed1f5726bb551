import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UpstreamSurprise } from '../../../platform/errors.ts';
import { CASE, QUOTE, TASK } from '../../sandbox/dataverse/dataverseWorld.ts';
import { type Systems, startSystems } from './clientSystems.ts';

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

const US1 = { legalEntity: 'usmf', number: 'us-001' };
const UNKNOWN = '5f0c7d6e-0000-4000-a000-999999999999';

describe('what Dataverse is asked', () => {
  test('in one tick leaves as one $batch, with the headers it wants and a token of its own', async () => {
    const ask = systems.ask();
    await Promise.all([
      ask.quotes.byIds([QUOTE.active]),
      ask.incidents.byIds([CASE.open]),
      ask.activities.pageByAccount({ account: US1, offset: 0, first: 5 }),
      ask.warehouses.all(),
    ]);
    const sent = systems.requests.filter(({ system }) => system === 'dataverse');
    expect(sent).toMatchObject([
      {
        method: 'POST',
        url: '/api/data/v9.2/$batch',
        headers: { 'odata-version': '4.0', 'odata-maxversion': '4.0', 'if-none-match': 'null' },
      },
    ]);
    expect(systems.requests.filter(({ system }) => system === 'finance')).toHaveLength(1);
  });

  test('about unknown rows is answered with those that are known', async () => {
    const { quotes } = systems.ask();
    const found = await quotes.byIds([UNKNOWN, QUOTE.draft.toUpperCase(), 'no guid']);
    expect(found).toMatchObject([{ quoteid: QUOTE.draft }]);
  });
});

describe('what Dataverse says', () => {
  test('of a quote has the account, the currency and our marker under fixed names', async () => {
    const [quote] = await systems.ask().quotes.byIds([QUOTE.active]);
    expect(quote).toMatchObject({
      quoteid: QUOTE.active,
      quotenumber: 'QUO-01000-A2',
      revisionnumber: 1,
      statecode: 1,
      totalamount: 100,
      owninguser: { fullname: 'Bob Ray', internalemailaddress: 'bob@example.com' },
      customerid_account: { accountnumber: 'US-001', legalEntity: 'usmf' },
      transactioncurrencyid: { isocurrencycode: 'USD' },
      reference: 'ACQ-52',
    });
  });

  test('of a case has the reason in words', async () => {
    const [found] = await systems.ask().incidents.byReferences(['ACR-000000005', 'ACR-1']);
    expect(found).toMatchObject({
      incidentid: CASE.open,
      ticketnumber: 'CAS-01000-B1',
      statuscode: 1,
      'statuscode@OData.Community.Display.V1.FormattedValue': 'In Progress',
      reference: 'ACR-000000005',
      customerid_account: { accountnumber: 'US-001', legalEntity: 'usmf' },
    });
  });

  test('of cases is a page of one account, which begins where it should', async () => {
    const { incidents } = systems.ask();
    const page = async (offset: number, first: number, state?: number) => {
      const { records, total } = await incidents.pageByAccount({ account: US1, state, offset, first });
      return [records.map(({ incidentid }) => incidentid), total];
    };
    const newestFirst = [CASE.solved, CASE.open];
    expect(await page(0, 5)).toEqual([newestFirst, 2]);
    expect(await page(1, 5)).toEqual([newestFirst.slice(1), 2]);
    expect(await page(0, 1)).toEqual([newestFirst.slice(0, 1), 2]);
    expect(await page(2, 5)).toEqual([[], 2]);
    expect(await page(0, 5, 1)).toEqual([[CASE.solved], 1]);
    const other = { account: { legalEntity: 'demf', number: 'US-001' }, offset: 0, first: 5 };
    expect(await incidents.pageByAccount(other)).toEqual({ records: [], total: 0 });
  });

  test('of activities is about the account, and of the kinds that people do', async () => {
    const { records, total } = await systems.ask().activities.pageByAccount({ account: US1, offset: 0, first: 5 });
    expect(total).toBe(2);
    expect(records.map(({ activitytypecode }) => activitytypecode).sort()).toEqual(['appointment', 'task']);
    const task = records.find(({ activityid }) => activityid === TASK);
    expect(task).toMatchObject({
      subject: 'task about the contract',
      statecode: 0,
      owninguser: { fullname: 'Ann Lee', internalemailaddress: 'ann@example.com' },
    });
  });

  test('of markers is read to its end', async () => {
    const small = await startSystems({ pageSize: 1 });
    const pages = await Array.fromAsync(small.ask().markers.quotes());
    expect(
      pages
        .flat()
        .map(({ marker, id }) => `${marker} ${id}`)
        .sort(),
    ).toEqual([`ACQ-51 ${QUOTE.draft}`, `ACQ-52 ${QUOTE.active}`]);
    expect(pages.length).toBeGreaterThan(1);
    await small.close();
  });
});

describe('a link to the next page', () => {
  test.each([
    ['of another host', () => 'https://example.com/data/Warehouses?$skiptoken=x'],
    ['that leads to itself', (url: string) => url],
  ])('%s is not followed', async (_, link) => {
    let asked = 0;
    systems.instead = ({ url, headers }, reply) => {
      if (!url.startsWith('/data/Warehouses')) return false;
      asked += 1;
      const next = link(`http://${String(headers.host)}/data/Warehouses?$skiptoken=x`);
      reply.send({ value: [{}], '@odata.nextLink': next });
      return true;
    };
    await expect(systems.ask().warehouses.all()).rejects.toBeInstanceOf(UpstreamSurprise);
    expect(asked).toBeLessThan(3);
  });
});
