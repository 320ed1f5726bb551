import { readSandboxConfig } from '../../../../sandbox/config.ts';
import { startSandbox } from '../../../../sandbox/sandbox.ts';
import { type Endpoint, type Received, type Reply, startEndpoint } from '../../events/endpoint.ts';

const SMALL = {
  SANDBOX_COMMERCE_PORT: '0',
  SANDBOX_FINANCE_PORT: '0',
  SANDBOX_DATAVERSE_PORT: '0',
  SANDBOX_IDENTITY_PORT: '0',
  SANDBOX_CONTROL_PORT: '0',
  SANDBOX_SCALE: '0.05',
  SANDBOX_EVENT_RETRY_SCALE: '0.001',
  SANDBOX_INTEGRATION_AS_BEARER: '1',
};

interface Credentials {
  commerce: { accessToken: string };
  events: { clientId: string; providerId: string; source: string };
  commerceWebhookPublicKey: string;
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of every shape
  body: any;
}

/** The whole sandbox with little in it, asked as its control plane and its Commerce are. What fails is tried again at once. */
export async function startCommerce() {
  const sandbox = await startSandbox(readSandboxConfig(SMALL));
  const endpoints: Endpoint[] = [];

  async function ask(method: string, url: string, body?: unknown, headers = {}): Promise<Answer> {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  }
  const control = (method: string, path: string, body?: unknown) =>
    ask(method, `${sandbox.urls.control}/_sandbox/${path}`, body);
  const credentials = (await control('GET', 'credentials')).body as Credentials;
  const authorization = `Bearer ${credentials.commerce.accessToken}`;

  return {
    urls: sandbox.urls,
    credentials,
    control,
    /** As the integration. */
    rest: (method: string, path: string, body?: unknown) =>
      ask(method, `${sandbox.urls.commerce}/rest/V1${path}`, body, { authorization }),
    /** Does what a person does, and gives what comes of it. */
    async act(name: string, input: object): Promise<Answer> {
      const { status, body } = await control('POST', 'act', { act: name, input });
      return { status, body: body?.result ?? body };
    },
    register: (endpoint: Endpoint) => control('POST', 'registrations', { system: 'commerce', url: endpoint.url }),
    /** Until nothing is under way. */
    deliveries: async () => (await control('GET', 'deliveries?settled=1')).body as Record<string, unknown>[],
    /** An endpoint that gives challenges back and takes what is posted, or says what it is told to. */
    async listen(
      answer: (post: Received, before: number) => Reply = () => ({ status: 200 }),
      shake: (challenge: string) => Reply = (challenge) => ({ status: 200, body: challenge }),
    ) {
      let posts = 0;
      const endpoint = await startEndpoint((request) => {
        if (request.method !== 'GET') return answer(request, posts++);
        return shake(new URL(request.url, 'http://here').searchParams.get('challenge') ?? '');
      });
      endpoints.push(endpoint);
      return endpoint;
    },
    /** Forgets faults, registrations, deliveries and whatever was done. */
    async startAgain() {
      await control('DELETE', 'faults');
      await control('DELETE', 'registrations');
      await control('POST', 'reset', {});
      await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
    },
    close: () => sandbox.close(),
  };
}

export type Commerce = Awaited<ReturnType<typeof startCommerce>>;

export interface CloudEvent {
  type: string;
  eventid: string;
  data: { value: Record<string, unknown> };
}
export const eventIn = ({ body }: Received) => JSON.parse(body) as CloudEvent;
