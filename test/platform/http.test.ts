import { describe, expect, it } from 'vitest';
import { CostMeter } from '../../platform/cost.ts';
import {
  UpstreamDenied,
  UpstreamRefused,
  UpstreamSurprise,
  UpstreamThrottled,
  UpstreamUnavailable,
} from '../../platform/errors.ts';
import { bearer } from '../../platform/http/request.ts';
import { json, listen, read, upstreamOn } from './http/loopback.ts';

describe('an upstream call', () => {
  it('sends what it was given and gives back parsed JSON', async () => {
    const { url, all } = await listen((_, response) => json(response, { items: [1] }, 200, { 'x-total': '1' }));
    const { upstream } = upstreamOn(`${url}/rest/`, { headers: { store: 'us_en' } });
    const query = { $filter: "Name eq 'a b+&é'", 'searchCriteria[pageSize]': 10, none: undefined };
    const answer = await upstream.request(read({ query, headers: { 'content-currency': 'USD' } }));
    expect(answer).toMatchObject({ status: 200, body: { items: [1] } });
    expect(answer.headers['x-total']).toBe('1');
    expect(all[0]?.url).toBe(
      '/rest/things?$filter=Name%20eq%20%27a%20b%2B%26%C3%A9%27&searchCriteria%5BpageSize%5D=10',
    );
    expect(all[0]?.headers).toMatchObject({ store: 'us_en', 'content-currency': 'USD', accept: 'application/json' });
  });

  it('sends objects as JSON and text as it is', async () => {
    const { url, all } = await listen((_, response) => response.writeHead(204).end());
    const { upstream } = upstreamOn(url);
    const answer = await upstream.request(read({ method: 'POST', body: { a: 'ü' } }));
    await upstream.request(read({ method: 'POST', body: 'a=1', headers: { 'content-type': 'text/x' } }));
    expect(answer.body).toBeUndefined();
    expect(all.map(({ body, headers }) => [body, headers['content-type']])).toEqual([
      ['{"a":"ü"}', 'application/json'],
      ['a=1', 'text/x'],
    ]);
  });

  it.each([
    [400, UpstreamRefused],
    [401, UpstreamDenied],
    [403, UpstreamDenied],
    [404, UpstreamRefused],
    [302, UpstreamSurprise],
    [500, UpstreamUnavailable],
  ])('turns status %d into the class of who must act', async (status, expected) => {
    const { url, all } = await listen((_, response) =>
      json(response, { message: 'No %1', parameters: ['way'] }, status, { location: '/x' }),
    );
    const { upstream } = upstreamOn(url);
    const error = await upstream.request(read()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(expected);
    expect(error).toMatchObject({ message: 'No way', system: 'commerce', operation: 'read things', status });
    expect(all).toHaveLength(1);
  });

  it('gives an accepted status back as an answer', async () => {
    const { url } = await listen((_, response) => json(response, { message: 'none' }, 404));
    const { upstream } = upstreamOn(url);
    expect(await upstream.request(read({ accept: [404] }))).toMatchObject({ status: 404 });
  });

  it('is surprised by a body that is no JSON, and by one without end', async () => {
    const { url } = await listen((seen, response) => {
      if (seen.url === '/garbage') response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":');
      else for (let part = 0; part < 40; part += 1) response.write('x'.repeat(1024));
    });
    const { upstream } = upstreamOn(url, { maxBodyBytes: 16 * 1024 });
    await expect(upstream.request(read({ path: '/garbage' }))).rejects.toThrow(UpstreamSurprise);
    await expect(upstream.request(read({ path: '/endless', expect: 'text' }))).rejects.toThrow('more than 16384 bytes');
  });

  it('bounds the whole call by one timeout, a body that never ends included', async () => {
    const { url } = await listen((_, response) => void response.writeHead(200).write('{'));
    const { upstream } = upstreamOn(url, { timeoutMs: 100 });
    await expect(upstream.request(read())).rejects.toThrow('did not answer within 100 ms');
  });

  it('bounds it too while the connection does not come about', async () => {
    const { upstream } = upstreamOn('http://192.0.2.1:81', { timeoutMs: 100 });
    await expect(upstream.request(read())).rejects.toThrow(UpstreamUnavailable);
  });

  it('ends when the caller has gone', async () => {
    const { url } = await listen(() => {});
    const { upstream } = upstreamOn(url);
    const gone = new AbortController();
    const call = upstream.request(read({ signal: gone.signal }));
    gone.abort(new Error('the caller went away'));
    await expect(call).rejects.toThrow('the caller went away');
  });

  it('refuses a path that a URL parser would rewrite, and sends nothing', async () => {
    const { url, all } = await listen((_, response) => json(response, {}));
    const { upstream } = upstreamOn(url);
    for (const path of ['/orders/../customers', '/orders/%2e%2e/customers', '/orders/..', '/a\\..\\b', '/a\nb']) {
      await expect(upstream.request(read({ path }))).rejects.toThrow(RangeError);
    }
    expect(all).toHaveLength(0);
  });
});

describe('sending again', () => {
  it('happens for a read when a proxy says the system is away for a moment', async () => {
    const { url, all } = await listen((_, response, { length }) => json(response, {}, length < 3 ? 503 : 200));
    const { upstream } = upstreamOn(url);
    expect(await upstream.request(read())).toMatchObject({ status: 200 });
    expect(all).toHaveLength(3);
  });

  it('happens for a read whose connection was cut', async () => {
    const { url, all } = await listen((_, response, { length }) =>
      length === 1 ? response.destroy() : json(response, {}),
    );
    const { upstream } = upstreamOn(url);
    await upstream.request(read());
    expect(all).toHaveLength(2);
  });

  it('never happens for a write', async () => {
    const { url, all } = await listen((_, response) => json(response, {}, 503));
    const { upstream } = upstreamOn(url);
    await expect(upstream.request(read({ method: 'POST', body: {} }))).rejects.toThrow(UpstreamUnavailable);
    expect(all).toHaveLength(1);
  });

  it('ends after three times', async () => {
    const { url, all } = await listen((_, response) => json(response, {}, 502));
    const { upstream } = upstreamOn(url);
    await expect(upstream.request(read())).rejects.toThrow(UpstreamUnavailable);
    expect(all).toHaveLength(3);
  });
});

describe('a 429', () => {
  it('keeps everybody from sending inside Retry-After, and lets them go on after it', async () => {
    const { url, all } = await listen((_, response, { length }) =>
      length === 1 ? json(response, {}, 429, { 'retry-after': '1' }) : json(response, {}),
    );
    const { upstream } = upstreamOn(url, { maxConcurrency: 4 });
    const first = upstream.request(read());
    while (all.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const shutAt = all[0]?.at ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([first, ...Array.from({ length: 30 }, () => upstream.request(read()))]);
    expect(all.slice(1).filter(({ at }) => at - shutAt < 1000)).toHaveLength(0);
    expect(all).toHaveLength(32);
  });

  it('fails at once whoever has not the time to wait, and sends nothing for him', async () => {
    const { url, all } = await listen((_, response) => json(response, {}, 429, { 'retry-after': '60' }));
    const { upstream } = upstreamOn(url);
    const errors = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await new Promise((resolve) => setTimeout(resolve, index === 0 ? 0 : 50));
        return upstream.request(read()).catch((error: unknown) => error);
      }),
    );
    expect(all).toHaveLength(1);
    for (const error of errors) expect(error).toBeInstanceOf(UpstreamThrottled);
    expect((errors[5] as UpstreamThrottled).retryAfterMs).toBeGreaterThan(50_000);
  });

  it('is told to the writer, who must decide', async () => {
    const { url, all } = await listen((_, response) => json(response, {}, 429, { 'retry-after': '0' }));
    const { upstream } = upstreamOn(url);
    await expect(upstream.request(read({ method: 'POST', body: {} }))).rejects.toThrow(UpstreamThrottled);
    expect(all).toHaveLength(1);
  });
});

