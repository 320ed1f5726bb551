import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Checkout, startCheckout } from './checkoutStart.ts';

let checkout: Checkout;

beforeEach(async () => {
  checkout = await startCheckout();
});

afterEach(() => checkout.close());

const seedRule = (values: Parameters<Checkout['seed']>[1]) =>
  checkout.seed('FgCreditBlockingRules', { dataAreaId: 'USMF', AppliesTo: 'All', ...values });
const limitUsed = { RuleId: 'R1', RuleType: 'LimitUsed', Percentage: 100 };
const owes = (RecordId: number, CustomerAccount: string, values: Parameters<Checkout['seed']>[1]) =>
  checkout.seed('FgCustomerOpenTransactions', {
    RecordId,
    CustomerAccount,
    DueDate: '2026-03-01T12:00:00Z',
    ...values,
  });

describe('a checkout on what F&O says', () => {
  it('counts what is owed and what is ordered against the limit that stands', async () => {
    seedRule(limitUsed);
    // 2,000 for the time being; 21.00 are invoiced and open, 47.00 ordered and not invoiced.
    const { used } = await checkout.exceeded('usmf:US-001', '2000');
    expect(used).toEqual({ amount: '2068.00', currency: 'USD' });
    await expect(checkout.verdict('usmf:US-001', '1932.00')).resolves.toBe('ALLOWED');
    await expect(checkout.verdict('usmf:US-001', '1932.01')).resolves.toBe('RESTRICTED CREDIT_LIMIT_EXCEEDED');
  });

  it('counts what all members of a credit group owe, in every legal entity, in the group’s currency', async () => {
    seedRule(limitUsed);
    checkout.change('DE-001', 'demf', { CredManGroupId: 'CG1' });
    owes(901, 'DE-001', { dataAreaId: 'DEMF', CurrencyCode: 'EUR', OpenAmount: 45_000 });
    // 45,000 euros are 49,500 dollars; 68.00 are the account's own.
    await expect(checkout.verdict('usmf:US-001', '432.00')).resolves.toBe('ALLOWED');
    await expect(checkout.verdict('usmf:US-001', '432.01')).resolves.toBe('RESTRICTED GROUP_CREDIT_LIMIT_EXCEEDED');
  });

  it('takes only the rules of the account’s legal entity, account and group', async () => {
    const orders = { RuleType: 'OrderAmount', Amount: 5 };
    seedRule({ ...orders, RuleId: 'R1', dataAreaId: 'DEMF' });
    seedRule({ ...orders, RuleId: 'R2', AppliesTo: 'Table', CustomerAccount: 'US-002' });
    seedRule({ ...orders, RuleId: 'R3', AppliesTo: 'Group', CreditGroupId: 'CG2' });
    seedRule({ ...orders, RuleId: 'R4', AppliesTo: 'Group' });
    await expect(checkout.verdict('usmf:US-001', '10')).resolves.toBe('ALLOWED');
    seedRule({ ...orders, RuleId: 'R5', AppliesTo: 'Group', CreditGroupId: 'cg1' });
    await expect(checkout.verdict('usmf:US-001', '10')).resolves.toBe('RESTRICTED ORDER_AMOUNT');
  });

  it('reads an exclusion from days overdue as days or as an amount', async () => {
    owes(902, 'US-001', { dataAreaId: 'USMF', CurrencyCode: 'USD', OpenAmount: 30, DueDate: '2025-11-01T12:00:00Z' });
    seedRule({ RuleId: 'R1', RuleType: 'DaysOverdue', Days: 30 });
    const mine = { RuleType: 'DaysOverdue', IsExclusion: 'Yes', AppliesTo: 'Table', CustomerAccount: 'US-001' };
    seedRule({ ...mine, RuleId: 'R2', Amount: 100 });
    await expect(checkout.verdict('usmf:US-001', '10')).resolves.toBe('RESTRICTED DAYS_OVERDUE');
    seedRule({ ...mine, RuleId: 'R3', Days: 200 });
    await expect(checkout.verdict('usmf:US-001', '10')).resolves.toBe('ALLOWED');
  });

  it('holds by a rule of a kind it does not know', async () => {
    seedRule({ RuleId: 'R1', RuleType: 'MoonPhase' });
    await expect(checkout.verdict('usmf:US-001', '10')).resolves.toBe('RESTRICTED RULE_UNKNOWN');
  });

  it('reads every mark on the customer', async () => {
    await expect(checkout.verdict('usmf:US-002', '10')).resolves.toBe('REFUSED ACCOUNT_BLOCKED');
    seedRule(limitUsed);
    seedRule({ RuleId: 'R2', RuleType: 'AccountStatus', Value: 'BAD' });
    seedRule({ RuleId: 'R3', RuleType: 'PaymentTerms', Value: 'Net60' });
    seedRule({ RuleId: 'R4', RuleType: 'LimitExpired' });
    checkout.change('US-002', 'usmf', {
      OnHoldStatus: 'No',
      CreditLimit: 0,
      CreditLimitIsMandatory: 'Yes',
      CredManAccountStatusId: 'Bad',
      PaymentTerms: 'Net60',
      CredManCreditLimitExpiryDate: '2026-02-14T12:00:00Z',
    });
    await expect(checkout.verdict('usmf:US-002', '10')).resolves.toBe(
      'RESTRICTED CREDIT_LIMIT_EXCEEDED ACCOUNT_STATUS PAYMENT_TERMS CREDIT_LIMIT_EXPIRED',
    );
    checkout.change('US-002', 'usmf', { CredManExclude: 'Yes' });
    await expect(checkout.verdict('usmf:US-002', '10')).resolves.toBe('ALLOWED');
  });

  it('gives no limit to who has unlimited credit', async () => {
    seedRule(limitUsed);
    checkout.change('US-002', 'usmf', { OnHoldStatus: 'No', CreditLimit: 0, CredManCustUnlimitedCredit: 'Yes' });
    await expect(checkout.verdict('usmf:US-002', '999999')).resolves.toBe('ALLOWED');
  });

  it('converts a cart at the rate F&O states for a hundred', async () => {
    seedRule(limitUsed);
    checkout.change('US-001', 'usmf', { CredManGroupId: '' });
    await expect(checkout.verdict('usmf:US-001', '1756.36', 'EUR')).resolves.toBe('ALLOWED');
    await expect(checkout.verdict('usmf:US-001', '1756.37', 'EUR')).resolves.toBe('RESTRICTED CREDIT_LIMIT_EXCEEDED');
    await expect(checkout.verdict('usmf:US-001', '1', 'GBP')).resolves.toBe('RESTRICTED EXCHANGE_RATE_MISSING');
  });
});

