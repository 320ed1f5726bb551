import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createChangeLog } from '../../platform/changes/log.ts';
import { tags } from '../../platform/tags.ts';
import { openStream } from '../e2e/subscriptions/stream.ts';
import { startFleet } from './fleet.ts';
import type { Proof } from './main.ts';

const sizes = {
  quick: { idle: 500, slow: 50, droppers: 10, things: 40, rounds: 3 },
  full: { idle: 5_000, slow: 500, droppers: 20, things: 80, rounds: 10 },
};

const idleQuery = 'subscription { stockUpdated(skus: ["NOBODY-ASKS"]) { sku } }';
const wide = 'sku name url: name a: name b: name c: name salable { quantity }';

/**
 * Many who hear nothing, some who never read, and a few who drop and resume after a random number of events, while products
 * change: each of those few must get every change of every round, once.
 */
export async function subscribers(size: 'quick' | 'full', seed: number): Promise<Proof> {
  const { idle, slow, droppers, things, rounds } = sizes[size];
  const fleet = await startFleet(seed);
  const sockets: ClientRequest[] = [];
  try {
    const gateway = await fleet.start('gateway');
    const skus = await someSkus(gateway.url, things);
    const list = JSON.stringify(skus);
    const before = await gateway.memory();
    for (let at = 0; at < idle; at += 100) {
      const opened = Array.from({ length: Math.min(100, idle - at) }, () => subscribe(gateway.url, idleQuery));
      sockets.push(...(await Promise.all(opened)).map(({ socket }) => socket));
    }
    const withIdle = await gateway.memory();
    for (let at = 0; at < slow; at += 50) {
      const query = `subscription { stockUpdated(skus: ${list}) { ${wide} } }`;
      const opened = Array.from({ length: Math.min(50, slow - at) }, () => subscribe(gateway.url, query));
      for (const { socket, answer } of await Promise.all(opened)) {
        sockets.push(socket);
        answer.pause();
      }
    }
    const changes = createChangeLog(fleet.store);
    const random = mulberry(seed);
    const query = `subscription { stockUpdated(skus: ${list}) { sku } }`;
    const clients = await Promise.all(Array.from({ length: droppers }, () => follow(gateway.url, query, random)));
    const positions: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const sku of skus) {
        const change = { entity: 'Stock', keys: [sku], tags: [tags.stock(sku)], kind: 'UPDATED' } as const;
        positions.push(await changes.append([{ source: 'finance', ...change }]));
      }
      // The next round changes the same things again, which would take the place of what nobody has taken yet.
      const last = positions.at(-1) ?? 0;
      await Promise.all(clients.map((client) => client.reached(last)));
    }
    const peak = await gateway.memory();
    const heard = await Promise.all(clients.map((client) => client.stop()));
    const drops = heard.reduce((sum, one) => sum + one.drops, 0);
    const gaps = heard.reduce((sum, { got }) => sum + positions.filter((one) => !got.includes(one)).length, 0);
    const doubled = heard.reduce((sum, { got }) => sum + got.length - new Set(got).size, 0);
    const perIdle = Math.round(((withIdle - before) * 1024) / idle);
    const growth = peak - withIdle;
    return {
      done: `${idle} idle, ${slow} never reading, ${droppers} dropping and resuming (${drops} drops) through ${positions.length} changes`,
      figure: `${gaps} gaps, ${doubled} doubled of ${positions.length * droppers}; ${perIdle} KiB per idle subscriber, ${growth} MiB more under load`,
      isKept: gaps === 0 && doubled === 0 && drops >= droppers * rounds && perIdle < 200 && growth < 400,
    };
  } finally {
    for (const socket of sockets) socket.destroy();
    await fleet.close();
  }
}

async function someSkus(door: string, count: number): Promise<string[]> {
  const answer = await fetch(`${door}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ products(first: ${count}) { edges { node { sku } } } }` }),
  });
  const { data } = (await answer.json()) as { data: { products: { edges: { node: { sku: string } }[] } } };
  return data.products.edges.map(({ node }) => node.sku);
}

/** A subscription whose answer is left to the caller to read, or not. */
async function subscribe(door: string, query: string): Promise<{ socket: ClientRequest; answer: IncomingMessage }> {
  const socket = request(`${door}/graphql/stream`, {
    method: 'POST',
    agent: false,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  });
  socket.on('error', () => {});
  socket.end(JSON.stringify({ query }));
  const [answer] = (await once(socket, 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`a subscription was answered ${answer.statusCode}`);
  answer.on('error', () => {});
  return { socket, answer };
}

interface Follower {
  reached(position: number): Promise<void>;
  stop(): Promise<{ got: number[]; drops: number }>;
}

/** Reads events, hangs up after some of them, and comes back with the last id he has. */
async function follow(door: string, query: string, random: () => number): Promise<Follower> {
  const got: number[] = [];
  let drops = 0;
  let isStopped = false;
  let lastEventId: string | undefined;
  let stream = await openStream(door, undefined, query);

  async function run(): Promise<void> {
    let left = 1 + Math.floor(random() * 20);
    while (!isStopped) {
      const event = await stream.soon(200);
      if (event === undefined) continue;
      if (event.errors.length > 0) throw new Error(JSON.stringify(event.errors));
      lastEventId = event.id;
      got.push(Number(event.id?.split(':')[1]));
      left -= 1;
      if (left > 0) continue;
      stream.leave();
      drops += 1;
      left = 1 + Math.floor(random() * 20);
      stream = await openStream(door, undefined, query, { lastEventId });
    }
    stream.leave();
  }

  const running = run();
  running.catch(() => {});
  return {
    async reached(position) {
      for (let waited = 0; !got.includes(position); waited += 20) {
        if (waited > 60_000) throw new Error(`a subscriber did not hear of ${position} within a minute`);
        await Promise.race([sleep(20), running]);
      }
    },
    async stop() {
      isStopped = true;
      await running;
      return { got, drops };
    },
  };
}

/** Random numbers from a seed: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
