import { z } from 'zod';
import type { Database } from '../database.ts';
import type { PropertyValue } from '../model.ts';
import { dateOf } from '../tables/values.ts';
import { rowOf } from './rowOf.ts';

const account = z.strictObject({ legalEntity: z.string(), account: z.string() });
const creditLimit = account.extend({ amount: z.number().nonnegative(), expires: z.iso.date().optional() });
const hold = account.extend({
  hold: z.enum(['No', 'Invoice', 'All', 'Payment', 'Requisition', 'Never', 'PurchOrder']),
  reason: z.string().default(''),
});
const paymentTerms = account.extend({ paymentTerms: z.string() });
const representative = account.extend({ personnelNumber: z.string() });

export function setCreditLimit(database: Database, input: unknown, today: Date): void {
  const { amount, expires, ...who } = creditLimit.parse(input);
  change(database, who, {
    CreditLimit: amount,
    CredManCreditLimitDate: dateOf(today.toISOString()),
    CredManCreditLimitExpiryDate: dateOf(expires),
  });
}

export function setHold(database: Database, input: unknown): void {
  const { hold: status, reason, ...who } = hold.parse(input);
  change(database, who, { OnHoldStatus: status, CredManStatusReasonId: reason });
}

export function setPaymentTerms(database: Database, input: unknown): void {
  const { paymentTerms: name, ...who } = paymentTerms.parse(input);
  rowOf(database, 'PaymentTerms', { dataAreaId: who.legalEntity, Name: name });
  change(database, who, { PaymentTerms: name });
}

export function setRepresentative(database: Database, input: unknown): void {
  const { personnelNumber, ...who } = representative.parse(input);
  rowOf(database, 'EssWorkers', { PersonnelNumber: personnelNumber });
  change(database, who, { EmployeeResponsibleNumber: personnelNumber });
}

function change(database: Database, who: z.infer<typeof account>, values: Record<string, PropertyValue>): void {
  const row = rowOf(database, 'CustomersV3', { dataAreaId: who.legalEntity, CustomerAccount: who.account });
  database.table('CustomersV3').update(row, values);
}
