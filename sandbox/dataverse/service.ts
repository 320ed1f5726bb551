import type { Database } from './database.ts';
import type { Row, Undo } from './table.ts';

export interface Service {
  database: Database;
  /** The service root as clients see it, `http://host/api/data/v9.2`. */
  root: string;
  /** The most rows of one page. */
  pageSize: number;
  clock(): Date;
}

export interface Request {
  method: string;
  /** Below the service root, query string included, percent-encoded. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON, a string as it is. */
  body?: object | string;
}

/** One request's, or one changeset's, doings. */
export interface Work {
  service: Service;
  /** The systemuser in whose name rows are written. */
  callerId: string;
  /** How to take back what was done, the last last. */
  undo: Undo[];
  /** The rows that earlier requests of a batch made or changed, by Content-ID. */
  references: Map<string, Row>;
}

/** Now, in whole seconds, as rows hold it. */
export const nowText = ({ service }: Work): string => `${service.clock().toISOString().slice(0, 19)}Z`;
