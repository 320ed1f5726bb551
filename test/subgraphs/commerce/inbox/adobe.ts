import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Delivery } from '../../../../platform/inbox.ts';
import { createMemoryLog } from '../../../../platform/log.ts';
import { createAdobeKeys } from '../../../../subgraphs/commerce/inbox/adobeKeys.ts';
import { createIoEvents } from '../../../../subgraphs/commerce/inbox/ioEvents.ts';
import { listen } from '../../../platform/http/loopback.ts';

export const clientId = 'ca7b0000000000000000000000000001';
export const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
/** Made once: keys are slow to make. */
export const pairs = { first: rsa(), second: rsa(), foreign: rsa() };
export const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

export const paths = { first: '/prod/keys/pub-key-one.pem', second: '/prod/keys/pub-key-two.pem' };

/** A key server, and the sender that asks it. `answer` may give other statuses and bodies by path. */
export async function startAdobe({
  answer = {} as Record<string, [number, string]>,
  now = undefined as (() => number) | undefined,
} = {}) {
  const usual: Record<string, [number, string]> = {
    [paths.first]: [200, pem(pairs.first.publicKey)],
    [paths.second]: [200, pem(pairs.second.publicKey)],
  };
  const host = await listen(({ url }, response) => {
    const [status, body] = answer[url] ?? usual[url] ?? [404, 'no such key'];
    response.writeHead(status, { 'content-type': 'application/x-pem-file' }).end(body);
  });
  const keys = createAdobeKeys({ keyHost: host.url, log: createMemoryLog().log, ...(now && { now }) });
  onTestFinished(() => keys.close());
  return { ...host, answer, keys, sender: createIoEvents({ clientId, keys }) };
}

/** An event as Adobe sends it. */
export function cloudEvent(name: string, value: unknown, changes: Record<string, unknown> = {}) {
  return {
    specversion: '1.0',
    id: '6a0c2222-0000-4000-8000-000000000001',
    source: 'urn:uuid:11111111-0000-4000-8000-000000000001',
    type: `com.adobe.commerce.${name}`,
    datacontenttype: 'application/json',
    time: '2026-11-23T04:10:00.000Z',
    eventid: 'b0f20000-0000-4000-8000-000000000001',
    event_id: 'b0f20000-0000-4000-8000-000000000001',
    recipientclientid: clientId,
    recipient_client_id: clientId,
    data: { key: '31a8', source: 'acme.stage', value, _metadata: { commerceEdition: 'Adobe Commerce', storeId: '1' } },
    ...changes,
  };
}

interface Signing {
  by?: Partial<Record<1 | 2, KeyObject>>;
  at?: Partial<Record<1 | 2, string>>;
}

/** Signed with both keys unless told otherwise. */
export function signed(
  content: unknown,
  {
    by = { 1: pairs.first.privateKey, 2: pairs.second.privateKey },
    at = { 1: paths.first, 2: paths.second },
  }: Signing = {},
): Delivery {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const headers: Record<string, string> = {
    'x-adobe-event-id': 'b0f20000-0000-4000-8000-000000000001',
    'x-adobe-delivery-id': 'd1',
  };
  for (const n of [1, 2] as const) {
    const key = by[n];
    if (key !== undefined) headers[`x-adobe-digital-signature-${n}`] = sign('sha256', body, key).toString('base64');
    if (at[n] !== undefined) headers[`x-adobe-public-key${n}-path`] = at[n];
  }
  return { method: 'POST', headers, query: {}, body };
}
