import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataverseWorld, guid } from './dataverseWorld.ts';
import { type Dataverse, startDataverse } from './startDataverse.ts';

const template = dataverseWorld.accounts[0] as (typeof dataverseWorld.accounts)[number];
const world = {
  ...dataverseWorld,
  accounts: Array.from({ length: 5003 }, (_, index) => ({
    ...template,
    number: `US-${String(index).padStart(5, '0')}`,
    dataverseId: guid(index + 1),
  })),
  cases: [],
  activities: [],
};

let dataverse: Dataverse;
beforeAll(async () => {
  dataverse = await startDataverse({ world });
});
afterAll(() => dataverse.close());

const pages = async (path: string, headers: Record<string, string>) => {
  const found: unknown[][] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const reply = await dataverse.get(next, headers);
    expect(reply.status).toBe(200);
    found.push(reply.rows.map(({ accountnumber }) => accountnumber));
    next = reply.json['@odata.nextLink'] as string | undefined;
  }
  return found;
};

describe('paging', () => {
  test('leads through all rows once, in order, by a cookie that begins where the page before ended', async () => {
    const query = 'accounts?$select=accountnumber&$orderby=accountnumber%20desc';
    const found = await pages(query, { prefer: 'odata.maxpagesize=2000' });
    expect(found.map(({ length }) => length)).toEqual([2000, 2000, 1003]);
    const numbers = found.flat();
    expect(new Set(numbers).size).toBe(5003);
    expect(numbers).toEqual([...numbers].sort().reverse());
  });

  test('writes the cookie as an element with page number, and repeats the query', async () => {
    const { json, headers } = await dataverse.get('accounts?$select=accountnumber', { prefer: 'odata.maxpagesize=2' });
    expect(headers.get('preference-applied')).toBe('odata.maxpagesize=2');
    const next = new URL(String(json['@odata.nextLink']));
    expect(next.searchParams.get('$select')).toBe('accountnumber');
    expect(next.searchParams.get('$skiptoken')).toMatch(
      /^<cookie pagenumber="2" pagingcookie="%253ccookie.*" istracking="False" \/>$/i,
    );
  });

  test('goes on after the last row even where rows before it have gone', async () => {
    const prefer = { prefer: 'odata.maxpagesize=3' };
    const first = await dataverse.get('accounts?$select=accountnumber', prefer);
    await dataverse.call('DELETE', `accounts(${guid(2)})`);
    const second = await dataverse.get(String(first.json['@odata.nextLink']), prefer);
    expect(second.rows[0]?.accountnumber).toBe('US-00003');
  });

  test('ends at 5000 rows without being asked, and counts no further', async () => {
    const { rows, json } = await dataverse.get('accounts?$select=accountnumber&$count=true');
    expect(rows).toHaveLength(5000);
    expect(json['@odata.nextLink']).toContain('$skiptoken=');
    expect(json['@odata.count']).toBe(5000);
    expect((await dataverse.get('accounts/$count')).text).toBe('5000');
    const annotated = await dataverse.get('accounts?$select=accountnumber&$count=true', {
      prefer: 'odata.maxpagesize=1,odata.include-annotations="*"',
    });
    expect(annotated.json['@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded']).toBe(true);
  });

  test('lets the page size win over $top', async () => {
    const { rows, json } = await dataverse.get('accounts?$select=name&$top=4');
    expect(rows).toHaveLength(4);
    expect(json['@odata.nextLink']).toBeUndefined();
    const both = await dataverse.get('accounts?$select=name&$top=4', { prefer: 'odata.maxpagesize=6' });
    expect(both.rows).toHaveLength(6);
    expect(both.json['@odata.nextLink']).toBeDefined();
  });

  test('holds in an expanded collection too', async () => {
    const one = await startDataverse({ pageSize: 1 });
    const { rows } = await one.get('quotes?$select=name&$expand=quote_details($select=quantity)');
    expect(rows[0]?.quote_details).toHaveLength(1);
    const next = String(rows[0]?.['quote_details@odata.nextLink']);
    expect((await one.get(next)).rows).toMatchObject([{ quantity: 1 }]);
    await one.close();
  });
});
