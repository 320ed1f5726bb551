import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from './answer.ts';
import { handleBatch, JSON_TYPE, readJson } from './batch.ts';
import { handle, type Service } from './handle.ts';
import { Refusal } from './refusal.ts';

export interface FinanceRoutes {
  service(): Service;
  /** Whether the bearer token is valid for this environment. */
  isAuthorized(token: string): Promise<boolean>;
}

const BODY_LIMIT = 64 * 1024 * 1024;
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** The OData endpoint under `/data`. */
export function addFinanceRoutes(app: FastifyInstance, { service, isAuthorized }: FinanceRoutes): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error;
    return send(reply, { status: error.status, body: error.body as object });
  });
  const guarded = async (request: FastifyRequest, reply: FastifyReply) => {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || !(await isAuthorized(token))) return reply.code(401).send();
    return send(reply, answer(request, service()));
  };
  app.route({ method: METHODS, url: '/data', handler: guarded });
  app.route({ method: METHODS, url: '/data/*', handler: guarded });
}

function answer(request: FastifyRequest, service: Service): Answer {
  const url = request.raw.url?.replace(/^\/data\/?/, '') ?? '';
  const { method, headers } = request;
  const text = typeof request.body === 'string' ? request.body : '';
  if (/^\$batch$/.test(url)) {
    if (method !== 'POST') throw new Refusal(405, `The requested resource does not support http method '${method}'.`);
    return handleBatch(text, headers['content-type'], service);
  }
  if (text !== '' && !/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new Refusal(415, `The content type '${headers['content-type'] ?? ''}' is not supported.`);
  }
  const body = text === '' ? undefined : readJson(text);
  return handle({ method, url, headers: { 'if-match': headers['if-match'] }, body }, service, []);
}

function send(reply: FastifyReply, { status, headers = {}, body }: Answer): FastifyReply {
  reply.code(status).header('OData-Version', '4.0');
  if (typeof body === 'object') reply.header('Content-Type', JSON_TYPE);
  if (typeof body === 'string') reply.header('Content-Type', 'text/plain');
  reply.headers(headers);
  return reply.send(typeof body === 'object' ? JSON.stringify(body) : body);
}