describe('the breaker', () => {
  it('leaves a system alone that failed ten times in a row', async () => {
    const { url, all } = await listen((_, response) => json(response, {}, 500));
    const { upstream } = upstreamOn(url);
    for (let call = 0; call < 25; call += 1)
      await expect(upstream.request(read())).rejects.toThrow(UpstreamUnavailable);
    expect(all).toHaveLength(10);
  });

  it('does not mind refusals', async () => {
    const { url, all } = await listen((_, response) => json(response, {}, 404));
    const { upstream } = upstreamOn(url);
    for (let call = 0; call < 25; call += 1) await expect(upstream.request(read())).rejects.toThrow(UpstreamRefused);
    expect(all).toHaveLength(25);
  });
});

describe('reads that are the same', () => {
  const slow = () => listen((_, response) => void setTimeout(() => json(response, { a: 1 }), 30));

  it('are one request, counted once and shared by the others', async () => {
    const { url, all } = await slow();
    const { upstream } = upstreamOn(url);
    const cost = new CostMeter();
    await Promise.all(Array.from({ length: 10 }, () => upstream.request(read({ share: 'customer:1', cost }))));
    expect(all).toHaveLength(1);
    expect(cost.report().commerce).toMatchObject({ calls: 1, shared: 9 });
  });

  it.each([
    ['scope', { share: 'customer:2' }],
    ['store', { headers: { Store: 'de_de' } }],
    ['currency', { headers: { 'Content-Currency': 'EUR' } }],
    ['company', { headers: { 'X-Adobe-Company': 'MQ==' } }],
    ['credentials', { authorizer: bearer('t', 'another') }],
    ['query', { query: { a: 1 } }],
  ])('are not the same with another %s', async (_, change) => {
    const { url, all } = await slow();
    const { upstream } = upstreamOn(url);
    await Promise.all([
      upstream.request(read({ share: 'customer:1' })),
      upstream.request(read({ share: 'customer:1', ...change })),
    ]);
    expect(all).toHaveLength(2);
  });

  it('are never writes, and never reads that named no scope', async () => {
    const { url, all } = await slow();
    const { upstream } = upstreamOn(url);
    await Promise.all([1, 2].map(() => upstream.request(read({ method: 'POST', share: 'customer:1', body: {} }))));
    await Promise.all([1, 2].map(() => upstream.request(read())));
    expect(all).toHaveLength(4);
  });

  it('go on when the one who asked first has gone', async () => {
    const { url } = await slow();
    const { upstream } = upstreamOn(url);
    const gone = new AbortController();
    const first = upstream.request(read({ share: 'x', signal: gone.signal }));
    const second = upstream.request(read({ share: 'x' }));
    gone.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    expect(await second).toMatchObject({ body: { a: 1 } });
  });
});

