import { createHash } from 'node:crypto';
import type { Consumer } from './commerce/oauth.ts';

/** What the sandbox's systems would have handed to an integrator. The same for the same seed, so that nobody has to copy them twice. */
export interface Credentials {
  commerce: Consumer;
  /** Signs Commerce's user tokens. It stays in Commerce: the product is never given it. */
  commerceTokenKey: string;
  ims: { clientId: string; clientSecret: string; organization: string; tenant: string };
  /** Of the project in Adobe's console that gets the events. */
  events: { clientId: string; providerId: string; source: string };
  entra: { tenantId: string; clientId: string; clientSecret: string; apiAudience: string };
}

export function createCredentials(seed: number): Credentials {
  const hex = (name: string, length: number) =>
    createHash('sha256').update(`${seed}:${name}`).digest('hex').slice(0, length);
  const guid = (name: string) => {
    const h = hex(name, 32);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
  };
  return {
    commerce: {
      id: 1,
      key: hex('consumer key', 32),
      secret: hex('consumer secret', 32),
      accessToken: hex('access token', 32),
      accessTokenSecret: hex('access token secret', 32),
    },
    commerceTokenKey: hex('crypt key', 64),
    ims: {
      clientId: hex('ims client', 32),
      clientSecret: `p8e-${hex('ims secret', 32)}`,
      organization: `${hex('ims organization', 24).toUpperCase()}@AdobeOrg`,
      tenant: hex('commerce tenant', 22),
    },
    events: { clientId: hex('events client', 32), providerId: guid('events provider'), source: 'sandbox.stage' },
    entra: {
      tenantId: guid('entra tenant'),
      clientId: guid('entra client'),
      clientSecret: `${hex('entra secret', 4)}~${hex('entra secret 2', 34)}`,
      apiAudience: 'api://federated-commerce',
    },
  };
}
