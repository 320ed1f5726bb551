import type { Money } from '../../../platform/money.ts';

/** Constants for programs, each with its words for people. Amounts stand beside the words, never in them. */
const messages = {
  NO_ACCOUNT: 'No account is linked to you here, so nothing can be bought on account.',
  CREDIT_UNAVAILABLE: 'Your credit cannot be checked at the moment, so nothing can be bought on account.',
  EXCHANGE_RATE_MISSING: 'An amount cannot be converted to the currency of your credit limit.',
  ACCOUNT_BLOCKED: 'Your account is blocked for all sales.',
  ACCOUNT_ON_HOLD: 'Your account is on hold.',
  FORCED_HOLD: 'The order is held by our credit department.',
  CREDIT_LIMIT_EXCEEDED: 'The order would use more of your credit limit than may be used.',
  GROUP_CREDIT_LIMIT_EXCEEDED: 'The order would use more of the credit limit you share than may be used.',
  DAYS_OVERDUE: 'An invoice is overdue for too long.',
  ACCOUNT_STATUS: 'The status of your account does not allow buying on account.',
  PAYMENT_TERMS: 'The terms of payment do not allow buying on account.',
  CREDIT_LIMIT_EXPIRED: 'Your credit limit has expired.',
  OVERDUE_AMOUNT: 'Too much is overdue for the credit that would be used.',
  ORDER_AMOUNT: 'The order is above what may be ordered without review.',
  RULE_UNKNOWN: 'A credit rule holds that cannot be checked here.',
} as const;

export type ReasonCode = keyof typeof messages;

export interface Reason {
  code: ReasonCode;
  message: string;
  limit: Money | null;
  used: Money | null;
}

export function reason(
  code: ReasonCode,
  { limit = null, used = null }: Partial<Pick<Reason, 'limit' | 'used'>> = {},
): Reason {
  return { code, message: messages[code], limit, used };
}
