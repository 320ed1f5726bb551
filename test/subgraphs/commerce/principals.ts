import { grantsOf } from '../../../platform/grants.ts';
import type { Principal } from '../../../platform/principal.ts';
import { ROLES } from '../../../sandbox/commerce/tables/roles.ts';

const nobody: Principal = {
  kind: 'anonymous',
  subject: 'anonymous',
  store: { view: 'us_en', website: 'us', legalEntity: 'usmf', currency: 'USD' },
  resources: [],
  subordinateIds: [],
  roles: [],
  legalEntities: [],
  accounts: [],
  companies: [],
  customers: [],
  grants: [],
};

/** A principal as the gateway makes it: with the grants of its kind. */
export function principal(kind: Principal['kind'], some: Partial<Principal> = {}): Principal {
  const { resources = [], roles = [] } = some;
  return { ...nobody, kind, subject: `test:${kind}`, grants: grantsOf({ kind, resources, roles }), ...some };
}

const northwind = { companyId: '7', companies: ['7'] };

export const anonymous = principal('anonymous');
export const shopper = principal('shopper', { customerId: '30', customers: ['30'] });
/** Of Northwind: sees what the buyer below him did. */
export const senior = principal('companyUser', {
  ...northwind,
  customerId: '11',
  customers: ['11', '12'],
  subordinateIds: ['12'],
  resources: ROLES.seniorBuyer.resources,
});
/** Has somebody below him only where a test says so. */
export const buyer = principal('companyUser', {
  ...northwind,
  customerId: '12',
  customers: ['12'],
  resources: ROLES.buyer.resources,
});
/** May look at his own orders, and at nobody else in the company. */
export const onlooker = principal('companyUser', {
  ...northwind,
  customerId: '13',
  customers: ['13'],
  resources: ROLES.viewer.resources,
});
/** Of Northwind's accounts, and of nobody else's. */
export const representative = principal('salesRepresentative', { legalEntities: ['usmf'], companies: ['7'] });
export const finance = principal('finance', { legalEntities: ['usmf'], companies: 'all', customers: 'all' });
/** The same for the other legal entity. */
export const financeEurope = principal('finance', { legalEntities: ['demf'], companies: 'all', customers: 'all' });
export const service = principal('service', { legalEntities: ['usmf', 'demf'], companies: 'all', customers: 'all' });
export const operator = principal('operator', { legalEntities: ['usmf', 'demf'] });
export const bi = principal('bi', { legalEntities: ['usmf', 'demf'] });
/** The gateway itself. */
export const internal: Principal = { ...nobody, kind: 'operator', subject: 'internal', grants: ['internal'] };
