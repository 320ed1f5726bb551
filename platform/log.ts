import { type DestinationStream, type Logger, pino } from 'pino';

/** A log line is a constant sentence plus attributes: `log.info({ status }, 'upstream answered')`. */
export type Log = Logger;

export interface LogOptions {
  /** @default 'info' */
  level?: string | undefined;
  /** @default standard output */
  destination?: DestinationStream;
}

/** Secrets and person fields, wherever in a line's attributes they turn up (two levels deep). */
const secretFields = [
  'authorization',
  'Authorization',
  'cookie',
  'token',
  'buyerToken',
  'access_token',
  'accessToken',
  'client_secret',
  'clientSecret',
  'password',
  'secret',
  'email',
  'headers',
  'body',
  'variables',
];

/** JSON lines. Bodies, headers, tokens and e-mail addresses are redacted by path. */
export function createLog({ level = 'info', destination }: LogOptions = {}): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

export type LogLine = Record<string, unknown> & { level: string; msg: string };

/** A log that keeps its lines, parsed, for tests to read. */
export function createMemoryLog(level = 'trace'): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) };
  return { log: createLog({ level, destination }), lines };
}
