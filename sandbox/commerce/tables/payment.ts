import type { Buyer, Company } from '../../world/facts.ts';
import { ALL_RESOURCES, ROLES } from './roles.ts';

/** The shop's enabled methods, by code, with the titles buyers see. */
export const PAYMENT_METHODS = {
  companycredit: 'Payment on Account',
  checkmo: 'Check / Money order',
  banktransfer: 'Bank Transfer Payment',
} as const;

export type PaymentMethod = keyof typeof PAYMENT_METHODS;

/** Resources the buyer's company role allows; a shopper without a company has no role. */
export function resourcesOf(buyer: Buyer): string[] {
  if (buyer.companyId === undefined || buyer.role === undefined) return [];
  return buyer.role === 'admin' ? ALL_RESOURCES : ROLES[buyer.role].resources;
}

/** Paying on account needs an approved company and the role's permission. */
export function methodsFor(buyer: Buyer, company: Company | undefined): PaymentMethod[] {
  const onAccount = company?.status === 'approved' && resourcesOf(buyer).includes('Magento_Sales::payment_account');
  return onAccount ? ['companycredit', 'checkmo', 'banktransfer'] : ['checkmo', 'banktransfer'];
}
