import { ODataError } from '../odata/error.ts';

const ODATA_EXCEPTION = 'Microsoft.OData.ODataException';
const WRITE_EXCEPTION = 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException';

/** An answer that says no, in the shape F&O gives it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** The outer message; the inner one is `message`. */
  readonly outer: string;
  readonly type: string;

  constructor(status: number, message: string, outer = 'An error has occurred.', type = ODATA_EXCEPTION) {
    super(message);
    this.status = status;
    this.outer = outer;
    this.type = type;
  }

  get body(): unknown {
    const innererror = { message: this.message, type: this.type, stacktrace: '' };
    return { error: { code: '', message: this.outer, innererror } };
  }
}

export const segmentNotFound = (segment: string) =>
  new Refusal(404, `Resource not found for the segment '${segment}'.`);

export const badQuery = (message: string) =>
  new Refusal(400, message, `The query specified in the URI is not valid. ${message}`);

/** Refused by the business behind the entity; infolog messages are joined as F&O joins them. */
export const writeFailed = (status: number, entity: string, infolog: readonly string[]) =>
  new Refusal(
    status,
    `Write failed for table row of type '${entity}'. Infolog: ${infolog.join('; ')}.`,
    'An error has occurred.',
    WRITE_EXCEPTION,
  );

/** Runs what reads a query, with its faults as the 400 they are. */
export function withQueryFaults<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ODataError) throw badQuery(error.message);
    throw error;
  }
}
