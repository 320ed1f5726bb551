import { randomUUID } from 'node:crypto';
import { type BatchAnswer, type BatchRequest, boundaryOf, parseBatch, printBatch } from '../odata/batch.ts';
import { ODataError } from '../odata/error.ts';
import type { Answer } from './answer.ts';
import { handle, type Service } from './handle.ts';
import { Refusal, segmentNotFound } from './refusal.ts';
import type { Undo } from './table.ts';

const MAX_OPERATIONS = 5000;
export const JSON_TYPE = 'application/json; odata.metadata=minimal';

/** `POST /data/$batch`. The answer is 200 whatever its parts say; a changeset that fails is undone and answered by one part. */
export function handleBatch(text: string, contentType: string | undefined, service: Service): Answer {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) {
    throw new Refusal(
      400,
      `The content type '${contentType ?? ''}' of a batch is not multipart/mixed with a boundary.`,
    );
  }
  const parts = readParts(text, boundary);
  const operations = parts.reduce((sum, part) => sum + (part.kind === 'changeset' ? part.requests.length : 1), 0);
  if (operations > MAX_OPERATIONS) {
    throw new Refusal(400, `The maximum number of ${MAX_OPERATIONS} operations in a batch is exceeded.`);
  }
  const answers = parts.map((part) =>
    part.kind === 'changeset' ? runChangeset(part.requests, service) : runPart(part, service, []),
  );
  const name = `batchresponse_${randomUUID()}`;
  return {
    status: 200,
    headers: { 'Content-Type': `multipart/mixed; boundary=${name}` },
    body: printBatch(answers, name),
  };
}

function readParts(text: string, boundary: string) {
  try {
    return parseBatch(text, boundary);
  } catch (error) {
    if (error instanceof ODataError) throw new Refusal(400, error.message);
    throw error;
  }
}

function runChangeset(requests: readonly BatchRequest[], service: Service) {
  const undo: Undo[] = [];
  const answers: BatchAnswer[] = [];
  for (const request of requests) {
    const answer = runPart(request, service, undo);
    if (answer.status >= 400) {
      for (const revert of undo.reverse()) revert();
      const contentId = requests[0]?.contentId;
      const failed: BatchAnswer = { ...answer, status: 500 };
      return contentId === undefined ? failed : { ...failed, contentId };
    }
    answers.push(answer);
  }
  return { kind: 'changeset' as const, boundary: `changesetresponse_${randomUUID()}`, answers };
}

function runPart(request: BatchRequest, service: Service, undo: Undo[]): BatchAnswer {
  const { status, headers = {}, body } = answerPart(request, service, undo);
  const isText = typeof body === 'string';
  const type = body === undefined ? {} : { 'Content-Type': isText ? 'text/plain' : JSON_TYPE };
  const printed = body === undefined ? '' : isText ? body : JSON.stringify(body);
  const answer = {
    kind: 'answer' as const,
    status,
    headers: { ...type, 'OData-Version': '4.0', ...headers },
    body: printed,
  };
  return request.contentId === undefined ? answer : { ...answer, contentId: request.contentId };
}

function answerPart(request: BatchRequest, service: Service, undo: Undo[]): Answer {
  try {
    const url = belowRoot(request.url);
    const body = request.body === '' ? undefined : readJson(request.body);
    return handle({ method: request.method, url, headers: request.headers, body }, service, undo);
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body as object };
    throw error;
  }
}

/** A part's address may be absolute, start at the host, or be relative to the service root. */
function belowRoot(url: string): string {
  const path = url.replace(/^https?:\/\/[^/]+/i, '');
  if (!path.startsWith('/')) return path;
  if (!path.startsWith('/data/')) throw segmentNotFound(path.split(/[/?(]/)[1] ?? '');
  return path.slice('/data/'.length);
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'The request body is not valid JSON.', 'The request is invalid.');
  }
}
