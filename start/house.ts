import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { createGateway } from '../gateway/gateway.ts';
import { elsewhere, inProcess, type SubgraphClient } from '../gateway/subgraphs.ts';
import type { NewChange } from '../platform/changes/change.ts';
import { type ChangeLog, createChangeLog } from '../platform/changes/log.ts';
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

export const subgraphNames = ['commerce', 'dynamics', 'unified'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

/** The parts of one process, each made when it is first asked for and once only. */
export interface House {
  config: Config;
  commerce(): CommerceClient;
  dynamics(): DynamicsClient;
  links(): Promise<Links>;
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

  const commerce = once(() => {
    const client = createCommerceClient({ ...config.commerce, ...upstream });
    closers.push(() => client.close());
    return client;
  });
  const dynamics = once(() => {
    const { finance, dataverse, entra, sets, columns } = config;
    const client = createDynamicsClient({ finance, dataverse, entra, sets, columns, ...upstream });
    closers.push(() => client.close());
    return client;
  });
  const store = once(async (): Promise<Store> => {
    const opened = await openStore({ ...config.store, log });
    closers.push(() => opened.close());
    return opened;
  });
  const links = once(async () => createLinks(await store()));
  const changes = once(async () => createChangeLog(await store()));

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
        return createCommerceSubgraph({ client: commerce(), stores });
      case 'dynamics':
        return createDynamicsSubgraph({ client: dynamics(), stores });
      case 'unified':
        return createUnifiedSubgraph({ links: await links(), dynamics: dynamics(), stores });
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
    changes,
    subgraph,
    async gateway() {
      const supergraphSdl = await readFile(new URL('../supergraph.graphql', import.meta.url), 'utf8');
      const subgraphs = await Promise.all(subgraphNames.map(client));
      const heard = { changes: await changes(), storeUrl: (await store()).url, receiver: await receiver() };
      const app = await createGateway({
        config,
        supergraphSdl,
        subgraphs,
        ...heard,
        senders: [],
        log,
        metrics,
      });
      closers.push(() => app.close());
      return app;
    },
    async work() {
      const { db } = await store();
      const { scanPauseMs: pauseMs } = config.freshness;
      const scans = startScans(createDynamicsScans({ client: dynamics(), pauseMs }), {
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
