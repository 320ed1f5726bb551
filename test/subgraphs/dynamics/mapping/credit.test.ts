import { describe, expect, it } from 'vitest';
import type { CustomerRecord, OpenTransactionRecord } from '../../../../subgraphs/dynamics/client/records.ts';
import { toAccount } from '../../../../subgraphs/dynamics/mapping/account.ts';
import {
  type CreditFacts,
  toCreditGroup,
  toCreditPosition,
  toOpenOrder,
  toTemporaryLimit,
} from '../../../../subgraphs/dynamics/mapping/credit.ts';
import { toRates } from '../../../../subgraphs/dynamics/mapping/exchange.ts';
import { toTransaction } from '../../../../subgraphs/dynamics/mapping/transaction.ts';
import { customer, rate, transaction } from '../records.ts';

const now = new Date('2026-02-01T23:30:00Z');
const usd = (amount: string) => ({ amount, currency: 'USD' });

function position(some: Partial<CustomerRecord> = {}, facts: Partial<CreditFacts> = {}) {
  const account = toAccount({ ...customer, ...some });
  return toCreditPosition({
    account,
    transactions: [],
    openOrders: [],
    temporaryLimits: [],
    group: null,
    rates: [],
    now,
    ...facts,
  });
}

const entry = (some: Partial<OpenTransactionRecord>) => toTransaction({ ...transaction, ...some });
const group = (limit: number, currency = 'USD') =>
  toCreditGroup({ CreditGroupId: 'CG1', Name: 'Group', CreditLimit: limit, CurrencyCode: currency });
const temporary = (from: string, to: string, limit = 2_000) =>
  toTemporaryLimit({ dataAreaId: 'usmf', CustomerAccount: 'US-001', FromDate: from, ToDate: to, CreditLimit: limit });

describe('the limit in force', () => {
  const grouped = { CredManGroupId: 'CG1' };
  it.each<[string, Partial<CustomerRecord>, Partial<CreditFacts>, string | null]>([
    ['is the account’s own', {}, {}, '10000.00'],
    ['is none when nobody set one', { CreditLimit: 0 }, {}, null],
    ['is zero where zero is mandatory', { CreditLimit: 0, CreditLimitIsMandatory: 'Yes' }, {}, '0.00'],
    ['is none when it is unlimited', { CredManCustUnlimitedCredit: 'Yes' }, {}, null],
    ['is the account’s own below the group’s', grouped, { group: group(15_000) }, '10000.00'],
    [
      'is the group’s below the account’s own',
      { ...grouped, CreditLimit: 20_000 },
      { group: group(15_000) },
      '15000.00',
    ],
    ['is the group’s when nobody set one', { ...grouped, CreditLimit: 0 }, { group: group(15_000) }, '15000.00'],
    [
      'is the group’s when it is unlimited',
      { ...grouped, CredManCustUnlimitedCredit: 'Yes' },
      { group: group(15_000) },
      '15000.00',
    ],
    [
      'is a mandatory zero below the group’s',
      { ...grouped, CreditLimit: 0, CreditLimitIsMandatory: 'Yes' },
      { group: group(15_000) },
      '0.00',
    ],
    ['is the group’s at the day’s rate', grouped, { group: group(1_000, 'EUR'), rates: toRates([rate]) }, '1100.00'],
    [
      'is the temporary one while it is valid',
      {},
      { temporaryLimits: [temporary('2026-01-01', '2026-02-01')] },
      '2000.00',
    ],
    [
      'is the own one before the temporary one begins',
      {},
      { temporaryLimits: [temporary('2026-02-02', '2026-03-01')] },
      '10000.00',
    ],
    [
      'is the own one after the temporary one ended',
      {},
      { temporaryLimits: [temporary('2026-01-01', '2026-01-31')] },
      '10000.00',
    ],
    [
      'is the temporary one even above the own',
      {},
      { temporaryLimits: [temporary('2026-01-01', '2026-03-01', 50_000)] },
      '50000.00',
    ],
  ])('%s', (_, some, facts, expected) => {
    expect(position(some, facts).limit?.amount ?? null).toBe(expected);
  });

  it('ends with the temporary limit, or on the day the account says', () => {
    const CredManCreditLimitExpiryDate = '2026-06-30T12:00:00Z';
    const temporaryLimits = [temporary('2026-01-01', '2026-03-01')];
    expect(position({}).limitExpiresOn).toBeNull();
    expect(position({ CredManCreditLimitExpiryDate }).limitExpiresOn).toBe('2026-06-30');
    expect(position({ CredManCreditLimitExpiryDate }, { temporaryLimits }).limitExpiresOn).toBe('2026-03-01');
  });
});

