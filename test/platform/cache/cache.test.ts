import { beforeEach, describe, expect, it } from 'vitest';
import { type CacheStore, createCache } from '../../../platform/cache/cache.ts';
import { type Entry, Knowledge } from '../../../platform/cache/knowledge.ts';
import { createMemoryStore } from '../../../platform/cache/memory.ts';
import { createRecords } from '../../../platform/cache/records.ts';
import type { Change } from '../../../platform/changes/change.ts';
import { CostMeter } from '../../../platform/cost.ts';
import { Reading } from '../../../platform/reading.ts';

const epoch = 'e';
let time: number;
let knowledge: Knowledge;

beforeEach(() => {
  time = 1_000;
  knowledge = create({});
});

function create(options: Partial<ConstructorParameters<typeof Knowledge>[0]>): Knowledge {
  const created = new Knowledge({ epoch, position: 10, clock: () => time, now: () => time, ...options });
  hear(created);
  return created;
}

/** The log's next changes, each of one tag. */
function hear(by: Knowledge, ...touched: string[]): void {
  const from = by.position;
  const changes = touched.map(
    (tag, at): Change => ({
      ...{ source: 'commerce', entity: 'Thing', keys: [], tags: [tag], kind: 'UPDATED' },
      ...{ position: from + at + 1, heardAt: '' },
    }),
  );
  by.hear({ epoch, changes, head: from + touched.length, isEnd: true, askedAt: time, prunedTo: 0 });
}

const entry = (own: Partial<Entry> = {}) => ({ epoch, asOf: 10, tags: ['a'], validUntil: time + 5_000, ...own });

describe('what is kept is given', () => {
  it('while nothing is heard of it', () => {
    expect(knowledge.refusal(entry())).toBeUndefined();
    hear(knowledge, 'b');
    expect(knowledge.refusal(entry())).toBeUndefined();
  });

  it('but not once one of its tags was touched', () => {
    hear(knowledge, 'b', 'a');
    expect(knowledge.refusal(entry())).toBe('tag');
    expect(knowledge.refusal(entry({ asOf: 11 }))).toBe('tag');
    expect(knowledge.refusal(entry({ asOf: 12 }))).toBeUndefined();
  });

  it('but not from before this process listened, or of another log', () => {
    expect(knowledge.refusal(entry({ asOf: 9 }))).toBe('floor');
    expect(knowledge.refusal(entry({ epoch: 'another' }))).toBe('epoch');
  });

  it('but not when the log was not heard of for a second, nor on the word of a reading that did not reach its end', () => {
    time += 999;
    expect(knowledge.refusal(entry())).toBeUndefined();
    time += 1;
    expect(knowledge.refusal(entry())).toBe('unheard');
    knowledge.hear({ epoch, changes: [], head: 10, isEnd: false, askedAt: time, prunedTo: 0 });
    expect(knowledge.refusal(entry())).toBe('unheard');
    hear(knowledge);
    expect(knowledge.refusal(entry())).toBeUndefined();
  });

  it('but not beyond its time', () => {
    expect(knowledge.refusal(entry({ validUntil: time }))).toBe('expired');
  });

  it('but not to whoever knows of more than this process has heard', () => {
    expect(knowledge.refusal(entry(), 11)).toBe('older than asked');
    hear(knowledge, 'b');
    expect(knowledge.refusal(entry(), 11)).toBeUndefined();
  });

  it('but not when a tag was forgotten for want of room: it may have been one of its', () => {
    const small = create({ maxTags: 2 });
    hear(small, 'a', 'b');
    expect(small.refusal(entry({ tags: ['c'] }))).toBeUndefined();
    hear(small, 'd');
    expect(small.refusal(entry({ tags: ['c'] }))).toBe('floor');
    expect(small.refusal(entry({ tags: ['c'], asOf: 11 }))).toBeUndefined();
  });

  it('but not when changes were missed that the log has forgotten since', () => {
    knowledge.hear({ epoch, changes: [], head: 20, isEnd: true, askedAt: time, prunedTo: 15 });
    expect(knowledge.refusal(entry())).toBe('floor');
    expect(knowledge.refusal(entry({ asOf: 15 }))).toBeUndefined();
  });
});

