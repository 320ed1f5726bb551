import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { createGateway } from '../gateway/gateway.ts';
import { createResponses } from '../gateway/responses.ts';
import { elsewhere, inProcess, type SubgraphClient } from '../gateway/subgraphs.ts';
import { type CacheStore, createCache } from '../platform/cache/cache.ts';
import { createChecker } from '../platform/cache/checker.ts';
import { Knowledge } from '../platform/cache/knowledge.ts';
import { createMemoryStore } from '../platform/cache/memory.ts';
import { createRecords } from '../platform/cache/records.ts';
import { createRedisStore } from '../platform/cache/redis.ts';
import type { NewChange } from '../platform/changes/change.ts';
import { type ChangeLog, createChangeLog } from '../platform/changes/log.ts';
import { type Heard, tailChanges } from '../platform/changes/tail.ts';
import { type Config, requirePrincipalSecret } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics.ts';
import { createReceiver } from '../platform/receiver.ts';
import { startScans } from '../platform/scans.ts';
import { createRemoteSubgraph } from '../platform/serveSubgraph.ts';
import { openStore, type Store } from '../platform/store/store.ts';
import type { Subgraph } from '../platform/subgraph.ts';
import { type CommerceClient, createCommerceClient } from '../subgraphs/commerce/client/index.ts';
import { createCommerceSubgraph } from '../subgraphs/commerce/subgraph.ts';
import { createDynamicsClient, type DynamicsClient } from '../subgraphs/dynamics/client/index.ts';
import { createScans as createDynamicsScans } from '../subgraphs/dynamics/scans.ts';
import { createDynamicsSubgraph } from '../subgraphs/dynamics/subgraph.ts';
import { changesAcross } from '../subgraphs/unified/links/across.ts';
import { createLinks, type Links } from '../subgraphs/unified/links/links.ts';
import { createUnifiedSubgraph } from '../subgraphs/unified/subgraph.ts';
import { createSenders } from './senders.ts';

