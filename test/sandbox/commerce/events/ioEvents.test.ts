import { verify } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Received } from '../../events/endpoint.ts';
import { type Commerce, eventIn, startCommerce } from './startCommerce.ts';

let commerce: Commerce;
beforeAll(async () => {
  commerce = await startCommerce();
});
afterEach(() => commerce.startAgain());
afterAll(() => commerce?.close());

const rename = (firstname: string) => commerce.act('updateCustomer', { customerId: 1, firstname });

/** Of the header with this number, by the key that is served where the header says. */
async function isSigned({ headers, body }: Received, by: 1 | 2): Promise<boolean> {
  const path = headers[`x-adobe-public-key${by}-path`];
  const key = await (await fetch(commerce.urls.identity + path)).text();
  return verify(
    'sha256',
    Buffer.from(body),
    key,
    Buffer.from(`${headers[`x-adobe-digital-signature-${by}`]}`, 'base64'),
  );
}

describe('a registration', () => {
  test.each([
    ['as text', (challenge: string) => ({ status: 200, body: challenge })],
    ['as JSON', (challenge: string) => ({ status: 200, body: JSON.stringify({ challenge }) })],
  ])('is made where the challenge comes back %s', async (_as, shake) => {
    const endpoint = await commerce.listen(undefined, shake);
    expect((await commerce.register(endpoint)).status).toBe(204);
    await rename('Ada');
    expect(await endpoint.posted(1)).toHaveLength(1);
  });

  test.each([
    ['is another', () => ({ status: 200, body: 'another' })],
    ['is another in JSON', () => ({ status: 200, body: '{"challenge":"another"}' })],
    ['comes with an error', (challenge: string) => ({ status: 500, body: challenge })],
  ])('is refused where what comes back %s, and nothing is sent there', async (_as, shake) => {
    const endpoint = await commerce.listen(undefined, shake);
    const { status, body } = await commerce.register(endpoint);
    expect([status, body.error]).toEqual([400, expect.stringContaining('does not give the challenge back')]);
    await rename('Ada');
    expect(await commerce.deliveries()).toEqual([]);
    expect((await commerce.control('GET', 'registrations')).body).toEqual([]);
  });

  test('is listed, and ends when it is taken back', async () => {
    const endpoint = await commerce.listen();
    expect((await commerce.register(endpoint)).status).toBe(204);
    expect((await commerce.control('GET', 'registrations')).body).toEqual([{ system: 'commerce', url: endpoint.url }]);
    await commerce.control('DELETE', 'registrations');
    await rename('Ada');
    expect(await commerce.deliveries()).toEqual([]);
    expect((await commerce.control('GET', 'registrations')).body).toEqual([]);
  });
});

