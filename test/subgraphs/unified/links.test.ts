import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createChangeLog } from '../../../platform/changes/log.ts';
import { createLog } from '../../../platform/log.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { createLinks, type Links, type Pair } from '../../../subgraphs/unified/links/links.ts';
import { markerOf, readMarker } from '../../../subgraphs/unified/links/markers.ts';

let dataDir: string;
let store: Store;
let links: Links;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'links-'));
  store = await openStore({ dataDir, databaseUrl: undefined, log: createLog({ level: 'silent' }) });
  links = createLinks(store, createChangeLog(store));
});
beforeEach(() => store.db.deleteFrom('links').execute());
afterAll(async () => {
  await store?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const pair = (commerceId: string, dynamicsId: string, evidence = 'a marker'): Pair => ({
  kind: 'COMPANY',
  commerceId,
  dynamicsId,
  evidence,
});
const all = async () => {
  const { links: found } = await links.list({ within: 'all', first: 100, offset: 0 });
  return found.map(
    ({ commerceId, dynamicsId, state, evidence }) => `${commerceId} ${dynamicsId} ${state}: ${evidence}`,
  );
};
const idOf = async (dynamicsId: string) =>
  (await links.list({ within: 'all', first: 100, offset: 0 })).links.find((link) => link.dynamicsId === dynamicsId)
    ?.id ?? '';

describe('links', () => {
  it('are found from both ends, of the kind that is asked for', async () => {
    await links.prove([pair('7', 'usmf:US-001'), pair('7', 'demf:DE-001'), pair('8', 'usmf:US-002')]);
    const found = await links.byCommerceIds('COMPANY', ['7', '9']);
    expect(found.map(({ dynamicsId }) => dynamicsId)).toEqual(['demf:DE-001', 'usmf:US-001']);
    expect((await links.byDynamicsIds('COMPANY', ['usmf:US-002'])).map(({ commerceId }) => commerceId)).toEqual(['8']);
    expect(await links.byCommerceIds('CUSTOMER', ['7'])).toEqual([]);
    expect(await links.byCommerceIds('COMPANY', [])).toEqual([]);
  });

  it('give nothing while they are only proposed', async () => {
    await links.propose([pair('7', 'usmf:US-001', 'equal tax number')]);
    expect(await links.byCommerceIds('COMPANY', ['7'])).toEqual([]);
    expect(await links.byDynamicsIds('COMPANY', ['usmf:US-001'])).toEqual([]);
    await links.confirm(await idOf('usmf:US-001'), 'Anna');
    expect((await links.byCommerceIds('COMPANY', ['7'])).map(({ state }) => state)).toEqual(['CONFIRMED']);
  });

  it('become proven by a marker, and are never less sure afterwards', async () => {
    await links.propose([pair('7', 'usmf:US-001', 'equal tax number')]);
    await links.prove([pair('7', 'usmf:US-001')]);
    await links.propose([pair('7', 'usmf:US-001', 'equal tax number')]);
    expect(await all()).toEqual(['7 usmf:US-001 PROVEN: a marker']);
  });

  it('stay confirmed, with the name of who did it, whatever matches later', async () => {
    await links.propose([pair('7', 'usmf:US-001', 'equal tax number')]);
    const id = await idOf('usmf:US-001');
    await links.confirm(id, 'Anna');
    await links.confirm(id, 'Bert');
    await links.prove([pair('7', 'usmf:US-001')]);
    await links.propose([pair('7', 'usmf:US-001', 'equal e-mail address')]);
    await links.replaceAll([pair('7', 'usmf:US-001')], []);
    expect(await all()).toEqual(['7 usmf:US-001 CONFIRMED: equal tax number; confirmed by Anna']);
  });

  it('cannot be confirmed where there are none', async () => {
    for (const id of ['4711', '0', '', 'x', '-1', '99999999999999999999']) {
      expect(await links.confirm(id, 'Anna')).toBeUndefined();
    }
  });

  it('are listed the newest first, page by page, with their number', async () => {
    await links.prove([pair('1', 'usmf:A'), pair('2', 'usmf:B'), pair('3', 'usmf:C')]);
    await links.propose([pair('4', 'usmf:D')]);
    const page = await links.list({ within: 'all', kind: 'COMPANY', state: 'PROVEN', first: 2, offset: 1 });
    expect(page.total).toBe(3);
    expect(page.links.map(({ dynamicsId }) => dynamicsId)).toEqual(['usmf:B', 'usmf:A']);
    expect((await links.list({ within: 'all', kind: 'ORDER', first: 2, offset: 0 })).total).toBe(0);
  });

  it('are written in one go, however many, and again without a trace', async () => {
    const many = Array.from({ length: 2_500 }, (_, at) => pair(`${at + 1}`, `usmf:C${at + 1}`));
    await links.prove(many);
    await links.prove(many);
    expect((await links.list({ within: 'all', first: 1, offset: 0 })).total).toBe(2_500);
  });

  it('may come twice in one go', async () => {
    await links.prove([pair('7', 'usmf:US-001'), pair('7', 'usmf:US-001')]);
    expect(await all()).toHaveLength(1);
  });

  it('are replaced all at once: what no marker says any more is gone', async () => {
    await links.prove([pair('7', 'usmf:US-001'), pair('8', 'usmf:US-002')]);
    await links.replaceAll([pair('8', 'usmf:US-002')], [pair('9', 'usmf:US-003', 'equal tax number')]);
    expect((await all()).sort()).toEqual([
      '8 usmf:US-002 PROVEN: a marker',
      '9 usmf:US-003 PROPOSED: equal tax number',
    ]);
  });
});

describe('markers', () => {
  const id = fc.integer({ min: 1, max: 4_294_967_295 }).map(String);
  const increment = fc.stringMatching(/^[0-9]{9}$/);
  const marked = fc.oneof(
    fc.record({ kind: fc.constantFrom('COMPANY' as const, 'CUSTOMER' as const, 'QUOTE' as const), commerceId: id }),
    fc.record({ kind: fc.constantFrom('ORDER' as const, 'RETURN' as const), commerceId: increment }),
  );

  it('are read as they are written', () => {
    fc.assert(
      fc.property(marked, (one) => {
        expect(readMarker(markerOf(one))).toEqual(one);
      }),
    );
  });

  it('are nothing else: what is read is written the same', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('ACC-', 'ACU-', 'ACO-', 'ACQ-', 'ACR-', 'aco-', 'AC', 'PO '), fc.string())
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (one) => {
        const read = readMarker(one);
        if (read !== undefined) expect(markerOf(read)).toBe(one);
      }),
    );
  });

  it('are strict in prefix and form', () => {
    const none = [
      'PO 4711',
      '4711',
      '',
      'ACO-',
      'ACO- 1',
      ' ACO-1',
      'ACO-1 ',
      'aco-000000042',
      'ACO-1;DROP',
      'ACC-007',
      'ACC-x',
      'ACC-0',
      'ACU--1',
      'ACQ-4294967296',
      `ACO-${'1'.repeat(51)}`,
      'ACX-1',
      'ACO-ä',
    ];
    for (const text of none) expect(readMarker(text), text).toBeUndefined();
    expect(readMarker('ACO-000000042')).toEqual({ kind: 'ORDER', commerceId: '000000042' });
  });
});
