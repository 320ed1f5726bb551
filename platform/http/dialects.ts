import type { Dialect } from './failure.ts';

type Json = Readonly<Record<string, unknown>>;

/** Adobe Commerce REST: `message` keeps its placeholders, the values stand in `parameters`; `errors` lists each field's. */
export const commerceDialect: Dialect = {
  message({ body }) {
    const all = [body, ...list(field(body, 'errors'))].map(commerceMessage).filter((words) => words !== undefined);
    return all.length === 0 ? undefined : all.join(' ');
  },
};

/** Finance & Operations: what happened is in the innermost error, as an infolog. */
export const financeDialect: Dialect = {
  message({ body }) {
    const error = field(body, 'error');
    const inner = innermost(error);
    return textOf(field(inner, 'message')) ?? textOf(field(error, 'message')) ?? textOf(field(body, 'Message'));
  },
  // A write that X++ refuses is answered 500 with its infolog: the system is well, and said no.
  kind({ status, body }) {
    const words = textOf(field(innermost(field(body, 'error')), 'message'));
    return status === 500 && words !== undefined && /infolog|write failed/i.test(words) ? 'refused' : undefined;
  },
  requestIdHeader: 'ms-dyn-aid',
};

export const dataverseDialect: Dialect = {
  message: ({ body }) => textOf(field(field(body, 'error'), 'message')) ?? textOf(field(body, 'Message')),
  requestIdHeader: 'x-ms-service-request-id',
};

/** OAuth 2.0 token endpoints. A refused client is a 400 or 401 alike. */
export const identityDialect: Dialect = {
  message: ({ body }) => textOf(field(body, 'error_description')) ?? textOf(field(body, 'error')),
  kind: ({ status }) => (status === 400 ? 'denied' : undefined),
  requestIdHeader: 'x-ms-request-id',
};

function commerceMessage(error: unknown): string | undefined {
  const template = textOf(field(error, 'message'));
  const parameters = field(error, 'parameters');
  return template?.replaceAll(/%([A-Za-z_]\w*|\d+)/g, (placeholder, name: string) => {
    const value = Array.isArray(parameters) ? parameters[Number(name) - 1] : field(parameters, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : placeholder;
  });
}

function innermost(error: unknown): unknown {
  const inner = field(error, 'innererror') ?? field(error, 'internalexception');
  return inner === undefined ? error : innermost(inner);
}

function field(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
