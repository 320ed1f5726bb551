import type { Caller } from './call.ts';
import { notAllowed } from './refusal.ts';
import type { CommerceState } from './state.ts';
import { ADMIN } from './userTokens.ts';

export interface CredentialedRequest {
  method: string;
  /** Scheme, host and path, without the query. */
  url: string;
  query: [string, string][];
  header: (name: string) => string | undefined;
}

/** What the service edition checks beside the token: that it is IMS's, and whose API and organisation it is for. */
export interface ImsGate {
  clientId: string;
  organization: string;
  knows: (token: string) => boolean;
}

export const bearerOf = (authorization: string | undefined) => /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];

/** Whom the credentials of a REST request prove; a bearer nobody knows is a guest. Throws Refusal for a bad OAuth header. */
export function callerOf(request: CredentialedRequest, state: CommerceState): Caller {
  const authorization = request.header('authorization');
  if (authorization && /^OAuth\s/i.test(authorization)) {
    state.oauth.verify({ method: request.method, url: request.url, query: request.query, authorization });
    return { kind: 'integration' };
  }
  const token = bearerOf(authorization);
  return token === undefined ? { kind: 'guest' } : userOf(token, state);
}

export function userOf(token: string, state: CommerceState): Caller {
  if (state.switches.integrationAsBearer && state.oauth.isAccessToken(token)) return { kind: 'integration' };
  const user = state.userTokens.read(token);
  if (!user) return { kind: 'guest' };
  return { kind: user.type === ADMIN ? 'admin' : 'customer', id: user.id };
}

/** The service edition takes IMS tokens with their two headers, and nothing else. Throws Refusal. */
export function imsCaller(request: CredentialedRequest, gate: ImsGate): Caller {
  const token = bearerOf(request.header('authorization'));
  const itsOwn =
    request.header('x-api-key') === gate.clientId && request.header('x-gw-ims-org-id') === gate.organization;
  if (token === undefined || !itsOwn || !gate.knows(token)) throw notAllowed('self');
  return { kind: 'integration' };
}
