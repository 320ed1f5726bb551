import Fastify from 'fastify';
import type { Database } from '../../../sandbox/finance/database.ts';
import { MAX_ROWS } from '../../../sandbox/finance/query.ts';
import { addFinanceRoutes } from '../../../sandbox/finance/routes.ts';
import { createFinanceTables } from '../../../sandbox/finance/tables.ts';
import { smallWorld } from './smallWorld.ts';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; an empty object where it is not JSON. */
  json: Record<string, unknown>;
}

export interface Finance {
  url: string;
  database: Database;
  /** `path` is below /data; encode it as a client would. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  get(path: string): Promise<Reply>;
  close(): Promise<void>;
}

/** F&O over real HTTP with the small world; the token `good` is the one it takes. */
export async function startFinance(pageSize: number = MAX_ROWS): Promise<Finance> {
  const app = Fastify();
  const database = createFinanceTables(smallWorld);
  let root = '';
  addFinanceRoutes(app, {
    service: () => ({ database, root, defaultCompany: 'usmf', pageSize }),
    isAuthorized: async (token) => token === 'good',
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  root = `${url}/data`;
  const call: Finance['call'] = async (method, path, body, headers = {}) => {
    const isText = typeof body === 'string';
    const type = body === undefined || isText ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${root}/${path}`, {
      method,
      headers: { authorization: 'Bearer good', ...type, ...headers },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
  };
  return { url, database, call, get: (path) => call('GET', path), close: () => app.close() };
}
