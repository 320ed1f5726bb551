import type { WebhookKey } from './commerce/events/webhookKey.ts';
import type { Credentials } from './credentials.ts';
import type { Deliveries } from './events/deliveries.ts';
import type { Faults } from './faults.ts';
import type { EventKeys } from './identity/eventKeys.ts';
import type { Identity } from './identity/identity.ts';
import type { RequestLog } from './requestLog.ts';
import type { World } from './world/facts.ts';

export type System = 'commerce' | 'finance' | 'dataverse' | 'identity';

/** Where each part listens, without a slash at the end. */
export interface SandboxUrls {
  commerce: string;
  finance: string;
  dataverse: string;
  identity: string;
  control: string;
}

/** What a person in D365 or in the Commerce admin does, by name. Throws where its input makes no sense. */
export type Act = (input: unknown) => unknown;

type Leave = () => unknown;

/** Takes who wants a system's events, and gives what ends that; throws, or rejects, where it is not to be. */
export type Register = (input: unknown) => Leave | Promise<Leave>;

export interface SandboxOptions {
  seed: number;
  scale: number;
  /** How long Entra's and IMS's tokens live. */
  tokenLifetimeSeconds: number;
  /** Business goes on by itself. */
  live: boolean;
  /** What the waiting before an event is sent again is multiplied by. */
  eventRetryScale: number;
  commerce: {
    /** Takes an integration's access token alone, as a bearer. */
    integrationAsBearer: boolean;
  };
}

/** What every part of the sandbox shares. */
export interface SandboxContext {
  readonly options: SandboxOptions;
  /** The facts both systems were filled from; another one after a reset. */
  readonly world: World;
  readonly credentials: Credentials;
  readonly identity: Identity;
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly deliveries: Deliveries;
  readonly eventKeys: EventKeys;
  readonly webhookKey: WebhookKey;
  /** Filled in before the first request can arrive. */
  readonly urls: SandboxUrls;
  /** The sandbox's now. */
  clock(): Date;
  /** `rebuild` runs at once and after every reset, with `world` already the new one. */
  onReset(rebuild: () => void): void;
  /** Makes an act known to the control plane. Throws if the name is taken. */
  onAct(name: string, act: Act): void;
  /** Makes the control plane hand this system's registrations over. */
  onRegistration(system: System, register: Register): void;
}
