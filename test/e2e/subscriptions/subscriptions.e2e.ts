import { connect as connectTo } from 'node:net';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { NewChange } from '../../../platform/changes/change.ts';
import { tags } from '../../../platform/tags.ts';
import { type Running, startEverything } from '../running.ts';
import { openStream } from './stream.ts';

let running: Running;
let buyer: string;
let buyersOrders: string[];
let othersOrder: string;

beforeAll(async () => {
  running = await startEverything();
  buyer = await running.token('buyer');
  buyersOrders = await numbersOf('buyer');
  [othersOrder = ''] = (await numbersOf('buyer2')).filter((number) => !buyersOrders.includes(number));
});
afterAll(() => running?.close());

async function numbersOf(who: 'buyer' | 'buyer2'): Promise<string[]> {
  const { data } = await running.ask(who, '{ orders(first: 3) { edges { node { number } } } }');
  return data.orders.edges.map(({ node }: { node: { number: string } }) => node.number);
}

/** As if a system had told of it. */
async function changes(...numbers: string[]): Promise<number> {
  const log = await running.house.changes();
  return log.append(
    numbers.map(
      (number): NewChange => ({
        ...{ source: 'commerce', entity: 'Order', keys: [number], kind: 'UPDATED' },
        tags: [tags.order(number), tags.orders],
      }),
    ),
  );
}

const subscribe = (token: string | undefined, query: string, options?: Parameters<typeof openStream>[3]) =>
  openStream(running.door, token, query, options);
const everyOrder = 'subscription { orderUpdated { number status salesOrder { number } } }';

