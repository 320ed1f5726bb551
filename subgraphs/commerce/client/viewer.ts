import { UpstreamRefused } from '../../../platform/errors.ts';
import { type Connection, refusal } from './connection.ts';
import type { ViewerRecord } from './records.ts';

export interface Viewers {
  /** Who the call's token belongs to, in one question; undefined when Commerce does not know the token. */
  current(): Promise<ViewerRecord | undefined>;
}

/** Roles nest their resources: Commerce's own tree is five deep, the rest is room for extensions. */
const permissions =
  'id children { id children { id children { id children { id children { id children { id } } } } } }';

const document = `query CommerceViewer {
  customer {
    id
    status
    structure_id
    role { permissions { ${permissions} } }
  }
  company {
    id
    structure(depth: 100) { items { id parent_id entity { __typename ... on Customer { id } } } }
  }
}`;

export function createViewers({ graphql }: Connection): Viewers {
  const operation = 'read the viewer';
  return {
    async current() {
      const answer = await graphql<ViewerRecord>({ operation, document });
      const { customer, company = null } = answer.data;
      // Without a company he would have a shopper's rights: that Commerce failed to tell it must not give him those.
      const isFailure = company === null && answer.errors.some(({ category }) => category === undefined);
      if (customer && !isFailure) return { customer, company };
      const error = refusal(answer, operation);
      // Older releases answer a token they do not know with 200 and this refusal.
      if (error instanceof UpstreamRefused) return undefined;
      throw error;
    },
  };
}
