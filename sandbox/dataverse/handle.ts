import { findRow } from './bind.ts';
import { changeColumn, changeReference, create, remove, upsert } from './change.ts';
import { printMetadata } from './csdl.ts';
import { OPERATIONS, operate } from './operations.ts';
import { count, list, readAlong, readColumn, readMany, readOne } from './read.ts';
import { methodNotAllowed, Refusal } from './refusal.ts';
import { findResource, type Resource } from './resource.ts';
import type { Answer, Request, Service, Work } from './service.ts';

const METHODS: Record<Resource['kind'], readonly string[]> = {
  service: ['GET'],
  metadata: ['GET'],
  operation: ['GET', 'POST'],
  collection: ['GET', 'POST'],
  count: ['GET'],
  entity: ['GET', 'PATCH', 'DELETE'],
  one: ['GET', 'PUT', 'POST', 'DELETE'],
  many: ['GET'],
  column: ['GET', 'PUT', 'DELETE'],
};

/** Answers one request; what it changed is pushed on the work's `undo`. Throws Refusal. */
export function handle(request: Request, work: Work): Answer {
  const { service } = work;
  const { method, url } = request;
  assertHeaders(request);
  const [path = ''] = url.split('?');
  assertServed(url);
  const resource = findResource(path, service.database, OPERATIONS);
  const isReferenceWrite = resource.kind === 'one' && method !== 'GET' && !resource.isReference;
  if (!METHODS[resource.kind].includes(method) || isReferenceWrite) throw methodNotAllowed(method);
  const isRead = method === 'GET';
  switch (resource.kind) {
    case 'service':
      return serviceDocument(service);
    case 'metadata':
      return {
        status: 200,
        headers: { 'Content-Type': 'application/xml' },
        body: printMetadata(service.database.model),
      };
    case 'operation':
      return operate(resource.name, resource.argument, request, work);
    case 'collection':
      return isRead ? list(resource.table, undefined, request, service) : create(resource.table, request, work);
    case 'count':
      return count(resource.table, undefined, request, service);
    case 'entity': {
      const { table, key } = resource;
      if (method === 'PATCH') return upsert(table, key, request, work);
      if (method === 'DELETE') return remove(table, key, request, work);
      return readOne(table, findRow(table, key, service.database), request, service);
    }
    case 'one':
      return isRead ? readAlong(resource, request, service) : changeReference(resource, request, work);
    case 'many':
      return readMany(resource, request, service);
    case 'column':
      return isRead ? readColumn(resource, service) : changeColumn(resource, request, work);
  }
}

function serviceDocument({ root, database }: Service): Answer {
  const value = [...database.model.values()].map(({ set }) => ({ name: set, kind: 'EntitySet', url: set }));
  return { status: 200, body: { '@odata.context': `${root}/$metadata`, value } };
}

/** Versions other than 4.0 and types other than JSON are not spoken. */
function assertHeaders({ headers, url }: Request): void {
  for (const name of ['odata-version', 'odata-maxversion']) {
    const version = headers[name];
    if (version !== undefined && version !== '4.0' && !(name === 'odata-maxversion' && version === '4.01')) {
      throw new Refusal(400, '0x80060888', `The OData version '${version}' of the header ${name} is not supported.`);
    }
  }
  const accept = headers.accept;
  if (accept !== undefined && !/\bjson\b|\*|text\/plain/i.test(accept) && !url.startsWith('$metadata')) {
    throw new Refusal(
      415,
      '0x80060888',
      `A supported MIME type could not be found that matches the acceptable MIME types for the request. The supported type(s) 'application/json' do not match any of the acceptable MIME types '${accept}'.`,
    );
  }
}

const NOT_SERVED = ['$apply', 'fetchXml', 'savedQuery', 'userQuery'];

/** Parts of the real protocol that this stand-in does not have say so. */
function assertServed(url: string): void {
  const query = url.split('?').slice(1).join('?');
  const names = query.split('&').map((pair) => pair.split('=')[0]?.replace(/^%24/i, '$'));
  const missing = NOT_SERVED.find((name) => names.includes(name));
  if (missing !== undefined) throw new Refusal(501, '', `The query option '${missing}' is not implemented.`);
}
