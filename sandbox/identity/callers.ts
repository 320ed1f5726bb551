import type { Credentials } from '../credentials.ts';
import type { World } from '../world/facts.ts';
import { seededPeople } from '../world/people.ts';
import type { Claims, Identity } from './identity.ts';

/** Roles of our own API's app registration, as an Entra administrator has assigned them here. */
const STAFF = {
  rep: ['Sales.Representative'],
  finance: ['Finance.Controller', 'LegalEntity.usmf', 'LegalEntity.demf'],
  service: ['Service.Agent', 'LegalEntity.usmf', 'LegalEntity.demf'],
  operator: ['Sync.Operator', 'LegalEntity.usmf', 'LegalEntity.demf'],
} as const;
const BI: Claims = {
  objectId: 'b1000000-0000-4000-a000-000000000001',
  name: 'Reporting',
  roles: ['Reports.Reader', 'LegalEntity.usmf', 'LegalEntity.demf'],
};

export interface Callers {
  /** A token of a seeded person or application. Throws for one that is not seeded. */
  tokenOf(who: string): Promise<string>;
}

interface Sources {
  world(): World;
  identity: Identity;
  credentials: Credentials;
  issueCustomerToken(customerId: number): string;
}

export function createCallers({ world, identity, credentials, issueCustomerToken }: Sources): Callers {
  return {
    async tokenOf(who) {
      const people = seededPeople(world());
      const { apiAudience } = credentials.entra;
      switch (who) {
        case 'buyer':
        case 'buyer2':
        case 'admin':
          return issueCustomerToken(people[who].id);
        case 'rep':
        case 'finance':
        case 'service':
        case 'operator': {
          const { aadObjectId, name, email } = people[who];
          return identity.issueForApi(apiAudience, { objectId: aadObjectId, name, email, roles: [...STAFF[who]] });
        }
        case 'bi':
          return identity.issueForApi(apiAudience, BI);
        default:
          throw new Error(`nobody here is called ${who}`);
      }
    },
  };
}
