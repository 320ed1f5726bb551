import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { createChangeLog } from '../../platform/changes/log.ts';
import { type Fleet, type Part, startFleet } from './fleet.ts';
import type { Proof } from './main.ts';

interface Captured {
  headers: Record<string, string>;
  body: string;
}

/** A receiver in our place: what Adobe would have sent us. */
async function capture(fleet: Fleet, acts: readonly (() => Promise<unknown>)[]): Promise<Captured[]> {
  const captured: Captured[] = [];
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://receiver');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method === 'POST')
      captured.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() });
    response.end(searchParams.get('challenge') ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`${fleet.control}/_sandbox/registrations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ system: 'commerce', url: `http://127.0.0.1:${port}/` }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  for (const act of acts) await act();
  while (captured.length < acts.length) await new Promise((resolve) => setTimeout(resolve, 20));
  server.close();
  return captured;
}

const kept = ['content-type', 'x-adobe'];
const own = ({ headers }: Captured) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => kept.some((prefix) => name.startsWith(prefix))));

/** What is not quite what a system sent, too much of it, or too slow. */
export async function webhooks(size: 'quick' | 'full', seed: number): Promise<Proof> {
  const { replays, slow, megabytes } = {
    quick: { replays: 1_000, slow: 200, megabytes: 200 },
    full: { replays: 20_000, slow: 1_000, megabytes: 5_000 },
  }[size];
  const fleet = await startFleet(seed);
  try {
    const gateway = await fleet.start('gateway');
    const rename = (firstname: string) => () => fleet.act('updateCustomer', { customerId: 2, firstname });
    const [one, other] = await capture(fleet, [rename('One'), rename('Other')]);
    if (one === undefined || other === undefined) throw new Error('the sandbox sent nothing');
    const changes = createChangeLog(fleet.store);
    const from = await changes.head();
    const memory = await gateway.memory();
    const post = async (name: string, body: string, headers: Record<string, string>) =>
      (await fetch(`${gateway.url}/webhooks/${name}`, { method: 'POST', headers, body })).status;
    const flipped = one.body.replace('"One"', '"Onf"');
    const forged = [
      await post('adobe-io', flipped, own(one)),
      await post('adobe-io', other.body, own(one)),
      await post('adobe-io', one.body, { 'content-type': 'application/json' }),
      await post('business-events?code=guessed', '[]', { 'content-type': 'application/json' }),
      await post('dataverse?code=guessed', '{}', { 'content-type': 'application/json' }),
    ];
    const slowly = Array.from({ length: slow }, () => drip(gateway));
    const statuses: number[] = [];
    for (let at = 0; at < replays; at += 50)
      statuses.push(...(await Promise.all(Array.from({ length: 50 }, () => post('adobe-io', one.body, own(one))))));
    const huge = await flood(gateway, megabytes);
    const growth = (await gateway.memory()) - memory;
    for (const socket of slowly) socket.destroy();
    const effects = (await changes.since(from)).changes.length;
    return {
      done: `a flipped bit, a swapped body, no signature, two guessed keys; one event ${replays} times; ${slow} senders of a byte a second; one body of ${megabytes} MB`,
      figure: `${forged.filter((status) => status === 401).length} of ${forged.length} forgeries refused, ${effects} effect, the body refused with ${huge.status} after ${huge.megabytes} MB, ${growth} MiB more memory`,
      isKept:
        forged.every((status) => status === 401) &&
        statuses.every((status) => status === 200) &&
        effects === 1 &&
        huge.status === 413 &&
        growth < 300,
    };
  } finally {
    await fleet.close();
  }
}

/** Somebody who says that he will send much, and sends it a byte at a time. */
function drip({ url }: Part) {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('error', () => {});
  socket.write(
    'POST /webhooks/adobe-io HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n',
  );
  const timer = setInterval(() => socket.write('x'), 1_000);
  socket.once('close', () => clearInterval(timer));
  return socket;
}

/** Sends so much without saying how much it will be; ends with the answer, or with the connection. */
async function flood({ url }: Part, megabytes: number): Promise<{ status: number; megabytes: number }> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  let status = 0;
  let isOver = false;
  socket.on('error', () => {});
  socket.once('data', (head: Buffer) => {
    status = Number(/^HTTP\/1\.1 (\d+)/.exec(head.toString())?.[1]);
    isOver = true;
  });
  socket.once('close', () => {
    isOver = true;
  });
  socket.write(
    'POST /webhooks/adobe-io HTTP/1.1\r\nHost: door\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
  );
  const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1_048_576, 'x'), Buffer.from('\r\n')]);
  let sent = 0;
  for (; sent < megabytes && !isOver; sent += 1) {
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => {});
  }
  for (let waited = 0; status === 0 && !isOver && waited < 100; waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();
  return { status, megabytes: sent };
}