describe('over server-sent events', () => {
  it('sends what changed as the caller sees it, with data of both systems, and an id to resume from', async () => {
    const stream = await subscribe(buyer, everyOrder);
    const [first = '', second = ''] = buyersOrders;
    await changes(first);
    const event = await stream.next();
    const asked = await running.ask(
      { token: buyer },
      `{ order(number: "${first}") { number status salesOrder { number } } }`,
    );
    expect(event).toMatchObject({ data: { orderUpdated: asked.data.order }, errors: [] });
    expect(event?.id).toMatch(/^[0-9a-f-]{36}:\d+$/);
    stream.leave();
    await changes(second, othersOrder, first);
    const back = await subscribe(buyer, everyOrder, { lastEventId: event?.id });
    const missed = [await back.next(), await back.next()];
    expect(missed.map((one) => one?.data.orderUpdated.number)).toEqual([second, first]);
    expect(await back.rest(300)).toEqual([]);
    back.leave();
  });

  it('says nothing of what the caller may not see, or did not ask for', async () => {
    const [first = '', second = ''] = buyersOrders;
    const stream = await subscribe(buyer, 'subscription ($n: [ID!]) { seen: orderUpdated(numbers: $n) { number } }', {
      variables: { n: [second, othersOrder] },
    });
    await changes(first, othersOrder, second);
    expect((await stream.next())?.data).toEqual({ seen: { number: second } });
    expect(await stream.rest(300)).toEqual([]);
    stream.leave();
  });

  it.each([
    ['anonymous callers', () => undefined, everyOrder, 401, 'UNAUTHENTICATED'],
    ['a token nobody knows', () => 'no-token-of-anybody', everyOrder, 401, 'UNAUTHENTICATED'],
    ['a query', () => buyer, '{ me { kind } }', 400, 'BAD_USER_INPUT'],
    ['what is no GraphQL', () => buyer, 'subscription {', 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a field that is not there', () => buyer, 'subscription { orderUpdated { nothing } }', 400, 'BAD_USER_INPUT'],
    ['malformed names', () => buyer, 'subscription { orderUpdated(numbers: ["%"]) { number } }', 400, 'BAD_USER_INPUT'],
    ['two fields', () => buyer, 'subscription { orderUpdated { number } quoteUpdated { id } }', 400, 'BAD_USER_INPUT'],
  ])('refuses %s at once', async (_what, token, query, status, code) => {
    const stream = await subscribe(token(), query);
    const event = await stream.next();
    expect([stream.status, event?.errors[0]?.extensions.code]).toEqual([status, code]);
  });

  it('tells who was away too long that he must read anew', async () => {
    const lastEventId = '00000000-0000-4000-8000-000000000000:3';
    const stream = await subscribe(buyer, everyOrder, { lastEventId });
    expect((await stream.next())?.errors[0]?.extensions.code).toBe('EVENTS_LOST');
    expect(await stream.next()).toBeUndefined();
    const wrong = await subscribe(buyer, everyOrder, { lastEventId: 'x' });
    expect(wrong.status).toBe(400);
  });
});

describe('over WebSocket', () => {
  const connect = (token: string | undefined, origin?: string) =>
    createClient({
      url: `${running.door.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string[]) {
          super(url, protocols, origin === undefined ? {} : { origin });
        }
      },
      connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });

  it('sends the same', async () => {
    const client = connect(buyer);
    const events = client.iterate({ query: everyOrder });
    const [first = ''] = buyersOrders;
    const next = events.next();
    // Nothing says when the subscription has begun; an early change is not told of.
    const telling = setInterval(() => void changes(first), 100);
    const { value } = await next.finally(() => clearInterval(telling));
    expect(value.data).toMatchObject({ orderUpdated: { number: first } });
    expect(value.extensions.eventId).toMatch(/^[0-9a-f-]{36}:\d+$/);
    await events.return?.();
    await client.dispose();
  });

  it.each(['//', '//[', '/graphql?%', '/nowhere', '/\\'])(
    'goes on after somebody asked to connect to %s',
    async (path) => {
      const { hostname, port } = new URL(running.door);
      const socket = connectTo({ host: hostname, port: Number(port) });
      const upgrade = [
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ];
      socket.write(`GET ${path} HTTP/1.1\r\nHost: door\r\n${upgrade.join('\r\n')}\r\n\r\n`);
      await new Promise((resolve) => socket.once('data', resolve).once('close', resolve));
      socket.destroy();
      expect((await running.ask(undefined, '{ me { kind } }')).data).toEqual({ me: { kind: 'ANONYMOUS' } });
    },
  );

  it('refuses who may not subscribe, and pages of other origins', async () => {
    const client = connect(undefined);
    await expect(client.iterate({ query: everyOrder }).next()).rejects.toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    await client.dispose();
    const foreign = connect(buyer, 'https://evil.example');
    await expect(foreign.iterate({ query: everyOrder }).next()).rejects.toBeDefined();
    await foreign.dispose();
  });
});

it('ends every subscription when it stops, so that clients go elsewhere', async () => {
  const stream = await subscribe(buyer, everyOrder);
  await running.startCold();
  expect(await stream.next()).toBeUndefined();
});

describe('the consistency token', () => {
  const header = 'x-consistency-token';
  const ask = (token?: string) =>
    running.ask(undefined, '{ me { kind } }', {}, token === undefined ? {} : { [header]: token });

  it('comes with every answer, and never goes back', async () => {
    const first = (await ask()).headers.get(header) ?? '';
    const position = await changes(buyersOrders[0] ?? '');
    const [epoch] = first.split(':');
    // Asked for at once: the answer waits until this process has heard as much.
    const second = (await ask(`${epoch}:${position}`)).headers.get(header);
    expect(second).toBe(`${epoch}:${position}`);
    expect((await ask()).headers.get(header)).toBe(second);
  });

  it('of another log is answered, and what is none is refused', async () => {
    const [epoch] = ((await ask()).headers.get(header) ?? '').split(':');
    const foreign = await ask('00000000-0000-4000-8000-000000000000:7');
    expect([foreign.status, foreign.headers.get(header)?.split(':')[0]]).toEqual([200, epoch]);
    const wrong = await ask('yesterday');
    expect([wrong.status, wrong.errors[0]?.extensions]).toMatchObject([
      400,
      { code: 'BAD_USER_INPUT', argument: header },
    ]);
  });
});
