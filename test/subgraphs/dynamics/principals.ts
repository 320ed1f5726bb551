import { grantsOf } from '../../../platform/grants.ts';
import type { Principal } from '../../../platform/principal.ts';

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

export const anonymous = principal('anonymous');
export const shopper = principal('shopper', { customerId: '2', accounts: ['usmf:US-002'] });
/** Leads the company; may see its credit and what others below him ordered. */
export const buyer = principal('companyUser', {
  customerId: '1',
  companyId: '7',
  accounts: ['usmf:US-001', 'demf:DE-001'],
  resources: ['Magento_Company::credit', 'Magento_Sales::view_orders_sub'],
  leadsCompany: true,
});
export const representative = principal('salesRepresentative', {
  legalEntities: ['usmf', 'demf'],
  accounts: ['usmf:US-001'],
});
export const finance = principal('finance', { legalEntities: ['usmf'], accounts: 'all', roles: ['CostReader'] });
export const service = principal('service', { legalEntities: ['usmf', 'demf'], accounts: 'all' });
/** The gateway itself. */
export const internal: Principal = { ...nobody, kind: 'operator', subject: 'internal', grants: ['internal'] };
