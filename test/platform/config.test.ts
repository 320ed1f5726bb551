import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readConfig, requirePrincipalSecret } from '../../platform/config.ts';
import { ConfigError } from '../../platform/errors.ts';

const env = {
  COMMERCE_URL: 'http://127.0.0.1:4100/',
  COMMERCE_CONSUMER_KEY: 'key',
  COMMERCE_CONSUMER_SECRET: 'secret',
  COMMERCE_ACCESS_TOKEN: 'token',
  COMMERCE_ACCESS_TOKEN_SECRET: 'token secret',
  FINANCE_URL: 'http://127.0.0.1:4101',
  DATAVERSE_URL: 'http://127.0.0.1:4102',
  ENTRA_TENANT_ID: 'tenant',
  DYNAMICS_CLIENT_ID: 'client',
  DYNAMICS_CLIENT_SECRET: 'client secret',
  API_AUDIENCE: 'api://federated-commerce',
  STORES: 'us_en=us:USMF:USD, de_de=eu:demf:EUR,eu_en=eu:demf:EUR',
};
const faultsOf = (changes: Record<string, string | undefined>) => {
  try {
    readConfig({ ...env, ...changes });
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(({ variable }) => variable);
    throw error;
  }
  return [];
};

describe('the configuration', () => {
  it('has a section for each part, and defaults for the rest', () => {
    const { server, commerce, stores, sets, limits } = readConfig(env);
    expect(server).toMatchObject({ port: 4000, corsOrigins: [], principalSecret: undefined });
    expect(commerce).toEqual({
      url: 'http://127.0.0.1:4100',
      edition: 'paas',
      access: {
        kind: 'oauth',
        consumerKey: 'key',
        consumerSecret: 'secret',
        accessToken: 'token',
        accessTokenSecret: 'token secret',
      },
    });
    expect(stores.defaultView).toEqual({ view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'USD' });
    expect(stores.views.get('eu_en')).toEqual({ view: 'eu_en', website: 'eu', legalEntity: 'demf', currency: 'EUR' });
    expect(stores.legalEntities).toEqual(['usmf', 'demf']);
    expect(sets.creditGroups).toBe('FgCreditGroups');
    expect(limits.upstreamTimeoutMs).toBe(10_000);
  });

  it('is frozen', () => {
    const config = readConfig(env);
    expect(() => Object.assign(config.server, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.stores.defaultView, { website: 'x' })).toThrow(TypeError);
  });

  it('lists every fault at once, each with what was expected and where to get it', () => {
    const act = () =>
      readConfig({
        PORT: 'http',
        LOG_LEVEL: 'loud',
        FINANCE_URL: 'ftp://x',
        STORES: 'us_en',
        COMMERCE_EDITION: 'saas',
      });
    expect(act).toThrow(ConfigError);
    try {
      act();
    } catch (error) {
      const { faults, message } = error as ConfigError;
      expect(faults.map(({ variable }) => variable).sort()).toEqual([
        'API_AUDIENCE',
        'COMMERCE_IMS_CLIENT_ID',
        'COMMERCE_IMS_CLIENT_SECRET',
        'COMMERCE_IMS_ORG_ID',
        'COMMERCE_URL',
        'DATAVERSE_URL',
        'DYNAMICS_CLIENT_ID',
        'DYNAMICS_CLIENT_SECRET',
        'ENTRA_TENANT_ID',
        'FINANCE_URL',
        'LOG_LEVEL',
        'PORT',
        'STORES',
      ]);
      for (const { variable, expected, source } of faults)
        expect(message).toContain(`${variable}: expected ${expected}. ${source}`);
    }
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ ...env, PORT: '', DATABASE_URL: '' }).server.port).toBe(4000);
    expect(faultsOf({ COMMERCE_URL: '' })).toEqual(['COMMERCE_URL']);
  });

  it('names contradictions', () => {
    expect(faultsOf({ COMMERCE_BEARER_TOKEN: 'b' })).toEqual(['COMMERCE_BEARER_TOKEN']);
    expect(faultsOf({ COMMERCE_SUBGRAPH_URL: 'http://127.0.0.1:4001' })).toEqual(['PRINCIPAL_SECRET']);
    expect(faultsOf({ STORES: 'a=us:usmf:USD,a=eu:demf:EUR' })).toEqual(['STORES']);
    expect(faultsOf({ COMMERCE_ACCESS_TOKEN: undefined })).toEqual(['COMMERCE_ACCESS_TOKEN']);
  });

  it('lets senders of events in only by what proves them', () => {
    expect(readConfig(env).senders).toEqual({
      adobeClientId: undefined,
      adobeKeyHost: 'https://static.adobeioevents.com',
      commercePublicKey: undefined,
      dynamicsKey: undefined,
    });
    const pem = (type: 'rsa' | 'ec') => {
      const options = { modulusLength: 2048, namedCurve: 'P-256' };
      const { publicKey } = type === 'rsa' ? generateKeyPairSync('rsa', options) : generateKeyPairSync('ec', options);
      return publicKey.export({ type: 'spki', format: 'pem' }).toString().trim();
    };
    const key = pem('rsa');
    for (const COMMERCE_WEBHOOK_PUBLIC_KEY of [key, key.replaceAll('\n', '\\n')])
      expect(readConfig({ ...env, COMMERCE_WEBHOOK_PUBLIC_KEY }).senders.commercePublicKey).toBe(key);
    for (const COMMERCE_WEBHOOK_PUBLIC_KEY of ['a key', pem('ec')])
      expect(faultsOf({ COMMERCE_WEBHOOK_PUBLIC_KEY })).toEqual(['COMMERCE_WEBHOOK_PUBLIC_KEY']);
    expect(faultsOf({ DYNAMICS_WEBHOOK_KEY: 'x'.repeat(31) })).toEqual(['DYNAMICS_WEBHOOK_KEY']);
    expect(faultsOf({ ADOBE_EVENTS_KEY_HOST: 'static.adobeioevents.com' })).toEqual(['ADOBE_EVENTS_KEY_HOST']);
  });

  it('knows the three kinds of access to Commerce', () => {
    const without = {
      COMMERCE_CONSUMER_KEY: '',
      COMMERCE_CONSUMER_SECRET: '',
      COMMERCE_ACCESS_TOKEN: '',
      COMMERCE_ACCESS_TOKEN_SECRET: '',
    };
    expect(readConfig({ ...env, ...without, COMMERCE_BEARER_TOKEN: 'b' }).commerce.access).toEqual({
      kind: 'bearer',
      token: 'b',
    });
    const ims = {
      COMMERCE_EDITION: 'saas',
      COMMERCE_IMS_CLIENT_ID: 'i',
      COMMERCE_IMS_CLIENT_SECRET: 's',
      COMMERCE_IMS_ORG_ID: 'o',
    };
    expect(readConfig({ ...env, ...without, ...ims }).commerce.access).toMatchObject({
      kind: 'ims',
      clientId: 'i',
      orgId: 'o',
    });
  });

  it('asks for the secret only where a subgraph stands alone', () => {
    expect(() => requirePrincipalSecret(readConfig(env))).toThrow('PRINCIPAL_SECRET');
    expect(requirePrincipalSecret(readConfig({ ...env, PRINCIPAL_SECRET: 's'.repeat(32) }))).toHaveLength(32);
  });
});
