import { ODataError } from '../odata/error.ts';

/** What the URL or the payload says cannot be read. */
const BAD_REQUEST = '0x80060888';
const NOT_FOUND = '0x80040217';
export const KEY_NOT_FOUND = '0x80060891';
export const VERSION_MISMATCH = '0x80060882';
export const DUPLICATE_KEY = '0x80060892';
export const TOO_LONG = '0x80044331';
export const BAD_PAYLOAD = '0x80048d19';
export const BAD_STATUS = '0x80048408';

/** An answer that says no, in the shape Dataverse gives it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  /** `annotated`: with what callers are told who ask for all annotations. */
  body(annotated: boolean): object {
    const more = annotated
      ? {
          '@Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus': '0',
          '@Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode': '0',
          '@Microsoft.PowerApps.CDS.InnerError.Message': this.message,
        }
      : {};
    return { error: { code: this.code, message: this.message, ...more } };
  }
}

export const badRequest = (message: string) => new Refusal(400, BAD_REQUEST, message);

export const segmentNotFound = (segment: string) =>
  new Refusal(404, BAD_REQUEST, `Resource not found for the segment '${segment}'.`);

export const rowNotFound = (table: string, id: string) =>
  new Refusal(404, NOT_FOUND, `${table} With Id = ${id} Does Not Exist`);

export const methodNotAllowed = (method: string) =>
  new Refusal(405, BAD_REQUEST, `The requested resource does not support http method '${method}'.`);

/** Runs what reads a path or query, with its faults as the 400 they are. */
export function withQueryFaults<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ODataError) throw badRequest(error.message);
    throw error;
  }
}
