import type { System } from './context.ts';

/** One request as it came in, and what was answered. */
export interface Entry {
  /** ISO 8601. */
  at: string;
  system: System;
  method: string;
  /** Path and query, as sent. */
  url: string;
  /** Without what is secret. */
  headers: Record<string, string>;
  /** Parsed where it is JSON, else text; null when empty. */
  body: unknown;
  status: number;
  responseHeaders: Record<string, string>;
  response: unknown;
  /** Milliseconds from the first byte in to the last byte out. */
  ms: number;
}

const KEPT = 20_000;
const SECRET_HEADERS = ['authorization', 'cookie', 'set-cookie'];

/** Every request received, oldest first; the oldest are forgotten when there are too many. */
export class RequestLog {
  #entries: Entry[] = [];

  add(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries = this.#entries.slice(-KEPT / 2);
  }

  all(): readonly Entry[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}

/** Header values as text, secrets replaced by the name of their scheme. */
export function readable(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const pairs = Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    return [[name.toLowerCase(), SECRET_HEADERS.includes(name.toLowerCase()) ? withoutSecret(text) : text]];
  });
  return Object.fromEntries(pairs);
}

/** How it was shown stays, and of OAuth's parameters those that nobody can use again. */
function withoutSecret(text: string): string {
  const [scheme = ''] = text.split(/[\s=]/);
  if (!/^OAuth$/i.test(scheme)) return `${scheme} (hidden)`;
  return text.replaceAll(/\b(oauth_(?:consumer_key|token))="[^"]*"/g, '$1="(hidden)"');
}

/** A body for people to read: parsed where it is JSON, and without the secrets of a token request or answer. */
export function readableBody(text: string, contentType: string | undefined): unknown {
  if (text === '') return null;
  if (/\bjson\b/i.test(contentType ?? '')) {
    try {
      return withoutTokens(JSON.parse(text));
    } catch {
      return text; // the sender said JSON and lied
    }
  }
  return text.replaceAll(/\b(client_secret|password)=[^&]*/g, '$1=(hidden)');
}

function withoutTokens(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('access_token' in value)) return value;
  return { ...value, access_token: '(hidden)' };
}
