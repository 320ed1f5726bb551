import {
  companyId,
  customerId,
  parseCompanyId,
  parseCustomerId,
  parseOrderNumber,
  parseQuoteId,
  parseReturnNumber,
} from '../../../platform/ids.ts';
import type { LinkKind } from './links.ts';

/** A marker is what our writes leave in D365: a prefix of ours, and the id in Commerce. */
export interface Marked {
  kind: Exclude<LinkKind, 'PRODUCT'>;
  commerceId: string;
}

const prefixes = { COMPANY: 'ACC-', CUSTOMER: 'ACU-', ORDER: 'ACO-', QUOTE: 'ACQ-', RETURN: 'ACR-' } as const;

const parse = {
  COMPANY: (text: string) => canonical(parseCompanyId(text), companyId),
  CUSTOMER: (text: string) => canonical(parseCustomerId(text), customerId),
  ORDER: parseOrderNumber,
  QUOTE: parseQuoteId,
  RETURN: parseReturnNumber,
};

const canonical = (id: string | undefined, maker: (id: string) => string) => (id === undefined ? undefined : maker(id));

export const markerOf = ({ kind, commerceId }: Marked): string => `${prefixes[kind]}${commerceId}`;

/** What the text marks, if it is exactly a marker of ours; a customer's own reference (`PO 4711`) never is. */
export function readMarker(text: string): Marked | undefined {
  for (const kind of Object.keys(prefixes) as (keyof typeof prefixes)[]) {
    if (!text.startsWith(prefixes[kind])) continue;
    const commerceId = parse[kind](text.slice(prefixes[kind].length));
    return commerceId === undefined ? undefined : { kind, commerceId };
  }
  return undefined;
}
