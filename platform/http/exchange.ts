import { type Dispatcher, Pool } from 'undici';
import { type UpstreamFacts, UpstreamSurprise, UpstreamUnavailable } from '../errors.ts';
import type { Answer, Method } from './request.ts';

/** A message on its way out. */
export interface Message {
  method: Method;
  url: URL;
  headers: Record<string, string>;
  body: string | null;
  expect: 'json' | 'text';
  signal: AbortSignal;
  facts: UpstreamFacts;
  /** Asked when a connection is at hand, before the first byte: false keeps the message back with `NotSent`. */
  mayLeave(): boolean;
  onLeave(): void;
}

/** The message was kept back at the last moment; nothing reached the upstream. */
export class NotSent extends Error {}

export interface Wire {
  /** Rejects with UpstreamUnavailable, UpstreamSurprise, NotSent, or the reason of the signal. */
  send(message: Message): Promise<Answer>;
  close(): Promise<void>;
}

/** Keep-alive connections to one origin. Bodies larger than `maxBodyBytes` are cut off. Redirects are not followed. */
export function createWire(origin: string, connections: number, maxBodyBytes: number): Wire {
  // No timeouts of undici's own: one signal bounds the whole call.
  const pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  return {
    close: () => pool.destroy(),
    async send(message) {
      const { status, headers, text } = await dispatch(pool, message, maxBodyBytes);
      return { status, headers, body: readBody(status, headers['content-type'] ?? '', text, message) };
    },
  };
}

interface Received {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** One request straight through the pool: undici may hold it while it connects, and what was allowed then may not be any more. */
function dispatch(pool: Pool, message: Message, maxBodyBytes: number): Promise<Received> {
  const { method, url, headers, body, signal, facts } = message;
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  let start: Omit<Received, 'text'> = { status: 0, headers: {} };
  let control: Dispatcher.DispatchController | undefined;

  // Undici hears of an abort only once it has a connection; the caller must not wait for that.
  const onAbort = () => {
    reject(signal.reason);
    control?.abort(signal.reason);
  };
  if (signal.aborted) return Promise.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });

  pool.dispatch(
    { method, path: url.pathname + url.search, headers, body },
    {
      onRequestStart(controller) {
        control = controller;
        if (signal.aborted || !message.mayLeave()) controller.abort(new NotSent());
        else message.onLeave();
      },
      onResponseStart(_, status, received) {
        if (status >= 200) start = { status, headers: plain(received) };
      },
      onResponseData(controller, chunk) {
        bytes += chunk.byteLength;
        chunks.push(chunk);
        if (bytes > maxBodyBytes)
          controller.abort(new UpstreamSurprise(`${facts.system} sent more than ${maxBodyBytes} bytes`, facts));
      },
      onResponseEnd: () => resolve({ ...start, text: Buffer.concat(chunks).toString() }),
      onResponseError(_, error) {
        const known = error instanceof NotSent || error instanceof UpstreamSurprise;
        reject(known ? error : new UpstreamUnavailable(`${facts.system} did not answer`, { ...facts, cause: error }));
      },
    },
  );
  return promise.finally(() => signal.removeEventListener('abort', onAbort));
}

function plain(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]);
  return Object.fromEntries(entries);
}

function readBody(status: number, contentType: string, text: string, { expect, facts }: Message): unknown {
  const succeeded = status >= 200 && status < 300;
  if (text === '') return undefined;
  if (succeeded && expect === 'text') return text;
  if (!succeeded && !/json/i.test(contentType)) return text;
  try {
    return JSON.parse(text);
  } catch (cause) {
    // A broken error body changes nothing: the status tells enough.
    if (!succeeded) return text;
    throw new UpstreamSurprise(`${facts.system} sent a body that is no JSON`, { ...facts, status, cause });
  }
}
