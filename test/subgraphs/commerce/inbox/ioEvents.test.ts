import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Delivery, ReceivedEvent, Sender } from '../../../../platform/inbox.ts';
import { clientId, cloudEvent, pairs, paths, pem, signed, startAdobe } from './adobe.ts';

const order = { entity_id: '5512', increment_id: '000005512', customer_id: '7', updated_at: '2026-11-23 04:09:58' };
const saved = cloudEvent('observer.sales_order_save_commit_after', order);

async function eventOf(sender: Sender, delivery: Delivery): Promise<ReceivedEvent> {
  const reading = await sender.read(delivery);
  const [event] = 'events' in reading ? reading.events : [];
  if (event === undefined) throw new Error('no event');
  return event;
}
const refusal = { extensions: { code: 'UNAUTHENTICATED' } };

describe('an event of Adobe', () => {
  it('is taken when both signatures prove it, and tells what changed, its version and when', async () => {
    const { sender } = await startAdobe();
    expect(await eventOf(sender, signed(saved))).toEqual({
      id: 'b0f20000-0000-4000-8000-000000000001',
      type: 'com.adobe.commerce.observer.sales_order_save_commit_after',
      changes: [
        {
          source: 'commerce',
          entity: 'Order',
          keys: ['000005512'],
          tags: ['order:000005512', 'order-row:5512', 'orders-of:customer:7', 'orders'],
          kind: 'UPDATED',
          version: '2026-11-23 04:09:58',
          happenedAt: '2026-11-23T04:10:00.000Z',
        },
      ],
    });
  });

  it.each([
    ['the first alone', { by: { 1: pairs.first.privateKey } }],
    ['the second alone', { by: { 2: pairs.second.privateKey } }],
    ['the second, the first being wrong', { by: { 1: pairs.foreign.privateKey, 2: pairs.second.privateKey } }],
    ['the first, the second naming no key', { at: { 1: paths.first, 2: '/prod/keys/none.pem' } }],
  ])('is taken by %s', async (_, signing) => {
    const { sender } = await startAdobe();
    expect((await eventOf(sender, signed(saved, signing))).changes).toHaveLength(1);
  });

  it('is refused unsigned, signed by a foreign key, or by the right one under the wrong name', async () => {
    const { sender } = await startAdobe();
    const swapped = { by: { 1: pairs.second.privateKey, 2: pairs.first.privateKey } };
    const foreign = { by: { 1: pairs.foreign.privateKey, 2: pairs.foreign.privateKey } };
    for (const signing of [{ by: {} }, { at: {} }, foreign, swapped])
      await expect(sender.read(signed(saved, signing))).rejects.toMatchObject(refusal);
  });

  it('is refused after any bit of it was flipped', async () => {
    const { sender } = await startAdobe();
    const delivery = signed(saved);
    for (let at = 0; at < delivery.body.length; at += 7) {
      const body = Buffer.from(delivery.body);
      body.writeUInt8(body.readUInt8(at) ^ (1 << (at % 8)), at);
      await expect(sender.read({ ...delivery, body })).rejects.toMatchObject(refusal);
    }
  });

  it('is proven by its very bytes, not by what they mean', async () => {
    const { sender } = await startAdobe();
    const delivery = signed(JSON.stringify(saved, null, 2));
    expect((await eventOf(sender, delivery)).changes).toHaveLength(1);
    const body = Buffer.from(JSON.stringify(saved));
    await expect(sender.read({ ...delivery, body })).rejects.toMatchObject(refusal);
  });

  it('is refused with the body of another', async () => {
    const { sender } = await startAdobe();
    const { body } = signed(cloudEvent('observer.customer_delete_commit_after', { entity_id: '7' }));
    await expect(sender.read({ ...signed(saved), body })).rejects.toMatchObject(refusal);
  });

  it('for somebody else is refused, though Adobe signed it, and no key is asked for', async () => {
    const { sender, all } = await startAdobe();
    for (const to of ['another', undefined, 7, null]) {
      const delivery = signed({ ...saved, recipientclientid: to, recipient_client_id: to });
      await expect(sender.read(delivery)).rejects.toMatchObject(refusal);
    }
    await expect(sender.read(signed('no JSON'))).rejects.toMatchObject(refusal);
    expect(all).toEqual([]);
  });

  it('is taken once the older spellings are gone, and while only they are there', async () => {
    const { sender } = await startAdobe();
    const { recipient_client_id: _, event_id: __, ...later } = saved;
    const { recipientclientid: ___, eventid: ____, ...earlier } = saved;
    expect((await eventOf(sender, signed(later))).id).toBe(saved.eventid);
    expect((await eventOf(sender, signed(earlier))).id).toBe(saved.eventid);
  });

  it('keeps its id when it is sent again under another one in a header that nobody signed', async () => {
    const { sender } = await startAdobe();
    const delivery = signed(saved);
    const again = {
      ...delivery,
      headers: { ...delivery.headers, 'x-adobe-event-id': 'new', 'x-adobe-retry-count': '3' },
    };
    expect((await eventOf(sender, again)).id).toBe((await eventOf(sender, delivery)).id);
  });

  it('that is authentic and odd is parked with an id, and breaks nothing', async () => {
    const { sender } = await startAdobe();
    const to = { recipientclientid: clientId };
    const odd = [
      to,
      { ...to, type: 'com.adobe.commerce.observer.of_the_merchant', data: { value: {} } },
      { ...saved, data: null },
      { ...saved, data: { value: 'text' } },
      { ...saved, data: { value: [] } },
      { ...saved, data: { value: {} } },
      { ...saved, type: '__proto__' },
      { ...saved, type: 'constructor', eventid: '\u0000', event_id: 'x'.repeat(5_000), id: 7 },
      { ...saved, time: 'yesterday', data: { value: { increment_id: '../../etc' } } },
    ];
    for (const one of odd) {
      const { id, type, changes } = await eventOf(sender, signed(one));
      expect(id).toMatch(/^[\x21-\x7e]{1,200}$/);
      expect(type).toMatch(/^[\x21-\x7e]{1,200}$/);
      expect(changes).toEqual(expect.any(String));
    }
  });

  it('without an id has the same one each time it comes, and another than any other event', async () => {
    const { sender } = await startAdobe();
    const { id: _, eventid: __, event_id: ___, ...bare } = saved;
    const first = await eventOf(sender, signed(bare));
    expect((await eventOf(sender, signed(bare))).id).toBe(first.id);
    expect((await eventOf(sender, signed({ ...bare, time: '2026-11-23T05:00:00Z' }))).id).not.toBe(first.id);
  });
});