describe('a checkout on what is not known', () => {
  it('gives no credit without an account', async () => {
    await expect(checkout.verdict(null, '10')).resolves.toBe('RESTRICTED NO_ACCOUNT');
  });

  it('gives no credit on an account that F&O does not have', async () => {
    await expect(checkout.verdict('usmf:US-999', '10')).resolves.toBe('RESTRICTED CREDIT_UNAVAILABLE');
  });

  it('gives no credit in a group whose limit F&O does not show', async () => {
    checkout.change('US-001', 'usmf', { CredManGroupId: 'CG9' });
    await expect(checkout.verdict('usmf:US-001', '10')).resolves.toBe('RESTRICTED CREDIT_UNAVAILABLE');
  });

  it('gives no credit while F&O is away, but leaves the other methods', async () => {
    await checkout.stopFinance();
    const { outcome, allowedPaymentMethods } = await checkout.decide('usmf:US-001', '10');
    expect([outcome, allowedPaymentMethods]).toEqual(['RESTRICTED', ['checkmo']]);
    await expect(checkout.verdict('usmf:US-001', '10')).resolves.toBe('RESTRICTED CREDIT_UNAVAILABLE');
  });

  it('gives no credit while it cannot be told whose account it is', async () => {
    const lost = async () => Promise.reject(new Error('the store is away'));
    await expect(checkout.verdictFor(lost, '10')).resolves.toBe('RESTRICTED CREDIT_UNAVAILABLE');
  });

  it('reads the facts once, however many carts are asked about', async () => {
    const before = checkout.requests();
    const outcomes = await checkout.decideTogether('usmf:US-001', ['10', '20', '999999']);
    expect(outcomes).toEqual(['ALLOWED', 'ALLOWED', 'ALLOWED']);
    // All of the account at once, then the group's members, then what these owe.
    expect(checkout.requests() - before).toBeLessThanOrEqual(5);
  });
});