describe('a link named by an answer', () => {
  it('is followed at home, unchanged', async () => {
    const { url, all } = await listen((_, response) => json(response, {}));
    const { upstream } = upstreamOn(`${url}/data`);
    await upstream.follow(`${url}/data/things?$skiptoken=%3Ccookie%20a=%22b%22%3E`, read());
    expect(all[0]?.url).toBe('/data/things?$skiptoken=%3Ccookie%20a=%22b%22%3E');
  });

  it('is refused elsewhere, and nothing is sent anywhere', async () => {
    const home = await listen((_, response) => json(response, {}));
    const abroad = await listen((_, response) => json(response, {}));
    const { upstream } = upstreamOn(home.url);
    const { port, host } = new URL(home.url);
    const links = [
      abroad.url,
      `https://${host}/x`,
      `http://localhost:${port}/x`,
      `//evil.example/x`,
      `http://user:pw@${host}/x`,
      'file:///etc/passwd',
      'http://',
      `${home.url}.evil.example/`,
      `\\\\evil.example\\x`,
    ];
    for (const link of links) await expect(upstream.follow(link, read())).rejects.toThrow(UpstreamSurprise);
    expect([...home.all, ...abroad.all]).toHaveLength(0);
  });
});

describe('what is known of a call afterwards', () => {
  it('is counted per system, retries included', async () => {
    const { url } = await listen((_, response, { length }) => json(response, {}, length === 1 ? 503 : 200));
    const { upstream } = upstreamOn(url);
    const cost = new CostMeter();
    await upstream.request(read({ cost }));
    expect(cost.calls).toBe(2);
  });

  it('stands in the log without headers, bodies and tokens', async () => {
    const { url } = await listen((_, response) => json(response, { secret: 'canary' }));
    const { upstream, lines } = upstreamOn(url, { authorizer: bearer('canary', 'us') });
    await upstream.request(read({ headers: { 'x-secret': 'canary' } }));
    expect(lines).toEqual([
      expect.objectContaining({ msg: 'upstream answered', system: 'commerce', operation: 'read things', status: 200 }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });
});
