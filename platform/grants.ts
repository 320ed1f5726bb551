import type { Principal } from './principal.ts';

/** What grants are decided from: all of it comes from Commerce or Entra, none from the caller. */
export type PrincipalFacts = Pick<Principal, 'kind' | 'resources' | 'roles'>;

const everyone = ['public', 'catalog:read'];
const buyer = [...everyone, 'stock:read', 'profile:read', 'checkout:decide'];
const staff = [...everyone, 'stock:read', 'links:read'];
const trade = ['account:read', 'orders:read', 'quotes:read', 'returns:read'];
const money = ['invoices:read', 'credit:read'];
const people = ['profile:read', 'company:read', 'company:users'];

/** What each kind of caller may see, whatever his role says further. Deny by default: what is not here is not granted. */
const byKind: Readonly<Record<Principal['kind'], readonly string[]>> = {
  anonymous: everyone,
  // His own profile, orders, quotes and returns, and the account linked to him.
  shopper: [...buyer, ...trade, ...money],
  // Membership alone shows his own records and which account serves him; the rest hangs on his role, below.
  companyUser: [...buyer, ...trade],
  salesRepresentative: [...staff, ...people, ...trade, ...money, 'cases:read', 'activities:read'],
  finance: [...staff, ...people, ...trade, ...money],
  service: [...staff, ...people, ...trade, 'cases:read', 'activities:read'],
  operator: [...staff, 'operations:read'],
  // Reports without person fields, and nothing else.
  bi: ['public', 'reports:read'],
};

/** What a company role's resource adds, for company users only. Rows are narrowed further by `_sub` and by the subtree. */
const byResource = new Map<string, readonly string[]>([
  ['Magento_Company::credit', ['credit:read', 'invoices:read']],
  ['Magento_Company::view_account', ['company:read']],
  ['Magento_Company::users_view', ['company:users']],
]);

/** What an Entra app role adds, for staff only. */
const byRole = new Map<string, readonly string[]>([
  ['CostReader', ['cost:read']],
  ['Reports.Reader', ['reports:read']],
  ['Sync.Operator', ['operations:read']],
]);

const staffKinds: readonly Principal['kind'][] = ['salesRepresentative', 'finance', 'service', 'operator'];

/** Policy names granted to a caller, sorted. `internal` is never among them. */
export function grantsOf({ kind, resources, roles }: PrincipalFacts): string[] {
  const added = [
    ...(kind === 'companyUser' ? resources.flatMap((resource) => byResource.get(resource) ?? []) : []),
    ...(staffKinds.includes(kind) ? roles.flatMap((role) => byRole.get(role) ?? []) : []),
  ];
  return [...new Set([...byKind[kind], ...added])].sort();
}
