import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxContext } from '../context.ts';
import { observed } from '../http.ts';

const IMS_SCOPES = ['openid', 'AdobeID', 'commerce.accs'];

/** Microsoft Entra's v2.0 endpoints for one tenant, and Adobe's IMS, on one host. */
export function createIdentityServer(context: SandboxContext): FastifyInstance {
  const app = observed('identity', context);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  const { entra, ims } = context.credentials;
  const isTenant = (tenant: string) => tenant.toLowerCase() === entra.tenantId;

  app.post<{ Params: { tenant: string } }>('/:tenant/oauth2/v2.0/token', async (request, reply) => {
    const form = readForm(request.headers['content-type'], request.body);
    const now = context.clock();
    const refuse = (status: number, error: string, code: number, words: string) =>
      reply.code(status).send(entraError(now, error, code, words));
    if (!isTenant(request.params.tenant)) {
      return refuse(400, 'invalid_request', 90002, `Tenant '${request.params.tenant}' not found.`);
    }
    if (form.get('grant_type') !== 'client_credentials') {
      return refuse(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
    }
    if (form.get('client_id') !== entra.clientId) {
      return refuse(400, 'unauthorized_client', 700016, 'The application was not found in the directory.');
    }
    if (form.get('client_secret') !== entra.clientSecret) {
      return refuse(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
    }
    const audience = /^(\S+)\/\.default$/.exec(form.get('scope') ?? '')?.[1];
    if (audience !== context.urls.finance && audience !== context.urls.dataverse) {
      return refuse(400, 'invalid_scope', 70011, 'The provided value for the input parameter scope is not valid.');
    }
    const { token, expiresInSeconds } = await context.identity.issueForApplication(entra.clientId, audience);
    return {
      token_type: 'Bearer',
      expires_in: expiresInSeconds,
      ext_expires_in: expiresInSeconds,
      access_token: token,
    };
  });

  app.get<{ Params: { tenant: string } }>('/:tenant/discovery/v2.0/keys', async ({ params }, reply) =>
    isTenant(params.tenant) ? context.identity.jwks() : reply.code(404).send(),
  );

  app.get<{ Params: { tenant: string } }>(
    '/:tenant/v2.0/.well-known/openid-configuration',
    async ({ params }, reply) => {
      if (!isTenant(params.tenant)) return reply.code(404).send();
      const base = `${context.urls.identity}/${entra.tenantId}`;
      return {
        issuer: `${base}/v2.0`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      };
    },
  );

  // Adobe serves them from a host of their own.
  app.get('/prod/keys/:name', async ({ url }, reply) => {
    const pem = context.eventKeys.pem(url);
    return pem === undefined ? reply.code(404).send() : reply.type('application/x-pem-file').send(pem);
  });

  app.post('/ims/token/v3', async (request, reply) => {
    const form = readForm(request.headers['content-type'], request.body);
    const refuse = (status: number, error: string) => refuseIms(reply, status, error);
    if (form.get('grant_type') !== 'client_credentials') return refuse(400, 'unsupported_grant_type');
    if (form.get('client_id') !== ims.clientId || form.get('client_secret') !== ims.clientSecret) {
      return refuse(401, 'invalid_client');
    }
    const scopes = form.get('scope')?.split(/[ ,]+/) ?? [];
    if (!IMS_SCOPES.every((scope) => scopes.includes(scope))) return refuse(400, 'invalid_scope');
    const { token, expiresInSeconds } = context.identity.issueIms();
    return { access_token: token, token_type: 'bearer', expires_in: expiresInSeconds };
  });
  return app;
}

const readForm = (type: string | undefined, body: unknown) =>
  new URLSearchParams(
    /^application\/x-www-form-urlencoded\b/i.test(type ?? '') && typeof body === 'string' ? body : '',
  );

const refuseIms = (reply: FastifyReply, status: number, error: string) =>
  reply.code(status).send({ error, error_description: error.replaceAll('_', ' ') });

function entraError(now: Date, error: string, code: number, words: string) {
  const traceId = randomUUID();
  return {
    error,
    error_description: `AADSTS${code}: ${words} Trace ID: ${traceId}`,
    error_codes: [code],
    timestamp: now.toISOString().replace('T', ' ').slice(0, 19).concat('Z'),
    trace_id: traceId,
    correlation_id: randomUUID(),
  };
}
