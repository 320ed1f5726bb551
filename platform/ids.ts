/**
 * The only makers of ids, keys and tags. A maker gives the canonical form, or throws a RangeError for a part that no
 * such id can hold; `parseX` takes what a caller sent and gives undefined when it is malformed.
 */

const legalEntityForm = /^[a-z0-9]{1,4}$/;
const entityNumberForm = /^[1-9][0-9]{0,9}$/;
const incrementForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,49}$/;
const guidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const maskedForm = /^[A-Za-z0-9]{32}$/;
const dateForm = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const controlCharacter = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * D365 compares without regard to case. A letter is raised only where lowering it again gives it back, so that two
 * texts meet exactly when they differ in case alone (never `ß` and `SS`, or dotless i and I).
 */
function raise(text: string): string {
  let raised = '';
  for (const letter of text) {
    const upper = letter.toUpperCase();
    raised += upper.toLowerCase() === letter && upper.length === letter.length ? upper : letter;
  }
  return raised;
}

/** Upstream codes are trimmed, well-formed and printable; anything else never came from a system. */
function isCode(text: string, maxLength: number): boolean {
  return (
    text.length > 0 &&
    text.length <= maxLength &&
    text.isWellFormed() &&
    text.trim() === text &&
    !controlCharacter.test(text)
  );
}

function required<T>(value: T | undefined, kind: string, given: unknown): T {
  if (value === undefined) throw new RangeError(`not a ${kind}: ${JSON.stringify(given)}`);
  return value;
}

/** Lower case, as F&O answers it (`usmf`); its events say `USMF`. */
export const legalEntityId = (code: string): string => required(parseLegalEntityId(code), 'legal entity', code);
export function parseLegalEntityId(code: string): string | undefined {
  const lower = /^[A-Za-z0-9]*$/.test(code) ? code.toLowerCase() : '';
  return legalEntityForm.test(lower) ? lower : undefined;
}

export interface CompanyNumber {
  legalEntity: string;
  number: string;
}

function parseCompanyNumber(id: string): CompanyNumber | undefined {
  const colon = id.indexOf(':');
  const legalEntity = colon > 0 ? parseLegalEntityId(id.slice(0, colon)) : undefined;
  const number = id.slice(colon + 1);
  return legalEntity !== undefined && isCode(number, 20) ? { legalEntity, number: raise(number) } : undefined;
}

function companyNumber(kind: string, legalEntity: string, number: string): string {
  const id = required(parseCompanyNumber(`${legalEntity}:${number}`), kind, [legalEntity, number]);
  return `${id.legalEntity}:${id.number}`;
}

/** `usmf:US-001`. */
export const accountId = (legalEntity: string, number: string): string => companyNumber('account', legalEntity, number);
export const parseAccountId = (id: string): CompanyNumber | undefined => parseCompanyNumber(id);

/** `usmf:SO-000123`; also what Commerce keeps as the order's `ext_order_id`. */
export const salesOrderId = (legalEntity: string, number: string): string =>
  companyNumber('sales order', legalEntity, number);
export const parseSalesOrderId = (id: string): CompanyNumber | undefined => parseCompanyNumber(id);

/** All that F&O needs to find one invoice. `date` is `YYYY-MM-DD`. */
export interface InvoiceKey {
  legalEntity: string;
  number: string;
  date: string;
  voucher: string;
}

/** Opaque. `date` may be a day or F&O's instant of that day. */
export function invoiceId(key: InvoiceKey): string {
  const { legalEntity, number, date, voucher } = required(canonicalInvoice(key), 'invoice', key);
  return Buffer.from(JSON.stringify([legalEntity, number, date, voucher])).toString('base64url');
}

export function parseInvoiceId(id: string): InvoiceKey | undefined {
  if (id.length > 400 || !/^[A-Za-z0-9_-]+$/.test(id)) return undefined;
  const parts = parseTexts(Buffer.from(id, 'base64url').toString());
  if (parts?.length !== 4) return undefined;
  const [legalEntity = '', number = '', date = '', voucher = ''] = parts;
  const key = canonicalInvoice({ legalEntity, number, date, voucher });
  // One spelling per invoice: an id that decodes to a canonical key but is written otherwise is no id of ours.
  return key !== undefined && invoiceId(key) === id ? key : undefined;
}

function canonicalInvoice({ legalEntity, number, date, voucher }: InvoiceKey): InvoiceKey | undefined {
  const company = parseLegalEntityId(legalEntity);
  const day = parseDay(date);
  if (company === undefined || day === undefined || !isCode(number, 50)) return undefined;
  // A voucher may be empty: F&O leaves it so for invoices from before its ledger was opened.
  if (voucher !== '' && !isCode(voucher, 50)) return undefined;
  return { legalEntity: company, number: raise(number), date: day, voucher: raise(voucher) };
}

function parseDay(text: string): string | undefined {
  const found = dateForm.exec(text);
  if (found === null) return undefined;
  const day = text.slice(0, 10);
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : undefined;
}

function parseTexts(json: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : undefined;
  } catch {
    return undefined; // the id is the caller's: not JSON means not ours
  }
}

function entityNumber(kind: string, value: number | string): string {
  return required(parseEntityNumber(String(value)), kind, value);
}
/** Commerce's row numbers are unsigned 32-bit; a leading zero would make two ids of one thing. */
function parseEntityNumber(text: string): string | undefined {
  return entityNumberForm.test(text) && Number(text) <= 4_294_967_295 ? text : undefined;
}

export const customerId = (id: number | string): string => entityNumber('customer', id);
export const parseCustomerId = (id: string): string | undefined => parseEntityNumber(id);
export const companyId = (id: number | string): string => entityNumber('company', id);
export const parseCompanyId = (id: string): string | undefined => parseEntityNumber(id);
/** Commerce's number of the negotiable quote, not the masked form its GraphQL uses. */
export const quoteId = (id: number | string): string => entityNumber('quote', id);
export const parseQuoteId = (id: string): string | undefined => parseEntityNumber(id);

/** Commerce increment ids, with the store's prefix and suffix where it has them. Spelled as Commerce spells them. */
export const orderNumber = (number: string): string => required(parseOrderNumber(number), 'order number', number);
export const parseOrderNumber = (number: string): string | undefined =>
  incrementForm.test(number) ? number : undefined;
export const returnNumber = (number: string): string => required(parseReturnNumber(number), 'return number', number);
export const parseReturnNumber = (number: string): string | undefined =>
  incrementForm.test(number) ? number : undefined;

/** Spelled as Commerce spells it; compare by `skuKey`. */
export const sku = (code: string): string => required(parseSku(code), 'SKU', code);
export const parseSku = (code: string): string | undefined => (isCode(code, 64) ? code : undefined);
/** Both systems compare SKUs and item numbers without regard to case: the form for maps and tags. */
export const skuKey = (code: string): string => raise(sku(code));
/** The same for other D365 codes (warehouses, item numbers, sales order numbers) as map keys. */
export const codeKey = (code: string): string => raise(code);

/** Lower case, no braces. */
export const dataverseId = (guid: string): string => required(parseDataverseId(guid), 'Dataverse id', guid);
export function parseDataverseId(guid: string): string | undefined {
  const lower = guid.length === 36 ? guid.toLowerCase() : '';
  return guidForm.test(lower) ? lower : undefined;
}

/** A cart is named by its masked id in Commerce's GraphQL, and by its number in REST. */
export function parseCartId(id: string): { masked: string } | { number: string } | undefined {
  const number = parseEntityNumber(id);
  if (number !== undefined) return { number };
  return maskedForm.test(id) ? { masked: id } : undefined;
}