describe('the keys of Adobe', () => {
  it.each([
    '//evil.example/key.pem',
    'http://evil.example/key.pem',
    'https://static.adobeioevents.com/prod/keys/pub-key-one.pem',
    '/../prod/keys/pub-key-one.pem',
    '/prod/./keys/pub-key-one.pem',
    '/prod/keys/..',
    '/prod/%2e%2e/keys',
    '\\\\evil.example\\key.pem',
    '/prod\\keys',
    '@evil.example/key.pem',
    ':80/key.pem',
    '/prod/keys/pub-key-one.pem?x=1',
    '/prod/keys/pub-key-one.pem#x',
    '/prod/keys /pub-key-one.pem',
    '/prod/keys/\r\nhost: evil',
    '/',
    '',
    `/${'a'.repeat(500)}`,
  ])('are not asked for at %j', async (at) => {
    const { sender, all } = await startAdobe();
    await expect(sender.read(signed(saved, { at: { 1: at, 2: at } }))).rejects.toMatchObject(refusal);
    expect(all).toEqual([]);
  });

  it('are asked for once for deliveries at the same time, and then not for a day', async () => {
    let now = 1;
    const { sender, all } = await startAdobe({ now: () => now });
    const only = { by: { 1: pairs.first.privateKey } };
    await Promise.all(Array.from({ length: 20 }, () => sender.read(signed(saved, only))));
    now += 23.9 * 3_600_000;
    await sender.read(signed(saved, only));
    expect(all.map(({ url }) => url)).toEqual([paths.first]);
    now += 0.2 * 3_600_000;
    await sender.read(signed(saved, only));
    expect(all).toHaveLength(2);
  });

  it('stay known however many unknown ones are named by whoever', async () => {
    const { sender, all } = await startAdobe();
    await sender.read(signed(saved));
    for (let at = 0; at < 40; at += 1)
      await sender.read(signed(saved, { at: { 1: `/prod/${at}.pem` } })).catch(() => undefined);
    const before = all.length;
    await sender.read(signed(saved));
    expect(all).toHaveLength(before);
  });

  it('are asked for a few at a time: what is beyond that is to be sent again', async () => {
    const { sender, all } = await startAdobe();
    const asked = Array.from({ length: 50 }, (_, at) =>
      sender
        .read(signed(saved, { at: { 1: `/prod/${at}.pem` } }))
        .catch((error: { code?: string; extensions?: { code?: string } }) => error.code ?? error.extensions?.code),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter((code) => code === 'UPSTREAM_UNAVAILABLE').length).toBeGreaterThan(0);
    expect(new Set(answers)).toEqual(new Set(['UPSTREAM_UNAVAILABLE', 'UNAUTHENTICATED']));
    expect(all.length).toBeLessThan(50);
  });

  it('that cannot be had make the sender try again, unless the other signature proves it', async () => {
    const { sender, answer } = await startAdobe({ answer: { [paths.first]: [503, ''], [paths.second]: [503, ''] } });
    await expect(sender.read(signed(saved))).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    delete answer[paths.second];
    expect((await eventOf(sender, signed(saved))).changes).toHaveLength(1);
    delete answer[paths.first];
    expect((await eventOf(sender, signed(saved, { by: { 1: pairs.first.privateKey } }))).changes).toHaveLength(1);
  });

  it('that are none, or no RSA keys, prove nothing and are not kept', async () => {
    const { sender, answer, all } = await startAdobe({ answer: { [paths.first]: [200, 'no key'] } });
    const only = { by: { 1: pairs.first.privateKey } };
    await expect(sender.read(signed(saved, only))).rejects.toMatchObject({ code: 'UPSTREAM_SURPRISE' });
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    answer['/prod/ec.pem'] = [200, pem(publicKey)];
    const byCurve = signed(saved, { by: { 1: privateKey }, at: { 1: '/prod/ec.pem' } });
    await expect(sender.read(byCurve)).rejects.toMatchObject({ code: 'UPSTREAM_SURPRISE' });
    answer[paths.first] = [302, ''];
    await expect(sender.read(signed(saved, only))).rejects.toMatchObject({ code: 'UPSTREAM_SURPRISE' });
    answer[paths.first] = [200, pem(pairs.first.publicKey)];
    expect((await eventOf(sender, signed(saved, only))).changes).toHaveLength(1);
    expect(all).toHaveLength(4);
  });
});

describe('the handshake of Adobe', () => {
  const ask = (query: Record<string, string>) => ({ method: 'GET', headers: {}, query, body: Buffer.alloc(0) });

  it('is answered with its challenge, as JSON so that no browser runs it', async () => {
    const { sender } = await startAdobe();
    expect(await sender.read(ask({ challenge: '<script>' }))).toEqual({ answer: { challenge: '<script>' } });
  });

  it('without a challenge, or with an endless one, is none', async () => {
    const { sender } = await startAdobe();
    const none = { extensions: { code: 'BAD_USER_INPUT' } };
    await expect(sender.read(ask({}))).rejects.toMatchObject(none);
    await expect(sender.read(ask({ challenge: 'x'.repeat(2_000) }))).rejects.toMatchObject(none);
  });

  it('by a URL that nobody signed opens nothing', async () => {
    const { sender, url, all } = await startAdobe();
    const body = Buffer.from(JSON.stringify({ validationUrl: `${url}/validate` }));
    await expect(sender.read({ method: 'POST', headers: {}, query: {}, body })).rejects.toMatchObject(refusal);
    expect(all).toEqual([]);
  });
});