describe('what was read is kept', () => {
  it('only once its source answers with what its event told of', () => {
    const patient = create({ lagMs: { commerce: 300 } });
    time += 300;
    hear(patient, 'a');
    const read = entry({ asOf: 11 });
    expect(patient.mayKeep(read, time + 299)).toBe('unsettled');
    expect(patient.mayKeep(read, time + 300)).toBeUndefined();
    expect(patient.mayKeep({ ...read, tags: ['b'] }, time)).toBeUndefined();
  });

  it('only after such a time from the start: the last event may have come a moment before', () => {
    const patient = create({ lagMs: { commerce: 300 } });
    expect(patient.mayKeep(entry(), time + 299)).toBe('unsettled');
    expect(patient.mayKeep(entry(), time + 300)).toBeUndefined();
  });

  it('unless it was touched while it was read', () => {
    hear(knowledge, 'a');
    expect(knowledge.mayKeep(entry(), time)).toBe('tag');
  });
});

describe('a cache', () => {
  let store: CacheStore;
  let fetched: number;
  const grounds = () => ({ tags: ['a'], validUntil: time + 5_000 });
  const read = (of = knowledge) =>
    createCache({ name: 'test', knowledge: of, store, clock: () => time }).read('key', 0, async () => {
      fetched += 1;
      return { value: fetched, grounds: grounds() };
    });

  beforeEach(() => {
    store = createMemoryStore({ maxCharacters: 10_000 });
    fetched = 0;
  });

  it('reads once, and again after a change', async () => {
    expect([(await read()).value, (await read()).value]).toEqual([1, 1]);
    hear(knowledge, 'a');
    expect([(await read()).value, (await read()).value]).toEqual([2, 2]);
  });

  it('stamps what it reads with what was known before, so that a change meanwhile counts', async () => {
    const slow = createCache({ name: 'test', knowledge, store, clock: () => time }).read('key', 0, async () => {
      hear(knowledge, 'a');
      return { value: 'before the change', grounds: grounds() };
    });
    expect((await slow).grounds?.asOf).toBe(10);
    expect((await read()).value).toBe(1);
  });

  it('keeps neither errors nor what nobody tells of', async () => {
    const cache = createCache({ name: 'test', knowledge, store, clock: () => time });
    await expect(cache.read('key', 0, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.read('key', 0, async () => ({ value: 0, grounds: undefined }))).toMatchObject({ isKept: false });
    expect((await read()).value).toBe(1);
  });

  it('keeps that something is absent as well', async () => {
    const cache = createCache({ name: 'test', knowledge, store, clock: () => time });
    const absent = () => cache.read('key', 0, async () => ({ value: null, grounds: grounds() }));
    await absent();
    expect(await absent()).toMatchObject({ value: null, isKept: true });
  });

  it('drops what was used least when there is too much', async () => {
    const cache = createCache({
      name: 'test',
      knowledge,
      store: createMemoryStore({ maxCharacters: 1_000 }),
      clock: () => time,
    });
    const ask = (key: string) => cache.read(key, 0, async () => ({ value: 'x'.repeat(300), grounds: grounds() }));
    for (const key of ['1', '2', '3', '4']) await ask(key);
    expect([(await ask('4')).isKept, (await ask('1')).isKept]).toEqual([true, false]);
  });
});

describe('records', () => {
  const ask = (reading: Reading | undefined, basis = { tags: ['a'], maxAgeMs: 1_000 } as const) => {
    const store = createMemoryStore({ maxCharacters: 10_000 });
    const cache = createCache({ name: 'test', knowledge, store, clock: () => time });
    const records = createRecords({ cache, knowledge, now: () => time });
    const asked = { system: 'finance', key: 'k', basis, reading, cost: new CostMeter() };
    return records.read(asked, async () => ({ body: 'rows', tags: ['of a row'] }));
  };

  it('tell the answer what it rests on', async () => {
    const reading = new Reading();
    await ask(reading);
    expect(reading.grounds()).toEqual({ tags: ['a', 'of a row'], asOf: 10, validUntil: time + 1_000 });
  });

  it('make an answer one that is not kept where a part of it has no basis', async () => {
    const reading = new Reading();
    await ask(reading);
    reading.add(undefined);
    expect(reading.grounds()).toBeUndefined();
  });
});
