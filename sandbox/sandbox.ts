import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { WebhookKey } from './commerce/events/webhookKey.ts';
import { createCommerce } from './commerce/server.ts';
import type { SandboxConfig } from './config.ts';
import type { Act, SandboxContext, SandboxUrls } from './context.ts';
import { createControl } from './control/server.ts';
import { createCredentials } from './credentials.ts';
import { Webhooks } from './dataverse/events/webhooks.ts';
import { createDataverse } from './dataverse/server.ts';
import { Deliveries } from './events/deliveries.ts';
import { Registrations } from './events/registrations.ts';
import { Faults } from './faults.ts';
import { createFinance } from './finance/server.ts';
import { createCallers } from './identity/callers.ts';
import { EventKeys } from './identity/eventKeys.ts';
import { Identity } from './identity/identity.ts';
import { createIdentityServer } from './identity/server.ts';
import { startLive } from './live.ts';
import { RequestLog } from './requestLog.ts';
import { createWorld } from './world/create.ts';

export interface Sandbox {
  urls: SandboxUrls;
  close(): Promise<void>;
}

/** Starts all five servers. Throws if a port is taken; then none is left listening. */
export async function startSandbox(config: SandboxConfig): Promise<Sandbox> {
  const { seed, scale, host, ports } = config;
  const urls: SandboxUrls = { commerce: '', finance: '', dataverse: '', identity: '', control: '' };
  const credentials = createCredentials(seed);
  const clock = () => new Date();
  const rebuilds: (() => void)[] = [];
  const acts = new Map<string, Act>();
  const registrations = new Registrations();
  let world = makeWorld(seed);

  function makeWorld(from: number) {
    return createWorld({ seed: from, scale, today: `${clock().toISOString().slice(0, 10)}T00:00:00.000Z` });
  }

  const identity = new Identity({
    url: () => urls.identity,
    tenantId: credentials.entra.tenantId,
    clock,
    lifetimeSeconds: config.tokenLifetimeSeconds,
  });
  const faults = new Faults(seed);
  const context: SandboxContext = {
    options: config,
    get world() {
      return world;
    },
    credentials,
    identity,
    eventKeys: new EventKeys(),
    webhookKey: new WebhookKey(),
    log: new RequestLog(),
    faults,
    deliveries: new Deliveries(config.eventRetryScale, faults),
    urls,
    clock,
    onReset(rebuild) {
      rebuilds.push(rebuild);
      rebuild();
    },
    onAct(name, act) {
      if (acts.has(name)) throw new Error(`two acts are called ${name}`);
      acts.set(name, act);
    },
    onRegistration(system, register) {
      registrations.take(system, register);
    },
  };

  const webhooks = new Webhooks(context);
  const commerce = createCommerce(context);
  const callers = createCallers({
    world: () => world,
    identity,
    credentials,
    issueCustomerToken: commerce.issueCustomerToken,
  });
  const control = createControl({
    context,
    acts,
    registrations,
    callers,
    expireTokens() {
      identity.expireTokens();
      commerce.expireTokens();
    },
    reset(from = seed) {
      world = makeWorld(from);
      context.faults.clear();
      context.log.clear();
      context.deliveries.reset();
      for (const rebuild of rebuilds) rebuild();
    },
  });
  const servers: Record<keyof SandboxUrls, FastifyInstance> = {
    commerce: commerce.app,
    finance: createFinance(context, webhooks),
    dataverse: createDataverse(context, webhooks),
    identity: createIdentityServer(context),
    control,
  };
  const live = config.live ? startLive(context, acts) : undefined;
  const close = async () => {
    live?.stop();
    context.deliveries.close();
    await Promise.all(Object.values(servers).map((server) => server.close()));
  };
  try {
    for (const name of ['commerce', 'finance', 'dataverse', 'identity', 'control'] as const) {
      await servers[name].listen({ host, port: ports[name] });
      const { port } = servers[name].server.address() as AddressInfo;
      urls[name] = `http://${host}:${port}`;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { urls, close };
}
