import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CostMeter } from '../../../platform/cost.ts';
import type { World } from '../../../sandbox/world/facts.ts';
import { type Commerce, startCommerce } from './startCommerce.ts';

/** More people than fit into one address. */
const PEOPLE = 700;

let commerce: Commerce;
beforeAll(async () => {
  commerce = await startCommerce();
  commerce.change(addPeople);
});
beforeEach(() => {
  commerce.requests.length = 0;
  commerce.instead = undefined;
});
afterAll(() => commerce.close());

/** People with an order and a return each, five of them in any minute, so that many are as old as others. */
function addPeople(world: World): void {
  const buyer = world.buyers.find(({ id }) => id === 30);
  const order = world.orders.find(({ id }) => id === 4);
  const [request] = world.returns;
  if (!(buyer && order && request)) throw new Error('the small world has changed');
  for (let at = 0; at < PEOPLE; at += 1) {
    const id = 5_000 + at;
    // Not in the order of the numbers.
    const placedAt = new Date(Date.UTC(2026, 0, 1, 0, (at * 37) % 140)).toISOString();
    const number = String(id).padStart(9, '0');
    world.buyers.push({ ...buyer, id, email: `many${id}@shop.example`, addressId: 10_000 + id });
    world.orders.push({ ...order, id, number, buyerId: id, placedAt, updatedAt: placedAt });
    const asked = { ...request, id, number, orderId: id, orderNumber: number, buyerId: id, requestedAt: placedAt };
    world.returns.push({ ...asked, lines: [] });
  }
}

const people = Array.from({ length: PEOPLE }, (_, at) => 5_000 + at);

describe('rows of more people than fit into one address', () => {
  const read = async (offset: number, first: number) => {
    const { records, total } = await commerce
      .resources()
      .orders.page({ customerIds: people, parts: [], offset, first });
    return { rows: records.map(({ created_at, increment_id }) => `${created_at} ${increment_id}`), total };
  };

  it('are merged in the order of one list', async () => {
    const all: string[] = [];
    for (let offset = 0; offset < PEOPLE; offset += 90) {
      const { rows, total } = await read(offset, 90);
      expect(total).toBe(PEOPLE);
      all.push(...rows);
    }
    expect(new Set(all).size).toBe(PEOPLE);
    expect(all).toEqual(all.toSorted().reverse());
    expect(await read(PEOPLE, 90)).toEqual({ rows: [], total: PEOPLE });
  });

  it('cost as many calls as the list has parts, and each address is one that Commerce takes', async () => {
    await read(0, 20);
    expect(commerce.requests).toHaveLength(3);
    for (const { url } of commerce.requests) expect(encodeURI(url).length).toBeLessThan(6_000);
  });

  it('are merged so for customers and returns too', async () => {
    const { customers, returns } = commerce.resources();
    const found = await customers.page({ ids: people.toReversed(), offset: 305, first: 10 });
    expect(found.records.map(({ id }) => id)).toEqual(people.slice(305, 315));
    const { records } = await returns.page({ customerIds: people, offset: 0, first: 100 });
    const asked = records.map((row) => `${row.date_requested} ${row.increment_id}`);
    expect(asked).toEqual(asked.toSorted().reverse());
  });

  it('are all found by their ids, and nobody is asked for where there are none', async () => {
    const { customers, orders } = commerce.resources();
    expect(await customers.byIds(people)).toHaveLength(PEOPLE);
    commerce.requests.length = 0;
    expect(await customers.byIds([])).toEqual([]);
    expect(await orders.byNumbers([])).toEqual([]);
    expect(await orders.page({ customerIds: [], parts: [], offset: 0, first: 5 })).toEqual({ records: [], total: 0 });
    expect(commerce.requests).toEqual([]);
  });
});

