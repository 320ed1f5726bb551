import type { Beyond } from '../../../platform/beyond.ts';
import type { ReturnOrderResolvers } from '../generated/types.ts';
import type { ReturnOrderModel } from '../mapping/return.ts';

export const ReturnOrder: Beyond<ReturnOrderResolvers, ReturnOrderModel> = {
  creditNotes: async ({ legalEntity, reference }, _, { loaders }) =>
    reference === null ? [] : loaders.invoicesByReference.load({ legalEntity, reference }),
  case: async ({ reference }, _, { loaders }) => (reference === null ? null : loaders.caseByReference.load(reference)),
};
