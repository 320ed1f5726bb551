import { randomUUID } from 'node:crypto';
import {
  type BatchAnswer,
  type BatchRequest,
  boundaryOf,
  type ChangesetAnswer,
  parseBatch,
  printBatch,
} from '../odata/batch.ts';
import { noReference } from './bind.ts';
import { isGuid } from './guid.ts';
import { handle } from './handle.ts';
import { asksForErrorDetails, readPreferences } from './prefer.ts';
import { badRequest, Refusal, segmentNotFound, withQueryFaults } from './refusal.ts';
import type { Answer, Work } from './service.ts';
import type { Row } from './table.ts';

const MAX_OPERATIONS = 1000;
export const JSON_TYPE = 'application/json; odata.metadata=minimal';

/**
 * `POST $batch`. It ends at the first part that fails, whose status is then the whole answer's, unless the caller prefers
 * to continue on error.
 */
export function handleBatch(
  text: string,
  headers: { 'content-type'?: string | undefined; prefer?: string | undefined },
  work: Work,
): Answer {
  const boundary = boundaryOf(headers['content-type']);
  if (boundary === undefined) {
    throw badRequest(
      `The content type '${headers['content-type'] ?? ''}' of a batch is not multipart/mixed with a boundary.`,
    );
  }
  const parts = withQueryFaults(() => parseBatch(text, boundary, 'crlf'));
  const operations = parts.reduce((sum, part) => sum + (part.kind === 'changeset' ? part.requests.length : 1), 0);
  if (operations > MAX_OPERATIONS) {
    throw badRequest(`The number of operations in the batch exceeds the maximum of ${MAX_OPERATIONS}.`);
  }
  const goesOn = readPreferences(headers.prefer).continuesOnError;
  const answers: (BatchAnswer | ChangesetAnswer)[] = [];
  let status = 200;
  for (const part of parts) {
    const answer = part.kind === 'changeset' ? runChangeset(part.requests, work) : runPart(part, { ...work, undo: [] });
    answers.push(answer);
    if (answer.kind === 'answer' && answer.status >= 400 && !goesOn) {
      status = answer.status;
      break;
    }
  }
  const name = `batchresponse_${randomUUID()}`;
  return { status, headers: { 'Content-Type': `multipart/mixed; boundary=${name}` }, body: printBatch(answers, name) };
}

/** All or nothing; one that fails is answered by the part that failed, alone. */
function runChangeset(requests: readonly BatchRequest[], outer: Work): BatchAnswer | ChangesetAnswer {
  const work: Work = { ...outer, undo: [], references: new Map(outer.references) };
  const answers: BatchAnswer[] = [];
  for (const request of requests) {
    const answer = runPart(request, work, true);
    if (answer.status >= 400) {
      for (const revert of work.undo.reverse()) revert();
      return answer;
    }
    answers.push(answer);
  }
  for (const [id, row] of work.references) outer.references.set(id, row);
  return { kind: 'changeset', boundary: `changesetresponse_${randomUUID()}`, answers };
}

function runPart(request: BatchRequest, work: Work, isInChangeset = false): BatchAnswer {
  const { status, headers = {}, body } = answerPart(request, work, isInChangeset);
  const type = body === undefined ? {} : { 'Content-Type': typeof body === 'string' ? 'text/plain' : JSON_TYPE };
  const failed = status >= 400 ? { REQ_ID: randomUUID() } : {};
  const answer: BatchAnswer = {
    kind: 'answer',
    status,
    headers: { ...failed, ...type, 'OData-Version': '4.0', ...headers },
    body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
  };
  return request.contentId === undefined ? answer : { ...answer, contentId: request.contentId };
}

function answerPart(request: BatchRequest, work: Work, isInChangeset: boolean): Answer {
  const undone = work.undo.length;
  try {
    if (isInChangeset && request.contentId === undefined) {
      throw badRequest('Each operation of a change set needs a Content-ID header.');
    }
    const url = belowRoot(request.url, work);
    const body = request.body === '' ? undefined : readJson(request.body);
    const answer = handle({ method: request.method, url, headers: request.headers, body }, work);
    remember(request, answer, work);
    return answer;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const revert of work.undo.splice(undone).reverse()) revert();
    return {
      status: error.status,
      headers: { ...error.headers },
      body: error.body(asksForErrorDetails(request.headers.prefer)),
    };
  }
}

/** A part's address may be absolute, start at the host, be relative to the service root, or begin with a Content-ID. */
function belowRoot(url: string, { service, references }: Work): string {
  const reference = /^\/?\$(\d+)(.*)$/s.exec(url);
  if (reference !== null) {
    const row = references.get(String(reference[1]));
    if (row === undefined) throw noReference(String(reference[1]));
    return `${service.database.table(row.table).model.set}(${row.id})${reference[2]}`;
  }
  const path = url.replace(/^https?:\/\/[^/]+/i, '');
  const below = /^\/api\/data\/v9\.[0-2]\/(.*)$/is.exec(path)?.[1];
  if (below !== undefined) return below;
  if (path === url && !path.startsWith('/')) return path;
  throw segmentNotFound(path.split(/[/?(]/)[1] ?? '');
}

/** Later parts may name by its Content-ID the row that this one wrote. */
function remember({ contentId }: BatchRequest, { headers, body }: Answer, { service, references }: Work): void {
  if (contentId === undefined) return;
  const address = headers?.['OData-EntityId'] ?? headers?.Location ?? '';
  const [, set = '', id] = /\/(\w+)\(([^()]+)\)$/.exec(address) ?? [];
  const row: Row | undefined = isGuid(id) ? service.database.bySet(set)?.byId(id) : undefined;
  if (row !== undefined) references.set(contentId, row);
  else if (typeof body === 'object') references.delete(contentId);
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
}
