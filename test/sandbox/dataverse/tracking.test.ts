import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT, QUOTE } from './dataverseWorld.ts';
import { type Dataverse, startDataverse } from './startDataverse.ts';

let dataverse: Dataverse;
beforeEach(async () => {
  dataverse = await startDataverse();
});
afterEach(() => dataverse.close());

const TRACK = { prefer: 'odata.track-changes' };

describe('change tracking', () => {
  test('tells what was made, changed and deleted since a delta link, once', async () => {
    const all = await dataverse.get('quotes?$select=name', TRACK);
    expect(all.rows).toHaveLength(2);
    expect(all.headers.get('preference-applied')).toBe('odata.track-changes');
    const link = String(all.json['@odata.deltaLink']);
    expect((await dataverse.get(link)).rows).toEqual([]);

    await dataverse.call('PATCH', `quotes(${QUOTE.active})`, { name: 'Renamed' });
    await dataverse.call('DELETE', `quotes(${QUOTE.draft})`);
    const { json, rows } = await dataverse.get(link);
    expect(json['@odata.context']).toMatch(/#quotes\(name\)\/\$delta$/);
    expect(rows).toEqual([
      expect.objectContaining({ quoteid: QUOTE.active, name: 'Renamed' }),
      { '@odata.context': expect.stringContaining('#quotes/$deletedEntity'), id: QUOTE.draft, reason: 'deleted' },
    ]);
    expect((await dataverse.get(String(json['@odata.deltaLink']))).rows).toEqual([]);
  });

  test('gives the link with the last page only', async () => {
    const first = await dataverse.get('accounts?$select=name', { prefer: 'odata.track-changes,odata.maxpagesize=2' });
    expect(first.json['@odata.deltaLink']).toBeUndefined();
    await dataverse.call('PATCH', `accounts(${ACCOUNT.us1})`, { name: 'Changed between the pages' });
    const last = await dataverse.get(String(first.json['@odata.nextLink']), {
      prefer: 'odata.track-changes,odata.maxpagesize=2',
    });
    const { rows } = await dataverse.get(String(last.json['@odata.deltaLink']));
    expect(rows.map(({ accountid }) => accountid)).toEqual([ACCOUNT.us1]);
  });

  test.each(["$filter=name eq 'x'", '$orderby=name', '$top=1', '$expand=owninguser'])('refuses %s', async (option) => {
    const { status, error } = await dataverse.get(`quotes?${option}`, TRACK);
    expect(status).toBe(400);
    expect(error.message).toContain("isn't supported when Change Tracking is enabled");
  });
});
