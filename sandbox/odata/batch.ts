import { ODataError } from './error.ts';

export interface BatchRequest {
  kind: 'request';
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  contentId?: string;
}
export interface Changeset {
  kind: 'changeset';
  requests: BatchRequest[];
}
export interface BatchAnswer {
  kind: 'answer';
  status: number;
  headers: Record<string, string>;
  body: string;
  contentId?: string;
}
export interface ChangesetAnswer {
  kind: 'changeset';
  boundary: string;
  answers: BatchAnswer[];
}

const REASONS: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

export function boundaryOf(contentType: string | undefined): string | undefined {
  const found = /^multipart\/mixed\b.*?;\s*boundary=(?:"([^"]+)"|([^";\s]+))/i.exec(contentType ?? '');
  return found?.[1] ?? found?.[2];
}

/** The parts of a multipart/mixed batch. `lineEnds: 'crlf'` refuses bare line feeds. Throws ODataError. */
export function parseBatch(
  text: string,
  boundary: string,
  lineEnds: 'crlf' | 'any' = 'any',
): (BatchRequest | Changeset)[] {
  if (lineEnds === 'crlf' && /(^|[^\r])\n/.test(text)) {
    throw new ODataError('The message header is not valid: lines of a batch request end with CRLF.');
  }
  return sections(text.replaceAll('\r\n', '\n'), boundary).map((section) => {
    const { headers, rest } = splitHeaders(section);
    const inner = boundaryOf(headers['content-type']);
    if (inner === undefined) return parseRequest(headers, rest);
    const requests = sections(rest, inner).map((part) => {
      const nested = splitHeaders(part);
      if (boundaryOf(nested.headers['content-type']) !== undefined) {
        throw new ODataError('Nested change sets or operations are not allowed in a change set.');
      }
      const request = parseRequest(nested.headers, nested.rest);
      if (request.method === 'GET') throw new ODataError('A GET operation is not allowed in a change set.');
      return request;
    });
    return { kind: 'changeset', requests };
  });
}

function sections(text: string, boundary: string): string[] {
  const found: string[] = [];
  const chunks = `\n${text}`.split(`\n--${boundary}`);
  for (const chunk of chunks.slice(1)) {
    if (chunk.startsWith('--')) return found;
    found.push(chunk.replace(/^[ \t]*\n/, ''));
  }
  throw new ODataError(`The batch body does not end with the boundary '--${boundary}--'.`);
}

function splitHeaders(text: string): { headers: Record<string, string>; rest: string } {
  const cut = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const head = cut < 0 ? text : text.slice(0, cut);
  const headers: Record<string, string> = {};
  for (const line of head.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, rest: cut < 0 ? '' : text.slice(cut).replace(/^\n{1,2}/, '') };
}

function parseRequest(partHeaders: Record<string, string>, text: string): BatchRequest {
  if (!/^application\/http\b/i.test(partHeaders['content-type'] ?? '')) {
    throw new ODataError(
      `The content type '${partHeaders['content-type'] ?? ''}' of a batch part is not 'application/http'.`,
    );
  }
  const cut = text.indexOf('\n');
  const line = /^([A-Z]+) (\S+) HTTP\/1\.1$/.exec((cut < 0 ? text : text.slice(0, cut)).trimEnd());
  if (line === null) throw new ODataError('The request line of a batch part is not valid.');
  const { headers, rest } = splitHeaders(cut < 0 ? '' : text.slice(cut + 1));
  const contentId = partHeaders['content-id'] ?? headers['content-id'];
  const request: BatchRequest = {
    kind: 'request',
    method: line[1] as string,
    url: line[2] as string,
    headers,
    body: rest.trim(),
  };
  return contentId === undefined ? request : { ...request, contentId };
}

/** The multipart/mixed text of a batch's answers, lines ended with CRLF. */
export function printBatch(answers: readonly (BatchAnswer | ChangesetAnswer)[], boundary: string): string {
  const parts = answers.map((answer) =>
    answer.kind === 'answer'
      ? printAnswer(answer)
      : `Content-Type: multipart/mixed; boundary=${answer.boundary}\r\n\r\n${printBatch(answer.answers, answer.boundary)}`,
  );
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
}

function printAnswer({ status, headers, body, contentId }: BatchAnswer): string {
  const lines = ['Content-Type: application/http', 'Content-Transfer-Encoding: binary'];
  if (contentId !== undefined) lines.push(`Content-ID: ${contentId}`);
  lines.push('', `HTTP/1.1 ${status} ${REASONS[status] ?? ''}`.trimEnd());
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  lines.push('', body);
  return lines.join('\r\n');
}
