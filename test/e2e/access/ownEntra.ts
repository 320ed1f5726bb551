import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';

const KID = 'the-trusted-key';

/** An Entra whose keys the test holds, so that a token can be signed rightly and yet be wrong in one thing. */
export interface OwnEntra {
  /** What the product must be started with. */
  env: Record<string, string>;
  /** Where its keys would be looked for by who follows a token's own advice; how often somebody did. */
  trap: { url: string; calls(): number };
  publicKey: { pem: string; modulus: string; jwk: object };
  /** A token that is right in everything but what is said here; `undefined` leaves a claim or header out. */
  token(
    claims?: Record<string, unknown>,
    header?: Record<string, unknown>,
    key?: 'trusted' | 'foreign',
  ): Promise<string>;
  close(): void;
}

/** All else Entra does is passed on to the sandbox's, which is made to listen on a port known before it starts. */
export async function startOwnEntra(tenantId: string, audience: string): Promise<OwnEntra> {
  const trusted = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(trusted.publicKey)), kid: KID, use: 'sig', alg: 'RS256' };
  const sandboxPort = await freePort();
  let followed = 0;

  const trap = createServer((_request, response) => {
    followed += 1;
    response.end(JSON.stringify({ keys: [] }));
  });
  const entra = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk as Buffer);
    response.setHeader('content-type', 'application/json');
    if (request.url?.endsWith('/discovery/v2.0/keys')) return response.end(JSON.stringify({ keys: [jwk] }));
    const answer = await fetch(`http://127.0.0.1:${sandboxPort}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { 'content-type': request.headers['content-type'] ?? 'text/plain' },
      ...(request.method === 'POST' ? { body: Buffer.concat(body).toString() } : {}),
    });
    response.statusCode = answer.status;
    return response.end(await answer.text());
  });
  const trapUrl = await listening(trap);
  const authority = await listening(entra);

  return {
    env: { SANDBOX_IDENTITY_PORT: String(sandboxPort), ENTRA_AUTHORITY: authority },
    trap: { url: trapUrl, calls: () => followed },
    publicKey: { pem: await exportSPKI(trusted.publicKey), modulus: String(jwk.n), jwk },
    token(claims = {}, header = {}, key = 'trusted') {
      const now = Math.floor(Date.now() / 1000);
      const right = {
        iss: `${authority}/${tenantId}/v2.0`,
        aud: audience,
        tid: tenantId,
        oid: '11111111-2222-4333-8444-555555555555',
        roles: ['Finance.Controller'],
        iat: now,
        nbf: now,
        exp: now + 600,
      };
      const jwt = new SignJWT(withoutUndefined({ ...right, ...claims }));
      jwt.setProtectedHeader(withoutUndefined({ alg: 'RS256', typ: 'JWT', kid: KID, ...header }) as { alg: string });
      return jwt.sign(key === 'trusted' ? trusted.privateKey : foreign.privateKey);
    },
    close() {
      trap.close();
      entra.close();
    },
  };
}

const withoutUndefined = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function freePort(): Promise<number> {
  const server = createTcp();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
