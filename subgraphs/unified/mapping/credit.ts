import { Decimal } from 'decimal.js';
import { UpstreamSurprise } from '../../../platform/errors.ts';
import { accountId, codeKey } from '../../../platform/ids.ts';
import { type Money, round, toMoney } from '../../../platform/money.ts';
import type {
  BlockingRuleRecord,
  CreditGroupRecord,
  CustomerRecord,
  ExchangeRateRecord,
  OpenOrderRecord,
  OpenTransactionRecord,
  TemporaryLimitRecord,
} from '../../dynamics/client/index.ts';
import type {
  AccountFacts,
  Condition,
  DatedRate,
  Exposure,
  Level,
  OpenEntry,
  Rule,
  TemporaryLimit,
} from '../credit/facts.ts';

/** F&O keeps six decimals and sends floats: this takes the noise off. Absent is zero. */
const exact = (value: number | null | undefined): Decimal => new Decimal(value ?? 0).toDecimalPlaces(6);

const toTotal = (value: number | null | undefined, currency: string): Money => round(toMoney(exact(value), currency));

/** F&O has no null for a day: 1900 is none, and 2154 never. */
function toDay(date: string | null | undefined): string | null {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0];
  return found === undefined || found < '1901' || found >= '2154' ? null : found;
}

export interface AccountRecords {
  customer: CustomerRecord;
  temporaryLimits: readonly TemporaryLimitRecord[];
  exposure: Exposure;
}

export function toAccountFacts({ customer, temporaryLimits, exposure }: AccountRecords): AccountFacts {
  const { SalesCurrencyCode: currency } = customer;
  return {
    onHoldStatus: customer.OnHoldStatus,
    isExcluded: customer.CredManExclude === 'Yes',
    statusId: customer.CredManAccountStatusId ?? '',
    paymentTerms: customer.PaymentTerms ?? '',
    limit: toTotal(customer.CreditLimit, currency),
    isLimitMandatory: customer.CreditLimitIsMandatory === 'Yes',
    isUnlimited: customer.CredManCustUnlimitedCredit === 'Yes',
    limitExpiresOn: toDay(customer.CredManCreditLimitExpiryDate),
    temporaryLimits: temporaryLimits.map((record) => toTemporaryLimit(record, currency)),
    exposure,
  };
}

/** The row names no currency: it is the customer's. */
const toTemporaryLimit = (record: TemporaryLimitRecord, currency: string): TemporaryLimit => ({
  limit: toTotal(record.CreditLimit, currency),
  from: toDay(record.FromDate),
  until: toDay(record.ToDate),
});

export const toGroupLimit = (record: CreditGroupRecord): Money => toTotal(record.CreditLimit, record.CurrencyCode);

export const toExposure = (open: readonly OpenTransactionRecord[], orders: readonly OpenOrderRecord[]): Exposure => ({
  open: open.map(toOpenEntry),
  openOrders: orders.map(toOpenOrder),
});

const toOpenEntry = (record: OpenTransactionRecord): OpenEntry => ({
  amount: toTotal(record.OpenAmount, record.CurrencyCode),
  dueDate: toDay(record.DueDate),
});

/** What of it is not invoiced. More may be invoiced than was ordered; that is in the ledger and takes nothing off here. */
function toOpenOrder({ OrderTotalAmount, InvoicedAmount, CurrencyCode }: OpenOrderRecord): Money {
  const open = exact(OrderTotalAmount).minus(exact(InvoicedAmount));
  return round(toMoney(Decimal.max(open, 0), CurrencyCode));
}

const conversionFactors: Readonly<Record<string, number>> = {
  One: 1,
  Ten: 10,
  Hundred: 100,
  Thousand: 1_000,
  TenThousand: 10_000,
};

/** F&O states the price of one, or of a hundred, as the factor says. */
export function toRate(record: ExchangeRateRecord): DatedRate {
  const perUnits = conversionFactors[record.ConversionFactor];
  if (perUnits === undefined) {
    const facts = { system: 'finance', operation: 'read an exchange rate' };
    throw new UpstreamSurprise('a rate is for an unknown number of units', facts);
  }
  return {
    from: record.FromCurrency,
    to: record.ToCurrency,
    rate: exact(record.Rate).dividedBy(perUnits).toFixed(),
    since: toDay(record.StartDate) ?? '',
    until: toDay(record.EndDate),
  };
}

/** The rules of its legal entity that are valid for this customer. */
export function toRules(records: readonly BlockingRuleRecord[], customer: CustomerRecord): Rule[] {
  return records
    .filter(({ dataAreaId }) => codeKey(dataAreaId) === codeKey(customer.dataAreaId))
    .filter((record) => isValidFor(record, customer))
    .map(toRule);
}

const levels: readonly string[] = ['Table', 'Group', 'All'] satisfies Level[];
const isLevel = (text: string): text is Level => levels.includes(text);

/** A level that is not known may mean anybody: a rule that blocks counts, an exclusion does not. */
function isValidFor(record: BlockingRuleRecord, customer: CustomerRecord): boolean {
  const { AppliesTo, CustomerAccount, CreditGroupId, IsExclusion } = record;
  if (!isLevel(AppliesTo)) return IsExclusion !== 'Yes';
  if (AppliesTo === 'All') return true;
  if (AppliesTo === 'Group') return CreditGroupId !== '' && isSame(CreditGroupId, customer.CredManGroupId);
  return CustomerAccount !== '' && idOf(record) === idOf(customer);
}

const idOf = ({ dataAreaId, CustomerAccount }: { dataAreaId: string; CustomerAccount: string }): string =>
  accountId(dataAreaId, CustomerAccount);

/** D365 compares codes without regard to case. */
const isSame = (left: string, right: string | null): boolean => codeKey(left) === codeKey(right ?? '');

function toRule(record: BlockingRuleRecord): Rule {
  const { RuleId, AppliesTo } = record;
  const isExclusion = record.IsExclusion === 'Yes';
  return {
    id: RuleId,
    level: isLevel(AppliesTo) ? AppliesTo : 'All',
    isExclusion,
    releasesOrder: isExclusion && record.ReleasesOrder === 'Yes',
    condition: isLevel(AppliesTo) ? toCondition(record, isExclusion) : { type: 'Unknown' },
  };
}

function toCondition(record: BlockingRuleRecord, isExclusion: boolean): Condition {
  const days = record.Days ?? 0;
  const amount = exact(record.Amount).toFixed();
  const percentage = exact(record.Percentage).toFixed();
  const value = record.Value ?? '';
  switch (record.RuleType) {
    case 'DaysOverdue':
      // An exclusion is stated in days or as an amount; the one that is not meant stands at zero.
      return isExclusion && days === 0 ? { type: 'TotalOverdue', amount } : { type: 'DaysOverdue', days };
    case 'AccountStatus':
      return { type: 'AccountStatus', value };
    case 'PaymentTerms':
      return { type: 'PaymentTerms', value };
    case 'LimitExpired':
      return { type: 'LimitExpired', days };
    case 'OverdueAmount':
      return { type: 'OverdueAmount', amount, percentage };
    case 'OrderAmount':
      return { type: 'OrderAmount', amount };
    case 'LimitUsed':
      return { type: 'LimitUsed', percentage };
    default:
      return { type: 'Unknown' };
  }
}
