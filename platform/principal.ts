import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { unauthenticated } from './errors.ts';

/** Who asks. Made by the gateway once per request, and handed to every subgraph. Never holds a token. */
export interface Principal {
  kind: 'anonymous' | 'shopper' | 'companyUser' | 'salesRepresentative' | 'finance' | 'service' | 'operator' | 'bi';
  /** `commerce:customer:12`, `entra:<object id>` or `anonymous`. */
  subject: string;
  store: PrincipalStore;
  customerId?: string;
  companyId?: string;
  /** Commerce role resources allowed to him. */
  resources: string[];
  /** Customers below him in the company's structure. */
  subordinateIds: string[];
  /** Whether he stands at the top of that structure: all others of the company are below him. */
  leadsCompany?: boolean;
  /** Entra app roles. */
  roles: string[];
  legalEntities: string[];
  personnelNumber?: string;
  /** Account ids he may see; 'all' means all within `legalEntities`. */
  accounts: string[] | 'all';
  companies: string[] | 'all';
  customers: string[] | 'all';
  /** Names of the policies granted; see `grants.ts`. */
  grants: string[];
}

export interface PrincipalStore {
  view: string;
  website: string;
  legalEntity: string;
  currency: string;
}

/** What a subgraph in another process is told of the request it serves. */
export interface SignedCall {
  principal: Principal;
  /** Only ever sent to the commerce subgraph. */
  buyerToken?: string | undefined;
  company?: string | undefined;
  /** The position of the change log that must have been heard of, at the least. */
  least?: number | undefined;
  requestId: string;
}

interface Addressed {
  method: string;
  path: string;
  body: string;
}

interface Envelope extends SignedCall {
  audience: string;
  /** Milliseconds since 1970. */
  time: number;
  nonce: string;
}

export const callHeader = 'x-call';
export const signatureHeader = 'x-call-signature';

/** How far the clocks may be apart and the message under way. */
const validForMs = 30_000;

/** Headers that prove one call to the subgraph named `audience`. Made anew for each attempt: a nonce works once. */
export function signCall(secret: string, audience: string, request: Addressed, call: SignedCall, now = Date.now()) {
  const envelope: Envelope = { ...call, audience, time: now, nonce: randomUUID() };
  const text = Buffer.from(JSON.stringify(envelope)).toString('base64url');
  return { [callHeader]: text, [signatureHeader]: mac(secret, request, text).toString('base64url') };
}

export interface CallVerifier {
  /** The call these headers prove. Throws UNAUTHENTICATED when it is unsigned, altered, for another, stale or replayed. */
  verify(request: Addressed, headers: Readonly<Record<string, string | string[] | undefined>>): SignedCall;
}

/** Keeps the nonces it saw for as long as a call stays valid; they must not be spread over several verifiers. */
export function createCallVerifier(secret: string, audience: string, now: () => number = Date.now): CallVerifier {
  const nonces = new Map<string, number>();

  /** Only proven nonces come here, in the order of their coming: the oldest stand first. */
  function isFirst(nonce: string): boolean {
    for (const [old, seenAt] of nonces) {
      if (now() - seenAt <= 2 * validForMs) break;
      nonces.delete(old);
    }
    if (nonces.has(nonce)) return false;
    nonces.set(nonce, now());
    return true;
  }

  return {
    verify(request, headers) {
      const { [callHeader]: text, [signatureHeader]: signature } = headers;
      if (typeof text !== 'string' || typeof signature !== 'string') throw unauthenticated('The call is not signed.');
      const given = Buffer.from(signature, 'base64url');
      const expected = mac(secret, request, text);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        throw unauthenticated('The signature does not fit the call.');
      }
      // Proven to be written by somebody who has the secret, so its shape is ours.
      const {
        audience: meantFor,
        time,
        nonce,
        ...call
      } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Envelope;
      if (meantFor !== audience) throw unauthenticated('The call is meant for another.');
      if (Math.abs(now() - time) > validForMs) throw unauthenticated('The call is too old, or the clocks differ.');
      if (!isFirst(nonce)) throw unauthenticated('The call was made before.');
      return call;
    },
  };
}

/** The envelope is signed as it is sent, so that nobody has to write it the same way twice. */
function mac(secret: string, { method, path, body }: Addressed, envelope: string): Buffer {
  const bodyHash = createHash('sha256').update(body).digest('base64url');
  return createHmac('sha256', secret)
    .update(JSON.stringify([method.toUpperCase(), path, bodyHash, envelope]))
    .digest();
}
