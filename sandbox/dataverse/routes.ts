import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { handleBatch, JSON_TYPE, readJson } from './batch.ts';
import { callerOf } from './caller.ts';
import { handle } from './handle.ts';
import { asksForErrorDetails } from './prefer.ts';
import type { ServiceProtection } from './protection.ts';
import { methodNotAllowed, Refusal } from './refusal.ts';
import type { Answer, Service, Work } from './service.ts';

export interface DataverseRoutes {
  service(): Service;
  /** Whether the bearer token is valid for this environment. */
  isAuthorized(token: string): Promise<boolean>;
  protection: ServiceProtection;
}

const BODY_LIMIT = 64 * 1024 * 1024;
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** The Web API under `/api/data/v9.2`; the versions before it answer alike. */
export function addDataverseRoutes(app: FastifyInstance, { service, isAuthorized, protection }: DataverseRoutes): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Refusal)) throw error;
    const body = error.body(asksForErrorDetails(onlyText(request.headers).prefer));
    return send(reply, { status: error.status, headers: { ...error.headers }, body });
  });
  const strangers = new WeakSet<FastifyRequest>();
  // Before the body is read, so that a request that waits counts as running.
  app.addHook('onRequest', async (request, reply) => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || !(await isAuthorized(token))) {
      strangers.add(request);
      return undefined;
    }
    const user = userOf(token);
    const done = protection.admit(user);
    const startedMs = performance.now();
    reply.raw.once('close', () => done(performance.now() - startedMs));
    reply.headers(protection.headers(user));
    return undefined;
  });
  // After the body is read: the request log shows it whole.
  app.addHook('preHandler', async (request, reply) =>
    strangers.has(request) ? reply.code(401).header('WWW-Authenticate', 'Bearer').send() : undefined,
  );
  const guarded = (request: FastifyRequest, reply: FastifyReply) => send(reply, answer(request, service()));
  for (const url of ['/api/data/:version', '/api/data/:version/*']) {
    app.route({ method: METHODS, url, handler: guarded });
  }
}

/** Whose token it is: limits are a user's, however many tokens he has. */
function userOf(token: string): string {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    if (typeof claims === 'object' && claims !== null && 'oid' in claims) return String(claims.oid);
  } catch {
    // not one of Entra's tokens, as in tests
  }
  return token;
}

const ROOT = /^\/api\/data\/v9\.[0-2]\/?/i;

function answer(request: FastifyRequest, service: Service): Answer {
  const raw = request.raw.url ?? '';
  if (!ROOT.test(raw)) throw new Refusal(404, '', 'No HTTP resource was found that matches the request URI.');
  const url = raw.replace(ROOT, '');
  const { method } = request;
  const headers = onlyText(request.headers);
  const text = typeof request.body === 'string' ? request.body : '';
  const work: Work = { service, callerId: callerOf(headers, service), undo: [], references: new Map() };
  if (/^(\$|%24)batch$/i.test(url)) {
    if (method !== 'POST') throw methodNotAllowed(method);
    return handleBatch(text, headers, work);
  }
  if (text !== '' && !/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new Refusal(415, '0x80060888', `The content type '${headers['content-type'] ?? ''}' is not supported.`);
  }
  try {
    return handle({ method, url, headers, body: text === '' ? undefined : readJson(text) }, work);
  } catch (error) {
    for (const revert of work.undo.reverse()) revert();
    throw error;
  }
}

function onlyText(headers: FastifyRequest['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
}

function send(reply: FastifyReply, { status, headers = {}, body }: Answer): FastifyReply {
  reply.code(status).header('OData-Version', '4.0');
  if (typeof body === 'object') reply.header('Content-Type', `${JSON_TYPE}; charset=utf-8`);
  if (typeof body === 'string') reply.header('Content-Type', 'text/plain');
  reply.headers(headers);
  return reply.send(typeof body === 'object' ? JSON.stringify(body) : body);
}
