import type { Beyond } from '../../../platform/beyond.ts';
import { parseCustomerId } from '../../../platform/ids.ts';
import type { CustomerResolvers } from '../generated/types.ts';
import { accountIn } from '../linked.ts';
import type { CustomerModel } from '../mapping/stub.ts';

export const Customer: Beyond<CustomerResolvers, CustomerModel> = {
  __resolveReference: async ({ id }) => (parseCustomerId(id) === undefined ? null : { id }),
  account: ({ id }, { legalEntity }, context) => accountIn('CUSTOMER', id, legalEntity, context),
};
