import { dataverseId } from '../../../platform/ids.ts';
import type { QuoteRecord } from '../client/records.ts';
import type { Negotiation, NegotiationStatus } from '../generated/types.ts';
import { toTotal } from './amount.ts';
import { toDay } from './day.ts';
import { accountOf } from './party.ts';
import { toOwner } from './person.ts';

export type NegotiationModel = Negotiation & {
  /** Null when the quote is for a contact, or for an account that is in no legal entity. */
  accountId: string | null;
};

const statuses: readonly NegotiationStatus[] = ['DRAFT', 'ACTIVE', 'WON', 'CLOSED'];

export function toNegotiation(record: QuoteRecord): NegotiationModel {
  const currency = record.transactioncurrencyid?.isocurrencycode;
  const { totalamount: total } = record;
  return {
    id: dataverseId(record.quoteid),
    number: record.quotenumber ?? '',
    revision: record.revisionnumber ?? 0,
    status: statuses[record.statecode] ?? 'CLOSED',
    total: typeof total === 'number' && currency ? toTotal(total, currency) : null,
    expiresAt: toDay(record.expireson) ?? toDay(record.effectiveto),
    accountId: accountOf(record.customerid_account),
    owner: toOwner(record.owninguser),
  };
}