export const subgraphNames = ['commerce', 'dynamics', 'unified'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

/** The parts of one process, each made when it is first asked for and once only. */
export interface House {
  config: Config;
  commerce(): Promise<CommerceClient>;
  dynamics(): Promise<DynamicsClient>;
  links(): Promise<Links>;
  store(): Promise<Store>;
  changes(): Promise<ChangeLog>;
  subgraph(name: SubgraphName): Promise<Subgraph>;
  gateway(): Promise<FastifyInstance>;
  /** What must be done whether anybody asks or not; one process of a fleet does it. */
  work(): Promise<void>;
  /** Closes what was made, the last first. */
  close(): Promise<void>;
}

interface HouseOptions {
  config: Config;
  log: Log;
  metrics: Metrics;
}

export function createHouse({ config, log, metrics }: HouseOptions): House {
  const closers: (() => Promise<unknown>)[] = [];
  const { upstreamTimeoutMs: timeoutMs, upstreamConcurrency: maxConcurrency } = config.limits;
  const upstream = { timeoutMs, maxConcurrency, log, metrics };

  const store = once(async (): Promise<Store> => {
    const opened = await openStore({ ...config.store, log });
    closers.push(() => opened.close());
    return opened;
  });
  const changes = once(async () => createChangeLog(await store()));
  /** What this process hears of the log: its caches first, so that nobody is told of what they still hide. */
  const hearing = once(async () => {
    const log_ = await changes();
    const position = await log_.head();
    const knowledge = new Knowledge({ epoch: log_.epoch, position });
    const onHeard = (heard: Heard) => knowledge.hear(heard);
    const tail = tailChanges({ changes: log_, url: (await store()).url, from: position, onHeard, log });
    closers.push(() => tail.close());
    return { knowledge, tail };
  });
  const kept = once((): CacheStore => {
    const memory = createMemoryStore({ maxCharacters: config.freshness.cacheCharacters });
    const { redisUrl } = config.freshness;
    if (redisUrl === undefined) return memory;
    const shared = createRedisStore({ url: redisUrl, memory, log });
    closers.push(() => shared.close());
    return shared;
  });
  const records = once(async () => {
    const { knowledge } = await hearing();
    const cache = createCache({ name: 'records', knowledge, store: kept(), metrics });
    const checker = createChecker({ knowledge, rate: config.freshness.checkRate, log, metrics });
    return createRecords({ cache, knowledge, checker });
  });

  const commerce = once(async () => {
    const client = createCommerceClient({ ...config.commerce, ...upstream, records: await records() });
    closers.push(() => client.close());
    return client;
  });
  const dynamics = once(async () => {
    const { finance, dataverse, entra, sets, columns } = config;
    const own = { finance, dataverse, entra, sets, columns, records: await records() };
    const client = createDynamicsClient({ ...own, ...upstream });
    closers.push(() => client.close());
    return client;
  });
  const links = once(async () => createLinks(await store(), await changes()));
  const receiver = once(async () => {
    const { db } = await store();
    const known = await links();
    const across = (of: readonly NewChange[]) => changesAcross(known, of);
    return createReceiver({ db, changes: await changes(), across, log });
  });

  const subgraph = async (name: SubgraphName): Promise<Subgraph> => {
    const { stores } = config;
    switch (name) {
      case 'commerce':
        return createCommerceSubgraph({ client: await commerce(), stores });
      case 'dynamics':
        return createDynamicsSubgraph({ client: await dynamics(), stores });
      case 'unified':
        return createUnifiedSubgraph({
          links: await links(),
          dynamics: await dynamics(),
          stores,
          knowledge: (await hearing()).knowledge,
        });
    }
  };

  async function client(name: SubgraphName): Promise<SubgraphClient> {
    const url = config.server.subgraphUrls[name];
    if (url === undefined) return inProcess(await subgraph(name));
    // The upstream calls behind it must end first, so that it is the subgraph who says what failed.
    const remote = createRemoteSubgraph({
      name,
      url,
      secret: requirePrincipalSecret(config),
      log,
      metrics,
      timeoutMs: timeoutMs + 2_000,
    });
    closers.push(() => remote.close());
    return elsewhere(remote);
  }

  /** Senders tell again of what they were not told was taken for a day at most, and clients come back sooner still. */
  async function forgetOld(): Promise<void> {
    const weekAgo = new Date(Date.now() - 7 * 24 * hourMs);
    await (await changes()).prune(weekAgo);
    await (await receiver()).forget(weekAgo);
  }

  return {
    config,
    commerce,
    dynamics,
    links,
    store,
    changes,
    subgraph,
    async gateway() {
      const supergraphSdl = await readFile(new URL('../supergraph.graphql', import.meta.url), 'utf8');
      const subgraphs = await Promise.all(subgraphNames.map(client));
      const { tail, knowledge } = await hearing();
      const responses = createResponses(createCache({ name: 'responses', knowledge, store: kept(), metrics }));
      const own = createMemoryStore({ maxCharacters: 64_000_000 });
      const callerCache = createCache({ name: 'callers', knowledge, store: own, metrics });
      const heard = { changes: await changes(), tail, responses, callerCache, receiver: await receiver() };
      const senders = createSenders(config, { log, metrics });
      closers.push(() => senders.close());
      const app = await createGateway({
        config,
        supergraphSdl,
        subgraphs,
        ...heard,
        senders: senders.all,
        log,
        metrics,
      });
      closers.push(() => app.close());
      return app;
    },
    async work() {
      const { db } = await store();
      const { scanPauseMs: pauseMs } = config.freshness;
      const scans = startScans(createDynamicsScans({ client: await dynamics(), pauseMs }), {
        db,
        changes: await changes(),
        log,
      });
      closers.push(() => scans.close());
      const upkeep = setInterval(
        () => forgetOld().catch((error: unknown) => log.warn({ err: error }, 'the store grows')),
        hourMs,
      );
      closers.push(async () => clearInterval(upkeep));
    },
    async close() {
      for (const closeOne of closers.splice(0).reverse()) await closeOne();
    },
  };
}

const hourMs = 3_600_000;

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