describe('an event', () => {
  test('comes as Adobe wraps it, with values as text', async () => {
    const endpoint = await commerce.listen();
    await commerce.register(endpoint);
    await rename('Ada');
    const [post] = await endpoint.posted(1);
    const { clientId, providerId, source } = commerce.credentials.events;
    const id = expect.stringMatching(/^[\da-f-]{36}$/);
    const event = post && eventIn(post);
    expect(event).toEqual({
      specversion: '1.0',
      id,
      source: `urn:uuid:${providerId}`,
      type: 'com.adobe.commerce.observer.customer_save_commit_after',
      datacontenttype: 'application/json',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      eventid: id,
      event_id: event?.eventid,
      recipientclientid: clientId,
      recipient_client_id: clientId,
      data: {
        key: id,
        source,
        value: {
          id: '1',
          group_id: expect.stringMatching(/^\d+$/),
          email: expect.stringContaining('@'),
          firstname: 'Ada',
          lastname: expect.any(String),
          store_id: expect.stringMatching(/^\d+$/),
          website_id: expect.stringMatching(/^\d+$/),
          updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
          _isNew: false,
        },
        _metadata: {
          commerceEdition: 'Adobe Commerce',
          commerceVersion: '2.4.9',
          eventsClientVersion: expect.any(String),
          storeId: event?.data.value.store_id,
          websiteId: event?.data.value.website_id,
          storeGroupId: expect.stringMatching(/^\d+$/),
        },
      },
    });
    expect(post?.headers).toMatchObject({
      'x-adobe-event-id': event?.eventid,
      'x-adobe-delivery-id': id,
      'x-adobe-event-code': event?.type,
      'x-adobe-provider': expect.any(String),
    });
    expect(post?.headers).not.toHaveProperty('x-adobe-retry-count');
  });

  test('is signed twice over its bytes, by keys that are served', async () => {
    const endpoint = await commerce.listen();
    await commerce.register(endpoint);
    await rename('Ada');
    const [post] = await endpoint.posted(1);
    if (post === undefined) throw new Error('nothing came');
    expect(post.headers['x-adobe-public-key1-path']).not.toBe(post.headers['x-adobe-public-key2-path']);
    for (const by of [1, 2] as const) {
      expect(await isSigned(post, by)).toBe(true);
      expect(await isSigned({ ...post, body: `${post.body} ` }, by)).toBe(false);
    }
  });

  test('is signed by other keys after a change of them; those before it are served once more', async () => {
    const endpoint = await commerce.listen();
    await commerce.register(endpoint);
    await rename('Ada');
    await endpoint.posted(1);
    await commerce.control('POST', 'keys/rotate');
    await rename('Grace');
    const [old, fresh] = await endpoint.posted(2);
    if (old === undefined || fresh === undefined) throw new Error('nothing came');
    const path = 'x-adobe-public-key1-path';
    expect(fresh.headers[path]).not.toBe(old.headers[path]);
    expect([await isSigned(old, 1), await isSigned(fresh, 1)]).toEqual([true, true]);
    await commerce.control('POST', 'keys/rotate');
    expect((await fetch(commerce.urls.identity + old.headers[path])).status).toBe(404);
  });

  test('that fails comes again: the same event, another delivery, counted', async () => {
    const answers = [500, 429, 200];
    const endpoint = await commerce.listen((_post, before) => ({ status: answers[before] ?? 200 }));
    await commerce.register(endpoint);
    await rename('Ada');
    const posts = await endpoint.posted(3);
    expect(posts.map(({ headers }) => headers['x-adobe-retry-count'])).toEqual([undefined, '1', '2']);
    expect(new Set(posts.map(({ headers }) => headers['x-adobe-event-id'])).size).toBe(1);
    expect(new Set(posts.map(({ headers }) => headers['x-adobe-delivery-id'])).size).toBe(3);
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1);
    expect(await commerce.deliveries()).toMatchObject([
      { state: 'delivered', attempts: [{ status: 500 }, { status: 429 }, { status: 200 }] },
    ]);
  });

  test.each([400, 401, 404, 505])('that is answered %i is never sent again', async (status) => {
    const endpoint = await commerce.listen(() => ({ status }));
    await commerce.register(endpoint);
    await rename('Ada');
    await endpoint.posted(1);
    expect(await commerce.deliveries()).toMatchObject([{ state: 'given up', attempts: [{ status }] }]);
  });

  test('comes twice under one id where a fault says so', async () => {
    const endpoint = await commerce.listen();
    await commerce.register(endpoint);
    await commerce.control('POST', 'faults', { kind: 'event', what: 'duplicate', event: 'customer_save' });
    await rename('Ada');
    const posts = await endpoint.posted(2);
    expect(new Set(posts.map((post) => eventIn(post).eventid)).size).toBe(1);
    expect((await commerce.deliveries()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  });

  test('of more than 64 KB is never made', async () => {
    const endpoint = await commerce.listen();
    await commerce.register(endpoint);
    await rename('A'.repeat(64 * 1024));
    await rename('Ada');
    await endpoint.posted(1);
    expect(
      (await commerce.deliveries()).map(({ body }) => (body as ReturnType<typeof eventIn>).data.value.firstname),
    ).toEqual(['Ada']);
  });
});

describe('subscriptions', () => {
  const CUSTOMER = 'observer.customer_save_commit_after';

  test('say which events are sent, and which of their fields', async () => {
    const endpoint = await commerce.listen();
    await commerce.register(endpoint);
    const event = { name: CUSTOMER, fields: [{ name: 'email' }, { name: '_origData' }, { name: 'nothing' }] };
    expect((await commerce.rest('POST', '/eventing/eventSubscribe', { event })).status).toBe(400);
    expect(await commerce.rest('POST', '/eventing/eventSubscribe', { event, force: true })).toEqual({
      status: 200,
      body: [],
    });
    await rename('Ada');
    const [post] = await endpoint.posted(1);
    expect(post && eventIn(post).data.value).toEqual({
      email: expect.any(String),
      _origData: expect.objectContaining({ firstname: expect.not.stringMatching(/^Ada$/) }),
    });
    expect((await commerce.rest('POST', `/eventing/eventUnsubscribe/${CUSTOMER}`)).status).toBe(200);
    await rename('Grace');
    expect(await commerce.deliveries()).toHaveLength(1);
    expect((await commerce.rest('POST', `/eventing/eventUnsubscribe/${CUSTOMER}`)).status).toBe(404);
  });

  test('may have a name of their own, and rules', async () => {
    const endpoint = await commerce.listen();
    await commerce.register(endpoint);
    const name = 'observer.renamed_ada';
    const rules = [
      { field: 'firstname', operator: 'onChange', value: '' },
      { field: 'firstname', operator: 'in', value: 'Ada,Grace' },
    ];
    const event = { name, parent: CUSTOMER, fields: [{ name: 'firstname' }], rules };
    await commerce.rest('POST', '/eventing/eventSubscribe', { event });
    await commerce.rest('PUT', `/eventing/eventSubscribe/${CUSTOMER}`, {
      event: { fields: [{ name: 'id' }], rules: [{ field: 'id', operator: 'greaterThan', value: '1' }] },
    });
    for (const firstname of ['Ada', 'Ada', 'Mary', 'Grace']) await rename(firstname);
    const bodies = (await commerce.deliveries()).map(({ body }) => body as ReturnType<typeof eventIn>);
    expect(bodies.map(({ type, data }) => [type, data.value.firstname])).toEqual([
      [`com.adobe.commerce.${name}`, 'Ada'],
      [`com.adobe.commerce.${name}`, 'Grace'],
    ]);
  });

  test('are what they were after a reset, and for integrations only', async () => {
    const names = async () =>
      (await commerce.rest('GET', '/eventing/getEventSubscriptions')).body.map((one: { name: string }) => one.name);
    const before = await names();
    expect(before).toContain(CUSTOMER);
    await commerce.rest('POST', `/eventing/eventUnsubscribe/${CUSTOMER}`);
    expect(await names()).not.toContain(CUSTOMER);
    await commerce.control('POST', 'reset', {});
    expect(await names()).toEqual(before);
    expect((await fetch(`${commerce.urls.commerce}/rest/V1/eventing/getEventSubscriptions`)).status).toBe(401);
  });
});
