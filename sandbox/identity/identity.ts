import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** Somebody or something that Entra signs a token for. */
export interface Claims {
  objectId: string;
  name: string;
  email?: string;
  roles: string[];
}

export interface Grant {
  token: string;
  expiresInSeconds: number;
}

export interface IdentityOptions {
  /** Where Entra answers; known once it listens. */
  url(): string;
  tenantId: string;
  clock(): Date;
  lifetimeSeconds: number;
}

interface SigningKey {
  id: string;
  sign(claims: Record<string, unknown>): Promise<string>;
  publicJwk: JWK;
}

/** Entra and Adobe IMS: issues tokens, and knows which of them still hold. */
export class Identity {
  readonly #options: IdentityOptions;
  #keys: SigningKey[] = [];
  /** Tokens for the systems, by their text: what they open and until when, in milliseconds. */
  readonly #live = new Map<string, { audience: string; until: number }>();

  constructor(options: IdentityOptions) {
    this.#options = options;
  }

  /** The keys that tokens may be signed with, the newest first. */
  async jwks(): Promise<{ keys: JWK[] }> {
    await this.#key();
    return { keys: this.#keys.map(({ publicJwk }) => publicJwk) };
  }

  /** Signs with a new key from now on; the one before it stays known. */
  async rotateKeys(): Promise<void> {
    this.#keys = [await createKey(), ...this.#keys.slice(0, 1)];
  }

  /** Voids every token for the systems, as if all had expired. */
  expireTokens(): void {
    this.#live.clear();
  }

  /** For a client that calls a system as itself. */
  async issueForApplication(clientId: string, audience: string): Promise<Grant> {
    const { lifetimeSeconds, tenantId } = this.#options;
    const key = await this.#key();
    const token = await key.sign({
      ...this.#usual(),
      aud: audience,
      appid: clientId,
      oid: clientId,
      tid: tenantId,
      jti: randomUUID(),
    });
    this.#remember(token, audience);
    return { token, expiresInSeconds: lifetimeSeconds };
  }

  /** For a person or an application that calls our own API. */
  async issueForApi(
    audience: string,
    { objectId, name, email, roles }: Claims,
    lifetimeSeconds = this.#options.lifetimeSeconds,
  ): Promise<string> {
    const key = await this.#key();
    const claims = {
      aud: audience,
      oid: objectId,
      sub: objectId,
      tid: this.#options.tenantId,
      name,
      roles,
      ver: '2.0',
    };
    return key.sign({
      ...this.#usual(lifetimeSeconds),
      ...claims,
      ...(email === undefined ? { idtyp: 'app' } : { preferred_username: email }),
    });
  }

  /** IMS tokens say nothing to their bearer. */
  issueIms(): Grant {
    const token = `ims.${randomUUID()}.${randomUUID()}`;
    this.#remember(token, 'ims');
    return { token, expiresInSeconds: this.#options.lifetimeSeconds };
  }

  /** Whether it is a token of ours for that resource that still holds. */
  async isToken(token: string, audience: string): Promise<boolean> {
    return this.#holds(token, audience);
  }

  knowsImsToken(token: string): boolean {
    return this.#holds(token, 'ims');
  }

  #holds(token: string, audience: string): boolean {
    const known = this.#live.get(token);
    return known !== undefined && known.audience === audience && known.until > this.#options.clock().getTime();
  }

  #remember(token: string, audience: string): void {
    const now = this.#options.clock().getTime();
    for (const [old, { until }] of this.#live) if (until <= now) this.#live.delete(old);
    this.#live.set(token, { audience, until: now + this.#options.lifetimeSeconds * 1000 });
  }

  #usual(lifetimeSeconds = this.#options.lifetimeSeconds): Record<string, unknown> {
    const iat = Math.floor(this.#options.clock().getTime() / 1000);
    return { iss: `${this.#options.url()}/${this.#options.tenantId}/v2.0`, iat, nbf: iat, exp: iat + lifetimeSeconds };
  }

  async #key(): Promise<SigningKey> {
    if (this.#keys.length === 0) this.#keys = [await createKey()];
    const [newest] = this.#keys;
    if (newest === undefined) throw new Error('no signing key');
    return newest;
  }
}

async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const id = randomUUID().replaceAll('-', '');
  return {
    id,
    publicJwk: { ...(await exportJWK(publicKey)), kid: id, use: 'sig', alg: 'RS256' },
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: id }).sign(privateKey),
  };
}
