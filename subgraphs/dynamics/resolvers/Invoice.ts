import type { Beyond } from '../../../platform/beyond.ts';
import { parseInvoiceId } from '../../../platform/ids.ts';
import type { DynamicsContext } from '../context.ts';
import type { InvoiceResolvers } from '../generated/types.ts';
import { dayOf } from '../mapping/day.ts';
import { type InvoiceModel, type Settlement, toDaysOverdue, toSettlement } from '../mapping/invoice.ts';

export const Invoice: Beyond<InvoiceResolvers, InvoiceModel> = {
  __resolveReference: async ({ id }, { loaders }) =>
    parseInvoiceId(id) === undefined ? null : loaders.invoiceById.load(id),
  dueDate: async (invoice, _, context) => (await settlement(invoice, context)).dueDate,
  daysOverdue: async (invoice, _, context) => toDaysOverdue(await settlement(invoice, context), dayOf(context.now())),
  status: async (invoice, _, context) => (await settlement(invoice, context)).status,
  remaining: async (invoice, _, context) => (await settlement(invoice, context)).remaining,
  lines: ({ id }, _, { loaders }) => loaders.linesByInvoice.load(id),
  account: ({ accountId }, _, { loaders }) => loaders.accountById.load(accountId),
};

async function settlement(invoice: InvoiceModel, { loaders }: DynamicsContext): Promise<Settlement> {
  return toSettlement(invoice, await loaders.transactionByInvoice.load(invoice.id));
}