describe('what is used', () => {
  it('is what is open and what is ordered, credit notes and payments taken off', () => {
    const { balance, openOrders, available } = position(
      {},
      {
        transactions: [
          entry({ OpenAmount: 0.1 }),
          entry({ OpenAmount: 0.2 }),
          entry({ InvoiceNumber: '', DueDate: '', OpenAmount: -50 }),
        ],
        openOrders: [usd('100.00'), usd('20.50')],
      },
    );
    expect({ balance, openOrders, available }).toEqual({
      balance: usd('-49.70'),
      openOrders: usd('120.50'),
      available: usd('9929.20'),
    });
  });

  it('is in the account’s currency, at the rate of the day or its inverse', () => {
    const transactions = [entry({ OpenAmount: 100, CurrencyCode: 'EUR' })];
    const older = { ...rate, StartDate: '2024-01-01T12:00:00Z', Rate: 999 };
    const later = { ...rate, StartDate: '2026-03-01T12:00:00Z', Rate: 999 };
    const budget = { ...rate, RateTypeName: 'Budget', StartDate: '2026-01-31T12:00:00Z', Rate: 999 };
    const rates = toRates([older, rate, later, budget]);
    expect(position({}, { transactions, rates }).balance).toEqual(usd('110.00'));
    const inverse = toRates([{ ...rate, FromCurrency: 'USD', ToCurrency: 'EUR', Rate: 0.8, ConversionFactor: 'One' }]);
    expect(position({}, { transactions, rates: inverse }).balance).toEqual(usd('125.00'));
    const yen = [entry({ OpenAmount: 1_000_000, CurrencyCode: 'JPY' })];
    const perYen = toRates([{ ...rate, FromCurrency: 'USD', ToCurrency: 'JPY', Rate: 15_000 }]);
    expect(position({}, { transactions: yen, rates: perYen }).balance).toEqual(usd('6666.67'));
  });

  it('is not guessed without a rate', () => {
    const transactions = [entry({ CurrencyCode: 'EUR' })];
    expect(() => position({}, { transactions })).toThrow('there is no exchange rate from EUR to USD');
  });

  it('counts of an order what is not invoiced yet, and never less than nothing', () => {
    const order = {
      dataAreaId: 'usmf',
      SalesOrderNumber: 'SO-1',
      InvoiceCustomerAccountNumber: 'US-001',
      CustomersOrderReference: '',
      CurrencyCode: 'USD',
      OrderTotalAmount: 68,
    };
    expect(toOpenOrder({ ...order, InvoicedAmount: 21 })).toEqual({ accountId: 'usmf:US-001', amount: usd('47.00') });
    expect(toOpenOrder({ ...order, InvoicedAmount: 70 }).amount).toEqual(usd('0.00'));
  });
});

describe('the age of what is open', () => {
  const due = (DueDate: string, OpenAmount: number) => entry({ DueDate: `${DueDate}T12:00:00Z`, OpenAmount });

  it('has every bucket even when nothing is open', () => {
    expect(position().aging.map(({ bucket, amount }) => [bucket, amount.amount])).toEqual([
      ['CURRENT', '0.00'],
      ['1-30', '0.00'],
      ['31-60', '0.00'],
      ['61-90', '0.00'],
      ['OVER-90', '0.00'],
    ]);
  });

  it.each([
    ['2026-02-02', 'CURRENT'],
    ['2026-02-01', 'CURRENT'],
    ['2026-01-31', '1-30'],
    ['2026-01-02', '1-30'],
    ['2026-01-01', '31-60'],
    ['2025-12-03', '31-60'],
    ['2025-12-02', '61-90'],
    ['2025-11-03', '61-90'],
    ['2025-11-02', 'OVER-90'],
  ])('puts what was due on %s into %s, on 1 February', (day, expected) => {
    const { aging } = position({}, { transactions: [due(day, 7)] });
    expect(aging.filter(({ amount }) => amount.amount === '7.00').map(({ bucket }) => bucket)).toEqual([expected]);
  });

  it('sums to the balance, and the late buckets to what is overdue', () => {
    const transactions = [due('2026-03-01', 5), due('2026-01-15', 10), due('2025-06-01', 20), due('2025-06-01', -8)];
    const { aging, balance, overdue } = position({}, { transactions });
    expect(aging.map(({ amount }) => amount.amount)).toEqual(['-3.00', '10.00', '0.00', '0.00', '20.00']);
    expect([balance.amount, overdue.amount]).toEqual(['27.00', '30.00']);
  });
});

describe('a hold', () => {
  it.each([
    ['No', false, null],
    ['Never', false, null],
    ['All', true, 'All'],
    ['Invoice', true, 'Invoice'],
    ['PurchOrder', true, 'PurchOrder'],
  ])('is told by %s: %s', (OnHoldStatus, onHold, holdReason) => {
    expect(position({ OnHoldStatus })).toMatchObject({ onHold, holdReason });
  });

  it('is explained by its reason where D365 has one', () => {
    const held = { OnHoldStatus: 'All', CredManStatusReasonId: 'Disputed' };
    expect(position(held).holdReason).toBe('Disputed');
    expect(position({ ...held, OnHoldStatus: 'No' }).holdReason).toBeNull();
  });
});

it('says when it was true and who said so', () => {
  expect(position()).toMatchObject({ asOf: '2026-02-01T23:30:00.000Z', source: 'FINANCE' });
});
