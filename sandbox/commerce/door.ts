import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Addressing, readAddress } from './address.ts';
import { Call } from './call.ts';
import { bearerOf, type CredentialedRequest, callerOf, type ImsGate, imsCaller } from './caller.ts';
import { answerGraphQL } from './graphql/endpoint.ts';
import { project } from './projection.ts';
import { internalError, notAllowed, Refusal } from './refusal.ts';
import { cartRoutes } from './rest/carts.ts';
import { catalogRoutes } from './rest/catalog.ts';
import { companyRoutes } from './rest/companies.ts';
import { customerRoutes, tokenRoutes } from './rest/customers.ts';
import { eventingRoutes } from './rest/eventing.ts';
import { inventoryRoutes } from './rest/inventory.ts';
import { salesRoutes } from './rest/sales.ts';
import { storeRoutes } from './rest/stores.ts';
import { holds, Router } from './routes.ts';
import type { CommerceState } from './state.ts';

export interface Door {
  state: CommerceState;
  addressing: Addressing;
  gate: ImsGate;
}

const router = new Router([
  ...customerRoutes,
  ...tokenRoutes,
  ...companyRoutes,
  ...salesRoutes,
  ...catalogRoutes,
  ...inventoryRoutes,
  ...cartRoutes,
  ...storeRoutes,
  ...eventingRoutes,
]);

/** Query parameters in their order, decoded. */
export function readQuery(text: string): [string, string][] {
  const decode = (part: string) => {
    const spaced = part.replaceAll('+', ' ');
    try {
      return decodeURIComponent(spaced);
    } catch {
      return spaced;
    }
  };
  return text
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [decode(pair), ''] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
    });
}

interface Received extends CredentialedRequest {
  path: string;
  body: unknown;
}

function receive(request: FastifyRequest): Received {
  const raw = request.raw.url ?? '/';
  const mark = raw.indexOf('?');
  const path = mark < 0 ? raw : raw.slice(0, mark);
  return {
    method: request.method,
    path,
    url: `http://${request.headers.host ?? ''}${path}`,
    query: mark < 0 ? [] : readQuery(raw.slice(mark + 1)),
    body: request.body,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
  };
}

/** Puts Commerce's REST and GraphQL behind a listener that is not yet listening. */
export function openDoor(app: FastifyInstance, door: Door): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    if (!body) return done(null, undefined);
    const type = request.headers['content-type'] ?? '';
    if (!/^application\/json\b/i.test(type)) {
      const message = 'Server cannot understand Content-Type HTTP header media type %1';
      return done(new Refusal(400, message, [type]), undefined);
    }
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(new Refusal(400, 'Decoding error.'), undefined);
    }
  });
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Refusal)) request.log.error({ err: error }, 'a Commerce route failed');
    const refusal = error instanceof Refusal ? error : internalError();
    return reply.code(refusal.status).send(refusal.body);
  });
  app.all('/*', (request, reply) => answer(receive(request), reply, door));
  app.setNotFoundHandler((request, reply) => answer(receive(request), reply, door));
}

async function answer(request: Received, reply: FastifyReply, door: Door) {
  const { state } = door;
  const { world } = state.tables.directory;
  const address = readAddress(request.path, request.header('store'), world, door.addressing);
  if (address.target.kind === 'graphql') {
    if (request.method === 'OPTIONS') return reply.code(204).send();
    const parameters = request.method === 'GET' ? Object.fromEntries(request.query) : asObject(request.body);
    const { status, body, headers } = await answerGraphQL(
      {
        method: request.method,
        parameters,
        store: address.store,
        bearer: bearerOf(request.header('authorization')),
        header: request.header,
      },
      state,
    );
    return reply.code(status).headers(headers).send(body);
  }
  const accept = request.header('accept');
  if (accept && !/\*\/\*|application\/(\*|json|xml)/i.test(accept)) {
    const message =
      'Server cannot match any of the given Accept HTTP header media type(s) from the request: "%1" with media types from the config of response renderer.';
    throw new Refusal(406, message, [accept]);
  }
  const { route, variables } = router.find(request.method, address.target.path, address.edition);
  const caller = address.edition === 'saas' ? imsCaller(request, door.gate) : callerOf(request, state);
  if (!holds(caller, route.resource)) throw notAllowed(route.resource);
  const { query, body } = request;
  const result = await route.answer(new Call(state, { caller, store: address.store, query, body }, variables));
  const fields = query.find(([name]) => name === 'fields')?.[1];
  const shown = fields === undefined ? result : project(result, fields);
  const edition = address.edition === 'saas' ? withoutPremisesOnly : undefined;
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(shown, edition));
}

/** What the service edition does not show. */
const PREMISES_ONLY = ['all_company_attributes'];

const withoutPremisesOnly = (key: string, value: unknown) => (PREMISES_ONLY.includes(key) ? undefined : value);

const asObject = (body: unknown) =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
