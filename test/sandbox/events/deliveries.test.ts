import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Deliveries } from '../../../sandbox/events/deliveries.ts';
import type { Delivery, Outcome } from '../../../sandbox/events/delivery.ts';
import { Faults } from '../../../sandbox/faults.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

const SCALE = 0.001;
const HOUR_MS = 3_600_000;
let faults: Faults;
let deliveries: Deliveries;
const endpoints: Endpoint[] = [];
beforeEach(() => {
  faults = new Faults(1);
  deliveries = new Deliveries(SCALE, faults);
});
afterEach(async () => {
  deliveries.close();
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
});

const listen: typeof startEndpoint = async (answer) => {
  const endpoint = await startEndpoint(answer);
  endpoints.push(endpoint);
  return endpoint;
};
const takes = () => ({ status: 200 });

function delivery(url: string, n = 1, more: Partial<Delivery> = {}): Delivery {
  return {
    system: 'commerce',
    event: `event.${n}`,
    url,
    body: `{"n": ${n}}`,
    headers: (attempt) => ({ 'content-type': 'application/json', 'x-attempt': `${attempt}` }),
    timeoutMs: 5_000,
    retryAfterMs: (attempt) => (attempt <= 2 ? 1_000 : undefined),
    ...more,
  };
}
const numbers = (endpoint: Endpoint) => endpoint.received.map(({ body }) => (JSON.parse(body) as { n: number }).n);
const states = () => deliveries.all().map(({ state }) => state);

describe('an event', () => {
  test('goes out as the bytes it is, and is recorded with its attempt', async () => {
    const endpoint = await listen(takes);
    deliveries.send(delivery(endpoint.url));
    await deliveries.settled();
    expect(endpoint.received).toMatchObject([{ method: 'POST', url: '/hook', body: '{"n": 1}' }]);
    expect(deliveries.all()).toEqual([
      {
        id: expect.any(String),
        at: expect.stringMatching(/Z$/),
        system: 'commerce',
        event: 'event.1',
        url: endpoint.url,
        body: { n: 1 },
        attempts: [{ at: expect.stringMatching(/Z$/), ms: expect.any(Number), status: 200 }],
        state: 'delivered',
      },
    ]);
  });

  test('that is refused is sent again as long as its system says, and then given up', async () => {
    const endpoint = await listen(() => ({ status: 500 }));
    const asked: [number, Outcome][] = [];
    deliveries.send(
      delivery(endpoint.url, 1, {
        retryAfterMs: (attempt, outcome) => {
          asked.push([attempt, outcome]);
          return attempt <= 2 ? 1_000 : undefined;
        },
      }),
    );
    await deliveries.settled();
    expect(endpoint.received.map(({ headers }) => headers['x-attempt'])).toEqual(['1', '2', '3']);
    expect(asked).toEqual([1, 2, 3].map((attempt) => [attempt, { status: 500 }]));
    expect(states()).toEqual(['given up']);
  });

  test('that nobody answers, or nobody hears, has failed', async () => {
    const silent = await listen(() => undefined);
    const gone = await listen(takes);
    await endpoints.pop()?.close();
    const once = { timeoutMs: 50, retryAfterMs: () => undefined };
    deliveries.send(delivery(silent.url, 1, once));
    deliveries.send(delivery(gone.url, 2, once));
    await deliveries.settled();
    const [one, two] = deliveries.all();
    expect(one).toMatchObject({ state: 'given up', attempts: [{ failure: 'timeout' }] });
    expect(two).toMatchObject({ state: 'given up', attempts: [{ failure: 'unreachable' }] });
  });

  test('does not wait for another; but no more than eight are sent at once', async () => {
    let atOnce = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    const endpoint = await listen(async () => {
      most = Math.max(most, ++atOnce);
      await new Promise<void>((go) => waiting.push(go));
      atOnce -= 1;
      return { status: 200 };
    });
    for (let n = 1; n <= 20; n += 1) deliveries.send(delivery(endpoint.url, n));
    await endpoint.posted(8);
    const release = setInterval(() => waiting.shift()?.(), 1);
    await deliveries.settled();
    clearInterval(release);
    expect(most).toBe(8);
    expect(states()).toEqual(Array(20).fill('delivered'));
  });

  test('that is tried again in an hour keeps nobody waiting until then', async () => {
    const slow = new Deliveries(1, faults);
    const endpoint = await listen(() => ({ status: 500 }));
    slow.send(delivery(endpoint.url, 1, { retryAfterMs: () => HOUR_MS }));
    await slow.settled();
    expect(slow.all()).toMatchObject([{ state: 'under way', attempts: [{ status: 500 }] }]);
    slow.close();
  });

  test('of before a reset is not sent again after it', async () => {
    const endpoint = await listen(() => ({ status: 500 }));
    deliveries.send(delivery(endpoint.url, 1, { retryAfterMs: () => 50_000 }));
    await vi.waitFor(() => expect(deliveries.all()[0]?.attempts).toHaveLength(1));
    deliveries.reset();
    deliveries.send(delivery(endpoint.url, 2, { retryAfterMs: (attempt) => (attempt <= 3 ? 50_000 : undefined) }));
    await deliveries.settled();
    expect(numbers(endpoint)).toEqual([1, 2, 2, 2, 2]);
    expect(deliveries.all()).toMatchObject([{ body: { n: 2 }, state: 'given up' }]);
  });
});

