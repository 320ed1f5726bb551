import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';

export interface EntraOptions {
  /** Where Entra answers, such as `https://login.microsoftonline.com`. */
  authority: string;
  tenantId: string;
  /** What a token must be meant for. */
  audience: string;
}

/** What a verified Entra token says of its bearer. */
export interface StaffClaims {
  objectId: string;
  name: string;
  roles: string[];
}

export interface Entra {
  issuer: string;
  /** Throws when the token is not one of this tenant, for this audience, signed by its present keys, and in its time. */
  verify(token: string): Promise<StaffClaims>;
}

/** Verifies tokens of one Entra tenant; keys are fetched when first needed and again when a token names an unknown one. */
export function createEntra({ authority, tenantId, audience }: EntraOptions): Entra {
  const base = `${authority.replace(/\/$/, '')}/${encodeURIComponent(tenantId)}`;
  const issuer = `${base}/v2.0`;
  const keys = createRemoteJWKSet(new URL(`${base}/discovery/v2.0/keys`), { cooldownDuration: 5_000 });
  return {
    issuer,
    async verify(token) {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['RS256'],
        clockTolerance: 60,
        requiredClaims: ['exp', 'oid', 'tid'],
      });
      return toClaims(payload, tenantId);
    },
  };
}

function toClaims(payload: JWTPayload, tenantId: string): StaffClaims {
  const { tid, oid, name, roles } = payload as JWTPayload & Record<string, unknown>;
  if (tid !== tenantId) throw new Error('the token is of another tenant');
  if (typeof oid !== 'string' || !/^[0-9a-f-]{36}$/i.test(oid)) throw new Error('the token names no object id');
  const given = Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : [];
  return {
    objectId: oid.toLowerCase(),
    name: typeof name === 'string' ? name : '',
    roles: given,
  };
}
