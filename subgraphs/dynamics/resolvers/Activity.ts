import type { Beyond } from '../../../platform/beyond.ts';
import type { ActivityResolvers } from '../generated/types.ts';
import type { ActivityModel } from '../mapping/activity.ts';

export const Activity: Beyond<ActivityResolvers, ActivityModel> = {
  owner: async ({ ownerId }, _, { loaders }) => (ownerId === null ? null : loaders.userById.load(ownerId)),
};
