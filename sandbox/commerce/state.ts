import { type Notice, type Saved, Subscriptions } from './events/subscriptions.ts';
import { WebhookKey } from './events/webhookKey.ts';
import { Webhooks } from './events/webhooks.ts';
import type { OAuthVerifier } from './oauth.ts';
import { Refusal } from './refusal.ts';
import type { SearchCriteria } from './searchCriteria.ts';
import { timestamp } from './tables/directory.ts';
import type { CommerceTables } from './tables.ts';
import { ADMIN, type UserTokens } from './userTokens.ts';

/** What differs between installations, with Adobe's defaults. */
export interface CommerceSwitches {
  /** An integration's access token alone, as a bearer. @default false */
  integrationAsBearer: boolean;
  /** Largest page and default page of 20. @default off */
  inputLimit: { maximumPageSize: number; defaultPageSize: number } | undefined;
  /** GraphQL answers 401 and 403 where it must; older releases always said 200. @default true */
  graphqlErrorStatus: boolean;
  /** Two-factor sign-in of administrators; the plain token route then refuses. @default true */
  twoFactor: boolean;
}

export const DEFAULT_SWITCHES: CommerceSwitches = {
  integrationAsBearer: false,
  inputLimit: undefined,
  graphqlErrorStatus: true,
  twoFactor: true,
};

/** What one running Commerce holds. */
export class CommerceState {
  tables: CommerceTables;
  readonly oauth: OAuthVerifier;
  readonly userTokens: UserTokens;
  readonly switches: CommerceSwitches;
  readonly now: () => Date;
  readonly subscriptions = new Subscriptions();
  readonly webhooks: Webhooks;
  readonly #send: (notice: Notice) => void;

  constructor(parts: {
    tables: CommerceTables;
    oauth: OAuthVerifier;
    userTokens: UserTokens;
    switches: CommerceSwitches;
    now: () => Date;
    webhookKey?: WebhookKey;
    /** Where events go. @default nowhere */
    send?: (notice: Notice) => void;
  }) {
    this.tables = parts.tables;
    this.oauth = parts.oauth;
    this.userTokens = parts.userTokens;
    this.switches = parts.switches;
    this.now = parts.now;
    this.webhooks = new Webhooks(parts.webhookKey ?? new WebhookKey());
    this.#send = parts.send ?? (() => undefined);
  }

  /** The present moment as the rows have it. */
  timestamp(): string {
    return timestamp(this.now().toISOString());
  }

  /** Tells whoever has subscribed. */
  tell(saved: Saved): void {
    for (const notice of this.subscriptions.noticesOf(saved)) this.#send(notice);
  }

  /** The customer who signs in so; nothing if he is unknown, inactive or wrong about his password. */
  signIn(email: string, password: string): number | undefined {
    const { buyers } = this.tables.directory.world;
    const buyer = buyers.find((one) => one.email.toLowerCase() === email.toLowerCase());
    return buyer?.active && buyer.password === password ? buyer.id : undefined;
  }

  /** A token of an administrator; sales representatives sign in with their e-mail and, in the sandbox, that again. */
  adminToken(userName: string, password: string): string | undefined {
    const worker = this.tables.directory.world.workers.find((one) => one.email === userName && password === userName);
    return worker && this.userTokens.issue({ id: worker.commerceUserId, type: ADMIN });
  }

  /** Applies the limit on pages, where it is switched on. Throws Refusal. */
  limitPage(criteria: SearchCriteria): void {
    const limit = this.switches.inputLimit;
    if (!limit) return;
    if ((criteria.pageSize ?? 0) > limit.maximumPageSize) {
      throw new Refusal(400, 'Maximum SearchCriteria pageSize is %max', { max: limit.maximumPageSize });
    }
    criteria.pageSize ??= limit.defaultPageSize;
  }
}
