import { sandboxEnvironment } from '../../start/sandboxEnvironment.ts';

/** The two systems asked directly, as their own people would: what the graph says must be what they hold. */
export interface Upstreams {
  // biome-ignore lint/suspicious/noExplicitAny: rows of every shape
  finance(path: string): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: rows of every shape
  dataverse(path: string): Promise<any>;
  /** Needs a sandbox that takes the integration's token as a bearer. */
  // biome-ignore lint/suspicious/noExplicitAny: rows of every shape
  commerce(path: string): Promise<any>;
}

export async function openUpstreams(control: string): Promise<Upstreams> {
  const env = await sandboxEnvironment(control);
  const need = (name: string) => env[name] ?? '';
  const tokens = new Map<string, string>();

  async function tokenFor(resource: string): Promise<string> {
    const known = tokens.get(resource);
    if (known !== undefined) return known;
    const answer = await fetch(`${need('ENTRA_AUTHORITY')}/${need('ENTRA_TENANT_ID')}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: need('DYNAMICS_CLIENT_ID'),
        client_secret: need('DYNAMICS_CLIENT_SECRET'),
        scope: `${resource}/.default`,
      }),
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    tokens.set(resource, token);
    return token;
  }

  async function get(url: string, token: string) {
    const headers = {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'odata-version': '4.0',
      'odata-maxversion': '4.0',
    };
    const answer = await fetch(url, { headers });
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  const financeUrl = need('FINANCE_URL');
  const dataverseUrl = need('DATAVERSE_URL');
  return {
    finance: async (path) => get(`${financeUrl}/data/${path}`, await tokenFor(financeUrl)),
    dataverse: async (path) => get(`${dataverseUrl}/api/data/v9.2/${path}`, await tokenFor(dataverseUrl)),
    commerce: (path) => get(`${need('COMMERCE_URL')}/rest/V1/${path}`, need('COMMERCE_ACCESS_TOKEN')),
  };
}
