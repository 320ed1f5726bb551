import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { observed } from '../http.ts';
import { createActs } from './acts.ts';
import { openDoor } from './door.ts';
import { IoEvents } from './events/ioEvents.ts';
import { OAuthVerifier } from './oauth.ts';
import { CommerceState, DEFAULT_SWITCHES } from './state.ts';
import { createCommerceTables } from './tables.ts';
import { CUSTOMER, UserTokens } from './userTokens.ts';

export interface CommerceServer {
  app: FastifyInstance;
  /** What a customer gets who signs in. */
  issueCustomerToken(customerId: number): string;
  /** Voids every token of a person. */
  expireTokens(): void;
}

/** Adobe Commerce in both editions: REST and GraphQL on premises, and as a service below the tenant's path. */
export function createCommerce(context: SandboxContext): CommerceServer {
  const { credentials, identity, clock } = context;
  const { tenant, clientId, organization } = credentials.ims;
  const app = observed('commerce', context);
  const userTokens = new UserTokens(credentials.commerceTokenKey, clock);
  const events = new IoEvents(context);
  const state = new CommerceState({
    tables: createCommerceTables(context.world, () => context.urls.commerce),
    oauth: new OAuthVerifier(credentials.commerce, clock),
    userTokens,
    switches: { ...DEFAULT_SWITCHES, ...context.options.commerce },
    now: clock,
    webhookKey: context.webhookKey,
    send: (notice) => events.send(notice),
  });
  context.onReset(() => {
    state.tables = createCommerceTables(context.world, () => context.urls.commerce);
    state.subscriptions.reset();
    state.webhooks.reset();
  });
  for (const [name, act] of Object.entries(createActs(state))) context.onAct(name, act);
  openDoor(app, {
    state,
    addressing: { editions: ['paas', 'saas'], tenant },
    gate: { clientId, organization, knows: (token) => identity.knowsImsToken(token) },
  });
  return {
    app,
    issueCustomerToken: (id) => userTokens.issue({ id, type: CUSTOMER }),
    expireTokens: () => userTokens.expireAll(),
  };
}
