import type { Credentials } from '../credentials.ts';
import type { Worker, World } from '../world/facts.ts';
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
  /**
   * A token of a seeded person or application; a member of staff, by his name here or his personnel number, can be given
   * other roles than his. Throws for one that is not seeded.
   */
  tokenOf(who: string, roles?: readonly string[]): Promise<string>;
}

interface Sources {
  world(): World;
  identity: Identity;
  credentials: Credentials;
  issueCustomerToken(customerId: number): string;
}

export function createCallers({ world, identity, credentials, issueCustomerToken }: Sources): Callers {
  return {
    async tokenOf(who, roles) {
      const people = seededPeople(world());
      switch (who) {
        case 'buyer':
        case 'buyer2':
        case 'admin':
          return issueCustomerToken(people[who].id);
        case 'rep':
        case 'finance':
        case 'service':
        case 'operator': {
          return tokenOfWorker(people[who], roles ?? STAFF[who]);
        }
        case 'bi':
          return identity.issueForApi(credentials.entra.apiAudience, { ...BI, roles: [...(roles ?? BI.roles)] });
        default: {
          const worker = world().workers.find(({ personnelNumber }) => personnelNumber === who);
          if (worker === undefined) throw new Error(`nobody here is called ${who}`);
          return tokenOfWorker(worker, roles ?? STAFF.rep);
        }
      }
    },
  };

  function tokenOfWorker({ aadObjectId, name, email }: Worker, roles: readonly string[]): Promise<string> {
    const claims = { objectId: aadObjectId, name, email, roles: [...roles] };
    return identity.issueForApi(credentials.entra.apiAudience, claims);
  }
}
