import { createHmac, timingSafeEqual } from 'node:crypto';

/** How Commerce numbers the kinds of users in its tokens. */
export const ADMIN = 2;
export const CUSTOMER = 3;
export type UserType = typeof ADMIN | typeof CUSTOMER;

export interface TokenUser {
  id: number;
  type: UserType;
}

const LIFETIME_HOURS = { [ADMIN]: 4, [CUSTOMER]: 1 };

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Signs and reads the tokens of administrators and customers with a key that stays in Commerce. */
export class UserTokens {
  readonly #secret: string;
  readonly #now: () => Date;
  /** By user, the second up to which his tokens are void. */
  readonly #voidUntil = new Map<string, number>();
  #generation = 0;

  constructor(secret: string, now: () => Date) {
    this.#secret = secret;
    this.#now = now;
  }

  issue({ id, type }: TokenUser): string {
    const iat = this.#seconds();
    const claims = { uid: id, utypid: type, iat, exp: iat + LIFETIME_HOURS[type] * 3600 };
    const text = `${encode({ kid: '1', alg: 'HS256' })}.${encode(claims)}`;
    return `${text}.${this.#signature(text)}`;
  }

  /** Whose token this is; nothing if it is not ours, has expired or was revoked. */
  read(token: string): TokenUser | undefined {
    const [head = '', payload = '', signature = '', ...more] = token.split('.');
    if (more.length || decode(head)?.alg !== 'HS256') return undefined;
    const expected = Buffer.from(this.#signature(`${head}.${payload}`));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
    const { uid, utypid, iat, exp } = decode(payload) ?? {};
    if (typeof uid !== 'number' || typeof iat !== 'number' || typeof exp !== 'number') return undefined;
    if (utypid !== ADMIN && utypid !== CUSTOMER) return undefined;
    if (exp <= this.#seconds() || iat <= (this.#voidUntil.get(`${utypid}:${uid}`) ?? 0)) return undefined;
    return { id: uid, type: utypid };
  }

  /** Voids every token the user holds by now; as in Commerce, by the second it was issued in. */
  revoke({ id, type }: TokenUser): void {
    this.#voidUntil.set(`${type}:${id}`, this.#seconds());
  }

  /** Voids every token there is, as if all had expired. */
  expireAll(): void {
    this.#generation++;
  }

  #seconds(): number {
    return Math.floor(this.#now().getTime() / 1000);
  }

  #signature(text: string): string {
    return createHmac('sha256', `${this.#secret}${this.#generation || ''}`)
      .update(text)
      .digest('base64url');
  }
}
