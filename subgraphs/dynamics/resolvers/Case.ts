import type { Beyond } from '../../../platform/beyond.ts';
import { parseDataverseId } from '../../../platform/ids.ts';
import type { CaseResolvers } from '../generated/types.ts';
import type { CaseModel } from '../mapping/case.ts';

export const Case: Beyond<CaseResolvers, CaseModel> = {
  __resolveReference: async ({ id }, { loaders }) => {
    const found = parseDataverseId(id);
    return found === undefined ? null : loaders.caseById.load(found);
  },
};
