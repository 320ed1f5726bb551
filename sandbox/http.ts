import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { SandboxContext, System } from './context.ts';
import type { RequestFault } from './faults.ts';
import { readable, readableBody } from './requestLog.ts';

declare module 'fastify' {
  interface FastifyRequest {
    received: { at: Date; startedMs: number; body: Buffer[]; losesAnswer: boolean };
  }
}

const BODY_LIMIT = 64 * 1024 * 1024;

/** A server whose every request is recorded, and struck by the faults that stand. It has no routes and does not listen. */
export function observed(system: System, context: SandboxContext): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 5_000 },
    forceCloseConnections: true,
    // Dataverse takes addresses up to 32 KB, which Node counts among the headers.
    http: { maxHeaderSize: 65_536 },
  });
  app.addHook('onRequest', async (request) => {
    request.received = { at: context.clock(), startedMs: performance.now(), body: [], losesAnswer: false };
  });
  app.addHook('preParsing', async (request, _reply, payload) => {
    payload.on('data', (chunk: Buffer) => request.received.body.push(chunk));
    return payload;
  });
  app.addHook('preHandler', async (request, reply) => {
    const struck = context.faults.strike({ system, method: request.method, url: request.raw.url ?? '/' });
    for (const fault of struck) {
      if (await suffer(fault, system, request, reply)) return reply;
    }
    return undefined;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    record(system, context, request, reply, payload);
    if (request.received.losesAnswer) reply.hijack().raw.destroy();
    return payload;
  });
  return app;
}

/** Whether the request is over. */
async function suffer(
  fault: RequestFault,
  system: System,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  switch (fault.kind) {
    case 'latency':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return false;
    case 'answerLost':
      request.received.losesAnswer = true;
      return false;
    case 'status': {
      const { status, retryAfterSeconds } = fault;
      if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
      const body = faultBody(system, status);
      const type = typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8';
      await reply
        .code(status)
        .type(type)
        .send(typeof body === 'string' ? body : JSON.stringify(body));
      return true;
    }
    case 'refuse':
      reply.hijack().raw.destroy();
      return true;
    case 'timeout':
      reply.hijack();
      return true;
  }
}

const BUSY = 'This request could not be processed at this time due to system experiencing high resource utilization.';
const TOO_MANY = 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.';

const BUSY_BODY: Record<System, (isThrottled: boolean) => object> = {
  commerce: (isThrottled) =>
    isThrottled ? { message: 'Too Many Requests', trace: null } : { message: 'Service Temporarily Unavailable' },
  finance: (isThrottled) => ({ error: { code: '', message: isThrottled ? BUSY : 'The service is unavailable.' } }),
  dataverse: (isThrottled) => ({
    error: isThrottled
      ? { code: '0x80072322', message: TOO_MANY }
      : { code: '', message: 'The service is unavailable.' },
  }),
  identity: () => ({ error: 'temporarily_unavailable', error_description: 'The service is temporarily unavailable.' }),
};

/** How each system words such a failure. */
function faultBody(system: System, status: number): object {
  if (system === 'commerce' && status === 500) {
    const report = randomUUID().replaceAll('-', '').slice(0, 13);
    return { message: `Internal Error. Details are available in Magento log file. Report ID: webapi-${report}` };
  }
  return BUSY_BODY[system](status === 429);
}

function record(
  system: System,
  context: SandboxContext,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
) {
  const { at, startedMs, body } = request.received;
  const text = Buffer.concat(body).toString('utf8');
  const responseHeaders = readable(reply.getHeaders());
  const answer = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.toString() : '';
  context.log.add({
    at: at.toISOString(),
    system,
    method: request.method,
    url: request.raw.url ?? '/',
    headers: readable(request.headers),
    body: readableBody(text, request.headers['content-type']),
    status: reply.statusCode,
    responseHeaders,
    response: readableBody(answer, responseHeaders['content-type']),
    ms: Math.round((performance.now() - startedMs) * 10) / 10,
  });
}