describe('whole lists', () => {
  it('of orders with an outside number, and of companies, come page by page without gaps', async () => {
    commerce.change((world) => {
      for (const order of world.orders) if (order.id >= 5_000) order.salesOrderNumber = `SO-${order.id}`;
    });
    const { orders, companies } = commerce.resources();
    const pages = await Array.fromAsync(orders.references());
    const numbers = pages.flat().map(({ increment_id }) => increment_id);
    expect(pages.length).toBeGreaterThan(2);
    expect(numbers).toEqual(['000000001', ...people.map((id) => String(id).padStart(9, '0'))]);
    expect((await Array.fromAsync(companies.all())).flat().map(({ id }) => id)).toEqual([7, 8]);
  });

  it('of orders that exist', async () => {
    expect(await commerce.resources().orders.existing(['000000001', '000000099', '000005000'])).toEqual(
      expect.arrayContaining(['000000001', '000005000']),
    );
  });

  it('are found by address too', async () => {
    const found = await commerce.resources().customers.byEmails(['solo@shop.example', 'nobody@shop.example']);
    expect(found.map(({ id }) => id)).toEqual([30]);
  });
});

describe('one page', () => {
  it('past the end is empty, though Commerce gives the last one over again', async () => {
    const { orders } = commerce.resources();
    const { total } = await orders.page({ parts: [], offset: 0, first: 10 });
    const last = await orders.page({ parts: [], offset: total - 3, first: 10 });
    expect(last.records).toHaveLength(3);
    for (const offset of [total, Math.ceil(total / 10) * 10, 10 * total]) {
      expect(await orders.page({ parts: [], offset, first: 10 })).toEqual({ records: [], total });
    }
  });

  it('that begins within another is read from two', async () => {
    const { orders } = commerce.resources();
    const numbers = async (offset: number, first: number) =>
      (await orders.page({ parts: [], offset, first })).records.map(({ increment_id }) => increment_id);
    const whole = await numbers(0, 30);
    commerce.requests.length = 0;
    expect(await numbers(13, 10)).toEqual(whole.slice(13, 23));
    expect(commerce.requests).toHaveLength(2);
    expect(await numbers(1, 10)).toEqual(whole.slice(1, 11));
    expect(await numbers(9, 10)).toEqual(whole.slice(9, 19));
  });
});

describe('store views', () => {
  it('are read once for the whole process, whoever asks, until they are old', async () => {
    const other = await startCommerce();
    try {
      const askers = ['one', 'two', 'three'].map((share) => other.resources({ share }));
      const found = await Promise.all(askers.map(({ stores }) => stores.all()));
      expect(found[0]?.map(({ code }) => code)).toEqual(expect.arrayContaining(['us_en', 'de_de']));
      await other.resources().stores.all();
      expect(other.requests).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('are not withheld from the others when the first who asked has gone', async () => {
    const other = await startCommerce();
    try {
      const gone = new AbortController();
      const first = other.resources({ share: 'one', signal: gone.signal }).stores.all();
      const second = other.resources({ share: 'two', signal: new AbortController().signal }).stores.all();
      gone.abort(new Error('gone'));
      await expect(first).rejects.toThrow('gone');
      expect(await second).not.toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('are asked for again after a failure', async () => {
    const other = await startCommerce();
    try {
      other.instead = (_, reply) => {
        reply.code(400).send({ message: 'no' });
        return true;
      };
      await expect(other.resources().stores.all()).rejects.toThrow();
      other.instead = undefined;
      expect(await other.resources().stores.all()).not.toEqual([]);
    } finally {
      await other.close();
    }
  });
});

describe('requests that are the same', () => {
  it('are one where the same person makes them, and two where two do', async () => {
    const cost = new CostMeter();
    const of = (share: string) => commerce.resources({ share, cost }).customers.byIds([11]);
    await Promise.all([of('one'), of('one'), of('two')]);
    expect(commerce.requests).toHaveLength(2);
    expect(cost.report().commerce).toMatchObject({ calls: 2, shared: 1 });
  });
});
