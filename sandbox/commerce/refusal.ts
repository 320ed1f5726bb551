import { randomBytes } from 'node:crypto';

/** Values of a message's placeholders: named ones, or `%1`, `%2` by position. */
export type Parameters = Record<string, unknown> | unknown[];

export interface RefusalBody {
  message: string;
  errors?: { message: string; parameters: Parameters }[];
  parameters?: Parameters;
}

/** A request Commerce does not grant. The message keeps its placeholders; the parameters travel beside it. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: RefusalBody;

  constructor(status: number, message: string, parameters?: Parameters, errors?: RefusalBody['errors']) {
    super(message);
    this.status = status;
    this.body = { message, ...(errors ? { errors } : {}), ...(parameters ? { parameters } : {}) };
  }
}

export const noRoute = () => new Refusal(404, 'Request does not match any route.');

/** Lack of permission is 401 in Commerce, and so is a token it does not know. */
export const notAllowed = (resources: string) =>
  new Refusal(401, "The consumer isn't authorized to access %resources.", { resources });

export const required = (fieldName: string) =>
  new Refusal(400, '"%fieldName" is required. Enter and try again.', { fieldName });

/** One missing field names itself; of several each gets an entry in `errors`. */
export function allRequired(fieldNames: string[]): Refusal {
  const [first, ...others] = fieldNames;
  if (first !== undefined && others.length === 0) return required(first);
  return new Refusal(
    400,
    'One or more input exceptions have occurred.',
    undefined,
    fieldNames.map((fieldName) => ({
      message: '"%fieldName" is required. Enter and try again.',
      parameters: { fieldName },
    })),
  );
}

export const noSuchEntity = (fieldName: string, fieldValue: unknown) =>
  new Refusal(404, 'No such entity with %fieldName = %fieldValue', { fieldName, fieldValue });

/** How sales documents and some others say that they do not exist. */
export const noSuchDocument = () =>
  new Refusal(404, "The entity that was requested doesn't exist. Verify the entity and try again.");

export const noSuchProduct = () =>
  new Refusal(404, "The product that was requested doesn't exist. Verify the product and try again.");

export const wrongType = (value: unknown, type: string) =>
  new Refusal(400, 'The "%value" value\'s type is invalid. The "%type" type was expected. Verify and try again.', {
    value,
    type,
  });

/** What an exception nobody foresaw, a bad column among them, looks like from outside. */
export const internalError = () =>
  new Refusal(
    500,
    `Internal Error. Details are available in Magento log file. Report ID: webapi-${randomBytes(7).toString('hex').slice(0, 13)}`,
  );
