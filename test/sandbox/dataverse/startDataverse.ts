import { appendFileSync } from 'node:fs';
import Fastify from 'fastify';
import type { Database } from '../../../sandbox/dataverse/database.ts';
import { MAX_PAGE_SIZE } from '../../../sandbox/dataverse/prefer.ts';
import { ServiceProtection } from '../../../sandbox/dataverse/protection.ts';
import { addDataverseRoutes } from '../../../sandbox/dataverse/routes.ts';
import type { Service } from '../../../sandbox/dataverse/service.ts';
import { createDataverseTables } from '../../../sandbox/dataverse/tables.ts';
import type { World } from '../../../sandbox/world/facts.ts';
import { dataverseWorld } from './dataverseWorld.ts';

interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; an empty object where it is not JSON. */
  json: Record<string, unknown>;
  /** The rows of a collection; empty for any other answer. */
  rows: Record<string, unknown>[];
  error: { code?: string; message?: string };
}

export interface Dataverse {
  url: string;
  database: Database;
  service: Service;
  protection: ServiceProtection;
  /** `path` is below the service root, or a whole address; encode it as a client would. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** A set asked with options that are encoded here. */
  list(set: string, options: Record<string, string>, headers?: Record<string, string>): Promise<Reply>;
  close(): Promise<void>;
}

const TODAY = new Date('2026-02-01T10:00:00.000Z');
const STANDARD = { accept: 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' };

/** The Web API over real HTTP with the small world; tokens that begin with `good` are taken. */
export async function startDataverse({
  world = dataverseWorld,
  pageSize = MAX_PAGE_SIZE,
}: {
  world?: World;
  pageSize?: number;
} = {}): Promise<Dataverse> {
  const app = Fastify();
  const clock = () => TODAY;
  const protection = new ServiceProtection(clock);
  const service: Service = { database: createDataverseTables(world, clock), root: '', pageSize, clock };
  addDataverseRoutes(app, {
    service: () => service,
    isAuthorized: async (token) => token.startsWith('good'),
    protection,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  service.root = `${url}/api/data/v9.2`;
  const call: Dataverse['call'] = async (method, path, body, some = {}) => {
    const isText = typeof body === 'string';
    const type: Record<string, string> = body === undefined || isText ? {} : { 'content-type': 'application/json' };
    const headers: Record<string, string> = { authorization: 'Bearer good', ...STANDARD, ...type, ...some };
    const address = path.startsWith('http') ? path : `${service.root}/${path}`;
    const sent = body === undefined ? undefined : isText ? body : JSON.stringify(body);
    const response = await fetch(address, { method, headers, ...(sent === undefined ? {} : { body: sent }) });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const json = isJson ? JSON.parse(text) : {};
    record({ method, address, headers, body, response, answer: isJson ? json : text });
    const rows = Array.isArray(json.value) ? json.value : [];
    return { status: response.status, headers: response.headers, text, json, rows, error: json.error ?? {} };
  };
  const list: Dataverse['list'] = (set, options, headers) => {
    const query = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return call('GET', `${set}?${query.join('&')}`, undefined, headers);
  };
  const get: Dataverse['get'] = (path, headers) => call('GET', path, undefined, headers);
  return { url, database: service.database, service, protection, call, get, list, close: () => app.close() };
}

interface Exchange {
  method: string;
  address: string;
  headers: Record<string, string>;
  body: unknown;
  response: Response;
  answer: unknown;
}

/** Writes the traffic to the file that DATAVERSE_TRAFFIC names, an entry a line, for a check by other tools. */
function record({ method, address, headers, body, response, answer }: Exchange): void {
  const file = process.env.DATAVERSE_TRAFFIC;
  if (file === undefined) return;
  const entry = {
    at: new Date().toISOString(),
    system: 'dataverse',
    method,
    url: address.replace(/^https?:\/\/[^/]+/, ''),
    headers,
    body: body ?? null,
    status: response.status,
    responseHeaders: Object.fromEntries(response.headers),
    response: answer === '' ? null : answer,
  };
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
}
