import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { SandboxContext, System } from './context.ts';
import type { Fault } from './faults.ts';
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
async function suffer(fault: Fault, system: System, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
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

/** How each system words such a failure; from 502 on it is the web server before it that speaks. */
function faultBody(system: System, status: number): object | string {
  const isThrottled = status === 429;
  if (status > 501)
    return `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`;
  switch (system) {
    case 'commerce':
      if (isThrottled) return { message: 'Too Many Requests', trace: null };
      return {
        message: `Internal Error. Details are available in Magento log file. Report ID: webapi-${randomUUID().replaceAll('-', '').slice(0, 13)}`,
      };
    case 'finance':
      return {
        error: {
          code: '',
          message: isThrottled ? BUSY : 'An error has occurred.',
          ...(isThrottled
            ? {}
            : { innererror: { message: 'The server is busy.', type: 'System.Exception', stacktrace: '' } }),
        },
      };
    case 'dataverse':
      return {
        error: {
          code: isThrottled ? '0x80072322' : '',
          message: isThrottled ? TOO_MANY : 'An unexpected error occurred.',
        },
      };
    case 'identity':
      return { error: 'temporarily_unavailable', error_description: 'The service is temporarily unavailable.' };
  }
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
