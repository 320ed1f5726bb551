import { UpstreamSurprise } from '../../../platform/errors.ts';
import type { Answer } from '../../../platform/http/request.ts';

/** A GET within a batch. */
export interface Part {
  url: URL;
  headers?: Readonly<Record<string, string>> | undefined;
}

export interface BatchBody {
  contentType: string;
  text: string;
}

/** Encoded URLs hold no line ends, so no part can look like this; and equal batches are equal to the byte. */
const BOUNDARY = 'batch_reads';

/** As multipart/mixed, the only form both systems take. Dataverse insists on CRLF. */
export function printBatch(parts: readonly Part[]): BatchBody {
  const printed = parts.map(({ url, headers = {} }) =>
    [
      `--${BOUNDARY}`,
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `GET ${url.href} HTTP/1.1`,
      'Accept: application/json',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      '',
      '',
    ].join('\r\n'),
  );
  return { contentType: `multipart/mixed; boundary=${BOUNDARY}`, text: `${printed.join('')}--${BOUNDARY}--\r\n` };
}

/** The answers of the parts, in their order. Fewer than were asked when the system stopped at one that failed. */
export function parseBatch({ headers, body }: Answer, system: string): Answer[] {
  const type = headers['content-type'] ?? '';
  const [, quoted, plain] = /^multipart\/mixed\b.*?;\s*boundary=(?:"([^"]+)"|([^";\s]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined || typeof body !== 'string') throw surprise('an answer that is no batch', system);
  const [, ...sections] = `\n${body}`.split(`\n--${boundary}`);
  if (sections.at(-1)?.startsWith('--') !== true) throw surprise('a batch without its end', system);
  return sections.slice(0, -1).map((section) => parsePart(section, system));
}

/** Headers of the part, then the status line and headers of the answer, then its body: empty lines between them. */
function parsePart(section: string, system: string): Answer {
  const [, , message] = cut(section);
  const [start, ...lines] = cut(message)[1].split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(start ?? '')?.[1];
  if (status === undefined) throw surprise('a batch part without a status', system);
  const text = cut(message)[2].trim();
  return { status: Number(status), headers: readHeaders(lines), body: readBody(text, Number(status), system) };
}

/** What is before and after the first empty line. */
function cut(text: string): [whole: string, before: string, after: string] {
  const trimmed = text.replace(/^[ \t]*\r?\n/, '');
  const gap = /\r?\n\r?\n/.exec(trimmed);
  if (gap === null) return [text, trimmed, ''];
  return [text, trimmed.slice(0, gap.index), trimmed.slice(gap.index + gap[0].length)];
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  const pairs = lines.map((line) => /^([^:]+):\s*(.*?)\s*$/.exec(line) ?? []);
  return Object.fromEntries(
    pairs.flatMap(([, name, value]) => (name === undefined ? [] : [[name.toLowerCase(), value ?? '']])),
  );
}

function readBody(text: string, status: number, system: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // A broken error body changes nothing: the status tells enough.
    if (status >= 400) return text;
    throw surprise('a batch part that is no JSON', system);
  }
}

const surprise = (what: string, system: string) =>
  new UpstreamSurprise(`${system} sent ${what}`, { system, operation: 'read a batch' });
