import { createHash } from 'node:crypto';

/** What the sandbox's control plane says at `/_sandbox/credentials`. */
interface SandboxCredentials {
  urls: { commerce: string; finance: string; dataverse: string; identity: string };
  commerce: { key: string; secret: string; accessToken: string; accessTokenSecret: string };
  ims: { clientId: string; clientSecret: string; organization: string; tenant: string };
  events: { clientId: string };
  commerceWebhookPublicKey: string;
  entra: { tenantId: string; clientId: string; clientSecret: string; apiAudience: string };
}

const stores = 'us_en=us:usmf:USD,de_de=eu:demf:EUR,eu_en=eu:demf:EUR';

/** The configuration an operator would write to reach the sandbox behind this control plane. Throws if it does not answer. */
export async function sandboxEnvironment(
  controlUrl: string,
  edition: 'paas' | 'saas' = 'paas',
): Promise<Record<string, string>> {
  const answer = await fetch(`${controlUrl}/_sandbox/credentials`);
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
  const { urls, commerce, ims, events, commerceWebhookPublicKey, entra } = (await answer.json()) as SandboxCredentials;
  return {
    ...(edition === 'saas' ? saas(urls, ims) : paas(urls, commerce)),
    FINANCE_URL: urls.finance,
    DATAVERSE_URL: urls.dataverse,
    ADOBE_EVENTS_CLIENT_ID: events.clientId,
    ADOBE_EVENTS_KEY_HOST: urls.identity,
    COMMERCE_WEBHOOK_PUBLIC_KEY: commerceWebhookPublicKey,
    ENTRA_AUTHORITY: urls.identity,
    ENTRA_TENANT_ID: entra.tenantId,
    DYNAMICS_CLIENT_ID: entra.clientId,
    DYNAMICS_CLIENT_SECRET: entra.clientSecret,
    API_AUDIENCE: entra.apiAudience,
    STORES: stores,
    // Whoever runs the product chooses it; here it must be the same in every process.
    DYNAMICS_WEBHOOK_KEY: createHash('sha256').update(`webhooks ${entra.clientSecret}`).digest('hex'),
  };
}

function paas({ commerce: url }: SandboxCredentials['urls'], commerce: SandboxCredentials['commerce']) {
  return {
    COMMERCE_URL: url,
    COMMERCE_CONSUMER_KEY: commerce.key,
    COMMERCE_CONSUMER_SECRET: commerce.secret,
    COMMERCE_ACCESS_TOKEN: commerce.accessToken,
    COMMERCE_ACCESS_TOKEN_SECRET: commerce.accessTokenSecret,
  };
}

function saas({ commerce, identity }: SandboxCredentials['urls'], ims: SandboxCredentials['ims']) {
  return {
    COMMERCE_EDITION: 'saas',
    COMMERCE_URL: `${commerce}/${ims.tenant}`,
    COMMERCE_IMS_URL: identity,
    COMMERCE_IMS_CLIENT_ID: ims.clientId,
    COMMERCE_IMS_CLIENT_SECRET: ims.clientSecret,
    COMMERCE_IMS_ORG_ID: ims.organization,
  };
}