describe('what goes wrong on purpose', () => {
  const fault = (what: string, more: object = {}) => faults.add({ kind: 'event', what, ...more });

  test('drops an event: it is never sent', async () => {
    fault('drop', { event: '1$' });
    const endpoint = await listen(takes);
    for (const n of [1, 2]) deliveries.send(delivery(endpoint.url, n));
    await deliveries.settled();
    expect(numbers(endpoint)).toEqual([2]);
    expect(states()).toEqual(['dropped', 'delivered']);
  });

  test('sends one twice, as often as asked and of the system asked for', async () => {
    fault('duplicate', { system: 'commerce', count: 1 });
    const endpoint = await listen(takes);
    deliveries.send(delivery(endpoint.url, 1, { system: 'finance' }));
    for (const n of [2, 3]) deliveries.send(delivery(endpoint.url, n));
    await deliveries.settled();
    expect(numbers(endpoint).sort()).toEqual([1, 2, 2, 3]);
  });

  test('keeps one for a while', async () => {
    fault('delay', { event: '1$', ms: 300 });
    const endpoint = await listen(takes);
    for (const n of [1, 2]) deliveries.send(delivery(endpoint.url, n));
    await endpoint.posted(1);
    expect(states()).not.toContain('dropped');
    await deliveries.settled();
    expect(numbers(endpoint)).toEqual([2, 1]);
  });

  test('lets the next one overtake', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    fault('reorder', { event: '1$' });
    const endpoint = await listen(takes);
    for (const n of [1, 2]) deliveries.send(delivery(endpoint.url, n));
    await deliveries.settled();
    expect(numbers(endpoint)).toEqual([2, 1]);
  });

  test('holds one back that nothing overtakes for a moment only', async () => {
    fault('reorder');
    const endpoint = await listen(takes);
    deliveries.send(delivery(endpoint.url, 1));
    await deliveries.settled();
    expect(numbers(endpoint)).toEqual([1]);
  });

  test('does not strike requests, nor do faults of requests strike events', () => {
    fault('drop', { event: '.' });
    faults.add({ kind: 'status', status: 500, path: 'event' });
    expect(faults.strike({ system: 'commerce', method: 'POST', url: '/event' }).map(({ kind }) => kind)).toEqual([
      'status',
    ]);
    expect(faults.strikeEvent('commerce', 'event').map(({ what }) => what)).toEqual(['drop']);
    expect(() => fault('drop', { event: '(' })).toThrow('regular expression');
    expect(() => fault('drop', { path: '/x' })).toThrow();
  });
});
